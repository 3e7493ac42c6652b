//! One golden program: where it is, what it expects, how it is to be run.
//!
//! Expectations stand in comments of the program (`# expect: text`, `# expect error: Class: message`) or, for its
//! whole standard output, in `NAME.out` beside it. Directives are comments at the start of a line.
//! `tests/README.md` lists them for authors.

use std::path::{Path, PathBuf};

/// A program with its expectations.
pub struct Case {
    /// `theme/name`, what filters match.
    pub name: String,
    pub theme: String,
    pub path: PathBuf,
    /// The expected standard output; none where the program says nothing about it yet.
    pub stdout: Option<String>,
    /// Whether the expectation stands in `NAME.out`.
    pub whole: bool,
    /// `Class: message` of the uncaught exception, if one ends the program.
    pub error: Option<String>,
    pub args: Vec<String>,
    pub exit: i32,
    pub skip: Option<String>,
    pub differs: Option<String>,
    /// Why the program is not run with a collection at every safepoint.
    pub no_stress: Option<String>,
    pub virtual_time: bool,
    pub stdin: Vec<u8>,
}

impl Case {
    /// Reads the program at `path`, a file of `theme`.
    pub fn read(theme: &str, path: &Path) -> std::io::Result<Case> {
        let text = String::from_utf8_lossy(&std::fs::read(path)?).into_owned();
        let stem = path
            .file_stem()
            .map(|s| s.to_string_lossy().into_owned())
            .unwrap_or_default();
        let mut case = Case {
            name: format!("{theme}/{stem}"),
            theme: theme.into(),
            path: path.into(),
            stdout: None,
            whole: false,
            error: None,
            args: Vec::new(),
            exit: 0,
            skip: None,
            differs: None,
            no_stress: None,
            virtual_time: matches!(theme, "async" | "examples"),
            stdin: std::fs::read(path.with_extension("in")).unwrap_or_default(),
        };
        let mut inline = Vec::new();
        for line in text.lines() {
            case.directive(line);
            if let Some((_, wanted)) = line.split_once("# expect error: ") {
                case.error = Some(wanted.trim().into());
                case.exit = if case.exit == 0 { 1 } else { case.exit };
            } else if let Some((_, wanted)) = line.split_once("# expect:") {
                inline.push(wanted.strip_prefix(' ').unwrap_or(wanted).trim_end());
            }
        }
        if let Ok(whole) = std::fs::read(path.with_extension("out")) {
            case.whole = true;
            case.stdout = Some(String::from_utf8_lossy(&whole).into_owned());
        } else if !inline.is_empty() || case.error.is_some() || case.exit != 0 {
            case.stdout = Some(inline.iter().map(|l| format!("{l}\n")).collect());
        }
        Ok(case)
    }

    fn directive(&mut self, line: &str) {
        let Some((key, value)) = line.strip_prefix("# ").and_then(|l| l.split_once(':')) else {
            return;
        };
        let value = value.trim();
        match key {
            "args" => self.args = value.split_whitespace().map(String::from).collect(),
            "exit" => self.exit = value.parse().unwrap_or(0),
            "skip" => self.skip = Some(value.into()),
            "differs" => self.differs = Some(value.into()),
            "no stress" => self.no_stress = Some(value.into()),
            "clock" => self.virtual_time = value == "virtual",
            _ => {}
        }
    }

    /// Says what is wrong with an output and an exit code, or nothing.
    pub fn judge(&self, stdout: &str, stderr: &str, code: Option<i32>) -> Option<String> {
        let mut wrong = String::new();
        if let Some(want) = &self.stdout {
            // The comments of a line cannot say anything about spaces at its end.
            let same = if self.whole {
                want == stdout
            } else {
                trimmed(want) == trimmed(stdout)
            };
            if !same {
                wrong.push_str(&super::diff(want, stdout));
                if want.lines().eq(stdout.lines()) {
                    wrong.push_str("    (the last newline differs)\n");
                }
            }
        }
        if code != Some(self.exit) {
            wrong.push_str(&format!(
                "    exit status {}, expected {}\n",
                code.unwrap_or(-1),
                self.exit
            ));
        }
        if let Some(error) = &self.error
            && !words(stderr).contains(&words(error))
        {
            wrong.push_str(&format!("    stderr does not name `{error}`\n"));
        }
        if !wrong.is_empty() && !stderr.is_empty() {
            let lines: Vec<&str> = stderr.lines().filter(|l| !l.trim().is_empty()).collect();
            wrong.push_str("    stderr ends:\n");
            for line in &lines[lines.len().saturating_sub(8)..] {
                wrong.push_str(&format!("      {line}\n"));
            }
        }
        (!wrong.is_empty()).then_some(wrong)
    }
}

fn trimmed(text: &str) -> Vec<&str> {
    text.lines().map(str::trim_end).collect()
}

/// Drops spaces and a report's line drawing: a long message may be wrapped in it.
fn words(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '│' | '×' | '╰' | '─' | '▶' | '·'))
        .collect()
}
