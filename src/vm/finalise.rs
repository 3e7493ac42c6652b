//! What happens when an object nobody holds is dropped or found dead: reports and finalisers.
//!
//! A warning here never raises and changes no status; it goes to stderr.

use super::Vm;
use super::outcome::Raise;
use crate::diag::say_line;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::frame::{Frame, FrameKind, FrameState};
use crate::object::function::CodeObject;
use crate::object::task::Task;
use std::sync::atomic::Ordering;

impl Vm {
    /// An expression statement drops the result of a call.
    pub(super) fn discard(&mut self, value: Value) -> Result<(), Raise> {
        match value {
            Value::Frame(frame) => {
                let f = frame.get(&self.heap);
                if f.sole
                    && f.kind == FrameKind::Coroutine
                    && f.state == FrameState::Created
                    && !f.touched
                {
                    self.never_awaited(frame);
                }
            }
            Value::NativeCoro(coro) => {
                let c = coro.get_mut(&mut self.heap);
                if !c.started && !c.done {
                    c.done = true;
                    let name = c.qualname.text(&self.heap).to_string();
                    let place = self.place_of_current();
                    self.warn(&place, &format!("coroutine '{name}' was never awaited"));
                }
            }
            Value::Task(task) => {
                task.get_mut(&mut self.heap).dropped = true;
            }
            _ => {}
        }
        Ok(())
    }

    /// Reports a coroutine that nobody awaited, once.
    pub fn never_awaited(&mut self, frame: Gc<Frame>) {
        let f = frame.get_mut(&mut self.heap);
        f.touched = true;
        f.state = FrameState::Done;
        let func = f.func;
        self.heap.unwatch(frame);
        let name = self.function_qualname(func);
        let place = self.place_of_current();
        self.warn(&place, &format!("coroutine '{name}' was never awaited"));
    }

    /// Gives the qualified name of a function.
    pub fn function_qualname(&self, func: Gc<crate::object::function::Function>) -> String {
        let f = func.get(&self.heap);
        let name = match f.extra.map(|e| e.get(&self.heap).qualname) {
            Some(Value::Str(s)) => s,
            _ => f.code.get(&self.heap).qualname,
        };
        name.text(&self.heap).to_string()
    }

    /// Writes a RuntimeWarning to stderr.
    fn warn(&mut self, place: &str, text: &str) {
        // Stdout first, so that both streams read in order on a terminal.
        let _ = self.out.flush();
        say_line(format_args!("{place}: RuntimeWarning: {text}"));
    }

    /// Gives `file:line` of what runs now.
    pub fn place_of_current(&self) -> String {
        let cur = self.thread.cur;
        let code = cur.func.get(&self.heap).code;
        let pc = cur.ip.pc(&code.get(&self.heap).instrs).wrapping_sub(1);
        let (file, line) = self.place(code, pc);
        format!("{file}:{line}")
    }

    /// Gives the file and line of an instruction.
    pub fn place(&self, code: Gc<CodeObject>, pc: u32) -> (String, u32) {
        let c = code.get(&self.heap);
        let span = c.code.span_at(pc);
        (c.source.name().to_string(), c.source.line(span.start))
    }

    /// Runs what is due for watched objects that the collector found dead.
    pub(super) fn finalise(&mut self) -> Result<(), Raise> {
        let dying = std::mem::take(&mut self.dying);
        for dead in dying {
            if let Some(frame) = dead.downcast_tail::<Frame>() {
                let f = frame.get(&self.heap);
                let unawaited =
                    f.kind == FrameKind::Coroutine && f.state == FrameState::Created && !f.touched;
                if unawaited {
                    self.never_awaited(frame);
                }
            } else if dead.downcast::<Task>().is_some() {
                // Reports of tasks are made at fixed points by the loop.
            }
        }
        Ok(())
    }

    /// Looks whether Ctrl-C was pressed.
    pub fn check_signals(&mut self) -> Result<(), Raise> {
        if !self.interrupted.swap(false, Ordering::Relaxed) {
            return Ok(());
        }
        self.interrupt()
    }

    /// Acts on Ctrl-C: the main task is cancelled the first time, else KeyboardInterrupt is raised here.
    pub fn interrupt(&mut self) -> Result<(), Raise> {
        if self.sched.interrupt(&mut self.heap) {
            return Ok(());
        }
        let e = self.new_exception(Exc::KeyboardInterrupt, &[]);
        Err(self.throw(Value::Exception(e)))
    }
}
