//! Which register holds what, and until when.
//!
//! Parameters and locals come first, temporaries above them as a stack. Instructions reach registers
//! 0 to 239; where a function has more than `LOW_LOCALS` locals, the rest lie past 239 and pass through
//! temporaries.

/// The number of a register.
pub(super) type Reg = u16;

pub(super) use crate::code::HIGH;

/// How many locals stay in low registers when there are too many.
pub(super) const LOW_LOCALS: Reg = 160;

/// The registers of one code object.
#[derive(Default)]
pub(super) struct Registers {
    /// The first register of temporaries.
    base: Reg,
    top: Reg,
    /// One more than the highest register in use so far.
    used: Reg,
    /// The next register past 239 that nothing holds.
    high: Reg,
    /// More temporaries were asked for than there are.
    pub overflow: bool,
}

impl Registers {
    /// Starts the temporaries at `base`, with `used` registers taken in all.
    pub fn new(base: Reg, used: Reg) -> Registers {
        Registers {
            base,
            top: base,
            used,
            high: used.max(HIGH),
            overflow: false,
        }
    }

    /// Takes the next temporary.
    pub fn take(&mut self) -> Reg {
        self.take_many(1)
    }

    /// Takes `count` temporaries in a row and gives the first.
    pub fn take_many(&mut self, count: Reg) -> Reg {
        let first = self.top;
        let top = first.saturating_add(count);
        if top > HIGH {
            self.overflow = true;
            return self.base;
        }
        self.top = top;
        self.used = self.used.max(top);
        first
    }

    /// Takes `count` registers past 239, for temporaries that must make room.
    pub fn take_high(&mut self, count: Reg) -> Reg {
        let first = self.high;
        if first > Reg::MAX - 1000 {
            self.overflow = true;
            return first;
        }
        self.high += count;
        self.used = self.used.max(self.high);
        first
    }

    /// Gives back the registers past 239 from `first` on.
    pub fn release_high(&mut self, first: Reg) {
        self.high = first;
    }

    /// Says what to go back to with `release`.
    pub fn mark(&self) -> Reg {
        self.top
    }

    /// Gives back every temporary taken since `mark`.
    pub fn release(&mut self, mark: Reg) {
        self.top = mark;
    }

    /// Tells whether a register is a temporary.
    pub fn is_temporary(&self, reg: Reg) -> bool {
        reg >= self.base && reg < HIGH
    }

    /// Tells whether a register is the temporary taken last.
    pub fn is_last(&self, reg: Reg) -> bool {
        self.is_temporary(reg) && reg + 1 == self.top
    }

    /// Tells how many temporaries are left.
    pub fn room(&self) -> Reg {
        HIGH.saturating_sub(self.top)
    }

    /// Gives the number of registers a frame needs.
    pub fn needed(&self) -> Reg {
        self.used
    }
}

/// The registers whose locals are certainly assigned, as a set of bits.
#[derive(Clone, Default, Debug)]
pub(super) struct Assigned {
    bits: Vec<u64>,
}

impl Assigned {
    /// Tells whether a register is in the set.
    pub fn has(&self, reg: Reg) -> bool {
        self.bits
            .get(reg as usize / 64)
            .is_some_and(|w| w >> (reg % 64) & 1 == 1)
    }

    /// Puts a register into the set.
    pub fn add(&mut self, reg: Reg) {
        let word = reg as usize / 64;
        if word >= self.bits.len() {
            self.bits.resize(word + 1, 0);
        }
        self.bits[word] |= 1 << (reg % 64);
    }

    /// Takes a register out of the set.
    pub fn remove(&mut self, reg: Reg) {
        if let Some(word) = self.bits.get_mut(reg as usize / 64) {
            *word &= !(1 << (reg % 64));
        }
    }

    /// Puts in what is in `ever` but not in `now`.
    pub fn add_missing(&mut self, ever: &Assigned, now: &Assigned) {
        for (i, &word) in ever.bits.iter().enumerate() {
            let missing = word & !now.bits.get(i).unwrap_or(&0);
            if missing != 0 {
                if i >= self.bits.len() {
                    self.bits.resize(i + 1, 0);
                }
                self.bits[i] |= missing;
            }
        }
    }

    /// Keeps what is in both sets.
    pub fn keep_common(&mut self, other: &Assigned) {
        self.bits.truncate(other.bits.len());
        for (mine, theirs) in self.bits.iter_mut().zip(&other.bits) {
            *mine &= theirs;
        }
    }
}
