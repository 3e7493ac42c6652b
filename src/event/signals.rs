//! Signals as a loop handles them: an arrival is an event of the poll, whose entry queues the callbacks.
//!
//! So a callback runs in the second iteration after the signal, as in asyncio, where the first one reads the number from
//! a descriptor. What is done about signals outside loops is `vm/signals.rs`.

use crate::heap::Gc;
use crate::io::signals;
use crate::object::Value;
use crate::object::payload::Object;
use crate::sched::Ready;
use crate::sched::handle::Handle;
use crate::vm::signals::Action;
use crate::vm::threads::MAIN;
use crate::vm::{Raise, Vm};
use signal_hook::consts::SIGINT;

impl Vm {
    /// Queues the look at the signals that the running loop is to be told of.
    pub(super) fn queue_signals(&mut self) -> Result<(), Raise> {
        if !self.sched.io.signalled || self.sched.cur.signalled.is_empty() {
            return Ok(());
        }
        self.sched.io.signalled = false;
        let id = self.sched.cur.id;
        let object = self.loop_object(id);
        let name = self.intern("_read_from_self");
        let look = self.get_attr(object, name)?;
        let handle = self.new_plain_handle(look, &[], Value::Unset, id);
        self.sched.cur.push(Ready::Call(handle));
        Ok(())
    }

    /// Makes a handle of a function.
    fn new_plain_handle(
        &mut self,
        function: Value,
        args: &[Value],
        context: Value,
        id: u32,
    ) -> Gc<Object> {
        let args = self.heap.new_tuple(args);
        let payload = Box::new(Handle::new(function, args, context, id));
        self.heap.alloc(Object {
            class: self.types.handle,
            payload,
            dict: Value::Unset,
        })
    }

    /// Queues the callbacks of the signals that have arrived.
    pub fn read_signals(&mut self, id: u32) -> Result<(), Raise> {
        let arrived = match self.sched.state(id) {
            Some(state) => std::mem::take(&mut state.signalled),
            None => Vec::new(),
        };
        for signal in arrived {
            let Some(state) = self.sched.state(id) else {
                return Ok(());
            };
            let found = state.signal_handlers.iter().find(|h| h.0 == signal);
            let Some(&(_, handle)) = found else {
                continue;
            };
            let data = handle.get(&self.heap).payload::<Handle>();
            if data.is_some_and(|h| h.cancelled) {
                self.remove_signal_handler(id, signal)?;
            } else {
                self.sched.push(id, Ready::Call(handle));
            }
        }
        Ok(())
    }

    /// Has a loop call something when a signal arrives; `nothing` is the function that the signal itself calls.
    pub fn add_signal_handler(
        &mut self,
        id: u32,
        signal: i32,
        call: (Value, Vec<Value>),
        nothing: Value,
    ) -> Result<(), Raise> {
        if self.threads.current() != MAIN {
            let text = "set_wakeup_fd only works in main thread of the main interpreter";
            return Err(self.runtime_error(text));
        }
        let context = self.copy_context().map_or(Value::Unset, Value::Object);
        let handle = self.new_plain_handle(call.0, &call.1, context, id);
        if self.signals.set(signal, Action::Call(nothing)).is_err() {
            return Err(self.runtime_error(format!("sig {signal} cannot be caught")));
        }
        self.signals.told_loop = id;
        if let Some(state) = self.sched.state(id) {
            match state.signal_handlers.iter_mut().find(|h| h.0 == signal) {
                Some(entry) => entry.1 = handle,
                None => state.signal_handlers.push((signal, handle)),
            }
        }
        Ok(())
    }

    /// Undoes `add_signal_handler`; false if there is nothing to undo.
    pub fn remove_signal_handler(&mut self, id: u32, signal: i32) -> Result<bool, Raise> {
        let Some(state) = self.sched.state(id) else {
            return Ok(false);
        };
        let Some(at) = state.signal_handlers.iter().position(|h| h.0 == signal) else {
            return Ok(false);
        };
        state.signal_handlers.remove(at);
        let is_last = state.signal_handlers.is_empty();
        if self.threads.current() != MAIN {
            let text = "signal only works in main thread of the main interpreter";
            return Err(self.value_error(text));
        }
        let action = if signal == SIGINT {
            Action::Interrupt
        } else {
            Action::Default
        };
        if self.signals.set(signal, action).is_err() {
            return Err(self.runtime_error(format!("sig {signal} cannot be caught")));
        }
        if is_last && self.signals.told_loop == id {
            self.signals.told_loop = 0;
        }
        Ok(true)
    }

    /// A loop is closed: its signals do what they did before.
    pub(super) fn drop_signal_handlers(&mut self, id: u32) {
        let left: Vec<i32> = match self.sched.state(id) {
            Some(state) => state.signal_handlers.iter().map(|h| h.0).collect(),
            None => Vec::new(),
        };
        for signal in left {
            if self.remove_signal_handler(id, signal).is_err() {
                // A loop of another thread has none.
                self.take_raised();
            }
        }
    }

    /// Checks the number of a signal as asyncio does.
    pub fn signal_of_loop(&mut self, value: Value) -> Result<i32, Raise> {
        let number = match self.plain(value) {
            Value::Int(i) => i,
            Value::Bool(b) => b as i64,
            Value::Big(_) => 0,
            _ => {
                let shown = self.show(value);
                return Err(self.type_error(format!("sig must be an int, not {shown}")));
            }
        };
        let signal = i32::try_from(number).unwrap_or(0);
        let is_known = (1..signals::COUNT as i32).contains(&signal);
        if !is_known || signals::is_uncatchable(signal) && signal > 31 {
            let shown = self.show(value);
            return Err(self.value_error(format!("invalid signal number {shown}")));
        }
        Ok(signal)
    }
}
