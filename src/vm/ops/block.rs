//! with, async with, await, async for: finding the dunder.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::frame::{Drive, DriveState, Driver, Frame, FrameKind, FrameState};
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

impl Vm {
    /// The start of `with`: the bound exit method, and what the enter method returned.
    pub(in crate::vm) fn with_enter(
        &mut self,
        manager: Value,
        is_async: bool,
    ) -> Result<(Value, Value), Raise> {
        let n = &self.names;
        let (enter, exit) = if is_async {
            (n.aenter, n.aexit)
        } else {
            (n.enter, n.exit)
        };
        let class = self.class_of(manager);
        let Some(entering) = self.class_member(class, enter) else {
            return Err(self.no_manager(manager, enter, is_async));
        };
        let Some(exiting) = self.class_member(class, exit) else {
            return Err(self.no_manager(manager, exit, is_async));
        };
        let mark = self.thread.roots.mark();
        self.root(manager);
        let exit = self.descriptor_get(exiting, manager, class)?;
        let root = self.root(exit);
        let entered = self.call_found(entering, manager, &[]);
        let exit = self.rooted(root);
        self.thread.roots.cut(mark);
        Ok((exit, entered?))
    }

    fn no_manager(&mut self, manager: Value, missing: Gc<Str>, is_async: bool) -> Raise {
        let class = self.type_name(manager);
        let name = missing.text(&self.heap).to_string();
        let kind = if is_async {
            "asynchronous context manager"
        } else {
            "context manager"
        };
        let text = if name.ends_with("exit__") {
            format!("'{class}' object does not support the {kind} protocol (missed {name} method)")
        } else {
            format!("'{class}' object does not support the {kind} protocol")
        };
        self.type_error(text)
    }

    /// Calls the exit method for an exception that leaves the block.
    pub(in crate::vm) fn with_exit(&mut self, exit: Value, e: Value) -> Result<Value, Raise> {
        let (class, traceback) = match e {
            Value::Exception(e) => {
                let e = e.get(&self.heap);
                (
                    Value::Class(e.class),
                    e.traceback.map_or(Value::None, Value::Traceback),
                )
            }
            _ => (Value::None, Value::None),
        };
        self.call(exit, &[class, e, traceback])
    }

    /// What `await v` drives; `context` says for the message what asked.
    pub(in crate::vm) fn get_awaitable(&mut self, v: Value, context: u8) -> Result<Value, Raise> {
        if let Value::Frame(f) = v {
            let frame = f.get(&self.heap);
            if frame.kind == FrameKind::Coroutine {
                if (frame.awaiter.is_some() || frame.state == FrameState::Awaiting)
                    && !self.chain_runs(f.root(&self.heap))
                {
                    return Err(self.error(Exc::RuntimeError, "coroutine is being awaited already"));
                }
                return Ok(v);
            }
            if frame.awaitable {
                return Ok(v);
            }
        }
        match self.awaitable(v) {
            Err(Raise) if matches!(context, 1 | 2) && self.raised_is(Exc::TypeError) => {
                let method = if context == 1 {
                    "__aenter__"
                } else {
                    "__aexit__"
                };
                if self
                    .class_of(v)
                    .find(&self.heap, self.names.await_)
                    .is_some()
                {
                    return Err(Raise);
                }
                self.take_raised();
                let class = self.type_name(v);
                Err(self.type_error(format!(
                    "'async with' received an object from {method} that does not implement __await__: {class}"
                )))
            }
            result => result,
        }
    }

    /// What `await v` drives.
    pub fn awaitable(&mut self, v: Value) -> Result<Value, Raise> {
        match v {
            Value::Future(_) | Value::Task(_) | Value::NativeCoro(_) | Value::Ready(_) => {
                return Ok(v);
            }
            Value::Driver(_) => return Ok(v),
            Value::Frame(f) => {
                let frame = f.get(&self.heap);
                if frame.kind == FrameKind::Coroutine || frame.awaitable {
                    return Ok(v);
                }
            }
            _ => {}
        }
        let name = self.names.await_;
        let Some(iterator) = self.call_dunder(v, name, &[])? else {
            let class = self.type_name(v);
            return Err(self.type_error(format!(
                "object {class} can't be used in 'await' expression"
            )));
        };
        let driven = self.future_behind(iterator);
        self.checked_awaitable(iterator, driven)
    }

    /// What `await` drives for a future or task that is to be asked by its methods.
    pub(in crate::vm) fn awaitable_by_method(&mut self, v: Value) -> Result<Value, Raise> {
        let name = self.names.await_;
        let found = self.class_of(v).find(&self.heap, name);
        if found.is_none_or(|(owner, _)| owner.get(&self.heap).flags.builtin) {
            return Ok(v);
        }
        match self.call_dunder(v, name, &[])? {
            Some(iterator) => self.checked_awaitable(iterator, iterator),
            None => Ok(v),
        }
    }

    /// Refuses what `__await__` may not return.
    fn checked_awaitable(&mut self, iterator: Value, driven: Value) -> Result<Value, Raise> {
        match driven {
            Value::Frame(f)
                if f.get(&self.heap).kind == FrameKind::Coroutine
                    || f.get(&self.heap).awaitable =>
            {
                Err(self.type_error("__await__() returned a coroutine"))
            }
            Value::NativeCoro(_) => Err(self.type_error("__await__() returned a coroutine")),
            Value::Frame(_) | Value::Driver(_) => Ok(iterator),
            future @ (Value::Future(_) | Value::Task(_)) => Ok(future),
            _ if self
                .class_of(iterator)
                .find(&self.heap, self.names.next)
                .is_some() =>
            {
                Ok(iterator)
            }
            _ => {
                let class = self.type_name(iterator);
                Err(self.type_error(format!(
                    "__await__() returned non-iterator of type '{class}'"
                )))
            }
        }
    }

    /// What `async for` drives for what `__anext__` returned.
    pub(in crate::vm) fn awaitable_of_anext(&mut self, v: Value) -> Result<Value, Raise> {
        match self.awaitable(v) {
            Err(Raise) => {
                let cause = Value::Exception(self.take_raised());
                let class = self.type_name(v);
                let root = self.root(cause);
                let raise = self.type_error(format!(
                    "'async for' received an invalid object from __anext__: {class}"
                ));
                let cause = self.rooted(root);
                if let Value::Exception(e) = self.raised {
                    let e = e.get_mut(&mut self.heap);
                    e.cause = cause;
                    e.suppress_context = true;
                }
                Err(raise)
            }
            ok => ok,
        }
    }

    /// `__aiter__` of what `async for` loops over.
    #[inline(never)]
    pub(in crate::vm) fn get_async_iter(&mut self, v: Value) -> Result<Value, Raise> {
        if let Value::Frame(f) = v
            && f.get(&self.heap).kind == FrameKind::AsyncGenerator
        {
            return Ok(v);
        }
        let name = self.names.aiter;
        let Some(iterator) = self.call_dunder(v, name, &[])? else {
            let class = self.type_name(v);
            return Err(self.type_error(format!(
                "'async for' requires an object with __aiter__ method, got {class}"
            )));
        };
        if self
            .class_of(iterator)
            .find(&self.heap, self.names.anext)
            .is_none()
        {
            let class = self.type_name(iterator);
            return Err(self.type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {class}"
            )));
        }
        Ok(iterator)
    }

    /// What `yield from v` delegates to.
    pub(in crate::vm) fn yield_from_iter(&mut self, v: Value) -> Result<Value, Raise> {
        match v {
            Value::Frame(f) if f.get(&self.heap).kind == FrameKind::Generator => Ok(v),
            Value::NativeCoro(_) | Value::Frame(_) if self.is_coroutine(v) => {
                let code = self.thread.cur.func.get(&self.heap).code;
                let here = self
                    .thread
                    .cur
                    .frame
                    .is_some_and(|f| f.get(&self.heap).awaitable);
                if code.get(&self.heap).code.flags.coroutine || here {
                    return Ok(v);
                }
                Err(self.type_error(
                    "cannot 'yield from' a coroutine object in a non-coroutine generator",
                ))
            }
            Value::Future(_) | Value::Task(_) | Value::Driver(_) => Ok(v),
            Value::Object(_) => match self.future_behind(v) {
                future @ (Value::Future(_) | Value::Task(_)) => Ok(future),
                other => self.iter(other),
            },
            other => self.iter(other),
        }
    }

    /// Makes the object that drives a frame for `asend`, `athrow`, `aclose`, `__await__`.
    pub fn new_driver(&mut self, what: Drive, frame: Gc<Frame>, value: Value) -> Value {
        let driver = Driver {
            what,
            frame,
            value,
            state: DriveState::Created,
        };
        Value::Driver(self.heap.alloc(driver))
    }

    /// The CancelledError that awaiting a cancelled future raises; for a task that has come to another end, one with the message
    /// of a cancellation that it took no notice of.
    pub fn cancelled_error(&mut self, future: Value) -> Value {
        let Some(core) = future.core_mut(&mut self.heap) else {
            return self.new_cancelled_error(Value::Unset);
        };
        match core.take_error() {
            Some(error) => error,
            None => {
                let message = core.cancel_message();
                self.new_cancelled_error(message)
            }
        }
    }
}
