//! The hooks of async generators: who is told when one begins, and who is given one that nobody holds any more.
//!
//! A loop that runs is both. `sys.set_asyncgen_hooks` puts functions of the script in its place, for the thread it is called in and until
//! the loop that runs then has ended.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::frame::{Frame, Hooked};
use crate::vm::origin::Hooks;
use crate::vm::{Raise, Vm};

/// The loop's methods that are its hooks.
const FIRST: &str = "_asyncgen_firstiter_hook";
const FINALIZER: &str = "_asyncgen_finalizer_hook";

/// How many frames a loop in debug mode asks for.
const DEBUG_ORIGINS: u32 = 10;

impl Vm {
    /// Begins or ends to note for a loop where coroutines are made; what the thread did before comes back at the end.
    pub fn track_origins(&mut self, id: u32, on: bool) {
        let hooks = &mut self.thread.hooks;
        let Some(state) = self.sched.state(id) else {
            return;
        };
        match (on, state.origins_before) {
            (true, None) => {
                state.origins_before = Some(hooks.origins);
                hooks.origins = DEBUG_ORIGINS;
            }
            (false, Some(before)) => {
                state.origins_before = None;
                hooks.origins = before;
            }
            _ => {}
        }
    }

    /// A loop begins to run in this thread; gives the functions that are the hooks till then.
    pub(super) fn enter_hooks(&mut self, id: u32) -> Hooks {
        let before = self.thread.hooks;
        self.root(before.first);
        self.root(before.finalizer);
        self.thread.hooks = Hooks {
            origins: before.origins,
            ..Hooks::PLAIN
        };
        let debug = self.in_debug(id);
        self.track_origins(id, debug);
        before
    }

    /// A loop has stopped; the functions that were the hooks before it are so again.
    pub(super) fn leave_hooks(&mut self, id: u32, before: Hooks) {
        self.track_origins(id, false);
        self.thread.hooks = Hooks {
            origins: self.thread.hooks.origins,
            ..before
        };
    }

    /// Gives both hooks as scripts see them.
    pub fn asyncgen_hooks(&mut self) -> Result<(Value, Value), Raise> {
        let Hooks {
            first, finalizer, ..
        } = self.thread.hooks;
        let first = self.hook_or_method(first, FIRST)?;
        self.root(first);
        let finalizer = self.hook_or_method(finalizer, FINALIZER)?;
        Ok((first, finalizer))
    }

    fn hook_or_method(&mut self, hook: Value, method: &str) -> Result<Value, Raise> {
        if !hook.is_unset() {
            return Ok(hook);
        }
        let Some(id) = self.sched.running() else {
            return Ok(Value::None);
        };
        let event_loop = self.loop_object(id);
        let method = self.intern(method);
        self.get_attr(event_loop, method)
    }

    /// Sets the hooks that are given: None is nobody, even while a loop runs; the methods of that loop are what counts without any.
    pub fn set_asyncgen_hooks(
        &mut self,
        first: Option<Value>,
        finalizer: Option<Value>,
    ) -> Result<(), Raise> {
        if let Some(first) = first {
            self.thread.hooks.first = self.hook_to_keep(first, FIRST)?;
        }
        if let Some(finalizer) = finalizer {
            self.thread.hooks.finalizer = self.hook_to_keep(finalizer, FINALIZER)?;
        }
        Ok(())
    }

    fn hook_to_keep(&mut self, hook: Value, method: &str) -> Result<Value, Raise> {
        let usual = self.hook_or_method(Value::Unset, method)?;
        self.root(usual);
        let is_usual = match (hook, usual) {
            (Value::None, usual) => usual.is_none(),
            (hook, usual) if self.class_of(hook) == self.class_of(usual) => self.eq(hook, usual)?,
            _ => false,
        };
        Ok(if is_usual { Value::Unset } else { hook })
    }

    /// Tells of an async generator that is iterated for the first time. Fails as the hook of a script fails.
    #[inline]
    pub fn first_iteration(&mut self, frame: Gc<Frame>) -> Result<(), Raise> {
        match frame.get(&self.heap).hooked {
            Hooked::NotYet => self.begin_iteration(frame),
            _ => Ok(()),
        }
    }

    #[inline(never)]
    fn begin_iteration(&mut self, frame: Gc<Frame>) -> Result<(), Raise> {
        if self.thread.hooks.are_own() {
            return self.begin_by_hooks(frame);
        }
        let shared = !frame.get(&self.heap).sole;
        let told = self.tell_loop(frame);
        frame.get_mut(&mut self.heap).hooked = if told { Hooked::Loop } else { Hooked::Nobody };
        if shared {
            self.watch_shared(frame);
            self.note_iterated(frame);
        } else {
            self.heap.watch(frame);
        }
        Ok(())
    }

    /// The loop that runs takes note of an async generator; false if none runs.
    fn tell_loop(&mut self, frame: Gc<Frame>) -> bool {
        let told = self.sched.asyncgen_first_iter(frame);
        if told && self.sched.cur.asyncgens_closed {
            self.warn_of_late(frame);
        }
        told
    }

    #[cold]
    fn begin_by_hooks(&mut self, frame: Gc<Frame>) -> Result<(), Raise> {
        let mark = self.thread.roots.mark();
        self.root(frame);
        let (_, finalizer) = self.asyncgen_hooks()?;
        self.root(finalizer);
        let f = frame.get_mut(&mut self.heap);
        f.hooked = Hooked::Nobody;
        if !finalizer.is_none() {
            f.hooked = Hooked::Script;
            self.own_function_of(frame).get_mut(&mut self.heap).beside = finalizer;
        }
        let told = match self.thread.hooks.first {
            Value::Unset => {
                self.tell_loop(frame);
                Ok(())
            }
            Value::None => Ok(()),
            first => {
                // Whoever is told may keep it.
                frame.get_mut(&mut self.heap).sole = false;
                self.call(first, &[Value::Frame(frame)]).map(|_| ())
            }
        };
        if frame.get(&self.heap).sole {
            self.heap.watch(frame);
        } else {
            self.watch_shared(frame);
        }
        self.thread.roots.cut(mark);
        told
    }

    /// A loop takes note of an async generator, as its own hook does.
    pub fn adopt_asyncgen(&mut self, id: u32, frame: Gc<Frame>) {
        if let Some(state) = self.sched.state(id)
            && !state.asyncgens.contains(&frame)
        {
            state.asyncgens.push(frame);
        }
    }

    /// Nobody holds an async generator any more that has not ended: it goes to the function that was the finalizer when it began.
    #[cold]
    pub(super) fn give_to_finalizer(&mut self, frame: Gc<Frame>) {
        let finalizer = self.own_function_of(frame).get(&self.heap).beside;
        let raised = std::mem::replace(&mut self.raised, Value::Unset);
        let mark = self.thread.roots.mark();
        self.root(raised);
        self.root(frame);
        self.root(finalizer);
        let f = frame.get_mut(&mut self.heap);
        // It is given once, and held now by whoever keeps it.
        (f.hooked, f.sole) = (Hooked::Given, false);
        self.heap.unwatch(frame);
        if self.call(finalizer, &[Value::Frame(frame)]).is_err() {
            self.report_ignored(finalizer);
        }
        self.thread.roots.cut(mark);
        self.raised = raised;
    }
}
