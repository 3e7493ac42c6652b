//! The mode argument of `open`.

const ONE_KIND: &str =
    "Must have exactly one of create/read/write/append mode and at most one plus";

/// What a mode string says.
#[derive(Clone, Default)]
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

    /// Reads the mode string of a raw file, which may say `b` as often as it likes.
    pub fn parse_raw(text: &str) -> Result<Mode, String> {
        if text.chars().any(|c| !"rwaxb+".contains(c)) {
            return Err(format!("invalid mode: {text}"));
        }
        let kinds = text.chars().filter(|c| "rwax".contains(*c)).count();
        if kinds != 1 || text.matches('+').count() > 1 {
            return Err(ONE_KIND.into());
        }
        Mode::parse(&format!("{}b", text.replace('b', "")))
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
            return Err(if kinds > 1 { both } else { ONE_KIND }.into());
        }
        if kinds == 0 {
            return Err(ONE_KIND.into());
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
