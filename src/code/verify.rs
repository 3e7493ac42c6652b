//! The check of a code object that unchecked register and instruction access relies on.
//!
//! What holds after it: every register an instruction can touch is below `nregs`, every jump and handler lands
//! on an instruction, every index of a constant, name, site or closure cell is in range, and
//! the last instruction does not fall through.

use super::{Capture, Code, Const, ExcKind, Op};

/// Says what is wrong with a code object; never seen for code this program compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCode {
    pub at: u32,
    pub why: &'static str,
}

impl Code {
    /// Checks this code object and all code inside it.
    pub fn verify(&self) -> Result<(), BadCode> {
        let starts = self.instruction_starts()?;
        let mut pc = 0;
        let mut last = Op::Move;
        while pc < self.instrs.len() {
            last = self.verify_instruction(pc, &starts)?;
            pc += last.words();
        }
        if !last.ends_flow() {
            return Err(BadCode {
                at: pc as u32,
                why: "the code can run off its end",
            });
        }
        self.verify_tables(&starts)?;
        for value in &self.consts {
            if let Const::Code(inner) = value {
                inner.verify()?;
                self.verify_captures(inner)?;
            }
        }
        Ok(())
    }

    fn instruction_starts(&self) -> Result<Vec<bool>, BadCode> {
        let mut starts = vec![false; self.instrs.len() + 1];
        let mut pc = 0;
        while let Some(word) = self.instrs.get(pc) {
            let bad = BadCode {
                at: pc as u32,
                why: "no such instruction",
            };
            starts[pc] = true;
            pc += Op::decode(*word).ok_or(bad)?.words();
        }
        if pc != self.instrs.len() {
            return Err(BadCode {
                at: pc as u32,
                why: "the last instruction is cut off",
            });
        }
        starts[pc] = true;
        Ok(starts)
    }

    fn verify_instruction(&self, pc: usize, starts: &[bool]) -> Result<Op, BadCode> {
        let fail = |why| BadCode { at: pc as u32, why };
        let word = self.instrs[pc];
        let op = Op::decode(word).ok_or(fail("no such instruction"))?;
        let (layout, words) = op.layout();
        let byte = |i: usize| (word >> (8 + 8 * i) & 0xff) as usize;
        let end = (pc + op.words()) as i64;
        let jump = |by: i64| -> Result<(), BadCode> {
            let to = usize::try_from(end + by)
                .ok()
                .filter(|to| *to < self.instrs.len());
            if to.is_some_and(|to| starts[to]) {
                Ok(())
            } else {
                Err(fail("a jump to nowhere"))
            }
        };
        let register = |reg: usize| {
            if reg < usize::from(self.nregs) {
                Ok(())
            } else {
                Err(fail("a register out of range"))
            }
        };
        for (i, letter) in layout.bytes().enumerate() {
            match letter {
                // A lone `b` stands in its own byte.
                b'b' if layout == "b" => register(byte(1))?,
                b'a' | b'b' | b'c' => register(byte(i))?,
                b'k' if byte(i) >= self.consts.len() => {
                    return Err(fail("a constant out of range"));
                }
                b's' if op != Op::LoadInt => jump(i64::from((word >> 16) as u16 as i16))?,
                b'J' => jump(i64::from(word as i32 >> 8))?,
                b'x' => self.verify_wide(op, (word >> 16) as usize, pc)?,
                _ => {}
            }
        }
        for (i, letter) in words.bytes().enumerate() {
            let value = self.instrs[pc + 1 + i];
            let fine = match letter {
                b'j' => return jump(i64::from(value as i32)).map(|()| op),
                b'K' => (value as usize) < self.consts.len(),
                b'S' => (value as usize) < self.sites.len(),
                b'N' => (value as usize) < self.names.len(),
                _ => true,
            };
            if !fine {
                return Err(fail("a constant, site or name out of range"));
            }
        }
        // Instructions that touch registers in a row: check the last one.
        register(last_register(
            op,
            byte(0),
            byte(1),
            byte(2),
            self.instrs.get(pc + 1).copied().unwrap_or(0),
        ))?;
        Ok(op)
    }

    fn verify_wide(&self, op: Op, value: usize, pc: usize) -> Result<(), BadCode> {
        let limit = match op {
            Op::LoadConst => self.consts.len(),
            Op::LoadHigh | Op::StoreHigh => usize::from(self.nregs),
            Op::LoadFree | Op::StoreFree | Op::DelFree | Op::LoadFreeCell | Op::LoadClassFree => {
                self.freevars.len()
            }
            Op::LoadSpecial => 6,
            _ => usize::MAX,
        };
        if value < limit {
            Ok(())
        } else {
            Err(BadCode {
                at: pc as u32,
                why: "an operand out of range",
            })
        }
    }

    fn verify_tables(&self, starts: &[bool]) -> Result<(), BadCode> {
        let end = self.instrs.len();
        if let Some(variable) = self.inlined.iter().find(|v| v.reg >= self.nregs) {
            return Err(BadCode {
                at: variable.start,
                why: "the register of a comprehension's variable is out of range",
            });
        }
        for entry in &self.exceptions {
            let fail = |why| {
                Err(BadCode {
                    at: entry.start,
                    why,
                })
            };
            let target = entry.target as usize;
            if entry.start >= entry.end || entry.end as usize > end {
                return fail("a range of the exception table is outside");
            }
            if entry.kind == ExcKind::Catch && (target >= end || !starts[target]) {
                return fail("a handler is not an instruction");
            }
            if entry.reg >= self.nregs {
                return fail("a handler's register is out of range");
            }
        }
        let params = usize::from(self.argcount)
            + usize::from(self.kwonly)
            + usize::from(self.flags.varargs)
            + usize::from(self.flags.varkeywords);
        let fine = params <= usize::from(self.nregs)
            && self.posonly <= self.argcount
            && params <= self.varnames.len()
            && self.varnames.len() <= usize::from(self.nregs)
            && self.cells.iter().all(|reg| *reg < self.nregs)
            && self
                .sites
                .iter()
                .all(|name| (*name as usize) < self.names.len())
            && self.captures.len() == self.freevars.len();
        if fine {
            Ok(())
        } else {
            Err(BadCode {
                at: 0,
                why: "parameters, cells or sites do not fit",
            })
        }
    }

    fn verify_captures(&self, inner: &Code) -> Result<(), BadCode> {
        let fine = inner.captures.iter().all(|capture| match capture {
            Capture::Register(reg) => *reg < self.nregs,
            Capture::Free(index) => usize::from(*index) < self.freevars.len(),
        });
        if fine {
            Ok(())
        } else {
            Err(BadCode {
                at: 0,
                why: "a closure takes a cell that is not there",
            })
        }
    }
}

/// Gives the highest register an instruction touches beyond those it names.
fn last_register(op: Op, a: usize, b: usize, c: usize, word: u32) -> usize {
    match op {
        Op::Call | Op::CallKw | Op::CallHigh => b + c,
        Op::CallMethod
        | Op::CallMethodKw
        | Op::CallMethodHigh
        | Op::CallLoaded
        | Op::CallLoadedKw => b + 1 + c,
        Op::LoadMethod => b + 1,
        Op::CallEx => b + 2,
        Op::Unpack => (a + c).saturating_sub(1),
        Op::UnpackStar => a + c + word as usize,
        Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::BuildString => {
            (b + c).saturating_sub(1)
        }
        Op::BuildSlice => b + c - usize::from(c > 0),
        Op::BuildDict => (b + 2 * c).saturating_sub(1),
        Op::MakeFunction => (b + c.count_ones() as usize).saturating_sub(1),
        Op::MakeClass => b + 3,
        Op::GetAsyncIter | Op::WithEnter | Op::AsyncWithEnter => a + 1,
        Op::ForAwait => b + 1,
        _ => 0,
    }
}
