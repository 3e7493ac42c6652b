//! What a thread notes when coroutines are made (`cr_origin`, while `sys.set_coroutine_origin_tracking_depth` or a loop in debug
//! mode asks for it) and whom it tells of async generators.

use super::Vm;
use super::outcome::Raise;
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::frame::Frame;
use crate::object::function::{Function, FunctionExtra};

/// What a thread does with coroutines and async generators that are made or begun in it.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// `Unset` is the method of the loop that runs, or None.
    pub first: Value,
    pub finalizer: Value,
    /// How many frames of where a coroutine is made are noted.
    pub origins: u32,
}

impl Hooks {
    /// What a thread begins with.
    pub const PLAIN: Hooks = Hooks {
        first: Value::Unset,
        finalizer: Value::Unset,
        origins: 0,
    };

    /// Marks the functions.
    pub fn trace(&self, m: &mut Marker) {
        self.first.trace(m);
        self.finalizer.trace(m);
    }

    /// Tells whether a script's own count.
    pub fn are_own(&self) -> bool {
        !self.first.is_unset() || !self.finalizer.is_unset()
    }
}

impl Vm {
    /// Notes where a coroutine is made.
    #[cold]
    #[inline(never)]
    pub(super) fn note_origin(&mut self, frame: Gc<Frame>) {
        let mark = self.thread.roots.mark();
        self.root(frame);
        let origin = self.origin_here();
        self.root(origin);
        self.own_function_of(frame).get_mut(&mut self.heap).beside = origin;
        self.thread.roots.cut(mark);
    }

    /// Gives the places of what runs now, innermost first: a tuple of (file, line, name).
    pub(super) fn origin_here(&mut self) -> Value {
        let depth = self.thread.hooks.origins as usize;
        let places: Vec<_> = self
            .running_frames()
            .take(depth)
            .map(|running| {
                let code = running.cur.func.get(&self.heap).code;
                let pc = running.cur.ip.pc(&code.get(&self.heap).instrs);
                (code, pc.wrapping_sub(1))
            })
            .collect();
        let mark = self.thread.roots.mark();
        let mut items = Vec::with_capacity(places.len());
        for (code, pc) in places {
            let (_, line) = self.place(code, pc);
            let c = code.get(&self.heap);
            let (file, name) = (c.source.path().to_string(), c.name);
            let file = self.str(&file);
            self.root(file);
            let item = self.tuple(&[file, Value::Int(line.into()), name.into()]);
            self.root(item);
            items.push(item);
        }
        let origin = self.tuple(&items);
        self.thread.roots.cut(mark);
        origin
    }

    /// Gives where a coroutine was made, if that was noted.
    pub fn origin_of(&self, frame: Gc<Frame>) -> Value {
        let func = frame.get(&self.heap).func.get(&self.heap);
        func.extra
            .map_or(Value::Unset, |e| e.get(&self.heap).beside)
    }

    /// Gives what is said of a coroutine that nobody awaited, with where it was made if that was noted.
    pub fn unawaited_text(&mut self, name: &str, origin: Value) -> String {
        let mut text = format!("coroutine '{name}' was never awaited");
        if let Value::Tuple(_) = origin {
            self.root(origin);
            match self.shown_origin(origin) {
                Ok(shown) => {
                    text.push('\n');
                    text.push_str(&shown);
                }
                Err(Raise) => {
                    self.take_raised();
                }
            }
        }
        text
    }

    fn shown_origin(&mut self, origin: Value) -> Result<String, Raise> {
        let stacks = self.import_module("_asyncio_stacks")?;
        let name = self.intern("origin_shown");
        let shown = self.call_method(stacks, name, &[origin])?;
        let shown = self.str_of(shown)?;
        Ok(shown.text(&self.heap).to_string())
    }

    /// Gives what a frame has beside its function: a copy of the function is made its own for that.
    pub fn own_function_of(&mut self, frame: Gc<Frame>) -> Gc<FunctionExtra> {
        let func = frame.get(&self.heap).func;
        let old = func.get(&self.heap).extra;
        if let Some(own) = old.filter(|e| e.get(&self.heap).of_frame) {
            return own;
        }
        let own = self.function_for_frames(func);
        let extra = self.function_extra(own);
        frame.get_mut(&mut self.heap).func = own;
        extra
    }

    /// Makes a copy of a function that only frames have.
    pub fn function_for_frames(&mut self, func: Gc<Function>) -> Gc<Function> {
        let f = func.get(&self.heap);
        let (code, globals, old) = (f.code, f.globals, f.extra);
        let cells = func.tail(&self.heap).to_vec();
        let own = self.heap.new_function(code, globals, &cells);
        self.root(own);
        let names = old.map(|e| {
            let e = e.get(&self.heap);
            (e.name, e.qualname, e.module)
        });
        let extra = self.function_extra(own);
        let e = extra.get_mut(&mut self.heap);
        if let Some(names) = names {
            (e.name, e.qualname, e.module) = names;
        }
        e.of_frame = true;
        own
    }
}
