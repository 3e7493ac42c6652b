//! Instructions as they are made: labels, wide forms, the span table, the constant pool.
//!
//! Knows nothing of the tree. Jumps name labels until `finish`, which chooses their forms: a conditional
//! jump that does not reach is turned round over a long one. Code that cannot be reached is not kept.

use rustc_hash::FxHashMap;

use crate::code::{Const, ConstKey, ExcEntry, ExcKind, Inlined, Op};
use crate::source::Span;

use super::registers::{Assigned, Reg};

/// A place in the code that jumps can name before it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Label(u32);

/// One instruction with its operands apart.
#[derive(Clone, Debug)]
struct Ins {
    op: Op,
    /// The operand bytes, as bits 8 to 31 of the first word.
    operands: u32,
    words: [u32; 2],
    target: Option<Label>,
    span: Span,
    /// Where the method stands that a call looks up first.
    method: Option<Span>,
}

#[derive(Default)]
struct LabelState {
    at: Option<usize>,
    /// Whether a jump names it.
    used: bool,
    /// Which locals are assigned on every way to it so far.
    assigned: Option<Assigned>,
}

/// A range of the exception table, in instructions.
#[derive(Clone, Copy)]
struct Range {
    start: usize,
    end: usize,
    kind: ExcKind,
    target: Option<Label>,
    reg: Reg,
}

/// How an instruction is written in the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Short,
    /// A conditional jump turned round over a long one.
    Long,
    Dropped,
}

/// The finished parts of a code object.
#[derive(Default)]
pub(super) struct Finished {
    pub instrs: Vec<u32>,
    pub spans: Vec<(u32, Span)>,
    pub exceptions: Vec<ExcEntry>,
    pub inlined: Vec<Inlined>,
    /// The word from which on each local is assigned that is so at all.
    pub first: Vec<(Reg, u32)>,
    pub lookups: Vec<(u32, u32)>,
}

/// The instructions, constants and names of one code object in the making.
#[derive(Default)]
pub(super) struct Emitter {
    ins: Vec<Ins>,
    labels: Vec<LabelState>,
    ranges: Vec<Range>,
    /// Variables of comprehensions, with places in instructions.
    inlined: Vec<Inlined>,
    /// Arguments in front of a `CallMethod`, and where that is, in instructions.
    pub lookups: Vec<(usize, usize)>,
    pub consts: Vec<Const>,
    const_index: FxHashMap<ConstKey, u32>,
    pub names: Vec<String>,
    name_index: FxHashMap<String, u32>,
    pub sites: Vec<u32>,
    dead: bool,
    /// Which locals are assigned on every way to here.
    pub assigned: Assigned,
    /// Which have been assigned on some way, and the instruction behind the first assignment of each.
    ever: Assigned,
    first: Vec<(Reg, usize)>,
    /// Which are assigned at some place or not, depending on the way there.
    pub unsure: Assigned,
    /// Registers whose locals are unbound somewhere; where code can come back to, they do not count as assigned.
    pub volatile: Vec<Reg>,
    /// An operand did not fit its field.
    pub overflow: bool,
}

impl Emitter {
    /// Gives the number of a constant in the pool.
    pub fn constant(&mut self, value: Const) -> u32 {
        let next = self.consts.len() as u32;
        if let Some(key) = ConstKey::of(&value) {
            let index = *self.const_index.entry(key).or_insert(next);
            if index < next {
                return index;
            }
        }
        self.consts.push(value);
        next
    }

    /// Gives the number of a name.
    pub fn name(&mut self, name: &str) -> u32 {
        if let Some(i) = self.name_index.get(name) {
            return *i;
        }
        let index = self.names.len() as u32;
        self.names.push(name.to_string());
        self.name_index.insert(name.to_string(), index);
        index
    }

    /// Makes an inline-cache site for a name.
    pub fn site(&mut self, name: &str) -> u32 {
        let name = self.name(name);
        self.sites.push(name);
        self.sites.len() as u32 - 1
    }

    /// Tells whether the next instruction can be reached.
    pub fn reachable(&self) -> bool {
        !self.dead
    }

    fn byte(&mut self, value: Reg) -> u32 {
        if value > 255 {
            self.overflow = true;
        }
        u32::from(value & 255)
    }

    fn push(&mut self, op: Op, operands: u32, words: [u32; 2], target: Option<Label>, span: Span) {
        if self.dead {
            return;
        }
        if let Some(label) = target {
            self.meet(label);
        }
        self.unsure.add_missing(&self.ever, &self.assigned);
        self.ins.push(Ins {
            op,
            operands: operands << 8,
            words,
            target,
            span,
            method: None,
        });
        self.dead = op.ends_flow();
    }

    /// Emits an instruction of up to three byte operands.
    pub fn abc(&mut self, op: Op, a: Reg, b: Reg, c: Reg, span: Span) {
        self.with_words(op, a, b, c, [0; 2], span);
    }

    /// Emits an instruction of up to three byte operands and further words.
    pub fn with_words(&mut self, op: Op, a: Reg, b: Reg, c: Reg, words: [u32; 2], span: Span) {
        let operands = self.byte(a) | self.byte(b) << 8 | self.byte(c) << 16;
        self.push(op, operands, words, None, span);
    }

    /// Emits a call of a method, whose look-up has a place of its own.
    pub fn call_method(&mut self, op: Op, at: (Reg, Reg, Reg), words: [u32; 2], spans: [Span; 2]) {
        let emitted = self.ins.len();
        self.with_words(op, at.0, at.1, at.2, words, spans[0]);
        if let Some(ins) = self.ins.get_mut(emitted) {
            ins.method = Some(spans[1]);
        }
    }

    /// Emits an instruction of a byte and a 16-bit operand.
    pub fn abx(&mut self, op: Op, a: Reg, x: u32, span: Span) {
        self.abx_word(op, a, x, 0, span);
    }

    /// Emits an instruction of a byte, a 16-bit operand and a further word.
    pub fn abx_word(&mut self, op: Op, a: Reg, x: u32, word: u32, span: Span) {
        if x > 0xffff {
            self.overflow = true;
        }
        let operands = self.byte(a) | (x & 0xffff) << 8;
        self.push(op, operands, [word, 0], None, span);
    }

    /// Emits an instruction that builds something of `count` values from `first`; with none, no register is named.
    pub fn build(&mut self, op: Op, dst: Reg, first: Reg, count: Reg, span: Span) {
        self.abc(op, dst, if count == 0 { dst } else { first }, count, span);
    }

    /// Emits a jump; `a`, `b` and `c` as the operation has them.
    pub fn jump(&mut self, op: Op, a: Reg, b: Reg, c: Reg, target: Label, span: Span) {
        let operands = self.byte(a) | self.byte(b) << 8 | self.byte(c) << 16;
        self.push(op, operands, [0; 2], Some(target), span);
    }

    /// Emits `Jump`.
    pub fn goto(&mut self, target: Label, span: Span) {
        self.push(Op::Jump, 0, [0; 2], Some(target), span);
    }

    /// Makes a label.
    pub fn label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() as u32 - 1)
    }

    fn state(&mut self, label: Label) -> &mut LabelState {
        &mut self.labels[label.0 as usize]
    }

    /// Notes that a local has a value from here on.
    pub fn assign(&mut self, reg: Reg) {
        self.assigned.add(reg);
        if !self.ever.has(reg) {
            self.ever.add(reg);
            self.first.push((reg, self.here()));
        }
    }

    /// Notes a way to a label with what is assigned now.
    fn meet(&mut self, label: Label) {
        let state = &mut self.labels[label.0 as usize];
        state.used = true;
        if let Some(at) = state.at {
            // What is assigned in a loop is not at its first round.
            let inside = self.first.iter().filter(|(_, first)| *first > at);
            inside.for_each(|(reg, _)| self.unsure.add(*reg));
        } else {
            match &mut state.assigned {
                Some(assigned) => assigned.keep_common(&self.assigned),
                None => state.assigned = Some(self.assigned.clone()),
            }
        }
    }

    /// Places a label here.
    pub fn bind(&mut self, label: Label) {
        let at = self.ins.len();
        let state = &mut self.labels[label.0 as usize];
        state.at = Some(at);
        if let Some(assigned) = state.assigned.take() {
            if self.dead {
                self.assigned = assigned;
            } else {
                self.assigned.keep_common(&assigned);
            }
        }
        if state.used {
            self.dead = false;
        }
    }

    /// Places here a label that later code will jump back to, reached only that way.
    pub fn bind_back(&mut self, label: Label, assigned: Assigned) {
        let at = Some(self.ins.len());
        let state = self.state(label);
        (state.at, state.used) = (at, true);
        self.dead = false;
        self.assigned = assigned;
        self.drop_volatile();
    }

    /// Forgets that locals which are unbound somewhere are assigned.
    pub fn drop_volatile(&mut self) {
        self.volatile
            .iter()
            .for_each(|reg| self.assigned.remove(*reg));
    }

    /// Says where the next instruction will be.
    pub fn here(&self) -> usize {
        self.ins.len()
    }

    /// Adds ranges to the exception table; inner ones must be added first.
    pub fn cover(
        &mut self,
        ranges: &[(usize, usize)],
        kind: ExcKind,
        target: Option<Label>,
        reg: Reg,
    ) {
        for &(start, end) in ranges.iter().filter(|(start, end)| start < end) {
            self.ranges.push(Range {
                start,
                end,
                kind,
                target,
                reg,
            });
        }
    }

    /// Notes that a variable of a comprehension is in a register from here on.
    pub fn open_inlined(&mut self, name: &str, reg: Reg) {
        self.inlined.push(Inlined {
            name: name.to_string(),
            start: self.here() as u32,
            end: u32::MAX,
            reg,
        });
    }

    /// Notes that the comprehension has ended whose first variable has this number.
    pub fn close_inlined(&mut self, first: usize) {
        let end = self.here() as u32;
        let inner = self.inlined.iter_mut().skip(first);
        inner
            .filter(|v| v.end == u32::MAX)
            .for_each(|v| v.end = end);
    }

    /// Gives how many variables of comprehensions there are so far.
    pub fn inlined_mark(&self) -> usize {
        self.inlined.len()
    }

    /// Tells whether a variable of the comprehension that began at `first` is noted already.
    pub fn is_inlined(&self, first: usize, reg: Reg) -> bool {
        self.inlined.iter().skip(first).any(|v| v.reg == reg)
    }

    /// Puts `Unset` instructions for registers in front of the instruction at `at`.
    pub fn unset_before(&mut self, at: usize, regs: &[Reg]) {
        let count = regs.len();
        let make = |reg: &Reg| Ins {
            op: Op::Unset,
            operands: u32::from(*reg) << 8,
            words: [0; 2],
            target: None,
            span: Span::default(),
            method: None,
        };
        self.ins.splice(at..at, regs.iter().map(make));
        for label in &mut self.labels {
            if let Some(place) = &mut label.at
                && *place > at
            {
                *place += count;
            }
        }
        for range in &mut self.ranges {
            range.start += if range.start > at { count } else { 0 };
            range.end += if range.end > at { count } else { 0 };
        }
        for variable in &mut self.inlined {
            for place in [&mut variable.start, &mut variable.end] {
                if *place as usize > at && *place != u32::MAX {
                    *place += count as u32;
                }
            }
        }
        for (_, first) in &mut self.first {
            *first += if *first > at { count } else { 0 };
        }
        for (start, call) in &mut self.lookups {
            *start += if *start > at { count } else { 0 };
            *call += if *call >= at { count } else { 0 };
        }
    }

    /// Turns a conditional jump over a plain one round, so that one jump is left.
    fn merge_jumps(&mut self) {
        let mut entered = vec![false; self.ins.len() + 1];
        for at in self.labels.iter().filter(|l| l.used).filter_map(|l| l.at) {
            entered[at] = true;
        }
        for i in 0..self.ins.len().saturating_sub(2) {
            let over = self.ins[i]
                .target
                .and_then(|l| self.labels[l.0 as usize].at)
                == Some(i + 2);
            if !over || self.ins[i + 1].op != Op::Jump || entered[i + 1] {
                continue;
            }
            match (self.ins[i].op.layout().0, inverted(self.ins[i].op)) {
                ("abn" | "akn", _) => self.ins[i].operands ^= 1 << 24,
                (_, Some(op)) => self.ins[i].op = op,
                _ => continue,
            }
            // The plain jump now goes to the next instruction and will be dropped.
            let (near, far) = (self.ins[i].target, self.ins[i + 1].target);
            self.ins[i].target = far;
            self.ins[i + 1].target = near;
        }
    }

    /// Makes calls leave the registers past 239 alone.
    pub fn spare_high(&mut self) {
        for ins in &mut self.ins {
            ins.op = match ins.op {
                Op::Call => Op::CallHigh,
                Op::CallMethod => Op::CallMethodHigh,
                op => op,
            };
        }
    }

    /// Follows jumps to jumps, so that each goes where it ends up.
    fn thread_jumps(&mut self) {
        for i in 0..self.ins.len() {
            let mut hops = 0;
            while let Some(target) = self.ins[i].target
                && let Some(next) = self.labels[target.0 as usize].at
                && let Some(ins) = self.ins.get(next)
                && ins.op == Op::Jump
                && next != i
                && hops < 8
            {
                self.ins[i].target = ins.target;
                hops += 1;
            }
        }
    }

    /// Lays the instructions out behind `prologue` words.
    pub fn finish(&mut self, prologue: &[u32], first: Span) -> Option<Finished> {
        self.merge_jumps();
        self.thread_jumps();
        let mut form: Vec<Form> = (0..self.ins.len()).map(|i| self.first_form(i)).collect();
        let starts = loop {
            let starts = self.starts(prologue.len(), &form);
            let mut grown = false;
            for (i, ins) in self.ins.iter().enumerate() {
                if form[i] != Form::Short || ins.target.is_none() {
                    continue;
                }
                if ins.op.layout().0 == "as"
                    && let Some(displacement) = self.displacement(i, &starts)
                    && i16::try_from(displacement).is_err()
                {
                    form[i] = Form::Long;
                    grown = true;
                }
            }
            if !grown {
                break starts;
            }
        };
        self.write(prologue, first, &starts, &form)
    }

    /// Drops jumps to the next instruction.
    fn first_form(&self, index: usize) -> Form {
        let ins = &self.ins[index];
        let target = ins.target.and_then(|l| self.labels[l.0 as usize].at);
        if ins.op == Op::Jump && target == Some(index + 1) {
            Form::Dropped
        } else {
            Form::Short
        }
    }

    fn starts(&self, first: usize, form: &[Form]) -> Vec<u32> {
        let mut at = first as u32;
        let mut starts = Vec::with_capacity(self.ins.len() + 1);
        for (i, ins) in self.ins.iter().enumerate() {
            starts.push(at);
            at += match form[i] {
                Form::Short => ins.op.words() as u32,
                Form::Long => ins.op.words() as u32 + 1,
                Form::Dropped => 0,
            };
        }
        starts.push(at);
        starts
    }

    /// Counts the words from the end of a jump to its target.
    fn displacement(&self, index: usize, starts: &[u32]) -> Option<i64> {
        let target = self.ins[index].target?;
        let at = self.labels[target.0 as usize].at?;
        Some(i64::from(starts[at]) - i64::from(starts[index + 1]))
    }

    fn write(
        &self,
        prologue: &[u32],
        first: Span,
        starts: &[u32],
        form: &[Form],
    ) -> Option<Finished> {
        let mut instrs = prologue.to_vec();
        let mut spans: Vec<(u32, Span)> = Vec::new();
        if !prologue.is_empty() {
            spans.push((0, first));
        }
        for (i, ins) in self.ins.iter().enumerate() {
            if form[i] == Form::Dropped {
                continue;
            }
            // What fails in the look-up is at the first word, what fails in the call at the last.
            let parts = match ins.method {
                Some(method) => [Some((starts[i], method)), Some((starts[i] + 1, ins.span))],
                None => [Some((starts[i], ins.span)), None],
            };
            for (start, span) in parts.into_iter().flatten() {
                if spans.last().is_none_or(|(_, last)| *last != span) {
                    spans.push((start, span));
                }
            }
            let word = ins.op as u32 | ins.operands;
            let Some(displacement) = self.displacement(i, starts) else {
                instrs.push(word);
                instrs.extend_from_slice(&ins.words[..ins.op.words() - 1]);
                continue;
            };
            let far = i32::try_from(displacement)
                .ok()
                .filter(|d| (-0x80_0000..0x80_0000).contains(d))?;
            match ins.op.layout().0 {
                "J" => instrs.push(crate::code::opcode::jump(ins.op, far)),
                "as" if form[i] == Form::Long => {
                    let op = inverted(ins.op)?;
                    instrs.push(op as u32 | ins.operands & 0xff00 | 1 << 16);
                    instrs.push(crate::code::opcode::jump(Op::Jump, far));
                }
                "as" => instrs.push(word & 0xffff | u32::from(displacement as i16 as u16) << 16),
                _ => {
                    instrs.push(word);
                    instrs.push(far as u32);
                }
            }
        }
        Some(Finished {
            instrs,
            spans,
            exceptions: self.exception_table(starts),
            inlined: self.inlined_table(starts),
            first: self.first_table(starts),
            lookups: self.lookup_table(starts),
        })
    }

    fn first_table(&self, starts: &[u32]) -> Vec<(Reg, u32)> {
        let place = |i: usize| starts.get(i).copied().unwrap_or(u32::MAX);
        self.first.iter().map(|&(reg, i)| (reg, place(i))).collect()
    }

    fn inlined_table(&self, starts: &[u32]) -> Vec<Inlined> {
        let place = |i: u32| starts.get(i as usize).copied().unwrap_or(0);
        let laid_out = |v: &Inlined| Inlined {
            start: place(v.start),
            end: place(v.end),
            ..v.clone()
        };
        self.inlined.iter().map(laid_out).collect()
    }

    fn exception_table(&self, starts: &[u32]) -> Vec<ExcEntry> {
        let place = |i: usize| starts.get(i).copied().unwrap_or(0);
        let entries = self.ranges.iter().map(|r| ExcEntry {
            start: place(r.start),
            end: place(r.end),
            kind: r.kind,
            target: r
                .target
                .and_then(|l| self.labels[l.0 as usize].at)
                .map_or(0, place),
            reg: r.reg,
        });
        entries.filter(|e| e.start < e.end).collect()
    }

    fn lookup_table(&self, starts: &[u32]) -> Vec<(u32, u32)> {
        let place = |i: usize| starts.get(i).copied().unwrap_or(0);
        let table = self.lookups.iter().map(|&(a, b)| (place(a), place(b)));
        table.filter(|(start, call)| start < call).collect()
    }
}

/// Gives the conditional jump that jumps when `op` does not.
fn inverted(op: Op) -> Option<Op> {
    Some(match op {
        Op::JumpIfTrue => Op::JumpIfFalse,
        Op::JumpIfFalse => Op::JumpIfTrue,
        Op::JumpIfNone => Op::JumpIfNotNone,
        Op::JumpIfNotNone => Op::JumpIfNone,
        _ => return None,
    })
}
