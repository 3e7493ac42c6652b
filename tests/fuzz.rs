//! Random edits of the golden programs: whatever the text, Aster neither crashes, panics nor hangs.
//!
//! `cargo test --test fuzz -- --runs 20000 --seed 1` says how many and from where; a finding is kept in
//! `target/fuzz/` with the seed that makes it again. `--compare` also runs each mutant under CPython and lists those
//! where stdout differs, for a person to judge. Every program runs under a limit of time and of memory.

mod runner;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How long a mutant may run. One that only loops is no finding: it is told by using its whole time on the processor.
const LIMIT: Duration = Duration::from_secs(10);
/// The memory a mutant may take, in KiB of address space.
const MEMORY_KIB: u64 = 4 << 20;
/// The processor seconds after which the system ends a mutant that loops.
const CPU_SECONDS: u64 = 4;

/// A small generator of random numbers (xorshift*); no more is needed to pick edits.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, n: usize) -> usize {
        if n == 0 {
            0
        } else {
            (self.next() >> 11) as usize % n
        }
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// What is put in place of a literal or a name: the values at the edges.
const EXTREMES: &[&str] = &[
    "0",
    "-1",
    "1",
    "9223372036854775807",
    "-9223372036854775808",
    "2 ** 64",
    "10 ** 30",
    "1e308",
    "-0.0",
    "1e-320",
    "\"\"",
    "'\\x00'",
    "'\\U0001f600'",
    "b''",
    "None",
    "True",
    "...",
    "[]",
    "()",
    "{}",
    "set()",
    "float('nan')",
    "float('inf')",
    "[[]] * 3",
    "range(10 ** 12)",
    "object()",
    "type",
    "print",
    "lambda: 0",
    "(yield)",
    "await x",
    "*x",
    "**x",
    "NotImplemented",
    "slice(None)",
    "[0] * 1000",
    "'a' * 1000",
    "int",
    "super()",
    "__name__",
    "globals()",
    "iter([])",
    "(i for i in [1])",
    "Exception",
    "StopIteration",
    "1j",
    "x := 1",
    "not",
    "f'{x!r:>10}'",
    "{**x}",
    "x[::-1]",
    "-x",
    "~x",
    "x.y",
    "x()",
];

/// Words that change the shape of a statement.
const WORDS: &[&str] = &[
    "if",
    "else",
    "elif",
    "for",
    "in",
    "while",
    "break",
    "continue",
    "return",
    "yield",
    "yield from",
    "await",
    "async",
    "def f():",
    "class C:",
    "lambda",
    "try:",
    "except:",
    "except* E:",
    "finally:",
    "with",
    "as",
    "raise",
    "from",
    "import",
    "global x",
    "nonlocal x",
    "del",
    "pass",
    "assert",
    "match x:",
    "case _:",
    "and",
    "or",
    "not",
    "is",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ".",
    "=",
    "==",
    ":=",
    "->",
    "@",
    "*",
    "**",
    "/",
    "//",
    "%",
    "<<",
    "|",
    "&",
    "~",
    ";",
    "\\",
    "'",
    "\"",
    "\"\"\"",
    "f'{",
    "}'",
    "#",
    "\t",
    "    ",
    "\n",
    "0x",
    "1_",
    "é",
    "\u{feff}",
    "\0",
    "\u{3000}",
];

struct Found {
    seed: u64,
    program: String,
    what: String,
}

struct Options {
    runs: u64,
    seed: u64,
    compare: bool,
    filters: Vec<String>,
}

impl Options {
    fn from_args() -> Options {
        let mut options = Options {
            runs: 300,
            seed: 1,
            compare: false,
            filters: Vec::new(),
        };
        let mut args = std::env::args().skip(1);
        let number = |text: Option<String>, otherwise| {
            text.and_then(|t| t.parse().ok()).unwrap_or(otherwise)
        };
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--runs" => options.runs = number(args.next(), options.runs),
                "--seed" => options.seed = number(args.next(), options.seed),
                "--compare" => options.compare = true,
                "--test-threads" | "--format" | "--color" => drop(args.next()),
                flag if flag.starts_with('-') => {}
                name => options.filters.push(name.into()),
            }
        }
        options
    }
}

fn main() -> ExitCode {
    let options = Options::from_args();
    let corpus = corpus(&options.filters);
    if corpus.is_empty() {
        println!("\nrunning 0 mutants\n\ntest result: ok. 0 passed; 0 failed\n");
        return ExitCode::SUCCESS;
    }
    let work = runner::root().join("target/fuzz");
    if let Err(problem) = std::fs::create_dir_all(&work) {
        eprintln!("{}: {problem}", work.display());
        return ExitCode::FAILURE;
    }
    let python = if options.compare {
        runner::python()
    } else {
        None
    };
    println!(
        "\nrunning {} mutants of {} programs from seed {}",
        options.runs,
        corpus.len(),
        options.seed
    );
    let start = Instant::now();
    let next = AtomicU64::new(0);
    let found: Mutex<Vec<Found>> = Mutex::new(Vec::new());
    let differing: Mutex<Vec<Found>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for thread in 0..2 {
            let (next, found, differing, corpus) = (&next, &found, &differing, &corpus);
            let (options, work, python) = (&options, &work, &python);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= options.runs {
                        return;
                    }
                    let seed = options.seed.wrapping_mul(1_000_003).wrapping_add(index);
                    let mut random = Random::new(seed);
                    let (program, text) = &corpus[random.below(corpus.len())];
                    let mutant = mutate(text, corpus, &mut random);
                    let path = work.join(format!("mutant-{thread}.as"));
                    match check(&path, &mutant, python.as_deref()) {
                        Ok(None) => {}
                        Ok(Some(what)) => {
                            differing.lock().expect("no holder panics").push(Found {
                                seed,
                                program: program.clone(),
                                what,
                            });
                        }
                        Err(what) => {
                            println!("seed {seed} ({program}): {what}");
                            let kept = work.join(format!("found-{seed}.as"));
                            if let Err(problem) = std::fs::write(&kept, &mutant) {
                                println!("    not kept: {problem}");
                            }
                            found.lock().expect("no holder panics").push(Found {
                                seed,
                                program: program.clone(),
                                what,
                            });
                        }
                    }
                }
            });
        }
    });
    for d in differing.into_inner().expect("no holder panics") {
        println!(
            "---- seed {} ({}): stdout differs from CPython's\n{}",
            d.seed, d.program, d.what
        );
    }
    let found = found.into_inner().expect("no holder panics");
    let (passed, seconds) = (
        options.runs - found.len() as u64,
        start.elapsed().as_secs_f64(),
    );
    for f in &found {
        println!(
            "---- target/fuzz/found-{}.as ({}): {}",
            f.seed, f.program, f.what
        );
    }
    let verdict = if found.is_empty() { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {verdict}. {passed} passed; {} failed; finished in {seconds:.2}s\n",
        found.len()
    );
    if found.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Reads the programs that are edited. What opens files or sockets or leaves the folder is left out.
fn corpus(filters: &[String]) -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = Vec::new();
    let root = runner::root();
    let mut folders = vec![root.join("examples")];
    let themes = std::fs::read_dir(root.join("tests"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path());
    folders.extend(themes.filter(|p| p.is_dir()));
    for folder in folders {
        let entries = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|e| e.path());
        paths.extend(entries.filter(|p| p.extension().is_some_and(|e| e == "as")));
    }
    paths.sort();
    let mut corpus = Vec::new();
    for path in paths {
        let name = path
            .strip_prefix(&root)
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned();
        let wanted = filters.is_empty() || filters.iter().any(|f| name.contains(f.as_str()));
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let reaches_out = ["open(", "start_server", "os.", "remove(", "chdir"]
            .iter()
            .any(|w| text.contains(w));
        if wanted && !reaches_out {
            corpus.push((name, text));
        }
    }
    corpus
}

/// Cuts a text into words, numbers, strings' quotes, runs of blanks and single signs.
fn tokens(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' => 0,
        ' ' => 1,
        _ => 2,
    };
    let mut out = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let now = kind(c);
        if last.is_some_and(|l| l != now || now == 2) {
            out.push(&text[start..at]);
            start = at;
        }
        last = Some(now);
    }
    out.push(&text[start..]);
    out
}

fn mutate(text: &str, corpus: &[(String, String)], random: &mut Random) -> String {
    let mut text = text.to_string();
    for _ in 0..1 + random.below(4) {
        text = if random.below(3) == 0 {
            edit_lines(&text, corpus, random)
        } else {
            edit_tokens(&text, random)
        };
    }
    text
}

fn edit_lines(text: &str, corpus: &[(String, String)], random: &mut Random) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    if lines.is_empty() {
        return text.into();
    }
    let (at, other) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(6) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(other, lines[at]),
        2 => lines.swap(at, other),
        3 => lines.truncate(at + 1),
        4 => {
            let (_, donor) = &corpus[random.below(corpus.len())];
            let donor: Vec<&str> = donor.lines().collect();
            let from = random.below(donor.len());
            let piece = &donor[from..(from + 1 + random.below(4)).min(donor.len())];
            lines.splice(at..at, piece.iter().copied());
        }
        _ => {
            let indented = format!("    {}", lines[at]);
            let mut owned: Vec<String> = lines.iter().map(ToString::to_string).collect();
            owned[at] = if random.below(2) == 0 {
                indented
            } else {
                lines[at].trim_start().into()
            };
            return owned.join("\n") + "\n";
        }
    }
    lines.join("\n") + "\n"
}

fn edit_tokens(text: &str, random: &mut Random) -> String {
    let mut tokens: Vec<&str> = tokens(text);
    let (at, other) = (random.below(tokens.len()), random.below(tokens.len()));
    match random.below(7) {
        0 => drop(tokens.remove(at)),
        1 => tokens.insert(at, tokens[other]),
        2 => tokens.swap(at, other),
        3 => tokens.insert(at, random.pick(WORDS)),
        4 => {
            let literals: Vec<usize> = (0..tokens.len())
                .filter(|i| tokens[*i].starts_with(|c: char| c.is_ascii_digit()))
                .collect();
            let at = if literals.is_empty() {
                at
            } else {
                literals[random.below(literals.len())]
            };
            tokens[at] = random.pick(EXTREMES);
        }
        5 => {
            let names: Vec<usize> = (0..tokens.len())
                .filter(|i| tokens[*i].starts_with(char::is_alphabetic))
                .collect();
            let at = if names.is_empty() {
                at
            } else {
                names[random.below(names.len())]
            };
            tokens[at] = if random.below(2) == 0 {
                tokens[other]
            } else {
                random.pick(EXTREMES)
            };
        }
        _ => tokens[at] = tokens[other],
    }
    tokens.concat()
}

/// Runs a mutant. Err is a finding; Ok(Some) says how stdout differs from CPython's.
fn check(path: &Path, mutant: &str, python: Option<&Path>) -> Result<Option<String>, String> {
    std::fs::write(path, mutant).map_err(|e| e.to_string())?;
    let limited = |program: &Path, args: &[&str]| {
        let mut command = Command::new("sh");
        let limits = format!(
            "ulimit -v {MEMORY_KIB}; ulimit -t {CPU_SECONDS}; ulimit -c 0; ulimit -f 65536; exec \"$@\""
        );
        command
            .args(["-c", &limits, "sh"])
            .arg(program)
            .args(args)
            .arg(path);
        command
            .current_dir(path.parent().unwrap_or(path))
            .env("NO_COLOR", "1")
            .env("PYTHONHASHSEED", "0");
        command
    };
    let oracle = runner::root().join("tests/oracle.py");
    let ours = runner::run(
        limited(&runner::aster(), &["run", "--virtual-time"]),
        b"input\n",
        LIMIT,
    )
    .map_err(|e| e.to_string())?;
    // A mutant that loops is ended by the system (SIGXCPU, SIGKILL) or by us. That is its own affair unless its
    // compilation does not end, or CPython's run of it does.
    if matches!(ours.code(), Some(-24 | -9) | None) {
        let ends = |command| {
            let finished = runner::run(command, b"", LIMIT).map_err(|e| e.to_string())?;
            Ok::<_, String>(!matches!(finished.code(), Some(-24 | -9) | None))
        };
        if !ends(limited(&runner::aster(), &["dis"]))? {
            return Err("its compilation does not end".into());
        }
        if let Some(python) = runner::python()
            && ends(limited(&python, &[&oracle.to_string_lossy()]))?
        {
            return Err("it does not end, and under CPython it does".into());
        }
        return Ok(None);
    }
    // Out of memory is a MemoryError; an allocation that fails inside Rust itself says so before it aborts.
    if ours.code() == Some(-6) && ours.stderr.contains("memory allocation of") {
        return Err(format!(
            "aborted: {}",
            ours.stderr.lines().last().unwrap_or_default()
        ));
    }
    if let Some(broken) = ours.broken() {
        return Err(broken);
    }
    let Some(python) = python else {
        return Ok(None);
    };
    let theirs = runner::run(
        limited(python, &[&oracle.to_string_lossy()]),
        b"input\n",
        LIMIT,
    )
    .map_err(|e| e.to_string())?;
    let shows_address = theirs.stdout.contains(" at 0x") || ours.stdout.contains(" at 0x");
    if theirs.code().is_none_or(|c| c < 0) || shows_address {
        return Ok(None);
    }
    if theirs.stdout == ours.stdout && theirs.code() == ours.code() {
        return Ok(None);
    }
    let text = format!(
        "{}\n    exit status {:?}, CPython's {:?}",
        runner::diff(&theirs.stdout, &ours.stdout),
        ours.code(),
        theirs.code()
    );
    let last = |text: &str| {
        text.lines()
            .rev()
            .find(|l| !l.trim().is_empty())
            .unwrap_or_default()
            .to_string()
    };
    let first = ours
        .stderr
        .lines()
        .find(|l| !l.trim().is_empty())
        .unwrap_or_default();
    Ok(Some(format!(
        "{text}\n    stderr: {first}\n    theirs: {}",
        last(&theirs.stderr)
    )))
}
