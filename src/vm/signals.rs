//! What a script wants done about each signal, and the doing: on the main thread, at safepoints.
//!
//! Which signals have arrived is `io/signals.rs`. A loop is told of those it handles through `LoopState::signalled` and
//! runs the callbacks itself (`event/signals.rs`).
//! While `run` is under way the first Ctrl-C or SIGTERM cancels the main task, the next one stops the program at once;
//! a script that says what is to be done about one of them gets just that.

use super::Vm;
use super::outcome::Raise;
use super::threads::MAIN;
use crate::heap::{Gc, Marker};
use crate::io::signals;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::task::Task;
use signal_hook::consts::{SIGINT, SIGPIPE, SIGTERM, SIGXFSZ};
use std::sync::atomic::Ordering;

/// What is done about a signal.
#[derive(Clone, Copy)]
pub enum Action {
    Default,
    Ignore,
    /// What SIGINT does unless a script says otherwise.
    Interrupt,
    /// Calls a function with the number and the frame.
    Call(Value),
}

/// The signals as a script sees them.
pub struct Signals {
    actions: Vec<Action>,
    /// Where the number of each signal is written, or -1.
    pub wakeup: i32,
    /// The loop that is told of each signal; 0 if none is.
    pub told_loop: u32,
    /// The main task is for Ctrl-C to cancel, and for SIGTERM.
    cancels: bool,
    terminates: bool,
    /// What a script was shown as that handler of SIGINT, once it has asked.
    pub shown: Value,
    /// SIGTERM came while it cancelled the main task.
    terminated: bool,
    /// The SystemExit on its way stands for SIGTERM.
    pub ends_by_term: bool,
}

/// What a run of a main task found and puts back when it ends.
pub struct Attended {
    main: Option<Gc<Task>>,
    interrupts: u32,
    cancels: bool,
    terminates: bool,
}

impl Signals {
    /// Makes the table as a process finds it.
    pub fn new() -> Signals {
        let found = |signal: i32| match signal {
            SIGPIPE | SIGXFSZ => Action::Ignore,
            _ if signals::is_ignored(signal) => Action::Ignore,
            SIGINT => Action::Interrupt,
            _ => Action::Default,
        };
        Signals {
            actions: (0..signals::COUNT as i32).map(found).collect(),
            wakeup: -1,
            told_loop: 0,
            cancels: false,
            terminates: false,
            shown: Value::Unset,
            terminated: false,
            ends_by_term: false,
        }
    }

    /// Gives what is done about a signal; `None` if there is no such signal.
    pub fn action(&self, signal: i64) -> Option<Action> {
        let number = usize::try_from(signal).ok().filter(|&n| n > 0)?;
        self.actions.get(number).copied()
    }

    /// Has something done about a signal from now on.
    pub fn set(&mut self, signal: i32, action: Action) -> std::io::Result<()> {
        match action {
            Action::Default => signals::set_default(signal)?,
            _ => signals::catch(signal)?,
        }
        match signal {
            SIGINT => self.cancels = false,
            SIGTERM => self.terminates = false,
            _ => {}
        }
        if let Some(slot) = usize::try_from(signal)
            .ok()
            .and_then(|n| self.actions.get_mut(n))
        {
            *slot = action;
        }
        Ok(())
    }

    /// Tells whether a script handles any signal, and so may be woken by one.
    pub fn any_handled(&self) -> bool {
        self.actions.iter().any(|a| matches!(a, Action::Call(_)))
    }

    /// Names what a script handles signals with.
    pub fn trace(&self, m: &mut Marker) {
        for action in &self.actions {
            if let Action::Call(function) = action {
                function.trace(m);
            }
        }
        self.shown.trace(m);
    }

    fn is_plain(&self, signal: i32) -> bool {
        matches!(
            (signal, self.action(signal.into())),
            (SIGINT, Some(Action::Interrupt)) | (SIGTERM, Some(Action::Default))
        )
    }
}

impl Vm {
    /// Looks whether a signal has arrived and acts on it, if this is the main thread.
    #[inline]
    pub fn check_signals(&mut self) -> Result<(), Raise> {
        if !self.interrupted.load(Ordering::Relaxed) || self.threads.current() != MAIN {
            return Ok(());
        }
        self.act_on_signals()
    }

    /// Acts on the signals that have arrived. Everything the caller holds is rooted, as for a call.
    #[cold]
    fn act_on_signals(&mut self) -> Result<(), Raise> {
        let top = self.settle_top();
        let mark = self.thread.roots.mark();
        let raised = std::mem::replace(&mut self.raised, Value::Unset);
        self.root(raised.or_none());
        let acted = signals::take_arrived(|signal| self.act_on(signal));
        self.thread.roots.cut(mark);
        self.thread.top = top;
        if acted.is_ok() {
            self.raised = raised;
        }
        acted
    }

    fn act_on(&mut self, signal: i32) -> Result<(), Raise> {
        match self.signals.action(signal.into()) {
            None | Some(Action::Ignore) => Ok(()),
            Some(Action::Default) if signal == SIGTERM && self.signals.terminates => {
                self.signals.terminated = true;
                match self.sched.interrupt(&mut self.heap) {
                    true => Ok(()),
                    false => Err(self.end_by_term()),
                }
            }
            Some(Action::Default) => Ok(()),
            Some(Action::Interrupt) => {
                self.tell_of_signal(signal);
                self.interrupt(signal)
            }
            Some(Action::Call(function)) => {
                self.tell_of_signal(signal);
                let frame = self.frame_for_handler();
                self.call(function, &[Value::Int(signal.into()), frame])?;
                Ok(())
            }
        }
    }

    /// Tells the loop and the descriptor that want to know of signals.
    fn tell_of_signal(&mut self, signal: i32) {
        use std::os::fd::BorrowedFd;
        let id = self.signals.told_loop;
        if id != 0
            && let Some(state) = self.sched.state(id)
        {
            state.signalled.push(signal);
            self.sched.io.signalled = true;
        }
        if let Some(fd) = crate::heap::borrow_fd(self.signals.wakeup) {
            let fd: BorrowedFd = fd;
            // Whoever reads there has lost interest if this fails.
            let _ = rustix::io::write(fd, &[signal as u8]);
        }
    }

    /// Gives the handler by which Ctrl-C cancels the main task, as a script sees it; none if Ctrl-C does something else.
    pub fn cancelling_handler(&mut self) -> Result<Option<Value>, Raise> {
        let Some(main) = self.sched.main_task.filter(|_| self.signals.cancels) else {
            return Ok(None);
        };
        if self.signals.shown.is_unset() {
            let runner = self.import_module("_asyncio_runner")?;
            let make = self.intern("sigint_handler");
            self.signals.shown = self.call_method(runner, make, &[Value::Task(main)])?;
        }
        Ok(Some(self.signals.shown))
    }

    /// A script puts that handler back: Ctrl-C cancels the main task again.
    pub fn set_cancelling_handler(&mut self) -> std::io::Result<()> {
        self.signals.set(SIGINT, Action::Interrupt)?;
        self.signals.cancels = true;
        Ok(())
    }

    /// Does what that handler does.
    pub fn cancel_main_task(&mut self) -> Result<(), Raise> {
        if self.sched.interrupt(&mut self.heap) {
            return Ok(());
        }
        let e = self.new_exception(Exc::KeyboardInterrupt, &[]);
        Err(self.throw(Value::Exception(e)))
    }

    /// Gives the frame that a handler is shown.
    fn frame_for_handler(&mut self) -> Value {
        let name = self.intern("_getframe");
        let frame = self
            .import_module("sys")
            .and_then(|sys| self.get_attr(sys, name))
            .and_then(|get| self.call(get, &[Value::Int(0)]));
        frame.unwrap_or_else(|Raise| {
            self.take_raised();
            Value::None
        })
    }

    /// Acts on Ctrl-C: the main task is cancelled the first time, else KeyboardInterrupt is raised here.
    pub fn interrupt(&mut self, signal: i32) -> Result<(), Raise> {
        if signal == SIGINT && self.signals.cancels {
            return self.cancel_main_task();
        }
        let e = self.new_exception(Exc::KeyboardInterrupt, &[]);
        Err(self.throw(Value::Exception(e)))
    }

    /// Raises what ends the program as SIGTERM does, after everybody has cleaned up.
    fn end_by_term(&mut self) -> Raise {
        self.signals.ends_by_term = true;
        self.system_exit(Some(Value::Int(128 + i64::from(SIGTERM))))
    }

    /// A main task begins: Ctrl-C and SIGTERM are for it, unless the script has said what is to be done about them.
    pub fn attend_signals(&mut self, main: Gc<Task>) -> Attended {
        let mine = self.threads.current() == MAIN;
        let s = &self.signals;
        let cancels = mine && s.is_plain(SIGINT);
        // Where it cannot be caught it ends the process by itself.
        let terminates = mine && s.is_plain(SIGTERM) && signals::catch(SIGTERM).is_ok();
        let before = Attended {
            main: self.sched.main_task,
            interrupts: self.sched.interrupts,
            cancels: s.cancels,
            terminates: s.terminates,
        };
        if mine {
            self.sched.main_task = Some(main);
            self.sched.interrupts = 0;
            self.signals.shown = Value::Unset;
            (self.signals.cancels, self.signals.terminates) = (cancels, terminates);
        }
        before
    }

    /// The main task has ended: puts back what was; gives how often it was interrupted.
    pub fn unattend_signals(&mut self, before: Attended) -> u32 {
        if self.threads.current() != MAIN {
            return 0;
        }
        if self.signals.terminates && !before.terminates {
            // It was caught, so its default can be carried out.
            let _ = signals::set_default(SIGTERM);
        }
        self.signals.cancels &= before.cancels;
        self.signals.terminates &= before.terminates;
        self.sched.main_task = before.main;
        self.signals.shown = Value::Unset;
        let count = std::mem::replace(&mut self.sched.interrupts, before.interrupts);
        // SIGTERM is heeded when the loop is closed.
        if self.signals.terminated { 0 } else { count }
    }

    /// If SIGTERM has ended the main task, the program ends.
    pub fn heed_term(&mut self, result: Result<Value, Raise>) -> Result<Value, Raise> {
        if !std::mem::take(&mut self.signals.terminated) {
            return result;
        }
        match result {
            Err(Raise) if !self.raised_is(Exc::CancelledError) => Err(Raise),
            _ => Err(self.end_by_term()),
        }
    }
}
