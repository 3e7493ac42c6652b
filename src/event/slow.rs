//! The debug mode of a loop: entries that hold it up are reported.
//!
//! Each entry of an iteration runs alone and is timed by the loop's clock. Without debug mode none of this runs.

use super::*;
use crate::sched::LoopState;

/// What an entry is reported as.
enum Shown {
    Value(Value),
    /// A callback of a future: the function and the future.
    Call(Value, Value),
}

/// How many seconds an entry may take without a report if a script has not said.
pub const USUAL: f64 = 0.1;

impl Vm {
    /// Runs entries of an iteration one by one and reports the slow ones.
    #[cold]
    pub(super) fn run_one_by_one(&mut self, count: usize) -> Result<(), Raise> {
        for _ in 0..count {
            // No step follows another directly: each is timed by itself.
            self.sched.cur.forbid_hops();
            let Some(entry) = self.sched.cur.ready.pop_front() else {
                break;
            };
            let mark = self.thread.roots.mark();
            let shown = self.shown_entry(entry);
            let start = self.sched.clock.now();
            let ended = self.run_entry_alone(entry);
            let reported = match ended {
                Ok(()) => self.report_slow(shown, self.sched.clock.now() - start),
                Err(raise) => Err(raise),
            };
            self.thread.roots.cut(mark);
            reported?;
        }
        Ok(())
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
        let LoopState { debug, slow, .. } = self.sched.cur;
        let slow = match slow {
            Value::Unset => USUAL,
            given => self.to_float(given)?,
        };
        let Some(shown) = shown.filter(|_| debug && took >= slow) else {
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
