//! `run`, `run_until_complete`, `run_forever`, and the end of a run.
//!
//! After main's last step: what is queued runs once more and the loop stops; tasks that are left are cancelled and
//! gathered; open async generators are closed in a task; the executor is shut down in another; the loop closes.
//! Each of these enters the loop again without losing what is queued.

use super::context::Context;
use super::make::{Step, Wanted, step};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::frame::Frame;
use crate::object::future::Callback;
use crate::object::native_coro::NativeCoro;
use crate::object::task::Task;
use crate::vm::{Outcome, Raise, Resume, Vm};

/// What scripts hold of a loop.
pub struct EventLoop {
    pub id: u32,
}

impl crate::object::payload::Payload for EventLoop {
    fn trace(&self, _: &mut crate::heap::Marker) {}
}

/// How many seconds the end of a run waits for the threads of the executor, as CPython's does.
pub const PATIENCE: f64 = 300.0;

/// The name CPython's loop has for what waits on Linux.
pub const SELECTOR: &str = "EpollSelector";

impl Vm {
    /// Makes a loop with its object; gives its number.
    pub fn new_event_loop(&mut self) -> u32 {
        let class = self.types.event_loop;
        let id = self.sched.new_loop();
        let object = self.object_of(class, EventLoop { id });
        let debug = self.begins_in_debug();
        if let Some(state) = self.sched.state(id) {
            state.object = object;
            state.debug = debug;
        }
        self.log_selector(SELECTOR);
        id
    }

    /// Logs by what a new loop waits.
    pub fn log_selector(&mut self, kind: &str) {
        self.log_detail(&format!("Using selector: {kind}"));
    }

    /// Tells whether a new loop is in debug mode: by the command line or by the environment as the script has left it.
    pub(super) fn begins_in_debug(&mut self) -> bool {
        const VARIABLE: &str = "PYTHONASYNCIODEBUG";
        if self.config.dev {
            return true;
        }
        if self.config.bare {
            return false;
        }
        match self.script_environment() {
            None => std::env::var_os(VARIABLE).is_some_and(|set| !set.is_empty()),
            Some(environ) => environ.iter(&self.heap).any(|(name, value)| {
                matches!((name, value), (Value::Bytes(name), Value::Bytes(set))
                    if name.data(&self.heap) == VARIABLE.as_bytes() && !set.data(&self.heap).is_empty())
            }),
        }
    }

    /// Refuses to run a loop that is closed, or while one runs.
    fn check_can_run(&mut self, id: u32) -> Result<(), Raise> {
        if self.sched.state(id).is_none_or(|s| s.closed) {
            return Err(self.runtime_error("Event loop is closed"));
        }
        if self.sched.is_running(id) {
            return Err(self.runtime_error("This event loop is already running"));
        }
        match self.sched.running() {
            Some(_) if self.sched.is_at_prompt() => Ok(()),
            Some(_) => {
                Err(self.runtime_error("Cannot run the event loop while another loop is running"))
            }
            None => Ok(()),
        }
    }

    /// Runs a loop until it is stopped.
    pub fn run_forever(&mut self, id: u32) -> Result<(), Raise> {
        self.inside(id, Vm::run_loop)
    }

    /// Does something while a loop counts as running.
    pub fn inside<R>(
        &mut self,
        id: u32,
        body: impl FnOnce(&mut Vm) -> Result<R, Raise>,
    ) -> Result<R, Raise> {
        self.check_can_run(id)?;
        let before = self.sched.enter(id);
        self.sched.cur.running = true;
        self.sched.cur.thread = self.threads.current();
        let mark = self.thread.roots.mark();
        let context = self.sched.context.take();
        if let Some(context) = context {
            self.sched.outer_contexts.push(context);
        }
        let hooks = self.enter_hooks(id);
        let time = self.sched.clock.set_own(f64::NAN);
        let result = body(self);
        self.sched.clock.set_own(time);
        self.leave_hooks(id, hooks);
        if context.is_some() {
            self.sched.outer_contexts.pop();
        }
        self.sched.context = context;
        self.thread.roots.cut(mark);
        self.sched.cur.running = false;
        self.sched.cur.stopping = false;
        self.sched.leave(before);
        result
    }

    /// Runs a loop until a future or coroutine is done; gives its result.
    pub fn run_until_complete(&mut self, id: u32, awaitable: Value) -> Result<Value, Raise> {
        if let Err(refused) = self.check_can_run(id) {
            self.watch_refused(awaitable);
            return Err(refused);
        }
        let root = self.root(awaitable);
        let future = self.ensure_future(awaitable, Some(id))?;
        let is_new = !future.is(self.plain(awaitable));
        self.reroot(root, future);
        if is_new && let Value::Task(task) = future {
            task.get_mut(&mut self.heap).quiet = true;
        }
        if self.has_own_ways(future) {
            return self.run_until_told(id, future, is_new);
        }
        self.sched
            .add_callback(&mut self.heap, future, Callback::Stop);
        let result = self.run_for(id, future);
        let Some(core) = future.core_mut(&mut self.heap) else {
            return Ok(Value::None);
        };
        core.remove_callbacks(|c| c == Callback::Stop);
        if result.is_err() {
            if is_new && core.is_done() {
                core.unretrieved = false;
            }
            return Err(Raise);
        }
        if !core.is_done() {
            return Err(self.runtime_error("Event loop stopped before Future completed."));
        }
        self.future_result(future)
    }

    /// Runs a loop for a future, until somebody stops it.
    fn run_for(&mut self, id: u32, future: Value) -> Result<(), Raise> {
        if let Some(state) = self.sched.state(id) {
            state.until = future;
        }
        let result = if self.sched.state(id).is_some_and(|s| s.own.run_forever) {
            let event_loop = self.loop_object(id);
            self.ask(event_loop, "run_forever").map(|_| ())
        } else {
            self.run_forever(id)
        };
        if let Some(state) = self.sched.state(id) {
            state.until = Value::Unset;
        }
        result
    }

    /// Refuses to begin a run inside another, or of what is no coroutine.
    pub fn check_may_run(&mut self, coro: Value) -> Result<(), Raise> {
        if self.sched.running().is_some() && !self.sched.is_at_prompt() {
            return Err(
                self.runtime_error("asyncio.run() cannot be called from a running event loop")
            );
        }
        if !self.is_coroutine(coro) {
            let shown = self.show(coro);
            return Err(self.value_error(format!("a coroutine was expected, got {shown}")));
        }
        Ok(())
    }

    /// `run` with the loop that a script's own policy makes.
    fn run_by_policy(&mut self, coro: Value, debug: Option<bool>) -> Result<Value, Raise> {
        let module = self.import_module("_asyncio_runner")?;
        let name = self.intern("run");
        let run = self.get_attr(module, name)?;
        self.root(run);
        let debug = debug.map_or(Value::None, Value::bool);
        self.call(run, &[coro, debug])
    }

    /// `run`: a loop of its own for one coroutine, in debug mode or not if that is said.
    pub fn run_coroutine(&mut self, coro: Value, debug: Option<bool>) -> Result<Value, Raise> {
        if let Err(refused) = self.check_may_run(coro) {
            self.watch_refused(coro);
            if self.sched.running().is_none() {
                // As after any run, there is no loop any more.
                self.set_event_loop(0);
                // Its loop was made and closed, which takes two tasks.
                self.sched.next_number += 2;
            }
            return Err(refused);
        }
        self.root(coro);
        if self.sched.policy.some().is_some() {
            return self.run_by_policy(coro, debug);
        }
        let id = self.new_event_loop();
        if let (Some(state), Some(debug)) = (self.sched.state(id), debug) {
            state.debug = debug;
        }
        self.run_coroutine_on(id, coro)
    }

    /// Runs a coroutine on a loop and closes that.
    pub fn run_coroutine_on(&mut self, id: u32, coro: Value) -> Result<Value, Raise> {
        let before = self.sched.set_loop;
        self.set_event_loop(id);
        let result = self.run_main_task(id, coro, Value::Unset);
        let result = self.end_run(id, result);
        let result = self.heed_term(result);
        // A run leaves no loop behind; at the prompt its own stays.
        self.sched.set_loop = if self.sched.prompt.is_some() {
            before
        } else {
            0
        };
        result
    }

    /// Runs the main module's frame, which awaits, as a program of its own.
    pub fn run_main(&mut self, frame: Gc<Frame>) -> Result<Value, Raise> {
        self.run_coroutine(Value::Frame(frame), None)
    }

    /// Runs a coroutine as the main task: what Ctrl-C cancels.
    pub fn run_main_task(&mut self, id: u32, coro: Value, context: Value) -> Result<Value, Raise> {
        // From here on Ctrl-C is ours.
        let _ = self.sched.io.start();
        let context = match context {
            // By its own method as `Runner` calls it.
            Value::Unset if self.sched.state(id).is_some_and(|s| s.own.create_task) => {
                let copy = self.copy_context();
                let copy = copy.unwrap_or_else(|| self.new_context(Context::default()));
                Value::Object(copy)
            }
            given => given,
        };
        let wanted = Wanted {
            context,
            ..Wanted::PLAIN
        };
        let task = self.create_task(id, coro, wanted)?;
        self.note_made(task, id, Some(("runners", "run")));
        let Value::Task(main) = task else {
            return self.run_until_complete(id, task);
        };
        let before = self.attend_signals(main);
        let result = self.run_by_method(id, task);
        let count = self.unattend_signals(before);
        if result.is_err() {
            let core = &mut main.get_mut(&mut self.heap).core;
            // What stops the loop when it runs again, to end what is left, asks for it.
            core.unretrieved &= !core.is_done();
            self.blame_interrupt(main, count);
        }
        result
    }

    /// If it is for Ctrl-C that the main task ended by CancelledError, KeyboardInterrupt is raised instead.
    fn blame_interrupt(&mut self, main: Gc<Task>, interrupts: u32) {
        if interrupts > 0
            && self.raised_is(Exc::CancelledError)
            && self.sched.uncancel(&mut self.heap, main) == 0
        {
            let cancelled = Value::Exception(self.take_raised());
            let interrupt = self.new_exception(Exc::KeyboardInterrupt, &[]);
            interrupt.get_mut(&mut self.heap).context = cancelled;
            self.raised = Value::Exception(interrupt);
        }
    }

    /// Runs a coroutine as the main task of the loop that is running: a statement of the prompt.
    pub fn run_statement(&mut self, coro: Value) -> Result<Value, Raise> {
        let id = self.sched.cur.id;
        let task = self.create_task(id, coro, Wanted::PLAIN)?;
        self.note_made(task, id, Some(("runners", "run")));
        self.root(task);
        let Value::Task(main) = task else {
            return Err(self.runtime_error("a statement needs a task"));
        };
        let before = self.attend_signals(main);
        let left = self.attend(|vm| main.get(&vm.heap).core.is_done());
        let interrupts = self.unattend_signals(before);
        if left.is_err() {
            // SystemExit and KeyboardInterrupt leave the loop by themselves.
            main.get_mut(&mut self.heap).core.unretrieved = false;
            return Err(Raise);
        }
        let result = self.future_result(task);
        if result.is_err() {
            self.blame_interrupt(main, interrupts);
        }
        result
    }

    /// Runs iterations of the loop that is running, whether or not a script stops it, until something is done.
    pub fn attend(&mut self, mut is_done: impl FnMut(&mut Vm) -> bool) -> Result<(), Raise> {
        while !is_done(self) {
            let mark = self.thread.roots.mark();
            let result = self.iterate(false);
            self.thread.roots.cut(mark);
            self.sched.cur.stopping = false;
            result?;
        }
        Ok(())
    }

    /// Closes the loop of a run; what went wrong on the way out replaces the result.
    pub fn end_run(&mut self, id: u32, result: Result<Value, Raise>) -> Result<Value, Raise> {
        let error = result
            .is_err()
            .then(|| Value::Exception(self.take_raised()));
        let root = self.root(error.unwrap_or(result.unwrap_or(Value::None)));
        let outer = self.thread.ending;
        if let Some(Value::Exception(error)) = error {
            self.thread.ending = Some((self.thread.acts.len(), error));
        }
        let closing = self.shut_down_and_close(id);
        self.thread.ending = outer;
        closing?;
        let kept = self.rooted(root);
        if error.is_some() {
            self.raised = kept;
            return Err(Raise);
        }
        Ok(kept)
    }

    /// Cancels what is left on a loop and closes it.
    pub fn shut_down_and_close(&mut self, id: u32) -> Result<(), Raise> {
        let ended = self.shut_down(id);
        // Reports of tasks that go down with the loop run script code.
        let raised = std::mem::replace(&mut self.raised, Value::Unset);
        let root = self.root(raised);
        let closed = self.close_by_method(id);
        if closed.is_ok() {
            self.raised = self.rooted(root);
        }
        ended.and(closed)
    }

    /// Cancels what is left on a loop and closes its async generators and executor.
    fn shut_down(&mut self, id: u32) -> Result<(), Raise> {
        self.cancel_left(id)?;
        if self.sched.state(id).is_some_and(|s| s.own.ends) {
            return self.shut_down_own_loop(id);
        }
        let asyncgens = self.shutdown_asyncgens();
        self.run_by_method(id, asyncgens)?;
        let executor = self.shutdown_executor_of(id, Value::float(PATIENCE))?;
        self.run_by_method(id, executor)?;
        Ok(())
    }

    fn cancel_left(&mut self, id: u32) -> Result<(), Raise> {
        if self.sched.lists_others {
            let event_loop = self.loop_object(id);
            self.ask_extending("cancel_all", event_loop)?;
            return Ok(());
        }
        let left = self.all_tasks(id);
        if left.is_empty() {
            return Ok(());
        }
        for &task in &left {
            self.root(task);
            self.cancel(task.into(), Value::Unset)?;
        }
        let children: Vec<Value> = left.iter().map(|&t| t.into()).collect();
        let outer = self.gather(&children, true)?;
        self.run_by_method(id, outer)?;
        for task in left {
            use crate::object::future::Status;
            if self.has_own_ways(task.into()) {
                if self.asks_true(task.into(), "cancelled")? {
                    continue;
                }
                self.ask(task.into(), "exception")?;
            }
            if let Status::Error(error) = task.get_mut(&mut self.heap).core.retrieve() {
                let text = "unhandled exception during asyncio.run() shutdown";
                self.report_on(id, text, Some(error), &[("task", task.into())])?;
            }
        }
        Ok(())
    }

    /// Lists the tasks of a loop that are not done, in order of creation; also those that a closed one left.
    pub fn all_tasks(&mut self, id: u32) -> Vec<Gc<Task>> {
        let mut tasks: Vec<Gc<Task>> = match self.sched.state(id) {
            Some(state) => state.tasks.iter().flatten().copied().collect(),
            None => Vec::new(),
        };
        tasks.extend(self.sched.orphans.iter().filter(|task| {
            let core = &task.get(&self.heap).core;
            core.loop_id == id && !core.is_done()
        }));
        tasks
    }

    /// Closes a loop: its queue and timers vanish; tasks that were pending are reported, some of them now.
    pub fn close_loop(&mut self, id: u32) {
        if self.sched.state(id).is_none_or(|s| s.closed) {
            return;
        }
        if self.sched.state(id).is_some_and(|s| s.debug) {
            let event_loop = self.loop_object(id);
            let shown = self.show(event_loop);
            self.log_detail(&format!("Close {shown}"));
        }
        self.drop_signal_handlers(id);
        let left = self.sched.close_loop(id);
        let (queued, waiting): (Vec<_>, Vec<_>) = left.iter().partition(|task| {
            let t = task.get(&self.heap);
            // Whoever waits for a task holds it as it holds them.
            let is_held = t.core.callbacks().iter().any(|callback| {
                matches!(
                    callback,
                    Callback::Wake(_) | Callback::Tell(_) | Callback::Group(_)
                )
            });
            let over = t
                .waiting
                .core(&self.heap)
                .is_some_and(|core| core.is_done());
            (t.waiting.is_unset() || over) && !is_held
        });
        for task in waiting {
            self.root(task);
        }
        // Only the queue held the others, unless the script does.
        let dropped = self.unheld(queued);
        for task in left {
            if dropped.contains(&task) {
                self.destroy_task(task);
            } else {
                self.sched.orphans.push(task);
            }
        }
    }

    /// Makes the coroutine that closes open async generators.
    pub fn shutdown_asyncgens(&mut self) -> Value {
        self.new_coro(&SHUTDOWN_ASYNCGENS, [Value::Unset; 4])
    }

    /// Makes the coroutine that ends the executor's threads.
    pub fn shutdown_executor(&mut self) -> Value {
        self.new_coro(&SHUTDOWN_EXECUTOR, [Value::Unset; 4])
    }
}

static SHUTDOWN_ASYNCGENS: Step = step("BaseEventLoop.shutdown_asyncgens", shutdown_asyncgens);
static SHUTDOWN_EXECUTOR: Step = step("BaseEventLoop.shutdown_default_executor", shutdown_executor);

fn shutdown_executor(_: &mut Vm, _: Gc<NativeCoro>, resume: Resume) -> Outcome {
    match resume {
        Resume::Send(_) => Outcome::Return(Value::None),
        Resume::Throw(_) => Outcome::Raise,
    }
}

fn shutdown_asyncgens(vm: &mut Vm, coro: Gc<NativeCoro>, resume: Resume) -> Outcome {
    if let Resume::Throw(error) = resume {
        vm.throw(error);
        return Outcome::Raise;
    }
    if coro.get(&vm.heap).phase == 0 {
        vm.sched.cur.asyncgens_closed = true;
        let open = vm.take_open_asyncgens();
        if open.is_empty() {
            return Outcome::Return(Value::None);
        }
        let agens: Vec<Value> = open.iter().map(|&f| Value::Frame(f)).collect();
        let kept = vm.list(agens);
        coro.get_mut(&mut vm.heap).state[0] = kept;
        let closers: Vec<Value> = open.iter().map(|&f| vm.aclose(f)).collect();
        let closers_list = vm.list(closers.clone());
        vm.root(closers_list);
        let outer = match vm.gather(&closers, true) {
            Ok(outer) => outer,
            Err(Raise) => return Outcome::Raise,
        };
        let c = coro.get_mut(&mut vm.heap);
        c.state[1] = outer;
        c.phase = 1;
        return Outcome::Await(outer);
    }
    let &NativeCoro {
        state: [agens, outer, ..],
        ..
    } = coro.get(&vm.heap);
    let results = match vm.future_result(outer) {
        Ok(Value::List(results)) => results.items(&vm.heap).to_vec(),
        Ok(_) => Vec::new(),
        Err(Raise) => return Outcome::Raise,
    };
    let Value::List(agens) = agens else {
        return Outcome::Return(Value::None);
    };
    let agens = agens.items(&vm.heap).to_vec();
    for (result, agen) in results.into_iter().zip(agens) {
        if vm.is_exception(result, Exc::Exception) {
            let shown = vm.show(agen);
            let text =
                format!("an error occurred during closing of asynchronous generator {shown}");
            if vm
                .report_error(&text, Some(result), &[("asyncgen", agen)])
                .is_err()
            {
                return Outcome::Raise;
            }
        }
    }
    Outcome::Return(Value::None)
}
