//! A loop that is jammed: its current task is one that could not begin.
//!
//! An eager task is the current one before its context is entered, and stays it where that context is entered already. The step
//! around it cannot leave then, and no other task of the loop can begin a step. Callbacks run on as ever. A loop that is not
//! jammed pays for this with one look in an iteration.

use crate::heap::Gc;
use crate::object::exception::Exc;
use crate::object::task::Task;
use crate::sched::Ready;
use crate::sched::handle::Handle;
use crate::vm::{Raise, Vm};

impl Vm {
    /// An eager task cannot enter its context: it is the current task from now on.
    #[cold]
    pub(super) fn jam(&mut self, task: Gc<Task>) {
        let cur = &mut self.sched.cur;
        cur.jammed = Some(task);
        cur.jammed_in = cur.current;
        // The step around it, if it is one, is ended by itself.
        cur.jam_rest = cur.forbid_hops().0;
        if cur.current.is_none() {
            cur.current = Some(task);
        }
    }

    /// The entry in which the loop jammed has run: runs the others of its iteration.
    #[cold]
    pub(super) fn run_rest_jammed(&mut self, entry: Ready) -> Result<(), Raise> {
        self.end_jammed(entry)?;
        let left = std::mem::take(&mut self.sched.cur.jam_rest);
        self.run_one_by_one(left)
    }

    /// Runs an entry; one that is a task's only if the loop is not jammed.
    pub(super) fn run_entry_alone(&mut self, entry: Ready) -> Result<(), Raise> {
        let Some(jammed) = self.sched.cur.jammed else {
            self.run_entry(entry)?;
            if self.sched.cur.jammed.is_some() {
                self.end_jammed(entry)?;
            }
            return Ok(());
        };
        let Some(task) = stepped(entry) else {
            return self.run_entry(entry);
        };
        let (me, other) = (self.show(task.into()), self.show(jammed.into()));
        let text =
            format!("Cannot enter into task {me} while another task {other} is being executed.");
        self.report_step(entry, text)
    }

    /// A task's step has ended in a loop that jammed in it.
    fn end_jammed(&mut self, entry: Ready) -> Result<(), Raise> {
        let Some(jammed) = self.sched.cur.jammed else {
            return Ok(());
        };
        self.sched.cur.current = Some(jammed);
        let Some(task) = self.sched.cur.jammed_in.take() else {
            return Ok(());
        };
        // The step may have followed another directly.
        let entry = match stepped(entry) {
            Some(stepped) if stepped == task => entry,
            _ => Ready::Wake(task),
        };
        let (me, other) = (self.show(task.into()), self.show(jammed.into()));
        let text = format!("Leaving task {me} does not match the current task {other}.");
        self.report_step(entry, text)
    }

    /// Reports that what an entry calls has failed with a RuntimeError.
    fn report_step(&mut self, entry: Ready, text: String) -> Result<(), Raise> {
        let mark = self.thread.roots.mark();
        let id = self.sched.cur.id;
        let text = self.string(text);
        let error = self.new_exception(Exc::RuntimeError, &[text]);
        self.root(error);
        let Some((function, given, context)) = self.call_of_entry(id, entry) else {
            return Ok(());
        };
        self.root(function);
        let given = given.as_slice();
        let debug = self.in_debug(id);
        let shown = self.show_call(function, given, debug);
        let args = self.heap.new_tuple(given);
        let class = self.types.handle;
        let handle = self.object_of(class, Handle::new(function, args, context, id));
        self.root(handle);
        let text = format!("Exception in callback {shown}");
        let reported = self.report_handled(error.into(), &text, &[("handle", handle)]);
        self.thread.roots.cut(mark);
        reported
    }
}

/// Gives the task whose step an entry is.
fn stepped(entry: Ready) -> Option<Gc<Task>> {
    match entry {
        Ready::Step(task) | Ready::Wake(task) | Ready::Throw(task, _) => Some(task),
        _ => None,
    }
}
