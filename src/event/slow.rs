//! The debug mode of a loop: entries that hold it up are reported.
//!
//! Each entry of an iteration runs alone and is timed by the loop's clock. Without debug mode none of this runs.

use super::*;
use crate::sched::LoopState;
use crate::sched::handle::Handle;

/// What an entry is reported as.
enum Shown {
    Value(Value),
    /// A callback of a future: the function and the future.
    Call(Value, Value),
}

/// What calls callbacks in CPython's loop.
const RUN: Option<(&str, &str)> = Some(("events", "_run"));

/// How many seconds an entry may take without a report if a script has not said.
pub const USUAL: f64 = 0.1;

impl Vm {
    /// Runs entries of an iteration one by one and reports the slow ones.
    #[cold]
    pub(super) fn run_one_by_one(&mut self, count: usize) -> Result<(), Raise> {
        self.note_callbacks(RUN);
        for _ in 0..count {
            self.sched.look |= self.sched.cur.debug;
            // No step follows another directly: each is timed by itself.
            self.sched.cur.forbid_hops();
            let Some(entry) = self.sched.cur.ready.pop_front() else {
                break;
            };
            self.sched.cur.noted = self.sched.cur.noted.saturating_sub(1);
            let mark = self.thread.roots.mark();
            // What runs may end the debug mode: it is told of all the same.
            let debug = self.sched.cur.debug;
            let shown = self.shown_entry(entry).filter(|_| debug);
            let start = self.sched.clock.now();
            let ended = self.run_entry_alone(entry);
            let reported = match ended {
                Ok(()) => self.report_slow(shown, self.sched.clock.now() - start),
                Err(raise) => Err(raise),
            };
            self.note_callbacks(RUN);
            self.thread.roots.cut(mark);
            reported?;
        }
        Ok(())
    }

    /// Makes handles of the callbacks that have been queued, which know where that was: here, in a function of asyncio or not.
    #[cold]
    pub fn note_callbacks(&mut self, by: Option<(&str, &str)>) {
        let LoopState { debug, noted, .. } = self.sched.cur;
        let end = self.sched.cur.ready.len();
        self.sched.cur.noted = end;
        if !debug {
            return;
        }
        for at in noted..end {
            let entry = self.sched.cur.ready.get_mut(at).copied();
            let (pair, future) = match entry {
                Some(Ready::TaskScript(pair, task)) => (pair, Value::Task(task)),
                Some(Ready::FutureScript(pair, future)) => (pair, Value::Future(future)),
                _ => continue,
            };
            let [func, context] = [0, 1].map(|i| pair.item(&self.heap, i).unwrap_or(Value::None));
            if self.is_wakeup(func) {
                continue;
            }
            let mark = self.thread.roots.mark();
            let args = self.heap.new_tuple(&[future]);
            self.root(args);
            let (class, id) = (self.types.handle, self.sched.cur.id);
            let handle = self.object_of(class, Handle::new(func, args, context, id));
            self.note_handle(handle, by);
            if let (Value::Object(handle), Some(entry)) = (handle, self.sched.cur.ready.get_mut(at))
            {
                *entry = Ready::Call(handle);
            }
            self.thread.roots.cut(mark);
        }
    }

    /// Tells whether a callback is how a task is woken that asks its future by methods.
    fn is_wakeup(&mut self, func: Value) -> bool {
        match func {
            Value::Method(method) => {
                matches!(method.get(&self.heap).self_, Value::Task(_))
                    && self.show_call(func, &[], false) == "_wake_task()"
            }
            _ => false,
        }
    }

    fn shown_entry(&mut self, entry: Ready) -> Option<Shown> {
        let value = match entry {
            Ready::Step(task) | Ready::Wake(task) | Ready::Throw(task, _) => Value::Task(task),
            Ready::Call(handle) => Value::Object(handle),
            Ready::Timer(key) => match self.sched.cur.timers.get(key) {
                Some(&Timed::Handle(handle)) => Value::Object(handle),
                _ => return None,
            },
            Ready::TaskScript(pair, task) => return self.shown_callback(pair, task.into()),
            Ready::FutureScript(pair, future) => return self.shown_callback(pair, future.into()),
            _ => return None,
        };
        self.root(value);
        Some(Shown::Value(value))
    }

    fn shown_callback(
        &mut self,
        pair: Gc<crate::object::tuple::Tuple>,
        future: Value,
    ) -> Option<Shown> {
        self.root(pair);
        self.root(future);
        let function = pair.item(&self.heap, 0)?;
        Some(Shown::Call(function, future))
    }

    fn report_slow(&mut self, shown: Option<Shown>, took: f64) -> Result<(), Raise> {
        let slow = self.sched.cur.slow;
        let slow = match slow {
            Value::Unset => USUAL,
            given => self.to_float(given)?,
        };
        let Some(shown) = shown.filter(|_| took >= slow) else {
            return Ok(());
        };
        let shown = match shown {
            Shown::Value(value) => self.show(value),
            Shown::Call(function, future) => {
                format!("<Handle {}>", self.show_call(function, &[future], true))
            }
        };
        self.report_warning(format!("Executing {shown} took {took:.3} seconds"));
        Ok(())
    }
}
