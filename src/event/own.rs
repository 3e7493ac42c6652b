//! Futures and tasks of classes that override what others ask of them: they are asked and told by their methods.
//!
//! Which methods count is `ASKED`. The rest of the loop goes past methods straight to the data; it comes here only once such
//! an object was made (`sched.own_ways`), and then for that object alone.

use super::run::EventLoop;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::exception::Exc;
use crate::object::function::Method;
use crate::object::future::FutureKind;
use crate::object::payload::Object;
use crate::object::task::{Task, is_sleeping};
use crate::sched::Ready;
use crate::sched::group::{Group, Timeout};
use crate::sched::handle::Handle;
use crate::vm::{Raise, Resume, Vm};

/// The methods that an `await`, a cancellation or a group would call.
const ASKED: &[&str] = &[
    "__await__",
    "add_done_callback",
    "cancel",
    "cancelled",
    "cancelling",
    "done",
    "exception",
    "get_loop",
    "result",
    "remove_done_callback",
    "uncancel",
];

impl Vm {
    /// Takes note of what the class of a new future or task overrides.
    pub fn note_own_ways(&mut self, future: Value, class: Gc<Class>) {
        let own = ASKED.iter().any(|name| {
            let name = self.intern(name);
            let found = class.find(&self.heap, name);
            found.is_some_and(|(owner, _)| !owner.get(&self.heap).flags.builtin)
        });
        if own && let Some(core) = future.core_mut(&mut self.heap) {
            core.more.get_or_insert_default().own_ways = true;
            self.sched.own_ways = true;
        }
    }

    /// Tells whether a future or task is to be asked by its methods.
    #[inline]
    pub fn has_own_ways(&self, future: Value) -> bool {
        self.sched.own_ways
            && match future.core(&self.heap) {
                Some(core) => core.has_own_ways(),
                None => matches!(future, Value::Instance(_)),
            }
    }

    /// Tells whether an object is a future of a script's own making, which says so by the mark for one that is awaited.
    #[cold]
    pub fn is_foreign_future(&mut self, object: Value) -> bool {
        let Value::Instance(_) = object else {
            return false;
        };
        let name = self.intern("_asyncio_future_blocking");
        if self.class_of(object).find(&self.heap, name).is_none() {
            // What stands in for a future says it is of that class.
            let told = self.intern("__class__");
            let Ok(class @ Value::Class(_)) = self.get_attr(object, told) else {
                return false;
            };
            if !matches!(self.get_attr_opt(class, name), Ok(Some(_))) {
                return false;
            }
        }
        match self.get_attr(object, name) {
            Ok(mark) if !mark.is_none() => {
                self.sched.own_ways = true;
                true
            }
            Ok(_) => false,
            Err(Raise) => {
                self.take_raised();
                false
            }
        }
    }

    /// Tells whether what a coroutine yielded is a future of a script's own making that says it is waited for; `None` if
    /// it does not say. The object is asked, not its class.
    #[cold]
    pub(super) fn blocking_mark(&mut self, object: Value) -> Option<bool> {
        let Value::Instance(_) = object else {
            return None;
        };
        let name = self.intern("_asyncio_future_blocking");
        let mark = match self.get_attr_opt(object, name) {
            Ok(mark) => mark.filter(|mark| !mark.is_none())?,
            Err(Raise) => {
                self.take_raised();
                return None;
            }
        };
        self.sched.own_ways = true;
        match self.truth(mark) {
            Ok(awaited) => Some(awaited),
            Err(Raise) => {
                self.take_raised();
                Some(false)
            }
        }
    }

    /// Calls a method without arguments.
    pub fn ask(&mut self, object: Value, name: &str) -> Result<Value, Raise> {
        let name = self.intern(name);
        self.call_method(object, name, &[])
    }

    /// As `ask` for a method that says yes or no.
    pub fn asks_true(&mut self, object: Value, name: &str) -> Result<bool, Raise> {
        let answer = self.ask(object, name)?;
        self.truth(answer)
    }

    /// Gives the number of the loop that a script's method gave; 0 for anything else.
    pub(super) fn loop_number(&self, event_loop: Value) -> u32 {
        match self.payload::<EventLoop>(event_loop) {
            Some(event_loop) => event_loop.id,
            None => self.sched.loop_held_as(event_loop).unwrap_or(0),
        }
    }

    /// Gives a function of the module asyncio bound to an object.
    pub fn bound_function(&mut self, name: &str, object: Value) -> Result<Value, Raise> {
        self.root(object);
        let module = self.import_module("asyncio")?;
        let name = self.intern(name);
        let func = self.get_attr(module, name)?;
        let method = Method {
            func,
            self_: object,
        };
        let method = Value::Method(self.heap.alloc(method));
        self.root(method);
        Ok(method)
    }

    /// Cancels a future or task as its method `cancel` does, calling that if it is overridden: with a message, if there is one.
    pub fn cancel(&mut self, future: Value, message: Value) -> Result<bool, Raise> {
        if !self.sched.own_ways {
            let taken = self.sched.cancel(&mut self.heap, future, message);
            self.check_queued()?;
            return Ok(taken);
        }
        if !self.has_own_ways(future) {
            return self.cancel_itself(future, message);
        }
        let (name, key) = (self.intern("cancel"), self.intern("msg"));
        let method = self.get_attr(future, name)?;
        self.root(method);
        let message = message.some().map(|message| (key, message));
        let taken = self.call_kw(method, &[], message.as_slice())?;
        self.truth(taken)
    }

    /// A task passes a cancellation on to what it waits for.
    fn cancel_next(&mut self, waited: Value, message: Value) -> Result<bool, Raise> {
        if !self.has_own_ways(waited) {
            return self.cancel(waited, message);
        }
        let name = self.intern("cancel");
        let taken = self.call_method(waited, name, &[message.or_none()])?;
        self.truth(taken)
    }

    /// Gives how often a task was cancelled, as its method `cancelling` says.
    pub fn cancelling(&mut self, task: Gc<Task>) -> Result<u32, Raise> {
        if !self.has_own_ways(task.into()) {
            return Ok(task.get(&self.heap).cancels);
        }
        let answer = self.ask(task.into(), "cancelling")?;
        self.count_of(answer)
    }

    /// Takes back one cancellation of a task as its method `uncancel` does; gives how many are left.
    pub fn uncancel(&mut self, task: Gc<Task>) -> Result<u32, Raise> {
        if !self.has_own_ways(task.into()) {
            return Ok(self.sched.uncancel(&mut self.heap, task));
        }
        let answer = self.ask(task.into(), "uncancel")?;
        self.count_of(answer)
    }

    #[cold]
    fn count_of(&mut self, answer: Value) -> Result<u32, Raise> {
        let count = self.to_float(answer)?;
        Ok(if count > 0.0 { count as u32 } else { 0 })
    }

    /// A task that was cancelled before it waited cancels what it waits for.
    #[cold]
    pub(super) fn cancel_waited(&mut self, task: Gc<Task>, waited: Value, message: Value) -> bool {
        let mark = self.thread.roots.mark();
        self.root(task);
        self.root(waited);
        let taken = self.cancel_next(waited, message);
        self.thread.roots.cut(mark);
        taken.unwrap_or_else(|Raise| {
            let name = self.name_of_wakeup(task);
            self.report_in_callback(&name);
            false
        })
    }

    /// What the builtin method `cancel` does.
    pub fn cancel_itself(&mut self, future: Value, message: Value) -> Result<bool, Raise> {
        if self.sched.own_ways {
            if !self.has_native_stack() {
                return Err(self.recursion_error());
            }
            if let Value::Task(task) = future {
                return self.cancel_task(task, message);
            }
            if let Value::Future(f) = future
                && let FutureKind::Gather(gather) = &f.get(&self.heap).kind
                && !f.get(&self.heap).core.is_done()
            {
                let children = gather.children.clone();
                let mut any = false;
                for child in children {
                    any |= self.cancel(child, message.or_none())?;
                }
                if any && let FutureKind::Gather(gather) = &mut f.get_mut(&mut self.heap).kind {
                    gather.cancel_requested = true;
                }
                return Ok(any);
            }
        }
        let taken = self.sched.cancel(&mut self.heap, future, message);
        self.check_queued()?;
        Ok(taken)
    }

    fn cancel_task(&mut self, task: Gc<Task>, message: Value) -> Result<bool, Raise> {
        let t = task.get_mut(&mut self.heap);
        t.core.unretrieved = false;
        if t.core.is_done() {
            return Ok(false);
        }
        t.cancels = t.cancels.saturating_add(1);
        let waiting = t.waiting;
        if is_sleeping(waiting) {
            self.sched.cancel_sleep(&mut self.heap, task, message);
            self.check_queued()?;
            return Ok(true);
        }
        let waits = matches!(
            waiting,
            Value::Future(_) | Value::Task(_) | Value::Instance(_)
        );
        if waits && self.cancel_next(waiting, message)? {
            return Ok(true);
        }
        self.sched.mark_cancelled(&mut self.heap, task, message);
        Ok(true)
    }

    /// A task waits for a future that is told so by its methods.
    pub(super) fn park_by_methods(&mut self, task: Gc<Task>, awaited: Value) {
        let before = self.sched.cur.current.replace(task);
        let outside = self.swap_context(task);
        let mark = self.thread.roots.mark();
        self.root(awaited);
        let parked = self.ask_to_wake(task, awaited);
        self.thread.roots.cut(mark);
        self.restore_context(task, outside);
        self.sched.cur.current = before;
        if parked.is_err() {
            let name = self.name_of_wakeup(task);
            self.report_in_callback(&name);
        }
    }

    fn ask_to_wake(&mut self, task: Gc<Task>, awaited: Value) -> Result<(), Raise> {
        let (name, attribute) = (self.intern("get_loop"), self.intern("_loop"));
        let its_loop = match self.get_attr_opt(awaited, name)? {
            Some(method) => {
                self.root(method);
                self.call(method, &[])?
            }
            None => self.get_attr(awaited, attribute)?,
        };
        let own_loop = self.loop_object(task.get(&self.heap).core.loop_id);
        if !its_loop.is(own_loop) {
            self.refuse_other_loop(task, awaited);
            return Ok(());
        }
        match awaited.core_mut(&mut self.heap) {
            Some(core) => core.blocking = false,
            None => {
                let mark = self.intern("_asyncio_future_blocking");
                self.set_attr(awaited, mark, Value::FALSE)?;
            }
        }
        let wake = self.bound_function("_wake_task", task.into())?;
        let context = match self.sched.context {
            Some(context) => context,
            None => {
                let context = self.new_context(Default::default());
                self.sched.context = Some(context);
                context
            }
        };
        let (name, key) = (self.intern("add_done_callback"), self.intern("context"));
        let add = self.get_attr(awaited, name)?;
        self.root(add);
        self.call_kw(add, &[wake], &[(key, context.into())])?;
        task.get_mut(&mut self.heap).waiting = awaited;
        if task.get(&self.heap).must_cancel {
            let message = task.get(&self.heap).core.result;
            if self.cancel_next(awaited, message)? {
                task.get_mut(&mut self.heap).must_cancel = false;
            }
        }
        Ok(())
    }

    /// What such a future calls when it is done: the task's next step.
    pub fn wake_by_methods(&mut self, task: Gc<Task>, awaited: Value) -> Result<(), Raise> {
        self.root(task);
        let resume = match self.ask(awaited, "result") {
            Ok(_) => Resume::Send(Value::None),
            Err(Raise) => Resume::Throw(Value::Exception(self.take_raised())),
        };
        if let Resume::Throw(error) = resume {
            self.root(error);
        }
        let cur = &mut self.sched.cur;
        let outside = (cur.forbid_hops(), cur.hopped.take());
        task.get_mut(&mut self.heap).waiting = Value::Unset;
        let left = self.wake_with(task, resume);
        let cur = &mut self.sched.cur;
        ((cur.batch, cur.may_begin), cur.hopped) = outside;
        left
    }

    /// Cancels the tasks of a group that are not done, in order of creation.
    pub fn abort_group(&mut self, group: Gc<Object>) -> Result<(), Raise> {
        if !self.sched.own_ways {
            self.sched.abort_group(&mut self.heap, group);
            return self.check_queued();
        }
        let Some(data) = group.get_mut(&mut self.heap).payload_mut::<Group>() else {
            return Ok(());
        };
        data.aborting = true;
        let tasks = data.tasks.clone();
        for task in tasks {
            let done = if self.has_own_ways(task) {
                self.asks_true(task, "done")?
            } else {
                task.is_done_future(&self.heap)
            };
            if !done {
                self.cancel(task, Value::Unset)?;
            }
        }
        Ok(())
    }

    /// A task of a group is done and will not be asked to end.
    pub(super) fn leave_group(&mut self, group: Gc<Object>, child: Value) {
        if let Some(data) = group.get_mut(&mut self.heap).payload_mut::<Group>() {
            data.tasks.retain(|task| !task.is(child));
        }
    }

    /// Tells whether one of these is to be asked by its methods, or may be once it is a task.
    pub(super) fn any_own_ways(&mut self, args: &[Value]) -> bool {
        for &arg in args {
            if let Value::Instance(_) = arg
                && self.is_foreign_future(arg)
            {
                return true;
            }
        }
        self.sched.own_ways
            && (self.sched.cur.task_factory.some().is_some()
                || args.iter().any(|&arg| self.has_own_ways(arg)))
    }

    /// Runs a loop until a future is done that is to be asked by its methods.
    pub(super) fn run_until_told(
        &mut self,
        id: u32,
        future: Value,
        is_new: bool,
    ) -> Result<Value, Raise> {
        let module = self.import_module("asyncio.base_events")?;
        let name = self.intern("_run_until_complete_cb");
        let stop = self.get_attr(module, name)?;
        self.root(stop);
        let (add, remove) = (
            self.intern("add_done_callback"),
            self.intern("remove_done_callback"),
        );
        self.call_method(future, add, &[stop])?;
        let result = self.run_forever(id);
        if result.is_err() {
            let error = Value::Exception(self.take_raised());
            self.root(error);
            if is_new && self.asks_true(future, "done")? && !self.asks_true(future, "cancelled")? {
                self.ask(future, "exception")?;
            }
            self.call_method(future, remove, &[stop])?;
            self.raised = error;
            return Err(Raise);
        }
        self.call_method(future, remove, &[stop])?;
        if !self.asks_true(future, "done")? {
            return Err(self.runtime_error("Event loop stopped before Future completed."));
        }
        self.ask(future, "result")
    }

    /// The time of a timeout has come.
    pub(super) fn expire(&mut self, timeout: Gc<Object>) {
        if !self.sched.own_ways {
            self.sched.expire(&mut self.heap, timeout);
            self.tell_too_deep("Timeout._on_timeout");
            return;
        }
        let Some(data) = timeout.get_mut(&mut self.heap).payload_mut::<Timeout>() else {
            return;
        };
        let Some(task) = data.begin_to_expire() else {
            return;
        };
        if self.cancel(task.into(), Value::Unset).is_err() {
            self.report_in_callback("Timeout._on_timeout");
        }
    }

    /// Raises what a cancellation raises that went too deep.
    pub fn cancelled_too_deep(&mut self) -> Raise {
        if !std::mem::take(&mut self.sched.too_long) {
            return self.recursion_error();
        }
        let text = "maximum recursion depth exceeded while calling a Python object";
        self.error(Exc::RecursionError, text)
    }

    /// Reports a cancellation that the loop began and that went too deep; tells whether it did.
    pub(super) fn tell_too_deep(&mut self, name: &str) -> bool {
        if !std::mem::take(&mut self.sched.too_deep) {
            return false;
        }
        self.cancelled_too_deep();
        self.report_in_callback(name);
        true
    }

    /// What a method raised that the loop called.
    #[cold]
    fn report_in_callback(&mut self, name: &str) {
        let mark = self.thread.roots.mark();
        let id = self.sched.cur.id;
        let error = Value::Exception(self.take_raised());
        self.root(error);
        let function = self.queued(id, Ready::Empty, name);
        self.root(function);
        let args = self.heap.new_tuple(&[]);
        let class = self.types.handle;
        let handle = self.object_of(class, Handle::new(function, args, Value::None, id));
        self.root(handle);
        let text = format!("Exception in callback {name}()");
        if self
            .report_error(&text, Some(error), &[("handle", handle)])
            .is_err()
        {
            self.take_raised();
        }
        self.thread.roots.cut(mark);
    }
}
