//! Reading, writing and deleting names, wherever they live.

use crate::code::{Const, Op, Special};
use crate::resolve::{Binding, ScopeKind, occurs};
use crate::source::Span;

use super::Unit;
use super::registers::{HIGH, Reg};

/// Where the value of a name is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Local(Reg),
    /// In the cell in this register.
    Cell(Reg),
    Free(u32),
    Global,
    Namespace,
    ClassFree(u32),
}

impl Unit<'_, '_> {
    /// Gives a name as it is known here: private names of classes are mangled.
    pub fn mangled(&self, name: &str) -> Box<str> {
        self.resolved.scope(self.scope).mangled(name)
    }

    /// Finds where a name (as written) lives.
    pub fn place(&self, name: &str) -> Place {
        let name = self.mangled(name);
        let free = |name: &str| {
            let cells = &self.resolved.scope(self.home).freevars;
            cells.iter().position(|n| &**n == name).unwrap_or(0) as u32
        };
        let mut id = self.scope;
        loop {
            let scope = self.resolved.scope(id);
            if let Some(i) = scope.find(&name) {
                let reg = self.slot(id, i);
                match (scope.symbols[i].binding, reg) {
                    (Binding::Local, Some(reg)) => return Place::Local(reg),
                    (Binding::Cell, Some(reg)) => return Place::Cell(reg),
                    (Binding::Free, _) => return Place::Free(free(&name)),
                    (Binding::Namespace, _) => return Place::Namespace,
                    (Binding::ClassFree, _) => return Place::ClassFree(free(&name)),
                    (Binding::Outer, _) => {}
                    _ => return Place::Global,
                }
            } else if scope.kind == ScopeKind::Class
                || scope.kind == ScopeKind::Module && self.resolved.mode.has_namespace()
            {
                return Place::Namespace;
            } else if !scope.kind.is_inlined() {
                return Place::Global;
            }
            match scope.parent {
                Some(parent) if id != self.home => id = parent,
                _ => return Place::Global,
            }
        }
    }

    /// Tells whether `:=` binds a name anywhere in this unit.
    pub fn has_walrus(&self, name: &str) -> bool {
        let name = self.mangled(name);
        let mut id = self.scope;
        loop {
            let scope = self.resolved.scope(id);
            if scope
                .symbol(&name)
                .is_some_and(|s| s.is(occurs::WALRUS | occurs::PASSED))
            {
                return true;
            }
            match scope.parent {
                Some(parent) if id != self.home => id = parent,
                _ => return false,
            }
        }
    }

    /// Makes sure that the local in a low register is set when code goes on.
    pub fn check_bound(&mut self, reg: Reg, from: Reg, name: &str, span: Span) {
        if self.out.assigned.has(reg) {
            return;
        }
        let known = self.out.name(name);
        self.out.abx_word(Op::CheckBound, from, 0, known, span);
        if reg >= self.params || self.regs.is_temporary(reg) {
            let list = if self.regs.is_temporary(reg) {
                &mut self.inner_unset
            } else {
                &mut self.unset
            };
            list.push(reg);
        }
        self.set_assigned(reg);
    }

    /// Notes that a local has a value from here on.
    pub fn set_assigned(&mut self, reg: Reg) {
        self.out.assign(reg);
    }

    /// Loads a name into a register.
    pub fn load(&mut self, name: &str, dst: Reg, span: Span) {
        if name == "__debug__" {
            let debug = match self.resolved.optimize {
                0 => Const::True,
                _ => Const::False,
            };
            return self.load_const(debug, dst, span);
        }
        match self.place(name) {
            Place::Local(reg) if reg < HIGH => {
                self.check_bound(reg, reg, name, span);
                self.copy(reg, dst, span);
            }
            Place::Local(reg) => {
                let low = if self.regs.is_temporary(dst) {
                    dst
                } else {
                    self.regs.take()
                };
                self.out.abx(Op::LoadHigh, low, u32::from(reg), span);
                self.check_bound(reg, low, name, span);
                self.copy(low, dst, span);
            }
            Place::Cell(reg) => {
                let low = self.low(reg, span);
                self.with_low(dst, span, |u, dst| {
                    u.out.abc(Op::LoadCell, dst, low, 0, span)
                });
            }
            Place::Free(index) => self.with_low(dst, span, |u, dst| {
                u.out.abx(Op::LoadFree, dst, index, span)
            }),
            Place::Global => {
                let site = self.site(name);
                self.with_low(dst, span, |u, dst| {
                    u.out.abx_word(Op::LoadGlobal, dst, 0, site, span)
                });
            }
            Place::Namespace => {
                let site = self.site(name);
                self.with_low(dst, span, |u, dst| {
                    u.out.abx_word(Op::LoadName, dst, 0, site, span)
                });
            }
            Place::ClassFree(index) => {
                let mangled = self.mangled(name);
                let known = self.out.name(&mangled);
                self.with_low(dst, span, |u, dst| {
                    u.out.abx_word(Op::LoadClassFree, dst, index, known, span)
                });
            }
        }
    }

    /// Stores a low register under a name.
    pub fn store(&mut self, name: &str, value: Reg, span: Span) {
        match self.place(name) {
            Place::Local(reg) => {
                self.copy(value, reg, span);
                self.set_assigned(reg);
            }
            Place::Cell(reg) => {
                let mark = self.regs.mark();
                let low = self.low(reg, span);
                self.out.abc(Op::StoreCell, value, low, 0, span);
                self.regs.release(mark);
            }
            Place::Free(index) => self.out.abx(Op::StoreFree, value, index, span),
            Place::Global => {
                let site = self.site(name);
                self.out.abx_word(Op::StoreGlobal, value, 0, site, span);
            }
            Place::Namespace | Place::ClassFree(_) => {
                let mangled = self.mangled(name);
                let known = self.out.name(&mangled);
                self.out.abx_word(Op::StoreName, value, 0, known, span);
            }
        }
    }

    /// Deletes a name.
    pub fn delete(&mut self, name: &str, span: Span) {
        let mangled = self.mangled(name);
        let mark = self.regs.mark();
        match self.place(name) {
            Place::Local(reg) => {
                let low = self.low(reg, span);
                let known = self.out.name(&mangled);
                let live = u32::from(mark.min(250)) + 1;
                self.out.abx_word(Op::DelLocal, low, live, known, span);
                if low != reg {
                    self.out.abx(Op::StoreHigh, low, u32::from(reg), span);
                }
                if reg >= self.params {
                    self.unset.push(reg);
                }
                self.out.assigned.remove(reg);
            }
            Place::Cell(reg) => {
                let low = self.low(reg, span);
                self.out.abc(Op::DelCell, 0, low, 0, span);
            }
            Place::Free(index) => self.out.abx(Op::DelFree, 0, index, span),
            Place::Global => {
                let site = self.site(name);
                let live = mark.min(250) + 1;
                self.out
                    .with_words(Op::DelGlobal, live, 0, 0, [site, 0], span);
            }
            Place::Namespace | Place::ClassFree(_) => {
                let known = self.out.name(&mangled);
                self.out.with_words(Op::DelName, 0, 0, 0, [known, 0], span);
            }
        }
        self.regs.release(mark);
    }

    /// Unbinds the name of an `except` clause, whether or not it is still bound.
    pub fn forget(&mut self, name: &str, span: Span) {
        match self.place(name) {
            Place::Local(reg) => {
                let low = if reg < HIGH { reg } else { self.regs.take() };
                self.out.abc(Op::Unset, low, 0, 0, span);
                if low != reg {
                    self.out.abx(Op::StoreHigh, low, u32::from(reg), span);
                    self.regs.release(low);
                }
                self.out.assigned.remove(reg);
            }
            _ => {
                let none = self.regs.take();
                self.out
                    .abx(Op::LoadSpecial, none, Special::None as u32, span);
                self.store(name, none, span);
                self.regs.release(none);
                self.delete(name, span);
            }
        }
    }

    /// Makes an inline-cache site for a name as written.
    pub fn site(&mut self, name: &str) -> u32 {
        let mangled = self.mangled(name);
        self.out.site(&mangled)
    }

    /// Gives a low register that holds the same value as `reg`, perhaps a new temporary.
    pub fn low(&mut self, reg: Reg, span: Span) -> Reg {
        if reg < HIGH {
            return reg;
        }
        let low = self.regs.take();
        self.out.abx(Op::LoadHigh, low, u32::from(reg), span);
        low
    }

    /// Runs `f` with a low register and stores what it left there to `dst`.
    pub fn with_low(&mut self, dst: Reg, span: Span, f: impl FnOnce(&mut Self, Reg)) {
        if dst < HIGH {
            return f(self, dst);
        }
        let low = self.regs.take();
        f(self, low);
        self.out.abx(Op::StoreHigh, low, u32::from(dst), span);
        self.regs.release(low);
    }

    /// Copies a low register to any.
    pub fn copy(&mut self, from: Reg, to: Reg, span: Span) {
        if to >= HIGH {
            self.out.abx(Op::StoreHigh, from, u32::from(to), span);
        } else if from != to {
            self.out.abc(Op::Move, to, from, 0, span);
        }
    }

    /// Loads a constant, by its shortest form.
    pub fn load_const(&mut self, value: Const, dst: Reg, span: Span) {
        self.with_low(dst, span, |u, dst| {
            let special = match &value {
                Const::None => Special::None,
                Const::True => Special::True,
                Const::False => Special::False,
                Const::Ellipsis => Special::Ellipsis,
                Const::Int(i) if i16::try_from(*i).is_ok() => {
                    let bits = *i as i16 as u16;
                    return u.out.abx(Op::LoadInt, dst, u32::from(bits), span);
                }
                _ => {
                    let index = u.out.constant(value);
                    return if index <= 0xffff {
                        u.out.abx(Op::LoadConst, dst, index, span)
                    } else {
                        u.out.abx_word(Op::LoadConstWide, dst, 0, index, span)
                    };
                }
            };
            u.out.abx(Op::LoadSpecial, dst, special as u32, span)
        });
    }

    /// Loads None.
    pub fn load_none(&mut self, dst: Reg, span: Span) {
        self.load_const(Const::None, dst, span);
    }
}
