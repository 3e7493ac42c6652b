//! Calls that the loop makes into scripts: handles and callbacks, each in its context.
//!
//! An exception that leaves one goes to the loop's exception handler; SystemExit and KeyboardInterrupt leave the loop.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::payload::Object;
use crate::object::task::{NOWHERE, Task};
use crate::object::tuple::Tuple;
use crate::sched::handle::Handle;
use crate::vm::{Raise, Vm};

impl Vm {
    /// Runs a handle unless it was cancelled.
    pub fn run_handle(&mut self, handle: Gc<Object>) -> Result<(), Raise> {
        let Some(data) = handle.get_mut(&mut self.heap).payload_mut::<Handle>() else {
            return Ok(());
        };
        data.timer = NOWHERE;
        if data.cancelled {
            return Ok(());
        }
        let (func, context) = (data.func, data.context);
        let args: Vec<Value> = match data.args {
            Some(args) => args.items(&self.heap).to_vec(),
            None => Vec::new(),
        };
        let mark = self.thread.roots.mark();
        self.root(handle);
        let result = self.call_from_loop(func, &args, context, Value::Object(handle));
        self.thread.roots.cut(mark);
        result
    }

    /// Calls a script's callback on a completed future.
    pub(super) fn run_callback(&mut self, pair: Gc<Tuple>, future: Value) -> Result<(), Raise> {
        let func = pair.item(&self.heap, 0).unwrap_or(Value::None);
        let context = pair.item(&self.heap, 1).unwrap_or(Value::None);
        let mark = self.thread.roots.mark();
        self.root(pair);
        self.root(future);
        let result = self.call_from_loop(func, &[future], context, Value::Unset);
        self.thread.roots.cut(mark);
        result
    }

    fn call_from_loop(
        &mut self,
        func: Value,
        args: &[Value],
        context: Value,
        handle: Value,
    ) -> Result<(), Raise> {
        let inside = match context {
            Value::Object(context) => Some(context),
            _ => None,
        };
        let (result, inside) = self.call_within(func, args, inside);
        match result {
            Ok(_) => Ok(()),
            // What the callback has set counts for the handler, too.
            Err(Raise) => {
                let context = inside.map_or(Value::None, Value::Object);
                self.report_failed_call(func, args, context, handle)
            }
        }
    }

    /// What the loop called has raised: the exception goes to the loop's handler, or leaves the loop. A call without a handle
    /// (`Unset`) gets one now.
    pub(super) fn report_failed_call(
        &mut self,
        func: Value,
        args: &[Value],
        context: Value,
        handle: Value,
    ) -> Result<(), Raise> {
        self.root(context);
        let error = Value::Exception(self.take_raised());
        if self.is_base_error(error) {
            self.raised = error;
            return Err(Raise);
        }
        self.root(error);
        let id = self.sched.cur.id;
        let debug = self.in_debug(id);
        let shown = self.show_call(func, args, debug);
        let text = format!("Exception in callback {shown}");
        let handle = match handle {
            Value::Unset => {
                let args = self.heap.new_tuple(args);
                let class = self.types.handle;
                self.object_of(class, Handle::new(func, args, context, id))
            }
            Value::Object(object) => {
                if let Some(data) = object.get_mut(&mut self.heap).payload_mut::<Handle>() {
                    data.context = context;
                }
                handle
            }
            handle => handle,
        };
        self.root(handle);
        self.sched.keep_circle(handle, error);
        let made = self.payload::<Handle>(handle).and_then(|h| h.made.some());
        let more = [
            ("handle", handle),
            ("source_traceback", made.unwrap_or(Value::None)),
        ];
        let more = &more[..1 + usize::from(made.is_some())];
        self.report_handled(error, &text, more)
    }

    /// Calls a function in a context (`Unset` or None: the empty one).
    pub fn call_in_context(
        &mut self,
        func: Value,
        args: &[Value],
        context: Value,
    ) -> Result<Value, Raise> {
        let inside = match context {
            Value::Object(context) => Some(context),
            _ => None,
        };
        self.call_within(func, args, inside).0
    }

    /// Calls a function in a context; gives the context at its end, too.
    fn call_within(
        &mut self,
        func: Value,
        args: &[Value],
        inside: Option<Gc<Object>>,
    ) -> (Result<Value, Raise>, Option<Gc<Object>>) {
        let outside = std::mem::replace(&mut self.sched.context, inside);
        let root = outside.map(|c| self.root(c));
        let result = self.call(func, args);
        let _ = root;
        let inside = std::mem::replace(&mut self.sched.context, outside);
        (result, inside)
    }

    /// Makes a task's context the current one; gives what was current.
    #[inline(always)]
    pub(super) fn swap_context(&mut self, task: Gc<Task>) -> Option<Gc<Object>> {
        let context = task.get(&self.heap).context;
        let before = std::mem::replace(&mut self.sched.context, context);
        if let Some(before) = before {
            self.sched.outer_contexts.push(before);
        }
        before
    }

    /// Puts back the context that was current before a step; the task keeps what it made of its own.
    #[inline(always)]
    pub(super) fn restore_context(&mut self, task: Gc<Task>, before: Option<Gc<Object>>) {
        if before.is_some() {
            self.sched.outer_contexts.pop();
        }
        let context = std::mem::replace(&mut self.sched.context, before);
        task.get_mut(&mut self.heap).context = context;
    }
}
