//! What the collector starts from; the safepoint.

use super::Vm;
use super::outcome::Raise;
use crate::heap::{Gc, Heap, Marker};
use crate::object::class::Class;
use crate::object::frame::Frame;
use crate::object::native_coro::NativeCoro;
use crate::object::task::Task;
use rustc_hash::FxHashSet;

/// How many safepoints pass between two looks at signals and turns.
const FUEL: i32 = 4096;

/// Makes the closure that marks all that the machine holds; the heap is not borrowed by it.
macro_rules! roots {
    ($vm:ident) => {{
        let (thread, threads) = (&$vm.thread, &$vm.threads);
        let (names, types, known) = (&$vm.names, &$vm.types, &$vm.known);
        let (exceptions, sched, dying) = (&$vm.exceptions, &$vm.sched, &$vm.dying);
        let values = [$vm.raised, $vm.ended, $vm.fixed.empty_tuple];
        let dicts = [$vm.builtins, $vm.modules];
        let (defaults, empty) = (&$vm.defaults, $vm.fixed.empty_str);
        let (weak, signals, class_epoch) = (&$vm.weak, &$vm.signals, $vm.class_epoch);
        move |m: &mut Marker| {
            m.class_epoch = class_epoch;
            weak.trace(m);
            signals.trace(m);
            names.trace(m);
            types.trace(m);
            known.trace(m);
            defaults
                .iter()
                .flatten()
                .flat_map(|d| d.iter())
                .for_each(|v| v.trace(m));
            exceptions.iter().for_each(|&c| m.mark(c));
            sched.trace(m);
            values.iter().for_each(|v| v.trace(m));
            dicts.iter().for_each(|&d| m.mark(d));
            m.mark(empty);
            dying.iter().for_each(|d| d.trace(m));
            thread.trace(m);
            threads.trace(m);
        }
    }};
}

impl Vm {
    /// Tells which of some tasks nobody holds. What is only remembered does not count; nothing is freed.
    pub(super) fn held_by_nobody(&mut self, mut tasks: Vec<Gc<Task>>) -> Vec<Gc<Task>> {
        let roots = roots!(self);
        let everything = |_: &Heap, _, _: &mut Marker| true;
        self.heap.mark_held(roots, everything, |heap| {
            tasks.retain(|&task| !heap.is_marked(task));
        });
        tasks
    }

    /// Tells whether anything leads to a coroutine. What is only remembered does not count; nothing is freed.
    pub(super) fn leads_to(&mut self, coro: Gc<NativeCoro>) -> bool {
        let roots = roots!(self);
        let everything = |_: &Heap, _, _: &mut Marker| true;
        self.heap
            .mark_held(roots, everything, |heap| heap.is_marked(coro))
    }

    /// The slow half of a safepoint: collects if it is due, looks at signals.
    #[cold]
    #[inline(never)]
    pub(super) fn safepoint(&mut self, mark: usize) -> Result<(), Raise> {
        self.thread.roots.cut(mark);
        self.heap.fuel = if self.heap.is_stressed() { 0 } else { FUEL };
        if self.heap.is_due() {
            if self.thread.cur.frame.is_none() {
                let nregs = self
                    .thread
                    .cur
                    .func
                    .get(&self.heap)
                    .code
                    .get(&self.heap)
                    .nregs;
                self.thread.top = self.thread.cur.regs.add(nregs as usize);
            }
            self.collect_garbage();
        }
        if !self.dying.is_empty() {
            self.finalise();
        }
        if !self.weak.due.is_empty() {
            self.tell_weak();
        }
        if self.threads.any_other() {
            self.take_turns();
        }
        self.check_signals()
    }

    /// Collects in a native, whose callers and itself have rooted what they hold; what is due for the dead is run.
    pub fn collect_for_native(&mut self) {
        self.clear_scratch();
        self.collect_in_window();
        if !self.dying.is_empty() {
            // What they held dies with them.
            self.tell_dead();
            self.collect_in_window();
        }
    }

    fn collect_in_window(&mut self) {
        let top = self.settle_top();
        if let Some((end, all)) = self.in_use_now()
            && self.thread.top == self.thread.cur.regs.add(all)
        {
            // Above lies what earlier calls have left.
            self.thread.top = self.thread.cur.regs.add(end);
        }
        self.collect_garbage();
        self.thread.top = top;
    }

    /// A safepoint for natives that may run long without script code: everything they and their callers hold
    /// must be rooted, as for a call.
    pub(super) fn collect_in_native(&mut self) -> Result<(), Raise> {
        self.heap.fuel -= 1;
        if self.heap.fuel >= 0 {
            return Ok(());
        }
        self.heap.fuel = if self.heap.is_stressed() { 0 } else { FUEL };
        if self.heap.is_due() {
            let saved = self.thread.top;
            if self.thread.cur.frame.is_none() {
                let code = self.thread.cur.func.get(&self.heap).code;
                let in_use = code.get(&self.heap).nregs as usize;
                let end = self.thread.cur.regs.add(in_use);
                if end > saved {
                    self.thread.top = end;
                }
            }
            self.collect_garbage();
            self.thread.top = saved;
        }
        self.check_signals()
    }

    /// Collects now. Everything Rust code holds must be rooted.
    pub fn collect_garbage(&mut self) {
        self.lookaside.clear();
        let thread = &mut self.thread;
        thread.stack.clear_above(thread.top);
        self.threads.clear_above();
        let (sched, weak) = (&self.sched, &self.weak);
        let roots = roots!(self);
        let mut gone = Vec::new();
        let mut families = Vec::new();
        let object = self.types.object;
        let (open_files, frame_objects) = (&mut self.open_files, &mut self.frame_objects);
        let mut living = FxHashSet::default();
        let mut iterated = FxHashSet::default();
        let dead = self.heap.collect(
            |_, m| roots(m),
            |heap| {
                open_files.retain(|&file| heap.is_marked(file));
                frame_objects.retain(|_, &mut object| heap.is_marked(object));
                // Those that are watched and found dead live until they are told so.
                let stay = |&f: &Gc<Frame>| heap.is_marked(f) || heap.is_watched(f);
                living.extend(sched.asyncgens().filter(stay));
                let known = sched.iterated.iter();
                let known = known.filter(|one| stay(&one.generator) && stay(&one.by));
                iterated.extend(known.map(|one| one.generator));
                families = thinned(heap, object);
                if !weak.is_empty() {
                    gone = weak.dead(heap);
                }
            },
        );
        for open in self.sched.all_asyncgens() {
            open.retain(|f| living.contains(f));
        }
        self.sched
            .iterated
            .retain(|one| iterated.contains(&one.generator));
        for (class, heirs) in families {
            class.get_mut(&mut self.heap).heirs = heirs;
        }
        if !self.weak.is_empty() {
            self.weak.settle(&mut self.heap, gone);
        }
        let dead = self.without_held_on(dead);
        self.dying.extend(dead);
    }
}

/// Finds the classes some of whose heirs are dead, and those heirs of theirs that live; asked when marking is over.
fn thinned(heap: &Heap, object: Gc<Class>) -> Vec<(Gc<Class>, Vec<Gc<Class>>)> {
    let mut found = Vec::new();
    let mut todo = vec![object];
    let mut seen = 0;
    while let Some(&class) = todo.get(seen) {
        seen += 1;
        let c = class.get(heap);
        let live = |c: &&Gc<Class>| heap.is_marked(**c);
        let heirs: Vec<_> = c.heirs.iter().filter(live).copied().collect();
        todo.extend(c.subclasses.iter().filter(live));
        todo.extend(&heirs);
        if heirs.len() < c.heirs.len() {
            found.push((class, heirs));
        }
    }
    found
}
