//! Async generators and the loop: abandoned ones are closed in tasks of their own.
//!
//! When one is abandoned is the machine's to say; here is what happens then.

use super::make::Wanted;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::frame::{Drive, Frame, FrameState, Hooked};
use crate::object::payload::Object;
use crate::vm::{Raise, Vm};

impl Vm {
    /// Makes what `aclose()` returns.
    pub fn aclose(&mut self, frame: Gc<Frame>) -> Value {
        self.new_driver(Drive::Close, frame, Value::Unset)
    }

    /// Warns of an async generator that begins after those of its loop were closed. What the warning raises is told.
    #[cold]
    pub fn warn_of_late(&mut self, frame: Gc<Frame>) {
        if !self.sched.cur.running {
            return;
        }
        let mark = self.thread.roots.mark();
        self.root(frame);
        let shown = self.show(Value::Frame(frame));
        let text = format!(
            "asynchronous generator {shown} was scheduled after loop.shutdown_asyncgens() call"
        );
        if self.warn_category("ResourceWarning", &text).is_err() {
            self.report_ignored(Value::Frame(frame));
        }
        self.thread.roots.cut(mark);
    }

    /// Takes the async generators of the current loop that were started and not finished; finished ones, too, that
    /// somebody holds: they are asked to close as the others.
    pub(super) fn take_open_asyncgens(&mut self) -> Vec<Gc<Frame>> {
        let ended_held = |vm: &Vm, frame: &Gc<Frame>| {
            let f = frame.get(&vm.heap);
            f.state == FrameState::Done && !f.sole
        };
        let looked =
            self.sched.cur.asyncgens.iter().any(|f| ended_held(self, f)) && self.look_for_unheld();
        let mut open = std::mem::take(&mut self.sched.cur.asyncgens);
        open.retain(|f| {
            f.get(&self.heap).state != FrameState::Done || looked && ended_held(self, f)
        });
        open
    }

    /// An async generator was abandoned: it goes to its finalizer; its loop is to close it in a copy of the context that is current now.
    pub fn abandon(&mut self, frame: Gc<Frame>) {
        if frame.get(&self.heap).hooked == Hooked::Script {
            return self.give_to_finalizer(frame);
        }
        self.abandon_to_loop(frame);
    }

    /// The loop that was told of an async generator closes it in a task.
    pub fn abandon_to_loop(&mut self, frame: Gc<Frame>) {
        let context = self.copy_context();
        self.sched.abandon(frame, context);
    }

    /// Runs the entry that an abandoned async generator queued.
    pub(super) fn close_abandoned(
        &mut self,
        frame: Gc<Frame>,
        context: Option<Gc<Object>>,
    ) -> Result<(), Raise> {
        let id = self.sched.cur.id;
        let mark = self.thread.roots.mark();
        let outside = std::mem::replace(&mut self.sched.context, context);
        outside.iter().for_each(|&c| {
            self.root(c);
        });
        let closer = self.aclose(frame);
        self.root(closer);
        let made = self.create_task(id, closer, Wanted::PLAIN);
        let inside = std::mem::replace(&mut self.sched.context, outside);
        let told = match made {
            Ok(task) => {
                if let Value::Task(task) = task {
                    task.get_mut(&mut self.heap).dropped = true;
                }
                Ok(())
            }
            Err(Raise) => self.tell_not_closed(id, closer, inside),
        };
        self.thread.roots.cut(mark);
        told
    }

    /// The task that was to close an async generator could not be made.
    #[cold]
    fn tell_not_closed(
        &mut self,
        id: u32,
        closer: Value,
        context: Option<Gc<Object>>,
    ) -> Result<(), Raise> {
        let raised = std::mem::replace(&mut self.raised, Value::Unset);
        self.root(raised);
        let event_loop = self.loop_object(id);
        let create = self.intern("create_task");
        let create = self.get_attr(event_loop, create)?;
        self.root(create);
        self.raised = raised;
        let context = context.map_or(Value::None, Value::Object);
        self.report_failed_call(create, &[closer], context, Value::Unset)
    }
}
