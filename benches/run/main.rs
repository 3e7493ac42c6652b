//! Runs the benchmark programs on Aster and, where it is installed, CPython 3.13, in turn, and prints the ratios.
//!
//! `cargo bench --bench run -- fib yield_switch` runs those rows; `--times N` says how often (5), `--no-python`
//! leaves CPython out. Every program prints `result:` and `elapsed:` lines; results must agree, times are
//! reported and never asserted. `idle_tasks` is resident memory for each task, `hello` whole processes, and
//! the servers' rows processor time for each request.

mod servers;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// The rows that have a floor: how many times CPython's speed Aster must reach.
const FLOORS: &[(&str, f64)] = &[
    ("yield_switch", 25.0),
    ("task_spawn", 15.0),
    ("gather_tree", 12.0),
    ("taskgroup", 12.0),
    ("await_chain", 3.0),
    ("await_suspend_deep", 40.0),
    ("queue_pc", 8.0),
    ("queue_pingpong", 15.0),
    ("timers", 15.0),
    ("async_generators", 5.0),
    ("loops", 3.5),
    ("mandelbrot", 2.5),
    ("nbody", 2.5),
    ("spectral_norm", 2.5),
    ("closures", 2.0),
    ("binary_trees", 2.0),
    ("fib", 1.8),
    ("generators", 1.6),
    ("objects", 1.5),
    ("exceptions", 1.5),
    ("sieve", 1.3),
    ("sorting", 1.3),
    ("dict_int", 1.3),
    ("word_count", 1.3),
    ("json_like", 1.3),
    ("strings", 1.2),
    ("hello", 4.0),
    ("hello_async", 20.0),
    ("lock_contention", 20.0),
    ("event_fanout", 15.0),
    ("timeouts", 12.0),
    ("cancel_storm", 12.0),
    ("as_completed", 10.0),
    ("tcp_echo", 4.0),
    // Two thirds of what uvloop takes, by the ratios it has to CPython's loop.
    ("tcp_echo_server", 4.3),
    ("http_hello", 2.2),
    ("subprocess_spawn", 1.0),
];

/// The most bytes an idle task may take.
const IDLE_LIMIT: f64 = 500.0;
// The figure at one count also tells where the collector stands: between 100,000 and 300,000 tasks it goes up and down by 30 B,
// and moves when start-up takes more memory. What a task is made of has its size asserted in `object/`.
const IDLE_TASKS: u64 = 200_000;

/// What one run gave: the figure (seconds, or bytes a task) and the line that must agree.
struct Measured {
    figure: f64,
    result: String,
}

fn main() -> ExitCode {
    let (mut filters, mut times, mut with_python) = (Vec::new(), 5usize, true);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--times" => {
                times = args
                    .next()
                    .and_then(|n| n.parse().ok())
                    .unwrap_or(times)
                    .max(1)
            }
            "--no-python" => with_python = false,
            "--bench" => {}
            name => filters.push(name.to_string()),
        }
    }
    let aster = std::env::var_os("ASTER")
        .map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_aster")), PathBuf::from);
    let python = if with_python { find_python() } else { None };
    if with_python && python.is_none() {
        println!("no CPython 3.13 here (PYTHON313, PATH, ~/.pyenv): ratios are left out");
    }
    println!(
        "{:<20} {:>12} {:>12} {:>8} {:>8}  medians of {times}",
        "row", "aster", "cpython3.13", "ratio", "floor"
    );
    let mut failed = false;
    for (row, path) in rows() {
        if !filters.is_empty()
            && !filters
                .iter()
                .any(|f| *f == row || path.to_string_lossy().contains(&format!("/{f}/")))
        {
            continue;
        }
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..times {
            for (program, out) in [(Some(&aster), &mut ours), (python.as_ref(), &mut theirs)] {
                if let Some(program) = program {
                    out.push(measure(&row, program, &path));
                }
            }
        }
        failed |= !report(&row, ours, theirs);
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn rows() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches");
    let mut rows = Vec::new();
    for group in ["async", "cpu", "io"] {
        let entries = std::fs::read_dir(folder.join(group))
            .into_iter()
            .flatten()
            .flatten();
        let mut paths: Vec<PathBuf> = entries
            .map(|e| e.path())
            .filter(|p| p.extension().is_some_and(|e| e == "py"))
            .collect();
        paths.sort();
        rows.extend(paths.into_iter().map(|p| {
            (
                p.file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                p,
            )
        }));
    }
    rows
}

fn find_python() -> Option<PathBuf> {
    let mut candidates: Vec<PathBuf> = std::env::var_os("PYTHON313")
        .map(PathBuf::from)
        .into_iter()
        .collect();
    let path = std::env::var_os("PATH").unwrap_or_default();
    candidates.extend(std::env::split_paths(&path).map(|p| p.join("python3.13")));
    if let Some(home) = std::env::var_os("HOME") {
        let versions = std::fs::read_dir(Path::new(&home).join(".pyenv/versions"))
            .into_iter()
            .flatten()
            .flatten();
        candidates.extend(versions.map(|v| v.path().join("bin/python3.13")));
    }
    // A shim is a shell script that would be measured too, so it is asked for the program behind it.
    candidates.into_iter().filter(|p| p.exists()).find_map(|p| {
        let script = "import sys; print('.'.join(map(str, sys.version_info[:2])), sys.executable)";
        let said = Command::new(&p)
            .args(["-c", script])
            .stderr(Stdio::null())
            .output()
            .ok()?;
        let said = String::from_utf8_lossy(&said.stdout).trim().to_string();
        said.strip_prefix("3.13 ").map(PathBuf::from)
    })
}

fn measure(row: &str, program: &Path, path: &Path) -> Result<Measured, String> {
    match row {
        "idle_tasks" => idle(program, path),
        "hello" | "hello_async" => startup(program, path),
        "http_hello" | "tcp_echo_server" => servers::measure(row, program, path),
        _ => elapsed(program, path),
    }
}

fn run(program: &Path, path: &Path) -> Result<String, String> {
    let out = Command::new(program)
        .arg(path)
        .output()
        .map_err(|e| e.to_string())?;
    if !out.status.success() {
        let stderr = String::from_utf8_lossy(&out.stderr);
        return Err(format!(
            "{}: {}",
            out.status,
            stderr.lines().last().unwrap_or_default()
        ));
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Takes the program's own figure.
fn elapsed(program: &Path, path: &Path) -> Result<Measured, String> {
    let out = run(program, path)?;
    let line = |key: &str| {
        out.lines()
            .find_map(|l| l.strip_prefix(key))
            .map(|l| l.trim().to_string())
    };
    let figure = line("elapsed:")
        .and_then(|s| s.parse().ok())
        .ok_or("no `elapsed:` line")?;
    Ok(Measured {
        figure,
        result: line("result:").ok_or("no `result:` line")?,
    })
}

/// Times 20 whole processes.
fn startup(program: &Path, path: &Path) -> Result<Measured, String> {
    let mut result = run(program, path)?;
    let start = Instant::now();
    for _ in 0..20 {
        result = run(program, path)?;
    }
    Ok(Measured {
        figure: start.elapsed().as_secs_f64() / 20.0,
        result: result.trim().into(),
    })
}

/// Asks how much resident memory each of many sleeping tasks takes.
fn idle(program: &Path, path: &Path) -> Result<Measured, String> {
    let resident = |tasks: u64| -> Result<f64, String> {
        let mut child = Command::new(program)
            .arg(path)
            .arg(tasks.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| e.to_string())?;
        let stdout = child.stdout.take().ok_or("no pipe")?;
        let ready = BufReader::new(stdout)
            .lines()
            .map_while(Result::ok)
            .any(|l| l.starts_with("ready"));
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        child
            .kill()
            .and_then(|()| child.wait())
            .map_err(|e| e.to_string())?;
        let kib = status
            .lines()
            .find_map(|l| l.strip_prefix("VmRSS:"))
            .and_then(|l| l.split_whitespace().next());
        match kib.and_then(|k| k.parse::<f64>().ok()) {
            Some(kib) if ready => Ok(kib * 1024.0),
            _ => Err("it did not get ready".into()),
        }
    };
    let figure = (resident(IDLE_TASKS)? - resident(0)?) / IDLE_TASKS as f64;
    Ok(Measured {
        figure,
        result: String::new(),
    })
}

fn median(mut figures: Vec<f64>) -> Option<f64> {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied()
}

/// Prints a row; false where a program failed or the results disagree.
fn report(
    row: &str,
    ours: Vec<Result<Measured, String>>,
    theirs: Vec<Result<Measured, String>>,
) -> bool {
    let problem = ours.iter().chain(&theirs).find_map(|m| m.as_ref().err());
    if let Some(problem) = problem {
        println!("{row:<20} FAILED: {problem}");
        return false;
    }
    let mut results: Vec<&str> = ours
        .iter()
        .chain(&theirs)
        .flatten()
        .map(|m| m.result.as_str())
        .collect();
    results.dedup();
    if results.len() > 1 {
        println!("{row:<20} FAILED: the results disagree: {results:?}");
        return false;
    }
    let figures = |all: Vec<Result<Measured, String>>| {
        median(all.into_iter().flatten().map(|m| m.figure).collect())
    };
    let (ours, theirs) = (figures(ours).unwrap_or(f64::NAN), figures(theirs));
    let show = |figure: f64| match row {
        "idle_tasks" => format!("{figure:.0} B"),
        "hello" | "hello_async" => format!("{:.2} ms", figure * 1000.0),
        "http_hello" | "tcp_echo_server" => format!("{:.1} us", figure * 1e6),
        _ => format!("{:.1} ms", figure * 1000.0),
    };
    let ratio = theirs.map(|t| t / ours);
    let floor = FLOORS
        .iter()
        .find(|(name, _)| *name == row)
        .map(|(_, floor)| *floor);
    let reached = match (row, floor, ratio) {
        ("idle_tasks", _, _) => Some(ours <= IDLE_LIMIT),
        (_, Some(floor), Some(ratio)) => Some(ratio >= floor),
        _ => None,
    };
    let floor = if row == "idle_tasks" {
        format!("{IDLE_LIMIT} B")
    } else {
        floor.map_or("-".into(), |f| f.to_string())
    };
    println!(
        "{row:<20} {:>12} {:>12} {:>8} {floor:>8}  {}",
        show(ours),
        theirs.map_or("-".into(), show),
        ratio.map_or("-".into(), |r| format!("{r:.2}x")),
        reached.map_or("", |r| if r { "ok" } else { "BELOW" })
    );
    true
}
