//! What happens when an object nobody holds is dropped or found dead: reports and finalisers.
//!
//! A warning here never raises and changes no status; it goes to stderr.

use super::Vm;
use super::native::Args;
use super::outcome::Raise;
use super::temporaries::place_of_delete;
use crate::heap::{Dead, Gc, Ip, Regs};
use crate::object::Value;
use crate::object::class::{Class, Instance};
use crate::object::exception::{Exc, Exception};
use crate::object::frame::{Drive, DriveState, Driver, Frame, FrameKind, FrameState, Hooked};
use crate::object::function::{CodeObject, Function, Module};
use crate::object::future::Future;
use crate::object::native_coro::NativeCoro;
use crate::object::payload::Object;
use crate::object::task::Task;
use crate::report::say_line;
use crate::sched::Iterated;

/// How many looks may collect in the life of a program; one counts more often the more there is to mark.
const LOOKS: u32 = 2000;
/// A look counts once more for each of so many bytes in use.
const LOOK_SIZE: usize = 2 << 20;
/// How many looks may collect for nothing but suspended generators: those are common where nobody minds when they close.
pub(super) const GENERATOR_LOOKS: u32 = 100;
/// Looks do not collect where more bytes than this are in use.
const SMALL: usize = 8 << 20;
/// Of how many async generators it is known who iterates over them.
const MOST_ITERATED: usize = 64;
/// With more async generators dropped at once nobody looks what they hold: that is a walk for each.
const MOST_CLOSED: usize = 16;
/// Of more files that are open at the end nobody looks which writes through which, for the same reason.
const MOST_ORDERED: usize = 64;
/// How often such a one is looked at when who iterated over it has ended: what left by an exception is held until that dies.
const LOOKS_AT_ITERATED: u8 = 3;
/// How many objects are looked at to find that a deletion ends nothing that matters.
const NEAR: usize = 1000;
/// How often finalizers at the end of the program may make new objects that have one.
const ROUNDS: usize = 10;

/// Gives a watched future or task: one that failed.
fn failure(watched: Dead) -> Option<Value> {
    let task = watched.downcast::<Task>().map(Value::Task);
    task.or_else(|| watched.downcast::<Future>().map(Value::Future))
}

/// Tells whether a coroutine was made and never awaited.
fn is_unawaited(frame: &Frame) -> bool {
    frame.kind == FrameKind::Coroutine && frame.state == FrameState::Created && !frame.touched
}

impl Vm {
    /// An expression statement drops the result of a call, which a register holds.
    #[cold]
    #[inline(never)]
    pub(super) fn discard(&mut self, value: Value, register: usize) -> Result<(), Raise> {
        self.thread.cur.regs.set(register, Value::Unset);
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
                let c = coro.get(&self.heap);
                if !c.started && !c.done && !self.is_held(coro) {
                    let c = coro.get(&self.heap);
                    let name = c.qualname.text(&self.heap).to_string();
                    let place = self.place_of_current();
                    let origin = match self.thread.hooks.origins {
                        0 => Value::Unset,
                        _ => self.origin_here(),
                    };
                    let text = self.unawaited_text(&name, origin);
                    self.warn_of(&place, &text, value);
                }
            }
            Value::Task(task) => {
                task.get_mut(&mut self.heap).dropped = true;
            }
            Value::Driver(driver) if self.is_unused(driver) => {
                self.never_driven(driver);
            }
            _ => {}
        }
        Ok(())
    }

    /// Tells whether somebody holds what an instruction has just let go of, in so far as there may be a look.
    fn is_held(&mut self, coro: Gc<NativeCoro>) -> bool {
        if self.weak.looks >= LOOKS || self.heap.live() > SMALL {
            return false;
        }
        self.weak.looks += self.price_of_look();
        self.clear_temporaries(&[]);
        self.leads_to(coro)
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
        let origin = self.origin_of(frame);
        let text = self.unawaited_text(&name, origin);
        self.warn_of(&place, &text, Value::Frame(frame));
    }

    /// Tells whether nobody has awaited what `asend`, `athrow` or `aclose` returned.
    fn is_unused(&self, driver: Gc<Driver>) -> bool {
        let d = driver.get(&self.heap);
        d.state == DriveState::Created && d.what != Drive::Await
    }

    /// Reports what a method of an async generator returned and nobody awaited, once.
    fn never_driven(&mut self, driver: Gc<Driver>) {
        let d = driver.get_mut(&mut self.heap);
        d.state = DriveState::Done;
        let method = match d.what {
            Drive::Throw => "athrow",
            Drive::Close => "aclose",
            Drive::Send | Drive::Await => "asend",
        };
        let func = d.frame.get(&self.heap).func;
        self.heap.unwatch(driver);
        let name = self.function_qualname(func);
        let text = format!("coroutine method '{method}' of '{name}' was never awaited");
        let place = self.place_of_current();
        self.warn_of(&place, &text, Value::Driver(driver));
    }

    /// A coroutine was refused by what should have run it: looks find out when the script lets go of it.
    #[cold]
    pub fn watch_refused(&mut self, coro: Value) {
        if let Value::Frame(frame) = coro
            && is_unawaited(frame.get(&self.heap))
        {
            self.watch_shared(frame);
        }
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

    /// Issues a RuntimeWarning for what runs now: by the module `warnings` where the script has it, with its filters, or reads
    /// `sys.stderr` itself, else on stderr with the place, if there is one.
    pub fn warn_of(&mut self, place: &str, text: &str, of: Value) {
        if self.own_stderr().is_some() && self.import_module("warnings").is_err() {
            self.take_raised();
        }
        let (module, warn) = (self.intern("warnings"), self.intern("warn"));
        if let Some(Value::Module(module)) = self.modules.get_str(&self.heap, module)
            && let Some(warn) = module.get(&self.heap).dict.get_str(&self.heap, warn)
        {
            let raised = std::mem::replace(&mut self.raised, Value::Unset);
            let mark = self.thread.roots.mark();
            self.root(raised);
            self.root(of);
            let given = [
                self.str(text),
                self.exc_class(Exc::RuntimeWarning).into(),
                Value::Int(1),
                of,
            ];
            if self.call(warn, &given).is_err() {
                let exc = self.take_raised();
                self.unraisable(exc, None, of);
            }
            self.thread.roots.cut(mark);
            self.raised = raised;
            return;
        }
        // Stdout first, so that both streams read in order on a terminal.
        let _ = self.out.flush();
        let place = if place.is_empty() {
            String::new()
        } else {
            format!("{place}: ")
        };
        say_line(format_args!("{place}RuntimeWarning: {text}"));
    }

    /// Gives `file:line` of what runs now, as CPython does where nothing runs any more.
    pub fn place_of_current(&self) -> String {
        if self.thread.acts.is_empty() {
            return "<sys>:0".to_string();
        }
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
        (c.source.name().to_string(), c.source.line_of(span))
    }

    /// Deletes a local variable where somebody would notice that something died.
    #[cold]
    #[inline(never)]
    pub(super) fn delete_local(&mut self, register: usize, live: usize, mark: usize) {
        let gone = self.thread.cur.regs.get(register);
        self.thread.cur.regs.set(register, Value::Unset);
        self.thread.roots.cut(mark);
        if !self.death_matters(gone) {
            return;
        }
        // The place was last noted at some call; what is in use is told by where this is.
        let code = self.thread.cur.func.get(&self.heap).code.get(&self.heap);
        if let Some(pc) = place_of_delete(code, register, live) {
            self.thread.cur.ip = Ip::at(&code.instrs, pc as u32).next();
        }
        self.settle_deleted(live);
    }

    /// Collects after an instruction that deleted a name, if what the name stood for leads to something whose death a
    /// script would notice; `live` says how many registers are in use, plus one.
    pub(super) fn settle_after_delete(&mut self, gone: Value, live: usize, mark: usize) {
        self.thread.roots.cut(mark);
        if self.death_matters(gone) {
            self.settle_deleted(live);
        }
    }

    fn settle_deleted(&mut self, live: usize) {
        let all = self.registers_in_use();
        // Where all low registers are in use, those past them may be too.
        let end = if live > 0 && live < 240 && all < 240 {
            live - 1
        } else {
            all
        };
        let saved = self.thread.top;
        if self.thread.cur.frame.is_none() {
            self.thread.top = self.thread.cur.regs.add(end.min(all));
        }
        self.settle_weak();
        self.thread.top = saved;
    }

    /// Tells whether a weak reference or `__del__` may tell of the death of an object or of what it holds: yes, if finding
    /// out takes long. Classes do not count: they hold themselves, so that letting go of them ends none.
    fn death_matters(&mut self, gone: Value) -> bool {
        let weak = &self.weak;
        if !gone.leads_on(&self.heap) && !self.is_awaited(gone) {
            return false;
        }
        self.heap.walk_from(
            |m| gone.trace(m),
            |object| object.downcast::<Class>().is_some(),
            NEAR,
            |heap| {
                weak.targets()
                    .any(|target| !matches!(target, Value::Class(_)) && target.is_marked(heap))
            },
        )
    }

    /// Tells whether somebody wants to know when this very object dies.
    fn is_awaited(&self, object: Value) -> bool {
        let watched = matches!(object, Value::Object(o) if self.heap.is_watched(o));
        watched || !self.weak.of(object).is_empty()
    }

    /// Does something for a native, while what lies above its arguments is not in use.
    fn above_nothing<T>(&mut self, args: Args, act: impl FnOnce(&mut Vm) -> T) -> T {
        let saved = self.thread.top;
        let (end, regs) = (args.base.add(args.count), self.thread.cur.regs);
        let all = self.registers_in_use();
        if self.thread.cur.frame.is_none() && all < 240 && end > regs && end < regs.add(all) {
            self.thread.top = end;
        }
        let result = act(self);
        self.thread.top = saved;
        result
    }

    /// Collects for a native, where somebody refers weakly to something.
    pub fn settle_in_native(&mut self, args: Args) {
        self.above_nothing(args, Vm::settle_weak);
    }

    /// Collects because a script asks for it, by a native.
    pub fn collect_as_asked(&mut self, args: Args) {
        self.sched.circles.clear();
        self.settle_in_native(args);
        self.end_lost_tasks();
        self.above_nothing(args, Vm::collect_garbage);
        self.tell_dead();
    }

    /// Collects for a native that asks whether something is still held. False if it may not: as with looks at weak
    /// references, that is for small programs.
    pub fn look_for_dead(&mut self, args: Args) -> bool {
        if self.weak.looks >= LOOKS || self.heap.live() > SMALL {
            return false;
        }
        self.weak.looks += self.price_of_look();
        self.above_nothing(args, Vm::collect_garbage);
        self.tell_dead();
        true
    }

    fn price_of_look(&self) -> u32 {
        1 + (self.heap.live() / LOOK_SIZE) as u32
    }

    fn registers_in_use(&self) -> usize {
        let code = self.thread.cur.func.get(&self.heap).code;
        code.get(&self.heap).nregs as usize
    }

    /// Collects, so that scripts see the dead gone at once; not more often than `LOOKS` times, and only while
    /// there is little to mark.
    fn settle_weak(&mut self) {
        if !self.awaits_death() || self.weak.looks >= LOOKS || self.heap.live() > SMALL {
            return;
        }
        let only = self.only_generators();
        if !self.awaits_death() {
            return;
        }
        if only && self.weak.generator_looks >= GENERATOR_LOOKS {
            self.weak.looks += 1;
            return;
        }
        self.weak.generator_looks += u32::from(only);
        self.weak.looks += self.price_of_look();
        self.clear_temporaries(&[]);
        self.collect_garbage();
        self.tell_dead();
    }

    /// Collects between iterations, if somebody may have dropped a failure nobody asked for (while nothing is ready) or an
    /// async generator.
    #[cold]
    pub fn settle_failures(&mut self) {
        let small = self.heap.live() <= SMALL;
        if !small || self.weak.generator_looks >= GENERATOR_LOOKS {
            self.sched.any_by_hand = false;
            return;
        }
        self.only_generators();
        if self.sched.any_failed || self.sched.any_by_hand {
            self.weak.generator_looks += 1;
            self.clear_temporaries(&[]);
            self.collect_garbage();
            self.tell_dead();
        }
    }

    /// A name leads to an async generator that is iterated over for the first time: when who does that has ended, whether it was
    /// dropped is looked at.
    pub fn note_iterated(&mut self, generator: Gc<Frame>) {
        let Some(by) = self.thread.cur.frame else {
            return;
        };
        if self.weak.generator_looks >= GENERATOR_LOOKS || by == generator {
            return;
        }
        if self.sched.iterated.len() == MOST_ITERATED {
            self.sched.iterated.pop_front();
        }
        let iterated = Iterated {
            generator,
            by,
            task: self.sched.cur.current,
            looks: 0,
        };
        self.sched.iterated.push_back(iterated);
        self.sched.cur.may_begin = false;
    }

    /// Collects between iterations, if a frame has ended that iterated over an async generator which has not.
    #[cold]
    pub fn settle_iterated(&mut self) {
        let (mut ended, mut task) = (false, None);
        let heap = &self.heap;
        let is_over = |frame: Gc<Frame>| frame.get(heap).state == FrameState::Done;
        self.sched.iterated.retain_mut(|one| {
            if is_over(one.by) {
                ended |= !is_over(one.generator);
                if one.looks == 0 {
                    task = one.task;
                }
                one.looks += 1;
            }
            !is_over(one.generator) && one.looks < LOOKS_AT_ITERATED
        });
        if !ended {
            return;
        }
        if heap.live() > SMALL || self.weak.generator_looks >= GENERATOR_LOOKS {
            self.sched.iterated.clear();
            return;
        }
        self.weak.generator_looks += 1;
        self.clear_temporaries(&[]);
        self.collect_garbage();
        let before = self.sched.cur.ready.len();
        self.tell_dead();
        let new = self.sched.cur.ready.len().saturating_sub(before);
        if let Some(task) = task.filter(|_| new > 0) {
            self.sched.cur.put_before(before, task);
        }
    }

    /// Has an object's `__del__` called when a collection finds it dead. Unlike those of a class whose objects all have one,
    /// it is looked for only when the loop has waited a while.
    pub fn watch_drop(&mut self, object: Value) {
        if let Value::Instance(instance) = object {
            self.heap.watch(instance);
            self.sched.any_drops = true;
        }
    }

    /// Collects in a small program, not too often, for the sake of what is closed when it is dropped.
    #[cold]
    pub fn look_for_dropped(&mut self) {
        if self.heap.live() > SMALL || self.weak.looks >= LOOKS {
            self.sched.any_drops = false;
            return;
        }
        self.weak.looks += self.price_of_look();
        self.clear_temporaries(&[]);
        self.collect_garbage();
        self.tell_dead();
    }

    /// A thread has waited for a while in vain: in a small program, files and sockets that nobody holds are closed, not too
    /// often. What it waits for may be the end of one. The same holds as for a call.
    #[cold]
    pub fn look_in_lull(&mut self) {
        let debt = self.heap.debt();
        let any = !self.open_files.is_empty() || self.class_named("socket").is_some();
        let small = self.heap.live() + debt <= SMALL && self.weak.looks < LOOKS;
        if !any || !small || self.thread.looked_at == Some(debt) {
            return;
        }
        self.weak.looks += self.price_of_look();
        self.clear_temporaries(&[]);
        self.collect_for_native();
        self.thread.looked_at = Some(self.heap.debt());
    }

    /// Collects in a small program, not too often, so that only what is held is left in tables of weak references. False
    /// if it did not.
    #[cold]
    pub fn look_for_unheld(&mut self) -> bool {
        if self.heap.live() > SMALL || self.weak.looks >= LOOKS {
            return false;
        }
        self.weak.looks += 1;
        self.only_generators();
        self.clear_temporaries(&[]);
        self.collect_garbage();
        true
    }

    /// Finds out which of some tasks nobody holds, and roots those; all of them where it would take long.
    #[cold]
    pub fn unheld(&mut self, mut tasks: Vec<Gc<Task>>) -> Vec<Gc<Task>> {
        if !tasks.is_empty() && self.heap.live() <= SMALL && self.weak.looks < LOOKS {
            self.weak.looks += 1;
            self.clear_temporaries(&tasks);
            tasks = self.held_by_nobody(tasks);
        }
        for &task in &tasks {
            self.root(task);
        }
        tasks
    }

    /// Finds the pending tasks that nobody holds but the lists of their loops, or of what closed loops left, oldest first, and
    /// roots them.
    #[cold]
    pub fn lost_tasks(&mut self) -> Vec<Gc<Task>> {
        let mut orphans = std::mem::take(&mut self.sched.orphans);
        let mut tasks = self.sched.pending_tasks();
        tasks.extend(&orphans);
        if tasks.is_empty() {
            return tasks;
        }
        self.clear_temporaries(&tasks);
        let lost = self.held_by_nobody(tasks);
        orphans.retain(|task| !lost.contains(task));
        self.sched.orphans = orphans;
        for &task in &lost {
            self.root(task);
        }
        lost
    }

    /// A task's coroutine has returned: if it held an async generator that has not ended, looks whether that is dropped now.
    #[cold]
    pub fn drop_left(&mut self, task: Gc<Task>, value: Value) {
        let frame = match task.get(&self.heap).coroutine(&self.heap) {
            Value::Frame(frame) => frame,
            Value::Driver(driver) => driver.get(&self.heap).frame,
            _ => return,
        };
        let regs = Regs::of_tail(frame);
        let mut holds = false;
        for at in 0..frame.get(&self.heap).nregs as usize {
            if let Value::Frame(held) = regs.get(at) {
                let f = held.get(&self.heap);
                holds |= f.hooked != Hooked::NotYet && f.state != FrameState::Done;
            }
        }
        let enough = self.weak.generator_looks >= GENERATOR_LOOKS;
        if holds && !enough && self.heap.live() <= SMALL {
            let mark = self.thread.roots.mark();
            self.root(task);
            self.root(value);
            self.weak.generator_looks += 1;
            // In the context of the task, which has been left.
            let outside = std::mem::replace(&mut self.sched.context, task.get(&self.heap).context);
            outside.iter().for_each(|&c| {
                self.root(c);
            });
            self.collect_garbage();
            self.tell_dead();
            self.sched.context = outside;
            self.thread.roots.cut(mark);
        }
    }

    /// Takes the failures nobody asked for off what is watched, to be reported at the end of the program.
    pub fn take_failures(&mut self) {
        let taken = std::cell::RefCell::new(Vec::new());
        self.heap
            .retain_ordered(|_, watched| match failure(watched) {
                Some(future) => {
                    taken.borrow_mut().push(future);
                    false
                }
                None => true,
            });
        self.sched.failed.extend(taken.into_inner());
    }

    /// Forgets watched generators that have ended and failures that were asked for; tells whether suspended generators
    /// and failures are all that is left to look for. When there have been enough looks for those, they leave the ordered list: only collections find them then.
    fn only_generators(&mut self) -> bool {
        let enough = self.weak.generator_looks >= GENERATOR_LOOKS;
        let (others, failed) = (std::cell::Cell::new(false), std::cell::Cell::new(false));
        let left = std::cell::RefCell::new(Vec::new());
        let by_hand = std::cell::Cell::new(false);
        self.heap
            .retain_ordered(|heap, watched| match watched.downcast_tail::<Frame>() {
                Some(frame) => {
                    let suspended = frame.get(heap).state != FrameState::Done;
                    let f = frame.get(heap);
                    by_hand.set(by_hand.get() || suspended && f.by_hand);
                    if suspended && enough {
                        left.borrow_mut().push(frame);
                    }
                    suspended && !enough
                }
                None => match failure(watched) {
                    Some(future) => {
                        let unasked = future.core(heap).is_some_and(|c| c.unretrieved);
                        failed.set(failed.get() | unasked);
                        unasked
                    }
                    None => {
                        others.set(true);
                        true
                    }
                },
            });
        self.sched.any_failed = failed.get();
        self.sched.any_by_hand = by_hand.get() && !enough;
        for frame in left.into_inner() {
            self.heap.park(frame);
        }
        self.weak.is_empty() && !others.get()
    }

    /// Tells whether a script would notice that something died: by a weak reference or by `__del__`.
    #[inline(always)]
    pub fn awaits_death(&self) -> bool {
        !self.weak.is_empty() || self.heap.watches_in_order()
    }

    /// Runs the finalizers of what the last collection found dead, then tells of weak references.
    pub fn tell_dead(&mut self) {
        self.finalise();
        self.tell_weak();
    }

    /// Calls the callbacks of weak references whose target died; what they raise is told and goes no further.
    pub fn tell_weak(&mut self) {
        let raised = self.raised;
        let mark = self.thread.roots.mark();
        self.root(raised);
        while !self.weak.due.is_empty() {
            let (reference, callback) = self.weak.due.remove(0);
            self.root(reference);
            self.root(callback);
            if self.call(callback, &[reference]).is_err() {
                self.report_ignored(callback);
            }
        }
        self.thread.roots.cut(mark);
        self.raised = raised;
    }

    /// Reports the exception on its way, which a callback or finalizer raised and nobody can catch.
    pub fn report_ignored(&mut self, callback: Value) {
        let exc = self.take_raised();
        self.unraisable(exc, None, callback);
    }

    /// Takes off what was found dead that which an async generator holds, if a task is to close that: it lives as long as that does.
    pub(super) fn without_held_on(&mut self, mut dead: Vec<Dead>) -> Vec<Dead> {
        let closed_later = |d: &Dead| {
            let frame = d.downcast_tail::<Frame>()?;
            let f = frame.get(&self.heap);
            let suspended = matches!(f.state, FrameState::Yielded | FrameState::Awaiting);
            (suspended && f.closes_in_task()).then_some(frame)
        };
        let closed: Vec<Gc<Frame>> = dead.iter().filter_map(closed_later).collect();
        if dead.len() < 2 || closed.is_empty() || closed.len() > MOST_CLOSED {
            return dead;
        }
        let mut spared: Vec<Dead> = Vec::new();
        for frame in closed {
            if spared.iter().any(|d| d.is(frame)) {
                continue;
            }
            let held = self.heap.mark_held(
                |marker| marker.mark(frame),
                |_, _, _| true,
                |heap| {
                    let held = |d: &Dead| heap.is_marked_dead(*d) && !d.is(frame);
                    dead.iter().copied().filter(held).collect::<Vec<_>>()
                },
            );
            spared.extend(held);
        }
        for &d in &spared {
            dead.retain(|other| *other != d);
            match d.downcast_tail::<Frame>() {
                // Looked for when what holds it has been closed.
                Some(frame) => {
                    frame.get_mut(&mut self.heap).by_hand = true;
                    self.heap.watch_in_order(frame);
                    self.sched.any_by_hand = true;
                }
                None => self.heap.watch_dead(d),
            }
        }
        dead
    }

    /// Runs what is due for watched objects that the collector found dead.
    pub(super) fn finalise(&mut self) {
        if self.weak.telling {
            return;
        }
        self.weak.telling = true;
        // The others stay where the collector sees them.
        while let Some(dead) = self.dying.pop_front() {
            self.finalise_one(dead);
        }
        self.weak.telling = false;
    }

    fn finalise_one(&mut self, dead: Dead) {
        if let Some(frame) = dead.downcast_tail::<Frame>() {
            let f = frame.get(&self.heap);
            let unawaited = is_unawaited(f);
            let suspended = matches!(f.state, FrameState::Yielded | FrameState::Awaiting);
            if suspended && f.closes_in_task() {
                self.abandon(frame);
            } else if unawaited {
                self.never_awaited(frame);
            } else if suspended {
                self.close_dead(frame);
            }
        } else if let Some(instance) = dead.downcast_tail::<Instance>() {
            self.call_del(Value::Instance(instance));
        } else if let Some(exception) = dead.downcast::<Exception>() {
            self.call_del(Value::Exception(exception));
        } else if let Some(object) = dead.downcast::<Object>() {
            self.call_del(Value::Object(object));
        } else if let Some(future) = failure(dead)
            && future.core(&self.heap).is_some_and(|c| c.unretrieved)
        {
            self.report_dead_failure(future);
        } else if let Some(driver) = dead.downcast::<Driver>()
            && self.is_unused(driver)
        {
            self.never_driven(driver);
        }
    }

    /// Tells of a failed future or task that nobody holds any more and nobody asked.
    fn report_dead_failure(&mut self, future: Value) {
        let raised = self.raised;
        let mark = self.thread.roots.mark();
        self.root(raised);
        self.root(future);
        self.tell_unretrieved(future);
        self.thread.roots.cut(mark);
        self.raised = raised;
    }

    /// Closes a generator or coroutine that nobody holds any more; what it raises is told and goes no further.
    pub(super) fn close_dead(&mut self, frame: Gc<Frame>) {
        let raised = self.raised;
        let mark = self.thread.roots.mark();
        self.root(raised);
        self.root(Value::Frame(frame));
        if self.close_frame(frame).is_err() {
            self.report_ignored(Value::Frame(frame));
        }
        self.thread.roots.cut(mark);
        self.raised = raised;
    }

    /// Calls `__del__`; what it raises is told and goes no further.
    fn call_del(&mut self, object: Value) {
        let raised = self.raised;
        let mark = self.thread.roots.mark();
        self.root(raised);
        self.root(object);
        let class = self.class_of(object);
        let name = self.names.del;
        if let Some((_, function)) = class.find(&self.heap, name) {
            self.root(function);
            if self.call_dunder(object, name, &[]).is_err() {
                self.report_ignored(function);
            }
        }
        self.thread.roots.cut(mark);
        self.raised = raised;
    }

    /// Watches a generator that others than its loop may hold: looks find out when nobody does, while there are any left.
    pub fn watch_shared(&mut self, frame: Gc<Frame>) {
        if self.weak.generator_looks < GENERATOR_LOOKS {
            self.heap.watch_in_order(frame);
        } else {
            self.heap.park(frame);
        }
    }

    /// Reports the coroutines that nobody awaited and that no collection found.
    fn tell_unawaited(&mut self) {
        for watched in self.heap.watched() {
            if let Some(frame) = watched.downcast_tail::<Frame>()
                && is_unawaited(frame.get(&self.heap))
            {
                self.never_awaited(frame);
            } else if let Some(driver) = watched.downcast::<Driver>()
                && self.is_unused(driver)
            {
                self.never_driven(driver);
            }
        }
    }

    /// Runs the finalizers of everything that is left, at the end of the program.
    pub fn finalise_all(&mut self) {
        self.tell_unawaited();
        self.take_failures();
        self.heap.unpark();
        for _ in 0..ROUNDS {
            if !self.heap.watches_in_order() {
                return;
            }
            self.finalise();
            let rest = self.heap.take_ordered();
            let (files, rest): (Vec<Dead>, Vec<Dead>) =
                rest.into_iter().partition(|&dead| self.is_file(dead));
            let files = self.holders_first(files);
            self.dying.extend(files);
            self.dying.extend(rest);
            self.finalise();
        }
    }

    /// Orders files: what writes through another comes before that, else the oldest first.
    fn holders_first(&mut self, mut files: Vec<Dead>) -> Vec<Dead> {
        if files.len() > MOST_ORDERED {
            files.reverse();
            return files;
        }
        let held: Vec<Vec<Dead>> = (files.iter())
            .map(|&file| {
                self.heap.mark_held(
                    |marker| match (file.downcast_tail::<Instance>(), file.downcast::<Object>()) {
                        (Some(instance), _) => marker.mark(instance),
                        (_, Some(object)) => marker.mark(object),
                        _ => {}
                    },
                    // What leads to all of a program holds nothing.
                    |_, object, _| {
                        object.downcast::<Class>().is_none()
                            && object.downcast::<Function>().is_none()
                            && object.downcast::<Module>().is_none()
                    },
                    |heap| {
                        let held = |other: &&Dead| **other != file && heap.is_marked_dead(**other);
                        files.iter().filter(held).copied().collect()
                    },
                )
            })
            .collect();
        let mut left: Vec<usize> = (0..files.len()).collect();
        let mut ordered = Vec::with_capacity(files.len());
        while !left.is_empty() {
            let is_free = |&at: &usize| !left.iter().any(|&other| held[other].contains(&files[at]));
            let next = left.iter().position(is_free).unwrap_or(0);
            ordered.push(files[left.remove(next)]);
        }
        ordered
    }

    /// Tells whether a watched object is a file that is closed when it goes, and not for a `__del__` of a script.
    fn is_file(&self, dead: Dead) -> bool {
        let Some(instance) = dead.downcast_tail::<Instance>() else {
            return dead.downcast::<Object>().is_some();
        };
        let class = self.class_of(Value::Instance(instance));
        class
            .find(&self.heap, self.names.del)
            .is_some_and(|(owner, _)| owner.get(&self.heap).flags.builtin)
    }
}
