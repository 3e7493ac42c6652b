//! Runs every golden program of `tests/THEME/*.as` and `examples/*.as` and compares what it prints.
//!
//! A program is a test by being there. `cargo test --test golden -- gather` runs those with `gather` in their name;
//! `--bless` rewrites `.out` files, `--python` asks CPython 3.13 instead of Aster, `--list` names the programs.
//! With `ASTER_GC_STRESS=1` in the environment the same programs run with a collection at every safepoint.

mod runner;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use runner::Finished;
use runner::case::Case;

struct Options {
    filters: Vec<String>,
    exact: bool,
    bless: bool,
    python: bool,
    list: bool,
    quiet: bool,
    stress: bool,
    threads: usize,
    limit: Duration,
}

impl Options {
    fn from_args() -> Result<Options, String> {
        let stress = std::env::var_os("ASTER_GC_STRESS").is_some_and(|v| v != "0");
        let mut options = Options {
            filters: Vec::new(),
            exact: false,
            bless: false,
            python: false,
            list: false,
            quiet: false,
            stress,
            threads: 2,
            limit: Duration::from_secs(if stress { 120 } else { 20 }),
        };
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--bless" => options.bless = true,
                "--python" => options.python = true,
                "--list" => options.list = true,
                "--exact" => options.exact = true,
                "--quiet" | "-q" => options.quiet = true,
                "--threads" | "--test-threads" => options.threads = number(args.next())?.max(1),
                "--timeout" => options.limit = Duration::from_secs(number(args.next())? as u64),
                // What Cargo and editors hand to any test program.
                "--nocapture" | "--no-capture" | "--show-output" | "--include-ignored" => {}
                "--format" | "--color" => drop(args.next()),
                name if !name.starts_with('-') => options.filters.push(name.into()),
                flag => return Err(format!("unknown flag {flag}")),
            }
        }
        Ok(options)
    }

    fn wants(&self, name: &str) -> bool {
        let fits = |f: &String| {
            if self.exact {
                name == f
            } else {
                name.contains(f.as_str())
            }
        };
        self.filters.is_empty() || self.filters.iter().any(fits)
    }
}

fn number(text: Option<String>) -> Result<usize, String> {
    text.and_then(|t| t.parse().ok())
        .ok_or_else(|| "a number is missing after a flag".into())
}

enum Verdict {
    Passed,
    Skipped(String),
    Failed(String),
}

fn main() -> ExitCode {
    let options = match Options::from_args() {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("golden: {problem}");
            return ExitCode::from(2);
        }
    };
    let mut cases = collect();
    cases.retain(|case| options.wants(&case.name));
    if options.list {
        cases
            .iter()
            .for_each(|case| println!("{}: test", case.name));
        return ExitCode::SUCCESS;
    }
    let python = if options.python || options.bless {
        runner::python()
    } else {
        None
    };
    if options.python && python.is_none() {
        println!(
            "golden: no CPython 3.13 here (PYTHON313, PATH, ~/.pyenv): the comparison with it is skipped"
        );
        return ExitCode::SUCCESS;
    }
    run_all(&cases, &options, python.as_deref())
}

fn run_all(cases: &[Case], options: &Options, python: Option<&Path>) -> ExitCode {
    let start = Instant::now();
    println!("\nrunning {} tests", cases.len());
    let next = AtomicUsize::new(0);
    let verdicts: Mutex<Vec<(usize, Verdict)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..options.threads {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(case) = cases.get(index) else { return };
                    let verdict = judge(case, options, python);
                    let mut verdicts = verdicts.lock().expect("no holder panics");
                    match &verdict {
                        Verdict::Passed if options.quiet => {}
                        Verdict::Passed => println!("test {} ... ok", case.name),
                        Verdict::Skipped(why) => println!("test {} ... ignored, {why}", case.name),
                        Verdict::Failed(_) => println!("test {} ... FAILED", case.name),
                    }
                    verdicts.push((index, verdict));
                }
            });
        }
    });
    let mut verdicts = verdicts.into_inner().expect("no holder panics");
    verdicts.sort_by_key(|(index, _)| *index);
    let failed: Vec<(&Case, &String)> = verdicts
        .iter()
        .filter_map(|(index, v)| {
            if let Verdict::Failed(why) = v {
                Some((&cases[*index], why))
            } else {
                None
            }
        })
        .collect();
    if !failed.is_empty() {
        println!("\nfailures:\n");
        for (case, why) in &failed {
            println!("---- {} ({}) ----\n{why}", case.name, case.path.display());
        }
        println!("\nfailures:");
        failed
            .iter()
            .for_each(|(case, _)| println!("    {}", case.name));
    }
    let skipped = verdicts
        .iter()
        .filter(|(_, v)| matches!(v, Verdict::Skipped(_)))
        .count();
    println!(
        "\ntest result: {}. {} passed; {} failed; {skipped} ignored; 0 measured; 0 filtered out; finished in {:.2}s\n",
        if failed.is_empty() { "ok" } else { "FAILED" },
        verdicts.len() - failed.len() - skipped,
        failed.len(),
        start.elapsed().as_secs_f64()
    );
    if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Finds the programs: `tests/THEME/*.as` and `examples/*.as`. Deeper folders hold what programs import.
fn collect() -> Vec<Case> {
    let root = runner::root();
    let mut folders = vec![(String::from("examples"), root.join("examples"))];
    for entry in std::fs::read_dir(root.join("tests"))
        .into_iter()
        .flatten()
        .flatten()
    {
        if entry.path().is_dir() {
            folders.push((
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            ));
        }
    }
    let mut cases = Vec::new();
    for (theme, folder) in folders {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|e| e == "as")
                && let Ok(case) = Case::read(&theme, &path)
            {
                cases.push(case);
            }
        }
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

fn judge(case: &Case, options: &Options, python: Option<&Path>) -> Verdict {
    if options.bless {
        return bless(case, options, python);
    }
    let finished = if options.python {
        let python = python.expect("main left without one");
        match (&case.differs, case.theme.as_str()) {
            (Some(why), _) => return Verdict::Skipped(format!("differs: {why}")),
            (None, "bytecode") => return Verdict::Skipped("Aster's own bytecode".into()),
            _ => by_python(case, python, options.limit),
        }
    } else if let Some(why) = &case.skip {
        return Verdict::Skipped(why.clone());
    } else if let (true, Some(why)) = (options.stress, &case.no_stress) {
        return Verdict::Skipped(format!("no stress: {why}"));
    } else {
        by_aster(case, options.limit)
    };
    let finished = match finished {
        Ok(finished) => finished,
        Err(problem) => return Verdict::Failed(format!("    cannot run it: {problem}\n")),
    };
    let mut why = finished
        .broken()
        .map(|b| format!("    {b}\n"))
        .unwrap_or_default();
    if case.stdout.is_none() {
        why.push_str("    it has no expectations; `--bless` writes NAME.out\n");
    }
    why.push_str(
        &case
            .judge(&finished.stdout, &finished.stderr, finished.code())
            .unwrap_or_default(),
    );
    if why.is_empty() {
        Verdict::Passed
    } else {
        Verdict::Failed(why)
    }
}

/// Writes `NAME.out` from CPython, or from Aster where the program is meant to differ or CPython is not here.
fn bless(case: &Case, options: &Options, python: Option<&Path>) -> Verdict {
    if case.stdout.is_some() && !case.whole {
        return Verdict::Skipped("says what it prints in comments".into());
    }
    let own = case.differs.is_some() || case.theme == "bytecode";
    let finished = match python {
        Some(python) if !own => by_python(case, python, options.limit),
        _ => by_aster(case, options.limit),
    };
    match finished {
        Ok(finished) if finished.code() == Some(case.exit) => {
            let out: PathBuf = case.path.with_extension("out");
            match std::fs::write(&out, &finished.stdout) {
                Ok(()) => Verdict::Passed,
                Err(problem) => {
                    Verdict::Failed(format!("    cannot write {}: {problem}\n", out.display()))
                }
            }
        }
        Ok(finished) => Verdict::Failed(format!(
            "    exit status {:?}, nothing written\n{}\n",
            finished.code(),
            finished.stderr
        )),
        Err(problem) => Verdict::Failed(format!("    cannot run it: {problem}\n")),
    }
}

fn by_aster(case: &Case, limit: Duration) -> std::io::Result<Finished> {
    let mut args: Vec<OsString> = Vec::new();
    if case.theme == "bytecode" {
        args.push("dis".into());
    } else if case.virtual_time {
        args.extend(["run".into(), "--virtual-time".into()]);
    }
    args.push(case.path.clone().into());
    args.extend(case.args.iter().map(OsString::from));
    let mut command = runner::command(&runner::aster(), &args);
    command.current_dir(runner::root());
    runner::run(command, &case.stdin, limit)
}

fn by_python(case: &Case, python: &Path, limit: Duration) -> std::io::Result<Finished> {
    let mut args: Vec<OsString> = Vec::new();
    if case.virtual_time {
        args.push(runner::root().join("tests/oracle.py").into());
    }
    args.push(case.path.clone().into());
    args.extend(case.args.iter().map(OsString::from));
    let mut command = runner::command(python, &args);
    command.current_dir(runner::root());
    runner::run(command, &case.stdin, limit)
}
