//! The mode argument of `open`.

/// What a mode string says.
#[derive(Clone)]
pub struct Mode {
    pub reads: bool,
    pub writes: bool,
    pub appends: bool,
    pub truncates: bool,
    pub exclusive: bool,
    pub binary: bool,
}

impl Mode {
    /// Gives the mode as files of bytes show it.
    pub fn of_bytes(&self) -> &'static str {
        match (self.exclusive, self.appends, self.reads, self.writes) {
            (true, _, true, _) => "xb+",
            (true, ..) => "xb",
            (_, true, true, _) => "ab+",
            (_, true, ..) => "ab",
            (_, _, true, true) => "rb+",
            (_, _, true, _) => "rb",
            _ => "wb",
        }
    }

    /// Reads a mode string; the error is CPython's message.
    pub fn parse(text: &str) -> Result<Mode, String> {
        let invalid = || format!("invalid mode: '{text}'");
        let count = |c: char| text.matches(c).count();
        if text.chars().any(|c| !"rwaxbt+".contains(c) || count(c) > 1) {
            return Err(invalid());
        }
        let has = |c: char| count(c) == 1;
        if has('t') && has('b') {
            return Err("can't have text and binary mode at once".into());
        }
        let kinds = "rwax".chars().filter(|&c| has(c)).count();
        if kinds > 1 || (kinds == 0 && text.contains('+')) {
            let both = "must have exactly one of create/read/write/append mode";
            let none =
                "Must have exactly one of create/read/write/append mode and at most one plus";
            return Err(if kinds > 1 { both } else { none }.into());
        }
        if kinds == 0 {
            let text =
                "Must have exactly one of create/read/write/append mode and at most one plus";
            return Err(text.into());
        }
        Ok(Mode {
            reads: has('r') || has('+'),
            writes: !has('r') || has('+'),
            appends: has('a'),
            truncates: has('w'),
            exclusive: has('x'),
            binary: has('b'),
        })
    }
}
