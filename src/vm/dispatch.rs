//! The loop: fetch, match; fast pairs inline, everything else one call.
//!
//! Locals `ip`, `regs`, `consts`, `code` mirror `thread.cur`. `save!` writes `ip` back before anything that may look
//! at it (raise, call, collect); `load!` reads all of them after anything that may have switched frames. When an
//! operation runs, `ip` is at its last word (so that one register serves for operands and for the next fetch), and saved
//! behind it; tables are searched at the word before that. Operands are bytes loaded when they are needed. Every arm ends
//! in a jump of its own, as `.cargo/config.toml` asks: no arm may be empty, which would make the fetch a loop by itself.

use super::Vm;
use super::awaiting::AwaitStep;
use super::outcome::{Outcome, Raise};
use super::stack::{Activation, Cont, Pending};
use crate::code::Op;
use crate::heap::{Gc, Ip, Regs};
use crate::object::Value;
use crate::object::frame::{FrameKind, FrameState};
use crate::object::function::{CodeObject, How};
use crate::object::iter::IterState;
use crate::syntax::ast::{BinOp, CmpOp, UnaryOp};

/// What an operation that may enter a frame comes back with.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// The result; the loop stores it.
    Done(Value),
    /// A frame was entered; its return stores the result.
    Entered,
}

macro_rules! a {
    ($w:ident) => {
        $w.byte::<1>() as usize
    };
}
macro_rules! b {
    ($w:ident) => {
        $w.byte::<2>() as usize
    };
}
macro_rules! c {
    ($w:ident) => {
        $w.byte::<3>() as usize
    };
}
macro_rules! x {
    ($w:ident) => {
        $w.upper_half() as usize
    };
}

impl Vm {
    /// Runs `thread.cur` until the activation that Rust code waits for is popped.
    pub fn run(&mut self) -> Outcome {
        let mut ip: Ip;
        let mut regs: Regs<Value>;
        let mut consts: Regs<Value>;
        let mut code: Gc<CodeObject>;
        // What operations of this run rooted is garbage whenever none is under way.
        let mark = self.thread.roots.mark();

        macro_rules! load {
            () => {{
                let cur = &self.thread.cur;
                ip = cur.ip.back();
                regs = cur.regs;
                code = cur.func.get(&self.heap).code;
                consts = Regs::of_constants(&code.get(&self.heap).consts);
            }};
        }
        macro_rules! save {
            () => {
                self.thread.cur.ip = ip.next()
            };
        }
        macro_rules! raise {
            () => {{
                if !self.unwind() {
                    return Outcome::Raise;
                }
                load!();
                continue;
            }};
        }
        macro_rules! tri {
            ($e:expr) => {{
                save!();
                match $e {
                    Ok(value) => value,
                    Err(Raise) => raise!(),
                }
            }};
        }
        macro_rules! step {
            ($dst:expr, $e:expr) => {{
                save!();
                match $e {
                    Ok(Step::Done(value)) => regs.set($dst, value),
                    Ok(Step::Entered) => load!(),
                    Err(Raise) => raise!(),
                }
            }};
        }
        macro_rules! safepoint {
            () => {{
                self.heap.fuel -= 1;
                if self.heap.fuel < 0 {
                    tri!(self.safepoint(mark));
                }
            }};
        }
        macro_rules! go {
            ($by:expr) => {{
                let by = $by;
                // Before the jump, so that what is raised here is raised inside the loop.
                if by < 0 {
                    safepoint!();
                }
                ip.jump(by);
            }};
        }
        // Binary operators on (a, left, right): ints and floats inline.
        macro_rules! arith {
            ($w:ident, $l:expr, $r:expr, $checked:ident, $f:tt, $op:expr, $inplace:expr) => {{
                let (l, r): (Value, Value) = ($l, $r);
                match (l, r) {
                    (Value::Int(m), Value::Int(n)) => {
                        if let Some(sum) = m.$checked(n) {
                            regs.set(a!($w), Value::Int(sum));
                            continue;
                        }
                    }
                    (Value::Float(m), Value::Float(n)) => {
                        regs.set(a!($w), Value::float(m.get() $f n.get()));
                        continue;
                    }
                    (Value::Int(m), Value::Float(n)) => {
                        regs.set(a!($w), Value::float(m as f64 $f n.get()));
                        continue;
                    }
                    (Value::Float(m), Value::Int(n)) => {
                        regs.set(a!($w), Value::float(m.get() $f n as f64));
                        continue;
                    }
                    _ => {}
                }
                step!(a!($w), self.binary_step($op, $inplace, l, r, a!($w) as u8));
            }};
        }
        macro_rules! int_op {
            ($w:ident, $l:expr, $r:expr, |$m:ident, $n:ident| $e:expr, $op:expr, $inplace:expr) => {{
                let (l, r): (Value, Value) = ($l, $r);
                if let (Value::Int($m), Value::Int($n)) = (l, r) {
                    let result: Option<i64> = $e;
                    if let Some(result) = result {
                        regs.set(a!($w), Value::Int(result));
                        continue;
                    }
                }
                step!(a!($w), self.binary_step($op, $inplace, l, r, a!($w) as u8));
            }};
        }
        macro_rules! true_div {
            ($w:ident, $l:expr, $r:expr, $inplace:expr) => {{
                let (l, r): (Value, Value) = ($l, $r);
                let pair = match (l, r) {
                    (Value::Float(m), Value::Float(n)) => Some((m.get(), n.get())),
                    (Value::Float(m), Value::Int(n)) => Some((m.get(), n as f64)),
                    (Value::Int(m), Value::Float(n)) => Some((m as f64, n.get())),
                    (Value::Int(m), Value::Int(n))
                        if m.unsigned_abs() < 1 << 53 && n.unsigned_abs() < 1 << 53 =>
                    {
                        Some((m as f64, n as f64))
                    }
                    _ => None,
                };
                if let Some((m, n)) = pair
                    && n != 0.0
                {
                    regs.set(a!($w), Value::float(m / n));
                    continue;
                }
                step!(
                    a!($w),
                    self.binary_step(BinOp::Div, $inplace, l, r, a!($w) as u8)
                );
            }};
        }
        macro_rules! slow_op {
            ($w:ident, $r:expr, $op:expr, $inplace:expr) => {{
                let (l, r): (Value, Value) = (regs.get(b!($w)), $r);
                step!(a!($w), self.binary_step($op, $inplace, l, r, a!($w) as u8));
            }};
        }
        macro_rules! compare {
            ($w:ident, $op:tt, $cmp:expr) => {{
                let (l, r) = (regs.get(b!($w)), regs.get(c!($w)));
                let result = match (l, r) {
                    (Value::Int(m), Value::Int(n)) => m $op n,
                    (Value::Float(m), Value::Float(n)) => m.get() $op n.get(),
                    _ => {
                        let value = tri!(self.compare($cmp, l, r));
                        regs.set(a!($w), value);
                        continue;
                    }
                };
                regs.set(a!($w), Value::bool(result));
            }};
        }
        macro_rules! jump_compare {
            ($w:ident, $r:expr, $op:tt, $cmp:expr) => {{
                let by = ip.advance() as i32;
                let (l, r): (Value, Value) = (regs.get(a!($w)), $r);
                let result = match (l, r) {
                    (Value::Int(m), Value::Int(n)) => m $op n,
                    (Value::Float(m), Value::Float(n)) => m.get() $op n.get(),
                    _ => tri!(self.compare_truth($cmp, l, r)),
                };
                if result == (c!($w) != 0) {
                    go!(by);
                }
            }};
        }

        // The running frame ends with a value.
        macro_rules! leave {
            ($value:expr) => {{
                let value = $value;
                if self.thread.cur.frame.is_none()
                    && let Some(act) = self.thread.acts.pop()
                {
                    self.thread.depth = act.depth;
                    self.thread.top = act.top;
                    if act.cont == Cont::Store && act.frame.is_none() {
                        self.thread.cur.func = act.func;
                        self.thread.cur.regs = act.regs;
                        ip = act.ip.back();
                        regs = act.regs;
                        code = act.func.get(&self.heap).code;
                        consts = Regs::of_constants(&code.get(&self.heap).consts);
                        regs.set(act.dst as usize, value);
                        continue;
                    }
                    save!();
                    match self.return_to(act, value) {
                        Ok(Some(outcome)) => return outcome,
                        Ok(None) => load!(),
                        Err(Raise) => raise!(),
                    }
                } else {
                    // Back to the awaiter, the common way out of a coroutine.
                    if let Some(frame) = self.thread.cur.frame {
                        let f = frame.get(&self.heap);
                        let outer = f.awaiter.filter(|outer| {
                            let waiting = outer.get(&self.heap).ip;
                            waiting.operation() != Op::ForAwait
                        });
                        if let Some(outer) = outer {
                            let f = frame.get_mut(&mut self.heap);
                            f.awaiter = None;
                            f.state = FrameState::Done;
                            let direct = f.direct;
                            self.thread.depth -= 1;
                            let o = outer.get_mut(&mut self.heap);
                            o.state = FrameState::Running;
                            ip = o.ip;
                            let func = o.func;
                            regs = Regs::of_tail(outer);
                            code = func.get(&self.heap).code;
                            consts = Regs::of_constants(&code.get(&self.heap).consts);
                            self.thread.cur.func = func;
                            self.thread.cur.frame = Some(outer);
                            self.thread.cur.regs = regs;
                            let waiting = ip;
                            if direct {
                                regs.set(b!(waiting), Value::Unset);
                                self.heap.recycle(frame);
                            }
                            regs.set(a!(waiting), value);
                            continue;
                        }
                    }
                    save!();
                    match self.return_from_frame(value) {
                        Some(outcome) => return outcome,
                        None => load!(),
                    }
                }
            }};
        }

        load!();
        loop {
            ip.advance();
            let w = ip;
            match w.operation() {
                Op::Move => {
                    let value = regs.get(b!(w));
                    self.share(value);
                    regs.set(a!(w), value);
                }
                Op::LoadHigh => regs.set(a!(w), regs.get(x!(w))),
                Op::StoreHigh => regs.set(x!(w), regs.get(a!(w))),
                Op::LoadConst => regs.set(a!(w), consts.get(x!(w))),
                Op::LoadConstWide => {
                    let k = ip.advance() as usize;
                    regs.set(a!(w), consts.get(k));
                }
                Op::LoadInt => regs.set(a!(w), Value::Int(w.upper_half() as i16 as i64)),
                Op::LoadSpecial => {
                    let value = self.special(x!(w) as u16);
                    regs.set(a!(w), value);
                }
                Op::LoadFree => {
                    let cell = self.thread.cur.func.tail(&self.heap)[x!(w)];
                    let value = cell.get(&self.heap).value;
                    if value.is_unset() {
                        tri!(Err::<(), _>(self.unbound_free(x!(w))));
                    }
                    regs.set(a!(w), value);
                }
                Op::StoreFree => {
                    let cell = self.thread.cur.func.tail(&self.heap)[x!(w)];
                    let value = regs.get(a!(w));
                    self.share(value);
                    cell.get_mut(&mut self.heap).value = value;
                }
                Op::DelFree => tri!(self.delete_free(x!(w))),
                Op::LoadFreeCell => {
                    let cell = self.thread.cur.func.tail(&self.heap)[x!(w)];
                    regs.set(a!(w), Value::Cell(cell));
                }
                Op::LoadCell => {
                    if let Value::Cell(cell) = regs.get(b!(w)) {
                        let value = cell.get(&self.heap).value;
                        if value.is_unset() {
                            tri!(Err::<(), _>(self.unbound_local_cell(b!(w))));
                        }
                        regs.set(a!(w), value);
                    }
                }
                Op::StoreCell => {
                    if let Value::Cell(cell) = regs.get(b!(w)) {
                        let value = regs.get(a!(w));
                        self.share(value);
                        cell.get_mut(&mut self.heap).value = value;
                    }
                }
                Op::DelCell => tri!(self.delete_cell(b!(w))),
                Op::MakeCell => {
                    let value = regs.get(a!(w));
                    self.share(value);
                    regs.set(a!(w), Value::Cell(self.heap.new_cell(value)));
                }
                Op::NewCell => {
                    regs.set(a!(w), Value::Cell(self.heap.new_cell(Value::Unset)));
                }
                Op::LoadGlobal => {
                    let site = ip.advance() as usize;
                    let cache = &code.get(&self.heap).caches[site];
                    let globals = self.thread.cur.func.get(&self.heap).globals;
                    if cache.key == globals.stamp(&self.heap) {
                        if cache.how == How::Global {
                            let value = globals.value_at(&self.heap, cache.index as usize);
                            regs.set(a!(w), value);
                            continue;
                        }
                        if cache.epoch == self.builtins.stamp(&self.heap) {
                            let value = self.builtins.value_at(&self.heap, cache.index as usize);
                            regs.set(a!(w), value);
                            continue;
                        }
                    }
                    let value = tri!(self.load_global(code, site));
                    regs.set(a!(w), value);
                }
                Op::StoreGlobal => {
                    let site = ip.advance() as usize;
                    let cache = &code.get(&self.heap).caches[site];
                    let globals = self.thread.cur.func.get(&self.heap).globals;
                    let value = regs.get(a!(w));
                    if cache.how == How::Global && cache.key == globals.stamp(&self.heap) {
                        let index = cache.index as usize;
                        globals.set_value_at(&mut self.heap, index, value);
                    } else {
                        self.store_global(code, site, value);
                    }
                    self.share(value);
                }
                Op::DelGlobal => {
                    let site = ip.advance() as usize;
                    tri!(self.delete_global(code, site, a!(w), mark));
                }
                Op::LoadName => {
                    let site = ip.advance() as usize;
                    let value = tri!(self.load_name(code, site));
                    regs.set(a!(w), value);
                }
                Op::LoadClassFree => {
                    let name = ip.advance() as usize;
                    let value = tri!(self.load_class_free(code, name, x!(w)));
                    regs.set(a!(w), value);
                }
                Op::StoreName => {
                    let name = code.get(&self.heap).names[ip.advance() as usize];
                    let value = regs.get(a!(w));
                    self.share(value);
                    tri!(self.set_item(regs.get(0), Value::Str(name), value));
                }
                Op::DelName => {
                    let name = code.get(&self.heap).names[ip.advance() as usize];
                    tri!(self.delete_name(regs.get(0), name));
                }
                Op::CheckBound => {
                    let name = ip.advance() as usize;
                    if regs.get(a!(w)).is_unset() {
                        tri!(Err::<(), _>(self.unbound_local(code, name)));
                    }
                }
                Op::DelLocal => {
                    let name = ip.advance() as usize;
                    if regs.get(a!(w)).is_unset() {
                        tri!(Err::<(), _>(self.unbound_local(code, name)));
                    }
                    if self.awaits_death() {
                        self.delete_local(a!(w), x!(w), mark);
                    } else {
                        regs.set(a!(w), Value::Unset);
                    }
                }
                Op::Unset => regs.set(a!(w), Value::Unset),
                Op::UnsetRange => unset_range(regs, a!(w), b!(w)),

                Op::Add => {
                    arith!(w, regs.get(b!(w)), regs.get(c!(w)), checked_add, +, BinOp::Add, false)
                }
                Op::Sub => {
                    arith!(w, regs.get(b!(w)), regs.get(c!(w)), checked_sub, -, BinOp::Sub, false)
                }
                Op::Mul => {
                    arith!(w, regs.get(b!(w)), regs.get(c!(w)), checked_mul, *, BinOp::Mul, false)
                }
                Op::AddK => {
                    arith!(w, regs.get(b!(w)), consts.get(c!(w)), checked_add, +, BinOp::Add, false)
                }
                Op::SubK => {
                    arith!(w, regs.get(b!(w)), consts.get(c!(w)), checked_sub, -, BinOp::Sub, false)
                }
                Op::MulK => {
                    arith!(w, regs.get(b!(w)), consts.get(c!(w)), checked_mul, *, BinOp::Mul, false)
                }
                Op::AddL => {
                    arith!(w, consts.get(b!(w)), regs.get(c!(w)), checked_add, +, BinOp::Add, false)
                }
                Op::SubL => {
                    arith!(w, consts.get(b!(w)), regs.get(c!(w)), checked_sub, -, BinOp::Sub, false)
                }
                Op::MulL => {
                    arith!(w, consts.get(b!(w)), regs.get(c!(w)), checked_mul, *, BinOp::Mul, false)
                }
                Op::InplaceAdd => {
                    arith!(w, regs.get(b!(w)), regs.get(c!(w)), checked_add, +, BinOp::Add, true)
                }
                Op::InplaceSub => {
                    arith!(w, regs.get(b!(w)), regs.get(c!(w)), checked_sub, -, BinOp::Sub, true)
                }
                Op::InplaceMul => {
                    arith!(w, regs.get(b!(w)), regs.get(c!(w)), checked_mul, *, BinOp::Mul, true)
                }
                Op::InplaceAddK => {
                    arith!(w, regs.get(b!(w)), consts.get(c!(w)), checked_add, +, BinOp::Add, true)
                }
                Op::InplaceSubK => {
                    arith!(w, regs.get(b!(w)), consts.get(c!(w)), checked_sub, -, BinOp::Sub, true)
                }
                Op::InplaceMulK => {
                    arith!(w, regs.get(b!(w)), consts.get(c!(w)), checked_mul, *, BinOp::Mul, true)
                }
                Op::TrueDiv => true_div!(w, regs.get(b!(w)), regs.get(c!(w)), false),
                Op::TrueDivK => true_div!(w, regs.get(b!(w)), consts.get(c!(w)), false),
                Op::TrueDivL => true_div!(w, consts.get(b!(w)), regs.get(c!(w)), false),
                Op::InplaceTrueDiv => true_div!(w, regs.get(b!(w)), regs.get(c!(w)), true),
                Op::FloorDiv => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| (n > 0).then(|| m.div_euclid(n)),
                    BinOp::FloorDiv,
                    false
                ),
                Op::FloorDivK => int_op!(
                    w,
                    regs.get(b!(w)),
                    consts.get(c!(w)),
                    |m, n| (n > 0).then(|| m.div_euclid(n)),
                    BinOp::FloorDiv,
                    false
                ),
                Op::InplaceFloorDiv => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| (n > 0).then(|| m.div_euclid(n)),
                    BinOp::FloorDiv,
                    true
                ),
                Op::Mod => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| (n > 0).then(|| m.rem_euclid(n)),
                    BinOp::Mod,
                    false
                ),
                Op::ModK => int_op!(
                    w,
                    regs.get(b!(w)),
                    consts.get(c!(w)),
                    |m, n| (n > 0).then(|| m.rem_euclid(n)),
                    BinOp::Mod,
                    false
                ),
                Op::InplaceMod => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| (n > 0).then(|| m.rem_euclid(n)),
                    BinOp::Mod,
                    true
                ),
                Op::And => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| Some(m & n),
                    BinOp::BitAnd,
                    false
                ),
                Op::Or => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| Some(m | n),
                    BinOp::BitOr,
                    false
                ),
                Op::Xor => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| Some(m ^ n),
                    BinOp::BitXor,
                    false
                ),
                Op::AndK => int_op!(
                    w,
                    regs.get(b!(w)),
                    consts.get(c!(w)),
                    |m, n| Some(m & n),
                    BinOp::BitAnd,
                    false
                ),
                Op::OrK => int_op!(
                    w,
                    regs.get(b!(w)),
                    consts.get(c!(w)),
                    |m, n| Some(m | n),
                    BinOp::BitOr,
                    false
                ),
                Op::XorK => int_op!(
                    w,
                    regs.get(b!(w)),
                    consts.get(c!(w)),
                    |m, n| Some(m ^ n),
                    BinOp::BitXor,
                    false
                ),
                Op::InplaceAnd => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| Some(m & n),
                    BinOp::BitAnd,
                    true
                ),
                Op::InplaceOr => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| Some(m | n),
                    BinOp::BitOr,
                    true
                ),
                Op::InplaceXor => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| Some(m ^ n),
                    BinOp::BitXor,
                    true
                ),
                Op::InplaceAndK => int_op!(
                    w,
                    regs.get(b!(w)),
                    consts.get(c!(w)),
                    |m, n| Some(m & n),
                    BinOp::BitAnd,
                    true
                ),
                Op::Shr => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| (n >= 0).then(|| m >> n.min(63)),
                    BinOp::RightShift,
                    false
                ),
                Op::ShrK => int_op!(
                    w,
                    regs.get(b!(w)),
                    consts.get(c!(w)),
                    |m, n| (n >= 0).then(|| m >> n.min(63)),
                    BinOp::RightShift,
                    false
                ),
                Op::InplaceShr => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| (n >= 0).then(|| m >> n.min(63)),
                    BinOp::RightShift,
                    true
                ),
                Op::InplaceShrK => int_op!(
                    w,
                    regs.get(b!(w)),
                    consts.get(c!(w)),
                    |m, n| (n >= 0).then(|| m >> n.min(63)),
                    BinOp::RightShift,
                    true
                ),
                Op::Shl => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| shl(m, n),
                    BinOp::LeftShift,
                    false
                ),
                Op::ShlK => int_op!(
                    w,
                    regs.get(b!(w)),
                    consts.get(c!(w)),
                    |m, n| shl(m, n),
                    BinOp::LeftShift,
                    false
                ),
                Op::InplaceShl => int_op!(
                    w,
                    regs.get(b!(w)),
                    regs.get(c!(w)),
                    |m, n| shl(m, n),
                    BinOp::LeftShift,
                    true
                ),
                Op::Pow => slow_op!(w, regs.get(c!(w)), BinOp::Pow, false),
                Op::PowK => slow_op!(w, consts.get(c!(w)), BinOp::Pow, false),
                Op::InplacePow => slow_op!(w, regs.get(c!(w)), BinOp::Pow, true),
                Op::MatMul => slow_op!(w, regs.get(c!(w)), BinOp::MatMul, false),
                Op::InplaceMatMul => slow_op!(w, regs.get(c!(w)), BinOp::MatMul, true),
                Op::Neg => match regs.get(b!(w)) {
                    Value::Int(n) if n != i64::MIN => regs.set(a!(w), Value::Int(-n)),
                    Value::Float(f) => regs.set(a!(w), Value::float(-f.get())),
                    v => {
                        let value = tri!(self.unary(UnaryOp::Minus, v));
                        regs.set(a!(w), value);
                    }
                },
                Op::Pos => {
                    let value = tri!(self.unary(UnaryOp::Plus, regs.get(b!(w))));
                    regs.set(a!(w), value);
                }
                Op::Invert => {
                    let value = tri!(self.unary(UnaryOp::Invert, regs.get(b!(w))));
                    regs.set(a!(w), value);
                }
                Op::Not => {
                    let truth = match regs.get(b!(w)) {
                        Value::Bool(t) => t != 0,
                        Value::None => false,
                        v => tri!(self.truth(v)),
                    };
                    regs.set(a!(w), Value::bool(!truth));
                }
                Op::Lt => compare!(w, <, CmpOp::Lt),
                Op::Le => compare!(w, <=, CmpOp::LtE),
                Op::Gt => compare!(w, >, CmpOp::Gt),
                Op::Ge => compare!(w, >=, CmpOp::GtE),
                Op::Eq => compare!(w, ==, CmpOp::Eq),
                Op::Ne => compare!(w, !=, CmpOp::NotEq),
                Op::Is => regs.set(a!(w), Value::bool(regs.get(b!(w)).is(regs.get(c!(w))))),
                Op::IsNot => regs.set(a!(w), Value::bool(!regs.get(b!(w)).is(regs.get(c!(w))))),
                Op::In => {
                    let found = tri!(self.contains(regs.get(c!(w)), regs.get(b!(w))));
                    if let Value::Frame(_) = regs.get(c!(w)) {
                        tri!(self.close_temporary(c!(w)));
                    }
                    regs.set(a!(w), Value::bool(found));
                }
                Op::NotIn => {
                    let found = tri!(self.contains(regs.get(c!(w)), regs.get(b!(w))));
                    if let Value::Frame(_) = regs.get(c!(w)) {
                        tri!(self.close_temporary(c!(w)));
                    }
                    regs.set(a!(w), Value::bool(!found));
                }

                Op::Jump => go!(w.peek(0) as i32 >> 8),
                Op::JumpIfTrue => {
                    let truth = match regs.get(a!(w)) {
                        Value::Bool(t) => t != 0,
                        Value::None => false,
                        Value::Int(n) => n != 0,
                        v => tri!(self.truth(v)),
                    };
                    if truth {
                        go!(w.upper_half() as i16 as i32);
                    }
                }
                Op::JumpIfFalse => {
                    let truth = match regs.get(a!(w)) {
                        Value::Bool(t) => t != 0,
                        Value::None => false,
                        Value::Int(n) => n != 0,
                        v => tri!(self.truth(v)),
                    };
                    if !truth {
                        go!(w.upper_half() as i16 as i32);
                    }
                }
                Op::JumpIfNone => {
                    if regs.get(a!(w)).is_none() {
                        go!(w.upper_half() as i16 as i32);
                    }
                }
                Op::JumpIfNotNone => {
                    if !regs.get(a!(w)).is_none() {
                        go!(w.upper_half() as i16 as i32);
                    }
                }
                Op::JumpLt => jump_compare!(w, regs.get(b!(w)), <, CmpOp::Lt),
                Op::JumpLe => jump_compare!(w, regs.get(b!(w)), <=, CmpOp::LtE),
                Op::JumpGt => jump_compare!(w, regs.get(b!(w)), >, CmpOp::Gt),
                Op::JumpGe => jump_compare!(w, regs.get(b!(w)), >=, CmpOp::GtE),
                Op::JumpEq => jump_compare!(w, regs.get(b!(w)), ==, CmpOp::Eq),
                Op::JumpNe => jump_compare!(w, regs.get(b!(w)), !=, CmpOp::NotEq),
                Op::JumpLtK => jump_compare!(w, consts.get(b!(w)), <, CmpOp::Lt),
                Op::JumpLeK => jump_compare!(w, consts.get(b!(w)), <=, CmpOp::LtE),
                Op::JumpGtK => jump_compare!(w, consts.get(b!(w)), >, CmpOp::Gt),
                Op::JumpGeK => jump_compare!(w, consts.get(b!(w)), >=, CmpOp::GtE),
                Op::JumpEqK => jump_compare!(w, consts.get(b!(w)), ==, CmpOp::Eq),
                Op::JumpNeK => jump_compare!(w, consts.get(b!(w)), !=, CmpOp::NotEq),
                Op::JumpIs => {
                    let by = ip.advance() as i32;
                    if regs.get(a!(w)).is(regs.get(b!(w))) == (c!(w) != 0) {
                        go!(by);
                    }
                }
                Op::JumpIn => {
                    let by = ip.advance() as i32;
                    let found = tri!(self.contains(regs.get(b!(w)), regs.get(a!(w))));
                    if let Value::Frame(_) = regs.get(b!(w)) {
                        tri!(self.close_temporary(b!(w)));
                    }
                    if found == (c!(w) != 0) {
                        go!(by);
                    }
                }

                Op::GetIter => {
                    let value = tri!(self.iter(regs.get(b!(w))));
                    regs.set(a!(w), value);
                }
                Op::ForIter => {
                    let by = ip.advance() as i32;
                    match regs.get(b!(w)) {
                        Value::Iter(it) => {
                            match &mut it.get_mut(&mut self.heap).state {
                                IterState::Range { next, step, left } => {
                                    if *left == 0 {
                                        continue;
                                    }
                                    let item = *next;
                                    *left -= 1;
                                    *next = item.wrapping_add(*step);
                                    regs.set(a!(w), Value::Int(item));
                                    go!(by);
                                    continue;
                                }
                                IterState::List { list, next } => {
                                    let (list, at) = (*list, *next);
                                    *next = at + 1;
                                    if let Some(&item) = list.items(&self.heap).get(at) {
                                        regs.set(a!(w), item);
                                        go!(by);
                                    } else {
                                        it.get_mut(&mut self.heap).state = IterState::Done;
                                    }
                                    continue;
                                }
                                _ => {}
                            }
                            if let Some(item) = tri!(self.next_iter(it)) {
                                regs.set(a!(w), item);
                                go!(by);
                            }
                        }
                        Value::Frame(frame)
                            if frame.get(&self.heap).kind == FrameKind::Generator =>
                        {
                            safepoint!();
                            save!();
                            match self.enter_generator(frame, a!(w) as u8) {
                                Ok(true) => load!(),
                                Ok(false) => {}
                                Err(Raise) => raise!(),
                            }
                        }
                        other => {
                            if let Some(item) = tri!(self.next(other)) {
                                regs.set(a!(w), item);
                                go!(by);
                            }
                        }
                    }
                }
                Op::CloseIter => tri!(self.close_iter(regs.get(a!(w)))),
                Op::Unpack => tri!(self.unpack(regs.get(b!(w)), c!(w), a!(w))),
                Op::UnpackStar => {
                    let after = ip.advance() as usize;
                    tri!(self.unpack_star(regs.get(b!(w)), c!(w), after, a!(w)));
                }

                Op::GetAttr => {
                    let site = ip.advance() as usize;
                    let object = regs.get(b!(w));
                    if let Value::Instance(o) = object {
                        let cache = &code.get(&self.heap).caches[site];
                        let shape = o.get(&self.heap).shape;
                        if cache.key == shape.id() as u64
                            && cache.how == How::Slot
                            && cache.epoch == self.class_epoch
                        {
                            let value = o.slot(&self.heap, cache.index as usize);
                            if !value.is_unset() {
                                regs.set(a!(w), value);
                                continue;
                            }
                        }
                    }
                    step!(a!(w), self.get_attr_cached(code, site, object, a!(w) as u8));
                }
                Op::SetAttr => {
                    let site = ip.advance() as usize;
                    let (object, value) = (regs.get(a!(w)), regs.get(b!(w)));
                    self.share(value);
                    if let Value::Instance(o) = object {
                        let cache = &code.get(&self.heap).caches[site];
                        let shape = o.get(&self.heap).shape;
                        if cache.key == shape.id() as u64 && cache.epoch == self.class_epoch {
                            let index = cache.index as usize;
                            match (cache.how, cache.shape) {
                                (How::Slot, _) => {
                                    o.set_slot(&mut self.heap, index, value);
                                    continue;
                                }
                                (How::AddSlot, Some(next)) => {
                                    o.get_mut(&mut self.heap).shape = next;
                                    o.set_slot(&mut self.heap, index, value);
                                    continue;
                                }
                                _ => {}
                            }
                        }
                    }
                    tri!(self.set_attr_cached(code, site, object, value));
                }
                Op::DelAttr => {
                    let site = ip.advance() as usize;
                    let name = code.get(&self.heap).caches[site].name;
                    tri!(self.del_attr(regs.get(a!(w)), name));
                }
                Op::GetItem => {
                    let (object, key) = (regs.get(b!(w)), regs.get(c!(w)));
                    if let (Value::List(l), Value::Int(i)) = (object, key)
                        && let Some(&item) = l.items(&self.heap).get(i as usize)
                    {
                        regs.set(a!(w), item);
                        continue;
                    }
                    step!(a!(w), self.get_item_step(object, key, a!(w) as u8));
                }
                Op::GetItemK => {
                    let (object, key) = (regs.get(b!(w)), consts.get(c!(w)));
                    if let (Value::List(l), Value::Int(i)) = (object, key)
                        && let Some(&item) = l.items(&self.heap).get(i as usize)
                    {
                        regs.set(a!(w), item);
                        continue;
                    }
                    step!(a!(w), self.get_item_step(object, key, a!(w) as u8));
                }
                Op::SetItem => {
                    let (object, key, value) = (regs.get(a!(w)), regs.get(b!(w)), regs.get(c!(w)));
                    self.share(value);
                    if let (Value::List(l), Value::Int(i)) = (object, key)
                        && l.set_item(&mut self.heap, i as usize, value)
                    {
                        continue;
                    }
                    tri!(self.set_item(object, key, value));
                }
                Op::SetItemK => {
                    let (object, key, value) =
                        (regs.get(a!(w)), consts.get(b!(w)), regs.get(c!(w)));
                    self.share(value);
                    if let (Value::List(l), Value::Int(i)) = (object, key)
                        && l.set_item(&mut self.heap, i as usize, value)
                    {
                        continue;
                    }
                    tri!(self.set_item(object, key, value));
                }
                Op::DelItem => tri!(self.del_item(regs.get(a!(w)), regs.get(b!(w)))),
                Op::BuildSlice => {
                    let step = if c!(w) == 3 {
                        regs.get(b!(w) + 2)
                    } else {
                        Value::None
                    };
                    let slice = self
                        .heap
                        .new_slice(regs.get(b!(w)), regs.get(b!(w) + 1), step);
                    regs.set(a!(w), Value::Slice(slice));
                }

                Op::Call => {
                    let n = c!(w);
                    if let Value::Function(func) = regs.get(b!(w)) {
                        let target = func.get(&self.heap).code;
                        let callee = target.get(&self.heap);
                        let base = regs.add(b!(w) + 1);
                        if callee.plain_args == n as u32
                            && self.thread.cur.frame.is_none()
                            && base.add(callee.nregs as usize) <= self.thread.limit
                            && self.thread.depth < self.recursion_limit
                        {
                            self.thread.acts.push(Activation {
                                func: self.thread.cur.func,
                                ip: ip.next(),
                                regs,
                                frame: None,
                                top: self.thread.top,
                                depth: self.thread.depth,
                                cont: Cont::Store,
                                dst: a!(w) as u8,
                                extra: 0,
                            });
                            self.thread.depth += 1;
                            self.thread.top = base.add(callee.nregs as usize);
                            ip = Ip::at(&callee.instrs, 0).back();
                            consts = Regs::of_constants(&callee.consts);
                            regs = base;
                            code = target;
                            self.thread.cur.func = func;
                            self.thread.cur.regs = base;
                            safepoint!();
                            continue;
                        }
                        if callee.suspendable && callee.simple_args == n as u32 {
                            save!();
                            if self.enter_awaited(func, base, n, a!(w) as u8) {
                                load!();
                            } else {
                                let frame = self.new_frame(func, base, n);
                                regs.set(a!(w), Value::Frame(frame));
                            }
                            safepoint!();
                            continue;
                        }
                    }
                    safepoint!();
                    step!(a!(w), self.call_step(b!(w), n, a!(w) as u8));
                }
                Op::CallMethod => {
                    let site = ip.advance() as usize;
                    let n = c!(w) + 1;
                    let receiver = regs.get(b!(w) + 1);
                    if let Value::Instance(o) = receiver {
                        let cache = &code.get(&self.heap).caches[site];
                        if cache.how == How::Method
                            && cache.key == o.get(&self.heap).shape.id() as u64
                            && cache.epoch == self.class_epoch
                            && let Value::Function(func) = cache.value
                        {
                            let target = func.get(&self.heap).code;
                            let callee = target.get(&self.heap);
                            let base = regs.add(b!(w) + 1);
                            if callee.plain_args == n as u32
                                && self.thread.cur.frame.is_none()
                                && base.add(callee.nregs as usize) <= self.thread.limit
                                && self.thread.depth < self.recursion_limit
                            {
                                self.thread.acts.push(Activation {
                                    func: self.thread.cur.func,
                                    ip: ip.next(),
                                    regs,
                                    frame: None,
                                    top: self.thread.top,
                                    depth: self.thread.depth,
                                    cont: Cont::Store,
                                    dst: a!(w) as u8,
                                    extra: 0,
                                });
                                self.thread.depth += 1;
                                self.thread.top = base.add(callee.nregs as usize);
                                ip = Ip::at(&callee.instrs, 0).back();
                                consts = Regs::of_constants(&callee.consts);
                                regs = base;
                                code = target;
                                self.thread.cur.func = func;
                                self.thread.cur.regs = base;
                                safepoint!();
                                continue;
                            }
                            if callee.simple_args == n as u32 {
                                step!(a!(w), self.enter_simple(func, base, n, a!(w) as u8));
                                safepoint!();
                                continue;
                            }
                        }
                    }
                    safepoint!();
                    step!(
                        a!(w),
                        self.call_method_step(code, site, b!(w), c!(w), a!(w) as u8)
                    );
                }
                Op::CallKw => {
                    let names = consts.get(ip.advance() as usize);
                    safepoint!();
                    step!(a!(w), self.call_kw_step(b!(w), c!(w), names, a!(w) as u8));
                }
                Op::CallMethodKw => {
                    let site = ip.advance() as usize;
                    let names = consts.get(ip.advance() as usize);
                    safepoint!();
                    step!(
                        a!(w),
                        self.call_method_kw_step(code, site, b!(w), c!(w), names, a!(w) as u8)
                    );
                }
                Op::CallHigh => {
                    safepoint!();
                    step!(a!(w), self.call_step(b!(w), c!(w), a!(w) as u8));
                }
                Op::CallMethodHigh => {
                    let site = ip.advance() as usize;
                    safepoint!();
                    step!(
                        a!(w),
                        self.call_method_step(code, site, b!(w), c!(w), a!(w) as u8)
                    );
                }
                Op::LoadMethod => {
                    let site = ip.advance() as usize;
                    tri!(self.load_method(code, site, b!(w)));
                }
                Op::CallLoaded => {
                    safepoint!();
                    step!(
                        a!(w),
                        self.call_loaded_step(b!(w), c!(w), None, a!(w) as u8)
                    );
                }
                Op::CallLoadedKw => {
                    let names = consts.get(ip.advance() as usize);
                    safepoint!();
                    step!(
                        a!(w),
                        self.call_loaded_step(b!(w), c!(w), Some(names), a!(w) as u8)
                    );
                }
                Op::CallEx => {
                    safepoint!();
                    step!(a!(w), self.call_ex_step(b!(w), a!(w) as u8));
                }
                Op::Return => leave!(regs.get(a!(w))),
                Op::ReturnNone => leave!(Value::None),
                Op::Discard => {
                    let value = regs.get(a!(w));
                    if matches!(
                        value,
                        Value::Frame(_) | Value::Task(_) | Value::Future(_) | Value::NativeCoro(_)
                    ) {
                        tri!(self.discard(value, a!(w)));
                    }
                    regs.set(a!(w), Value::Unset);
                }
                Op::ShowResult => tri!(self.show_result(regs.get(a!(w)))),

                Op::BuildTuple => {
                    let (items, n) = (regs.add(b!(w)), c!(w));
                    (0..n).for_each(|i| self.share(items.get(i)));
                    let tuple = self.heap.new_tuple_of(items, n);
                    regs.set(a!(w), Value::Tuple(tuple));
                }
                Op::BuildList => {
                    let items = self.window(regs, b!(w), c!(w));
                    regs.set(a!(w), Value::List(self.heap.new_list(items.into_vec())));
                }
                Op::BuildSet => {
                    let set = tri!(self.build_set(b!(w), c!(w)));
                    regs.set(a!(w), set);
                }
                Op::BuildDict => {
                    let dict = tri!(self.build_dict(b!(w), c!(w)));
                    regs.set(a!(w), dict);
                }
                Op::BuildString => {
                    let text = self.build_string(b!(w), c!(w));
                    regs.set(a!(w), text);
                }
                Op::ListAppend => {
                    if let Value::List(l) = regs.get(a!(w)) {
                        let value = regs.get(b!(w));
                        self.share(value);
                        l.push(&mut self.heap, value);
                    }
                }
                Op::ListExtend => tri!(self.list_extend(regs.get(a!(w)), regs.get(b!(w)))),
                Op::GatherArgs => {
                    let values = regs.get(b!(w));
                    if !matches!(values, Value::Tuple(_)) {
                        let list = tri!(self.gather_args(values, regs.get(c!(w))));
                        regs.set(a!(w), list);
                    } else if a!(w) != b!(w) {
                        regs.set(a!(w), values);
                    }
                }
                Op::SetAdd => {
                    if let Value::Set(s) = regs.get(a!(w)) {
                        tri!(self.set_add(s, regs.get(b!(w))));
                    }
                }
                Op::SetUpdate => tri!(self.set_update(regs.get(a!(w)), regs.get(b!(w)))),
                Op::DictSet => {
                    if let Value::Dict(d) = regs.get(a!(w)) {
                        tri!(self.dict_set(d, regs.get(b!(w)), regs.get(c!(w))));
                    }
                }
                Op::DictUpdate => tri!(self.dict_display_update(regs.get(a!(w)), regs.get(b!(w)))),
                Op::DictMergeArgs => {
                    tri!(self.merge_args(regs.get(a!(w)), regs.get(b!(w)), regs.get(c!(w))));
                }
                Op::ListToTuple => {
                    if let Value::List(l) = regs.get(b!(w)) {
                        let items = l.items(&self.heap).to_vec();
                        regs.set(a!(w), Value::Tuple(self.heap.new_tuple(&items)));
                    }
                }
                Op::Format => {
                    let text = tri!(self.format_plain(regs.get(b!(w)), c!(w) as u8));
                    regs.set(a!(w), text);
                }
                Op::FormatSpec => {
                    let text = tri!(self.format_spec(regs.get(b!(w)), regs.get(c!(w))));
                    regs.set(a!(w), text);
                }
                Op::Convert => {
                    let text = tri!(self.convert(regs.get(b!(w)), c!(w) as u8));
                    regs.set(a!(w), text);
                }
                Op::MakeFunction => {
                    let k = consts.get(ip.advance() as usize);
                    let func = tri!(self.make_function(k, b!(w), c!(w)));
                    regs.set(a!(w), func);
                }
                Op::MakeClass => {
                    let class = tri!(self.make_class(b!(w)));
                    regs.set(a!(w), class);
                }

                Op::ImportName => {
                    let k = consts.get(ip.advance() as usize);
                    let module = tri!(self.import_name(k, b!(w), c!(w)));
                    regs.set(a!(w), module);
                }
                Op::ImportFrom => {
                    let name = code.get(&self.heap).names[ip.advance() as usize];
                    let value = tri!(self.import_from(regs.get(b!(w)), name));
                    regs.set(a!(w), value);
                }
                Op::ImportStar => tri!(self.import_star(regs.get(b!(w)))),

                Op::Yield => {
                    save!();
                    let value = regs.get(b!(w));
                    if self.yield_value(value) {
                        return Outcome::Yield(value);
                    }
                    load!();
                }
                Op::GetYieldFrom => {
                    let value = tri!(self.yield_from_iter(regs.get(b!(w))));
                    regs.set(a!(w), value);
                }
                Op::GetAwaitable => match regs.get(b!(w)) {
                    v @ (Value::Ready(_) | Value::Task(_) | Value::Future(_)) => {
                        regs.set(a!(w), v);
                    }
                    v => {
                        let value = tri!(self.get_awaitable(v, c!(w) as u8));
                        regs.set(a!(w), value);
                    }
                },
                Op::Await | Op::YieldFrom => {
                    if let Value::Ready(kind) = regs.get(b!(w)) {
                        // Looked at in place: moving it as a whole would stall on the stores just made.
                        match self.thread.pending {
                            Pending::None if kind == 0 => {
                                let value = self.thread.ready;
                                self.thread.ready = Value::Unset;
                                regs.set(a!(w), value);
                            }
                            Pending::None => {
                                save!();
                                if self.suspend_ready(kind) {
                                    return match kind {
                                        1 => Outcome::Yield(Value::None),
                                        _ => Outcome::Await(Value::Ready(kind)),
                                    };
                                }
                                load!();
                            }
                            Pending::Send(value) => {
                                self.thread.pending = Pending::None;
                                regs.set(a!(w), value);
                            }
                            Pending::Throw(e) => {
                                save!();
                                self.thread.pending = Pending::None;
                                self.throw_here(e);
                                raise!();
                            }
                        }
                        continue;
                    }
                    if let (Value::Frame(child), Some(frame)) =
                        (regs.get(b!(w)), self.thread.cur.frame)
                    {
                        let inner = child.get(&self.heap);
                        if inner.state == FrameState::Created
                            && inner.awaiter.is_none()
                            && matches!(self.thread.pending, super::stack::Pending::None)
                            && self.thread.depth < self.recursion_limit
                        {
                            let func = inner.func;
                            let target = func.get(&self.heap).code;
                            let outer = frame.get_mut(&mut self.heap);
                            outer.ip = ip;
                            outer.state = FrameState::Awaiting;
                            let depth = outer.depth.saturating_add(1);
                            self.thread.depth += 1;
                            let inner = child.get_mut(&mut self.heap);
                            inner.awaiter = Some(frame);
                            inner.state = FrameState::Running;
                            inner.touched = true;
                            inner.depth = depth;
                            self.heap.unwatch(child);
                            let callee = target.get(&self.heap);
                            ip = Ip::at(&callee.instrs, 0).back();
                            consts = Regs::of_constants(&callee.consts);
                            regs = Regs::of_tail(child);
                            code = target;
                            self.thread.cur.func = func;
                            self.thread.cur.frame = Some(child);
                            self.thread.cur.regs = regs;
                            safepoint!();
                            continue;
                        }
                    }
                    save!();
                    match self.await_step(a!(w), b!(w), w.operation() == Op::YieldFrom) {
                        Ok(AwaitStep::Done(value)) => regs.set(a!(w), value),
                        Ok(AwaitStep::Linked) => load!(),
                        Ok(AwaitStep::Stop(outcome)) => return outcome,
                        Ok(AwaitStep::Resumed) => load!(),
                        Err(Raise) => raise!(),
                    }
                }
                Op::GetAsyncIter => {
                    let value = tri!(self.get_async_iter(regs.get(b!(w))));
                    if a!(w) != b!(w) {
                        // A local holds it, too.
                        self.share(value);
                    }
                    regs.set(a!(w), value);
                    regs.set(a!(w) + 1, Value::None);
                }
                Op::ForAwait => {
                    let by = ip.advance() as i32;
                    save!();
                    match self.for_await_step(b!(w)) {
                        Ok(AwaitStep::Done(value)) => {
                            if !value.is_unset() {
                                regs.set(a!(w), value);
                                go!(by);
                            }
                        }
                        Ok(AwaitStep::Linked) => {
                            load!();
                            safepoint!();
                        }
                        Ok(AwaitStep::Stop(outcome)) => return outcome,
                        Ok(AwaitStep::Resumed) => load!(),
                        Err(Raise) => raise!(),
                    }
                }

                Op::Raise => {
                    save!();
                    let Raise = self.raise_value(regs.get(a!(w)), None);
                    raise!();
                }
                Op::RaiseFrom => {
                    save!();
                    let Raise = self.raise_value(regs.get(a!(w)), Some(regs.get(b!(w))));
                    raise!();
                }
                Op::RaiseBare => {
                    save!();
                    let Raise = self.raise_bare();
                    raise!();
                }
                Op::Reraise => {
                    save!();
                    self.raised = regs.get(a!(w));
                    self.raised_again = true;
                    raise!();
                }
                Op::JumpIfNoMatch => {
                    let by = ip.advance() as i32;
                    if !tri!(self.exception_matches(regs.get(a!(w)), regs.get(b!(w)))) {
                        go!(by);
                    }
                }
                Op::MatchStar => {
                    let (part, rest) = tri!(self.match_star(regs.get(b!(w)), regs.get(c!(w))));
                    regs.set(a!(w), part);
                    regs.set(b!(w), rest);
                }
                Op::RaiseStar => {
                    let value = tri!(self.raise_star(regs.get(b!(w)), regs.get(c!(w))));
                    regs.set(a!(w), value);
                }
                Op::WithEnter => {
                    let (exit, entered) = tri!(self.with_enter(regs.get(b!(w)), false));
                    regs.set(a!(w), exit);
                    regs.set(a!(w) + 1, entered);
                }
                Op::AsyncWithEnter => {
                    let (exit, entered) = tri!(self.with_enter(regs.get(b!(w)), true));
                    regs.set(a!(w), exit);
                    regs.set(a!(w) + 1, entered);
                }
                Op::WithExit => {
                    let value = tri!(self.with_exit(regs.get(b!(w)), regs.get(c!(w))));
                    regs.set(a!(w), value);
                }
                Op::MatchSequence => {
                    let found = self.is_match_sequence(regs.get(b!(w)));
                    regs.set(a!(w), Value::bool(found));
                }
                Op::MatchMapping => {
                    let found = self.is_match_mapping(regs.get(b!(w)));
                    regs.set(a!(w), Value::bool(found));
                }
                Op::Len => {
                    let len = tri!(self.len(regs.get(b!(w))));
                    regs.set(a!(w), Value::Int(len as i64));
                }
                Op::MatchKeys => {
                    let value = tri!(self.match_keys(regs.get(b!(w)), regs.get(c!(w))));
                    regs.set(a!(w), value);
                }
                Op::MatchRest => {
                    let value = tri!(self.match_rest(regs.get(b!(w)), regs.get(c!(w))));
                    regs.set(a!(w), value);
                }
                Op::MatchClass => {
                    let names = consts.get(ip.advance() as usize);
                    let count = ip.advance() as usize;
                    let value =
                        tri!(self.match_class(regs.get(b!(w)), regs.get(c!(w)), names, count));
                    regs.set(a!(w), value);
                }
            }
        }
    }

    /// Copies a run of registers out.
    #[inline]
    pub(super) fn window(&mut self, regs: Regs<Value>, start: usize, n: usize) -> Box<[Value]> {
        let items: Box<[Value]> = (start..start + n).map(|i| regs.get(i)).collect();
        items.iter().for_each(|&item| self.share(item));
        items
    }
}

/// Shifts left where the result fits.
#[inline(always)]
fn shl(m: i64, n: i64) -> Option<i64> {
    if !(0..63).contains(&n) {
        return None;
    }
    let shifted = m << n;
    (shifted >> n == m).then_some(shifted)
}

/// `UnsetRange`, beside the loop so that it takes no registers of the machine there.
#[inline(never)]
fn unset_range(regs: Regs<Value>, first: usize, last: usize) {
    (first..=last).for_each(|i| regs.set(i, Value::Unset));
}
