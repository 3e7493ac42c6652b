//! What the test harnesses share: running a program with limits, finding CPython, showing a difference.
//!
//! Knows nothing of golden tests or fuzzing; each harness says what a result means.
//! A program never outlives its time limit, and its output is cut rather than kept without end.
#![allow(dead_code)] // Each harness uses its own part of this.

pub mod case;

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Once;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The most output of one stream that is kept.
const OUTPUT_CAP: usize = 8 << 20;

/// How a program ended and what it said.
pub struct Finished {
    /// The exit status, or none where the time limit ended the program.
    pub status: Option<ExitStatus>,
    pub stdout: String,
    pub stderr: String,
}

impl Finished {
    /// Returns the exit code; -n for an end by signal n, none for a time-out.
    pub fn code(&self) -> Option<i32> {
        use std::os::unix::process::ExitStatusExt;
        let status = self.status?;
        status.code().or_else(|| status.signal().map(|n| -n))
    }

    /// Says what no program may do whatever its text: hang, die by a signal, or make the interpreter panic.
    pub fn broken(&self) -> Option<String> {
        match self.code() {
            None => return Some("did not end in time".into()),
            Some(code) if code < 0 => return Some(format!("ended by signal {}", -code)),
            Some(_) => {}
        }
        let line = self
            .stderr
            .lines()
            .find(|l| l.contains("panicked at") || l.contains("stack overflow"))?;
        Some(format!("the interpreter panicked: {line}"))
    }
}

/// Runs a command to its end with `input` on its standard input; kills it after `limit`.
pub fn run(mut command: Command, input: &[u8], limit: Duration) -> std::io::Result<Finished> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let stdout = reader(child.stdout.take());
    let stderr = reader(child.stderr.take());
    if let Some(mut pipe) = child.stdin.take() {
        // A program may end without reading its input; that is its own affair.
        let _ = pipe.write_all(input);
    }
    let status = wait(&mut child, limit)?;
    let text = |handle: JoinHandle<Vec<u8>>| {
        String::from_utf8_lossy(&handle.join().unwrap_or_default()).into_owned()
    };
    Ok(Finished {
        status,
        stdout: text(stdout),
        stderr: text(stderr),
    })
}

fn wait(child: &mut Child, limit: Duration) -> std::io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    let mut pause = Duration::from_micros(500);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(10));
    }
}

fn reader<R: Read + Send + 'static>(pipe: Option<R>) -> JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut kept = Vec::new();
        let Some(mut pipe) = pipe else { return kept };
        let mut chunk = [0u8; 65536];
        while let Ok(n) = pipe.read(&mut chunk) {
            if n == 0 {
                break;
            }
            let room = OUTPUT_CAP.saturating_sub(kept.len());
            kept.extend_from_slice(&chunk[..n.min(room)]);
        }
        kept
    })
}

/// Returns the interpreter under test: `$ASTER` or the one Cargo built.
pub fn aster() -> PathBuf {
    std::env::var_os("ASTER")
        .map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_aster")), PathBuf::from)
}

/// Returns the folder of the package.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Finds a CPython 3.13: `$PYTHON313`, then the PATH, then pyenv's versions.
pub fn python() -> Option<PathBuf> {
    let mut candidates: Vec<PathBuf> = Vec::new();
    candidates.extend(std::env::var_os("PYTHON313").map(PathBuf::from));
    for folder in std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()) {
        candidates.push(folder.join("python3.13"));
    }
    if let Some(home) = std::env::var_os("HOME") {
        let versions = Path::new(&home).join(".pyenv/versions");
        for entry in std::fs::read_dir(versions).into_iter().flatten().flatten() {
            candidates.push(entry.path().join("bin/python3.13"));
        }
    }
    // A shim that points nowhere exists and still cannot run, so each candidate is asked for its version.
    candidates.into_iter().filter(|p| p.exists()).find(|p| {
        let version = Command::new(p)
            .arg("--version")
            .stderr(Stdio::null())
            .output();
        version.is_ok_and(|v| v.status.success() && v.stdout.starts_with(b"Python 3.13"))
    })
}

static DEFAULTS: Once = Once::new();

/// Programs inherit what is ignored, and who starts the tests in the background may ignore these.
fn restore_signals() {
    for signal in [libc::SIGINT, libc::SIGQUIT, libc::SIGHUP] {
        // SAFETY: the default action is no function of ours.
        unsafe { libc::signal(signal, libc::SIG_DFL) };
    }
}

/// Returns a command with the environment that makes two runs alike.
pub fn command(program: &Path, args: &[OsString]) -> Command {
    DEFAULTS.call_once(restore_signals);
    let mut command = Command::new(program);
    command.args(args);
    command
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONIOENCODING", "utf-8");
    command.env("NO_COLOR", "1").env_remove("PYTHONPATH");
    command
}

/// Shows how `got` differs from `want`, line by line, without the long stretches that agree.
pub fn diff(want: &str, got: &str) -> String {
    let want: Vec<&str> = want.lines().collect();
    let got: Vec<&str> = got.lines().collect();
    let same_start = want.iter().zip(&got).take_while(|(a, b)| a == b).count();
    let tail = want[same_start..]
        .iter()
        .rev()
        .zip(got[same_start..].iter().rev());
    let same_end = tail.take_while(|(a, b)| a == b).count();
    let mut out = String::new();
    let from = same_start.saturating_sub(2);
    if from > 0 {
        out.push_str(&format!("    ... {from} lines agree\n"));
    }
    for line in &want[from..same_start] {
        out.push_str(&format!("      {line}\n"));
    }
    for (sign, lines) in [
        ('-', &want[same_start..want.len() - same_end]),
        ('+', &got[same_start..got.len() - same_end]),
    ] {
        for line in lines.iter().take(12) {
            out.push_str(&format!("    {sign} {line}\n"));
        }
        if lines.len() > 12 {
            out.push_str(&format!("    {sign} ... {} more lines\n", lines.len() - 12));
        }
    }
    out
}
