//! Callbacks of readiness: who is called when a descriptor can be read or written.
//!
//! Which descriptors are ready is `io/poller.rs`; `event/poll.rs` queues the handles that are kept here.

use crate::heap::Gc;
use crate::io::stream::Descriptor;
use crate::object::Value;
use crate::object::payload::Object;
use crate::object::tuple::Tuple;
use crate::sched::handle::Handle;
use crate::vm::{Raise, Vm};

impl Vm {
    /// Makes the handle of a call on a loop, in a copy of the context.
    pub fn new_call(&mut self, id: u32, func: Value, args: Gc<Tuple>) -> Gc<Object> {
        let context = self.copy_context().map_or(Value::Unset, Value::Object);
        let payload = Box::new(Handle::new(func, args, context, id));
        let class = self.types.handle;
        self.heap.alloc(Object {
            class,
            payload,
            dict: Value::Unset,
        })
    }

    /// Sets or removes the callback of a descriptor on a loop, and says whether there was one.
    ///
    /// Without `descriptor` the number is the script's own. Fails for what the kernel cannot wait for.
    pub fn watch(
        &mut self,
        id: u32,
        number: i32,
        descriptor: Option<Descriptor>,
        write: bool,
        handle: Option<Gc<Object>>,
    ) -> Result<bool, Raise> {
        let key = match handle {
            Some(_) => match self.sched.io.add(number, descriptor.as_ref()) {
                Ok(key) => key,
                Err(e) => return Err(self.os_error(&e, None)),
            },
            None => number.max(0) as usize,
        };
        let Some(state) = self.sched.state(id) else {
            return Ok(false);
        };
        let pair = state.watchers.entry(key as u32).or_default();
        let place = if write { &mut pair.1 } else { &mut pair.0 };
        let old = std::mem::replace(place, handle);
        let idle = *pair == (None, None);
        if idle {
            state.watchers.remove(&(key as u32));
        }
        self.forget_call(old);
        if write {
            self.sched.io.want_write(key, handle.is_some());
        }
        let Some(source) = self.sched.io.get(key) else {
            return Ok(old.is_some());
        };
        if !write {
            source.want_read = handle.is_some();
        }
        if idle && source.level {
            self.sched.io.remove(key);
        } else if handle.is_some() {
            self.sched.io.look_again(key);
        }
        Ok(old.is_some())
    }

    /// Tells whether it is this function that is called for a descriptor.
    pub fn watches_by(&mut self, id: u32, number: i32, write: bool, function: Value) -> bool {
        let key = number.max(0) as u32;
        let state = self.sched.state(id);
        let Some(&pair) = state.and_then(|s| s.watchers.get(&key)) else {
            return false;
        };
        let handle = if write { pair.1 } else { pair.0 };
        let data = handle.and_then(|h| h.get(&self.heap).payload::<Handle>());
        data.is_some_and(|h| h.func.is(function))
    }

    /// Forgets all that is known of a descriptor, which is about to be closed.
    pub fn unwatch(&mut self, number: i32) {
        let Ok(key) = usize::try_from(number) else {
            return;
        };
        if self.sched.io.get(key).is_some() {
            for pair in self.sched.forget_watchers(key as u32) {
                self.forget_call(pair.0);
                self.forget_call(pair.1);
            }
            self.sched.io.remove(key);
        }
    }

    /// Cancels a handle, which may be queued already.
    fn forget_call(&mut self, handle: Option<Gc<Object>>) {
        if let Some(handle) = handle
            && let Some(data) = handle.get_mut(&mut self.heap).payload_mut::<Handle>()
        {
            data.cancelled = true;
        }
    }
}
