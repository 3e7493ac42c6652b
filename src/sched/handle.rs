//! Handles: what `call_soon`, `call_later` and `call_at` return.
//!
//! A handle that was cancelled stays where it is queued and is skipped in its turn.

use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::payload::Payload;
use crate::object::task::NOWHERE;
use crate::object::tuple::Tuple;

/// A function to call once, and when.
pub struct Handle {
    pub func: Value,
    pub args: Option<Gc<Tuple>>,
    /// The context to call it in; `Unset` is the empty one.
    pub context: Value,
    pub loop_id: u32,
    /// Its timer, while one waits or its entry is queued.
    pub timer: u32,
    /// The deadline of a `TimerHandle`.
    pub when: f64,
    /// The deadline as a script gave it, if that was no float.
    pub given: Value,
    pub cancelled: bool,
    /// A loop that is a script's own says that the timer waits there.
    pub scheduled: bool,
    /// In debug mode: the stack of where it was made.
    pub made: Value,
    /// In debug mode: what it was shown as when it was cancelled.
    pub shown: Value,
}

impl Handle {
    /// Makes a handle that is to be called soon.
    pub fn new(func: Value, args: Gc<Tuple>, context: Value, loop_id: u32) -> Handle {
        Handle {
            func,
            args: Some(args),
            context,
            loop_id,
            timer: NOWHERE,
            when: 0.0,
            given: Value::Unset,
            cancelled: false,
            scheduled: false,
            made: Value::Unset,
            shown: Value::Unset,
        }
    }
}

impl Payload for Handle {
    fn trace(&self, m: &mut Marker) {
        self.func.trace(m);
        self.args.iter().for_each(|&a| m.mark(a));
        self.context.trace(m);
        self.given.trace(m);
        self.made.trace(m);
        self.shown.trace(m);
    }
}
