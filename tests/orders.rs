//! Random asyncio programs: Aster and CPython 3.13 print their events in the same order.
//!
//! `cargo test --test orders -- --runs 500 --seed 1` says how many and from where. `tests/orders/generate.py` writes the
//! programs; both run on a virtual clock. Skipped, and said so, where CPython is not installed. One that differs is kept in
//! `target/orders/`.

mod runner;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(20);

fn main() -> ExitCode {
    let (mut runs, mut seed) = (30, 1);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let target = match arg.as_str() {
            "--runs" => &mut runs,
            "--seed" => &mut seed,
            _ => continue,
        };
        *target = args.next().and_then(|n| n.parse().ok()).unwrap_or(*target);
    }
    let Some(python) = runner::python() else {
        println!("\norders: no CPython 3.13 here (PYTHON313, PATH, ~/.pyenv): skipped\n");
        return ExitCode::SUCCESS;
    };
    let work = runner::root().join("target/orders");
    if let Err(problem) = std::fs::create_dir_all(&work) {
        eprintln!("{}: {problem}", work.display());
        return ExitCode::FAILURE;
    }
    println!("\nrunning {runs} random programs from seed {seed}");
    let next = AtomicU64::new(0);
    let wrong: Mutex<Vec<(u64, String)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= runs {
                        return;
                    }
                    if let Err(why) = check(&python, &work, seed + index) {
                        wrong
                            .lock()
                            .expect("no holder panics")
                            .push((seed + index, why));
                    }
                }
            });
        }
    });
    let mut wrong = wrong.into_inner().expect("no holder panics");
    wrong.sort();
    for (seed, why) in &wrong {
        println!("---- seed {seed}: target/orders/{seed}.as\n{why}");
    }
    let (verdict, failed) = (if wrong.is_empty() { "ok" } else { "FAILED" }, wrong.len());
    println!(
        "\ntest result: {verdict}. {} passed; {failed} failed\n",
        runs - failed as u64
    );
    if wrong.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Writes the program of a seed and runs it under both.
fn check(python: &Path, work: &Path, seed: u64) -> Result<(), String> {
    let run = |program: &Path, args: &[&str]| {
        let args: Vec<_> = args.iter().map(Into::into).collect();
        runner::run(runner::command(program, &args), b"", LIMIT)
            .map_err(|e| format!("    cannot run: {e}"))
    };
    let tests = runner::root().join("tests");
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let program = run(
        python,
        &[&text(&tests.join("orders/generate.py")), &seed.to_string()],
    )?
    .stdout;
    let path = work.join(format!("{seed}.as"));
    std::fs::write(&path, program).map_err(|e| format!("    cannot write: {e}"))?;
    let theirs = run(python, &[&text(&tests.join("oracle.py")), &text(&path)])?;
    let ours = run(&runner::aster(), &["run", "--virtual-time", &text(&path)])?;
    if let Some(broken) = ours.broken() {
        return Err(format!("    {broken}"));
    }
    if ours.stdout != theirs.stdout || ours.code() != theirs.code() {
        let codes = format!(
            "    exit status {:?}, CPython's {:?}",
            ours.code(),
            theirs.code()
        );
        let last = ours
            .stderr
            .lines()
            .rev()
            .find(|l| !l.trim().is_empty())
            .unwrap_or_default();
        return Err(format!(
            "{}{codes}\n    stderr: {last}",
            runner::diff(&theirs.stdout, &ours.stdout)
        ));
    }
    // Only what differs is kept.
    std::fs::remove_file(&path).map_err(|e| format!("    cannot remove: {e}"))
}
