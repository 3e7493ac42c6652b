//! Every program of `tests/errors/refused.txt` is refused before it runs, as CPython refuses it.
//!
//! Must hold for each: exit status 1, nothing on standard output, the class of the error and its line named.
//! The message is CPython's word for word in most; how many is a mark that only rises. `--list` shows the others.

mod runner;

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// How many messages are CPython's own, at least.
const SAME_MESSAGES: usize = 1;

struct Refused {
    line: usize,
    class: String,
    message: String,
    text: String,
}

fn main() -> ExitCode {
    let list = std::env::args().any(|a| a == "--list-differences");
    let path = runner::root().join("tests/errors/refused.txt");
    let table = match std::fs::read_to_string(&path) {
        Ok(text) => read(&text),
        Err(problem) => {
            eprintln!("{}: {problem}", path.display());
            return ExitCode::FAILURE;
        }
    };
    println!("\nrunning {} refused programs", table.len());
    let (next, same) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let wrong: Mutex<Vec<(usize, String)>> = Mutex::new(Vec::new());
    let other: Mutex<Vec<(usize, String)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(refused) = table.get(index) else {
                        return;
                    };
                    match check(refused) {
                        Ok(None) => drop(same.fetch_add(1, Ordering::Relaxed)),
                        Ok(Some(said)) => {
                            other.lock().expect("no holder panics").push((index, said))
                        }
                        Err(why) => wrong.lock().expect("no holder panics").push((index, why)),
                    }
                }
            });
        }
    });
    let (mut wrong, mut other) = (
        wrong.into_inner().expect("no holder panics"),
        other.into_inner().expect("no holder panics"),
    );
    wrong.sort();
    other.sort();
    for (index, why) in &wrong {
        let r = &table[*index];
        println!(
            "---- line {} {}: {}\n{}  {why}",
            r.line, r.class, r.message, r.text
        );
    }
    if list {
        for (index, said) in &other {
            let r = &table[*index];
            println!("---- {}: {}\n{}  said: {said}", r.class, r.message, r.text);
        }
    }
    let same = same.into_inner();
    let passed = wrong.is_empty() && same >= SAME_MESSAGES;
    println!(
        "\ntest result: {}. {} passed; {} failed; {same} of {} messages are CPython's, at least {SAME_MESSAGES} must be\n",
        if passed { "ok" } else { "FAILED" },
        table.len() - wrong.len(),
        wrong.len(),
        table.len(),
    );
    if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Reads blocks: a head `=== LINE Class: message`, then the program.
fn read(text: &str) -> Vec<Refused> {
    let mut table: Vec<Refused> = Vec::new();
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("=== ") {
            let (number, error) = head.split_once(' ').unwrap_or((head, ""));
            let (class, message) = error.split_once(": ").unwrap_or((error, ""));
            table.push(Refused {
                line: number.parse().unwrap_or(0),
                class: class.into(),
                message: message.into(),
                text: String::new(),
            });
        } else if let Some(last) = table.last_mut() {
            last.text.push_str(line);
            last.text.push('\n');
        }
    }
    table
}

/// Runs one program; says what is wrong, or what other message it gave, or nothing.
fn check(refused: &Refused) -> Result<Option<String>, String> {
    let command = runner::command(&runner::aster(), &["-".into()]);
    let finished = runner::run(command, refused.text.as_bytes(), Duration::from_secs(20))
        .map_err(|e| e.to_string())?;
    if let Some(broken) = finished.broken() {
        return Err(broken);
    }
    if finished.code() != Some(1) || !finished.stdout.is_empty() {
        return Err(format!(
            "exit status {:?}, stdout {:?}",
            finished.code(),
            finished.stdout
        ));
    }
    if !finished.stderr.contains(&refused.class) {
        return Err(format!(
            "stderr does not name {}:\n{}",
            refused.class, finished.stderr
        ));
    }
    let flat: String = finished
        .stderr
        .split_whitespace()
        .filter(|w| *w != "│")
        .collect::<Vec<_>>()
        .join(" ");
    if flat.contains(&refused.message) {
        return Ok(None);
    }
    let said = flat
        .split(&refused.class)
        .nth(1)
        .unwrap_or(&flat)
        .chars()
        .take(160)
        .collect();
    Ok(Some(said))
}
