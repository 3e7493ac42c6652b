//! The command line as a user meets it: flags, exit statuses, signals, input from a pipe, the prompt on a terminal.
//!
//! What programs print is the golden programs' matter.

mod runner;

use std::ffi::OsStr;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rexpect::reader::Options;
use rexpect::session::{PtySession, spawn_with_options};
use runner::Finished;

const LIMIT: Duration = Duration::from_secs(20);

fn aster(args: &[&str], input: &str) -> Finished {
    let args: Vec<_> = args.iter().map(Into::into).collect();
    runner::run(
        runner::command(&runner::aster(), &args),
        input.as_bytes(),
        LIMIT,
    )
    .expect("aster can be started")
}

/// Writes a script to a folder of its own and returns its path.
fn script(name: &str, text: impl AsRef<[u8]>) -> String {
    let folder = std::env::temp_dir().join(format!("aster-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for scripts");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a script can be written");
    path.to_string_lossy().into_owned()
}

#[track_caller]
fn prints(finished: &Finished, stdout: &str) {
    assert_eq!(finished.stdout, stdout, "stderr: {}", finished.stderr);
    assert_eq!(finished.code(), Some(0), "stderr: {}", finished.stderr);
}

#[track_caller]
fn fails(finished: &Finished, code: i32, stderr: &str) {
    assert_eq!(
        finished.code(),
        Some(code),
        "stdout: {}\nstderr: {}",
        finished.stdout,
        finished.stderr
    );
    assert!(
        finished.stderr.contains(stderr),
        "`{stderr}` is not in: {}",
        finished.stderr
    );
}

#[test]
fn text_on_the_command_line() {
    prints(&aster(&["-c", "print(1 + 2)"], ""), "3\n");
    prints(
        &aster(&["-c", "import sys\nprint(sys.argv)", "a", "-b"], ""),
        "['-c', 'a', '-b']\n",
    );
    prints(
        &aster(
            &[
                "-c",
                "await sleep(0)\nprint(await gather(sleep(0, 1), sleep(0, 2)))",
            ],
            "",
        ),
        "[1, 2]\n",
    );
}

#[test]
fn names_that_are_no_text() {
    let beside = PathBuf::from(script("beside.as", ""));
    let folder = beside.with_file_name(OsStr::from_bytes(b"n\xff"));
    std::fs::create_dir_all(&folder).expect("a folder for a script");
    let path = folder.join("told.as");
    let text =
        "import sys, other\nprint(ascii([sys.path[0][-2:], other.__file__[-11:], sys.argv[1]]))";
    std::fs::write(&path, text).expect("a script can be written");
    std::fs::write(folder.join("other.as"), "").expect("a module can be written");
    let args = [path.into_os_string(), OsStr::from_bytes(b"a\xfe").into()];
    let told = runner::run(runner::command(&runner::aster(), &args), b"", LIMIT);
    prints(
        &told.expect("aster can be started"),
        "['n\\udcff', 'n\\udcff/other.as', 'a\\udcfe']\n",
    );
}

#[test]
fn standard_input_is_a_program() {
    prints(&aster(&[], "print(1)"), "1\n");
    prints(&aster(&["-"], "x = 2\nprint(x)\n"), "2\n");
    prints(
        &aster(&["-", "arg"], "import sys\nprint(sys.argv)\n"),
        "['-', 'arg']\n",
    );
    prints(&aster(&[], ""), "");
    prints(
        &aster(&[], "def f():\n    return 5\n\nprint(f())\n1 + 1\n"),
        "5\n",
    );
    fails(
        &aster(&[], "print('kept')\n1 / 0\n"),
        1,
        "ZeroDivisionError: division by zero",
    );
    fails(&aster(&[], "x = = 1\n"), 1, "SyntaxError: invalid syntax");
}

#[test]
fn flags_are_known_to_the_script() {
    let told = "import sys, asyncio.coroutines as c; f = sys.flags; \
                print(f.ignore_environment, f.dev_mode, f.optimize, c._is_debug_mode())";
    prints(&aster(&["-c", told], ""), "0 False 0 False\n");
    prints(&aster(&["-E", "-c", told], ""), "1 False 0 False\n");
    prints(
        &aster(&["-X", "dev", "-O", "-c", told], ""),
        "0 True 1 True\n",
    );
}

#[test]
fn the_folder_of_the_program_can_be_left_out() {
    let told =
        "import sys; f = sys.flags; print(f.safe_path, f.isolated, f.no_user_site, '' in sys.path)";
    prints(&aster(&["-c", told], ""), "False 0 0 True\n");
    prints(&aster(&["-P", "-c", told], ""), "True 0 0 False\n");
    prints(&aster(&["-I", "-c", told], ""), "True 1 1 False\n");
}

#[test]
fn output_is_written_at_once_if_asked_for() {
    // What was not written by then is lost.
    let program = "import os, sys; print('a'); sys.stdout.write('b'); os._exit(0)";
    prints(&aster(&["-u", "-c", program], ""), "a\nb");
    let told = "import sys; print(sys.stdout.write_through, sys.stderr.write_through)";
    prints(&aster(&["-u", "-c", told], ""), "True True\n");
    prints(&aster(&["-E", "-c", program], ""), "");
    prints(&aster(&["-E", "-c", told], ""), "False False\n");
}

#[test]
fn files_and_their_arguments() {
    let path = script("args.as", "import sys\nprint(sys.argv[1:], __name__)\n");
    prints(
        &aster(&[&path, "one", "--two", "-c"], ""),
        "['one', '--two', '-c'] __main__\n",
    );
    prints(&aster(&["run", &path, "x"], ""), "['x'] __main__\n");
    let path = script("plain.py", "print('a Python file')\n");
    prints(&aster(&[&path], ""), "a Python file\n");
    // A folder's program is run like a module of its name.
    let main = std::path::Path::new(&path)
        .with_file_name("folder")
        .join("__main__.py");
    std::fs::create_dir_all(main.parent().expect("it has one")).expect("a folder for a script");
    std::fs::write(&main, "print(__spec__.name, __package__ == '')").expect("it can be written");
    let folder = main.parent().map(|f| f.to_string_lossy().into_owned());
    prints(
        &aster(&[&folder.expect("it has one")], ""),
        "__main__ True\n",
    );
    let path = script("no_suffix", "print('no suffix')\n");
    prints(&aster(&[&path], ""), "no suffix\n");
}

#[test]
fn modules_and_folders_are_programs() {
    let place = script("place", "");
    let folder = format!("{place}-folder/pack");
    std::fs::create_dir_all(&folder).expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(format!("{folder}/{name}"), text).expect("a file can be written");
    };
    write("__init__.py", "");
    write(
        "__main__.py",
        "import sys\nprint(__name__, repr(__package__ or ''), sys.argv[1:])\n",
    );
    write("tool.py", "print(__name__, 'tool' in __file__)\n");
    write(
        "test_sums.py",
        "import unittest\n\nclass Sums(unittest.TestCase):\n    def test_sum(self):\n        self.assertEqual(1 + 1, 2)\n",
    );
    let outer = format!("{place}-folder");
    let run = |args: &[&str], python_path: &str| {
        let args: Vec<_> = args.iter().map(Into::into).collect();
        let mut command = runner::command(&runner::aster(), &args);
        command.current_dir(&outer).env("PYTHONPATH", python_path);
        runner::run(command, b"", LIMIT).expect("aster can be started")
    };
    prints(
        &run(&["-m", "pack", "a", "-b"], ""),
        "__main__ 'pack' ['a', '-b']\n",
    );
    prints(&run(&["-m", "pack.tool"], ""), "__main__ True\n");
    prints(&run(&["pack", "x"], ""), "__main__ '' ['x']\n");
    fails(&run(&["-m", "absent"], ""), 1, "No module named absent");
    let sentence = "the module textwrap is not a program in Aster";
    fails(&run(&["-m", "textwrap", "1"], ""), 1, sentence);
    prints(&run(&["-c", "import tool"], "nowhere:pack"), "tool True\n");
    fails(
        &run(&["-E", "-c", "import tool"], "pack"),
        1,
        "No module named 'tool'",
    );
    let tests = run(&["-m", "unittest", "discover", "-v", "pack"], "");
    prints(&tests, "");
    assert!(
        tests
            .stderr
            .contains("test_sum (test_sums.Sums.test_sum) ... ok")
    );
}

#[test]
fn absent_modules_are_named() {
    let sentence = "ModuleNotFoundError: No module named 'sqlite3'; \
                    Aster does not have this module of Python's standard library";
    fails(&aster(&["-c", "import sqlite3"], ""), 1, sentence);
    fails(
        &aster(&["-c", "import sqlite4"], ""),
        1,
        "No module named 'sqlite4'\n",
    );
}

#[test]
fn optimized_programs_leave_out_asserts() {
    let told = "'module'\nimport sys\nassert False\nprint(__debug__, __doc__, sys.flags.optimize)";
    fails(&aster(&["-c", told], ""), 1, "AssertionError");
    prints(&aster(&["-O", "-c", told], ""), "False module 1\n");
    prints(&aster(&["-OO", "-c", told], ""), "False None 2\n");
}

#[test]
fn filters_of_warnings() {
    let warn = "import warnings\nwarnings.warn('careful')\nprint('on')";
    fails(
        &aster(&["-W", "error", "-c", warn], ""),
        1,
        "UserWarning: careful",
    );
    let silent = aster(&["-W", "ignore::UserWarning", "-c", warn], "");
    prints(&silent, "on\n");
    assert_eq!(silent.stderr, "");
    let bad = aster(&["-W", "shout", "-c", "print(1)"], "");
    prints(&bad, "1\n");
    assert_eq!(
        bad.stderr,
        "Invalid -W option ignored: invalid action: 'shout'\n"
    );
}

#[test]
fn exit_statuses() {
    assert_eq!(aster(&["-c", "pass"], "").code(), Some(0));
    assert_eq!(
        aster(&["-c", "import sys; sys.exit(9)"], "").code(),
        Some(9)
    );
    assert_eq!(aster(&["-c", "raise SystemExit"], "").code(), Some(0));
    assert_eq!(
        aster(&["-c", "raise SystemExit(256 + 3)"], "").code(),
        Some(3)
    );
    assert_eq!(aster(&["-c", "raise SystemExit(-1)"], "").code(), Some(255));
    fails(
        &aster(&["-c", "import sys; sys.exit('a message')"], ""),
        1,
        "a message\n",
    );
    fails(
        &aster(&["-c", "raise ValueError('v')"], ""),
        1,
        "ValueError: v",
    );
    fails(&aster(&["-c", "def f(:"], ""), 1, "SyntaxError");
    fails(&aster(&["/no/such/file.as"], ""), 2, "/no/such/file.as");
    // A folder without `__main__`: CPython gives 1; that it cannot be read would be 2.
    let folder = aster(&[&std::env::temp_dir().to_string_lossy()], "").code();
    assert!(matches!(folder, Some(1 | 2)), "a folder gives {folder:?}");
    assert_eq!(aster(&["--no-such-flag"], "").code(), Some(2));
}

#[test]
fn help_and_version() {
    let version = aster(&["--version"], "");
    prints(&version, &format!("aster {}\n", env!("CARGO_PKG_VERSION")));
    for flag in ["--help", "-h"] {
        let help = aster(&[flag], "");
        assert_eq!(help.code(), Some(0), "{}", help.stderr);
        for word in ["aster", "FILE", "-c", "--virtual-time", "dis"] {
            assert!(
                help.stdout.contains(word),
                "`{word}` is not in the help:\n{}",
                help.stdout
            );
        }
    }
}

#[test]
fn bytecode_is_shown() {
    let path = script("dis.as", "def f(a):\n    return a + 1\n\n\nprint(f(1))\n");
    let listing = aster(&["dis", &path], "");
    assert_eq!(listing.code(), Some(0), "{}", listing.stderr);
    assert!(
        listing.stdout.contains("Add") && listing.stdout.contains('f'),
        "{}",
        listing.stdout
    );
    assert!(
        !listing.stdout.contains("\n2\n"),
        "dis must not run the program"
    );
    let path = script("dis_bad.as", "x = = 1\n");
    fails(&aster(&["dis", &path], ""), 1, "SyntaxError");
}

/// Stacks are reserved whole; where the address space is small they are, too.
#[test]
fn a_small_address_space_is_enough() {
    let line = format!("ulimit -v 400000; exec {:?} -c 'print(1)'", runner::aster());
    let command = runner::command("sh".as_ref(), &["-c".into(), line.into()]);
    let finished = runner::run(command, b"", LIMIT).expect("sh can be started");
    prints(&finished, "1\n");
}

/// What is built in gives no warnings of its own about how it is written.
#[test]
fn modules_of_the_library_load_silently() {
    let std = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("std");
    let files = std::fs::read_dir(std).expect("the library can be listed");
    let names = files.filter_map(|file| {
        let name = file.expect("a file of the library").file_name();
        let name = name.to_string_lossy().into_owned();
        let stem = name.strip_suffix(".as").unwrap_or(&name).to_owned();
        (!stem.contains('.')).then_some(stem)
    });
    let imports: Vec<String> = names.map(|name| format!("import {name}")).collect();
    assert!(imports.len() > 30, "{imports:?}");
    let finished = aster(&["-c", &imports.join("\n")], "");
    prints(&finished, "");
    assert_eq!(finished.stderr, "");
}

#[test]
fn odd_files() {
    prints(
        &aster(&[&script("bom.as", b"\xef\xbb\xbfprint('bom')\n")], ""),
        "bom\n",
    );
    prints(
        &aster(
            &[&script(
                "crlf.as",
                "if True:\r\n    print('a')\r\n\r\n    print('b')\r\nx = '''1\r\n2'''\r\nprint(len(x))\r\n",
            )],
            "",
        ),
        "a\nb\n3\n",
    );
    prints(
        &aster(&[&script("cr.as", "print('a')\rprint('b')\r")], ""),
        "a\nb\n",
    );
    prints(&aster(&[&script("empty.as", "")], ""), "");
    prints(&aster(&[&script("comment.as", "# only this")], ""), "");
    prints(
        &aster(
            &[&script("shebang.as", "#!/usr/bin/env aster\nprint(1)")],
            "",
        ),
        "1\n",
    );
    prints(
        &aster(&[&script("formfeed.as", "\x0cprint(1)\n")], ""),
        "1\n",
    );
    fails(
        &aster(&[&script("latin.as", b"print('\xe9')\n")], ""),
        1,
        "SyntaxError: Non-UTF-8 code starting with '\\xe9' in file ",
    );
    let named = |name: &str| [b"# coding: ", name.as_bytes(), b"\nprint('\xa4')\n"].concat();
    for (encoding, printed) in [("latin-1", "\u{a4}\n"), ("iso-8859-15", "\u{20ac}\n")] {
        prints(
            &aster(&[&script("encoded.as", named(encoding))], ""),
            printed,
        );
    }
    for encoding in ["ascii", "no-such"] {
        fails(
            &aster(&[&script("encoded.as", named(encoding))], ""),
            1,
            &format!("SyntaxError: encoding problem: {encoding}"),
        );
    }
    fails(
        &aster(&[&script("nul.as", b"print(1)\n\0\n")], ""),
        1,
        "SyntaxError",
    );
}

#[test]
fn nesting_without_end_is_refused() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("-", ""),
        ("not ", ""),
        ("lambda: ", ""),
        ("f(", ")"),
        ("x if y else ", ""),
        ("x.", ""),
        ("f'{", "}'"),
    ] {
        let deep = format!("x = {}1{}\n", open.repeat(100_000), close.repeat(100_000));
        let finished = aster(&[&script("deep.as", deep)], "");
        assert!(
            finished.broken().is_none(),
            "{open}: {:?}",
            finished.broken()
        );
        assert_eq!(
            finished.code(),
            Some(1),
            "{open}: {}",
            finished.stderr.lines().last().unwrap_or_default()
        );
    }
    let long = format!("x = {}1\nprint(x)\n", "1 + ".repeat(20_000));
    let finished = aster(&[&script("long.as", long)], "");
    assert!(
        finished.broken().is_none(),
        "a long sum: {:?}",
        finished.broken()
    );
    let blocks: String = (0..3000)
        .map(|n| format!("{}if 1:\n", " ".repeat(n)))
        .collect();
    let finished = aster(
        &[&script("blocks.as", blocks + &" ".repeat(3000) + "pass\n")],
        "",
    );
    fails(&finished, 1, "too many levels of indentation");
}

#[test]
fn several_syntax_errors_in_one_run() {
    let finished = aster(
        &[&script(
            "two.as",
            "def f(:\n    pass\n\n\nx = 1\ny = = 2\nprint(x\n",
        )],
        "",
    );
    assert_eq!(finished.code(), Some(1));
    let named = finished.stderr.matches("SyntaxError").count();
    assert!(named >= 2, "only {named} named:\n{}", finished.stderr);
}

#[test]
fn a_report_shows_the_place() {
    let path = script(
        "place.as",
        "def inner(n):\n    return 10 // n\n\n\ndef outer():\n    return inner(0)\n\n\nprint('before')\nouter()\n",
    );
    let finished = aster(&[&path], "");
    fails(
        &finished,
        1,
        "ZeroDivisionError: integer division or modulo by zero",
    );
    assert_eq!(finished.stdout, "before\n");
    for part in ["place.as", "inner", "outer", "10 // n"] {
        assert!(
            finished.stderr.contains(part),
            "`{part}` is not in:\n{}",
            finished.stderr
        );
    }
    assert!(
        !finished.stderr.contains('\u{1b}'),
        "colour without a terminal:\n{}",
        finished.stderr
    );
}

#[test]
fn virtual_time_takes_no_time() {
    let path = script(
        "hour.as",
        "import asyncio, time\nt = time.monotonic()\nasyncio.run(asyncio.sleep(3600))\nprint(round(time.monotonic() - t))\n",
    );
    let start = Instant::now();
    prints(&aster(&["run", "--virtual-time", &path], ""), "3600\n");
    assert!(start.elapsed() < Duration::from_secs(5));
    let path = script(
        "real.as",
        "import time\nt = time.monotonic()\nawait sleep(0.2)\nprint(0.19 < time.monotonic() - t < 5)\n",
    );
    let start = Instant::now();
    prints(&aster(&[&path], ""), "True\n");
    assert!(start.elapsed() >= Duration::from_millis(190));
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let mut child =
        start(Command::new(runner::aster()).args(["-c", "for i in range(200000): print(i)"]));
    drop(child.stdout.take());
    let status = child.wait().expect("it ends");
    let mut stderr = String::new();
    child
        .stderr
        .take()
        .expect("piped")
        .read_to_string(&mut stderr)
        .expect("text");
    assert!(!stderr.contains("panicked"), "{stderr}");
    assert!(!status.success(), "CPython fails with BrokenPipeError here");
}

fn start(command: &mut Command) -> Child {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it can be started")
}

/// Waits until a child has printed `ready`, interrupts it as Ctrl-C does, and returns what it said.
fn interrupted(text: &str, times: usize) -> Finished {
    signalled("-INT", text, times)
}

/// Waits until a child has printed `ready`, sends it a signal so many times, and returns what it said.
fn signalled(signal: &str, text: &str, times: usize) -> Finished {
    let mut child = start(
        Command::new(runner::aster()).args([script(&format!("interrupt{signal}{times}.as"), text)]),
    );
    let id = child.id().to_string();
    let mut stdout = child.stdout.take().expect("piped");
    let mut said = Vec::new();
    let mut byte = [0];
    while !String::from_utf8_lossy(&said).contains("ready\n")
        && stdout.read(&mut byte).is_ok_and(|n| n > 0)
    {
        said.push(byte[0]);
    }
    for _ in 0..times {
        std::thread::sleep(Duration::from_millis(150));
        let kill = Command::new("kill")
            .args([signal, &id])
            .status()
            .expect("kill is there");
        assert!(kill.success());
    }
    let deadline = Instant::now() + LIMIT;
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child") {
            break Some(status);
        }
        if Instant::now() > deadline {
            child.kill().expect("it runs");
            break None;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    stdout.read_to_end(&mut said).expect("a pipe");
    let mut stderr = String::new();
    child
        .stderr
        .take()
        .expect("piped")
        .read_to_string(&mut stderr)
        .expect("text");
    Finished {
        status,
        stdout: String::from_utf8_lossy(&said).into_owned(),
        stderr,
    }
}

#[test]
fn ctrl_c_in_async_code_cancels_the_main_task() {
    let text = "import asyncio\n\n\nasync def main():\n    try:\n        print('ready', flush=True)\n        await asyncio.sleep(30)\n    except asyncio.CancelledError:\n        print('cancelled')\n        raise\n    finally:\n        print('cleaned')\n\n\nasyncio.run(main())\n";
    let finished = interrupted(text, 1);
    assert_eq!(
        finished.code(),
        Some(-2),
        "ends by the signal; stderr: {}",
        finished.stderr
    );
    assert_eq!(finished.stdout, "ready\ncancelled\ncleaned\n");
    assert!(
        finished.stderr.contains("KeyboardInterrupt"),
        "{}",
        finished.stderr
    );
}

#[test]
fn ctrl_c_in_plain_code_raises() {
    let text = "print('ready', flush=True)\ntry:\n    while True:\n        pass\nfinally:\n    print('cleaned')\n";
    let finished = interrupted(text, 1);
    assert_eq!(
        finished.code(),
        Some(-2),
        "ends by the signal; stderr: {}",
        finished.stderr
    );
    assert_eq!(finished.stdout, "ready\ncleaned\n");
    let text = "import time\nprint('ready', flush=True)\ntry:\n    time.sleep(30)\nexcept KeyboardInterrupt:\n    print('caught')\n";
    let finished = interrupted(text, 1);
    assert_eq!(finished.stdout, "ready\ncaught\n");
    assert_eq!(finished.code(), Some(0), "stderr: {}", finished.stderr);
}

#[test]
fn sigterm_in_async_code_cancels_the_main_task() {
    let text = "import asyncio, atexit\n\n\nasync def main():\n    try:\n        print('ready', flush=True)\n        await asyncio.sleep(30)\n    finally:\n        await asyncio.sleep(0)\n        print('cleaned')\n\n\natexit.register(print, 'at exit')\nasyncio.run(main())\nprint('never')\n";
    let finished = signalled("-TERM", text, 1);
    assert_eq!(
        finished.code(),
        Some(-15),
        "ends by the signal; stderr: {}",
        finished.stderr
    );
    assert_eq!(finished.stdout, "ready\ncleaned\nat exit\n");
    assert_eq!(finished.stderr, "");
    let text = "import asyncio\n\n\nasync def main():\n    try:\n        print('ready', flush=True)\n        await asyncio.sleep(30)\n    finally:\n        await asyncio.sleep(30)\n        print('never')\n\n\nasyncio.run(main())\n";
    let finished = signalled("-TERM", text, 2);
    assert_eq!(
        finished.code(),
        Some(-15),
        "ends by the signal; stderr: {}",
        finished.stderr
    );
    assert_eq!(finished.stdout, "ready\n");
}

#[test]
fn sigterm_in_plain_code_ends_it() {
    let text = "import time\nprint('ready', flush=True)\ntry:\n    time.sleep(30)\nfinally:\n    print('never')\n";
    let finished = signalled("-TERM", text, 1);
    assert_eq!(finished.code(), Some(-15), "stderr: {}", finished.stderr);
    assert_eq!(finished.stdout, "ready\n");
    let text = "import signal, sys, time\nsignal.signal(signal.SIGTERM, lambda number, frame: sys.exit(3))\nprint('ready', flush=True)\ntry:\n    time.sleep(30)\nfinally:\n    print('cleaned')\n";
    let finished = signalled("-TERM", text, 1);
    assert_eq!(finished.code(), Some(3), "stderr: {}", finished.stderr);
    assert_eq!(finished.stdout, "ready\ncleaned\n");
}

#[test]
fn a_second_ctrl_c_stops_at_once() {
    let text = "import asyncio\n\n\nasync def main():\n    try:\n        print('ready', flush=True)\n        await asyncio.sleep(30)\n    finally:\n        await asyncio.sleep(30)\n        print('never')\n\n\nasyncio.run(main())\n";
    let start = Instant::now();
    let finished = interrupted(text, 2);
    assert!(start.elapsed() < Duration::from_secs(15));
    assert_eq!(
        finished.code(),
        Some(-2),
        "ends by the signal; stderr: {}",
        finished.stderr
    );
    assert_eq!(finished.stdout, "ready\n");
}

#[test]
fn what_nobody_awaited_is_said_on_stderr() {
    let finished = aster(
        &[
            "-c",
            "async def forgotten(): pass\nforgotten()\nprint('on')",
        ],
        "",
    );
    prints(&finished, "on\n");
    assert!(
        finished
            .stderr
            .contains("coroutine 'forgotten' was never awaited"),
        "{}",
        finished.stderr
    );
    let finished = aster(
        &[
            "-c",
            "async def fails(): raise ValueError('lost')\ncreate_task(fails())\nawait sleep(0)\nawait sleep(0)\nprint('on')",
        ],
        "",
    );
    prints(&finished, "on\n");
    assert!(
        finished
            .stderr
            .contains("Task exception was never retrieved"),
        "{}",
        finished.stderr
    );
    assert!(
        finished.stderr.contains("ValueError: lost"),
        "{}",
        finished.stderr
    );
    // What variables and lists still hold at the end is told of, too, and what a function held that ended.
    let finished = aster(
        &[
            "-c",
            "async def a(): pass\nasync def b(): pass\ndef f(): x = b()\ny = [a()]\nf()\nprint('on')",
        ],
        "",
    );
    prints(&finished, "on\n");
    let lines: Vec<_> = finished.stderr.lines().collect();
    assert_eq!(
        lines,
        [
            "<sys>:0: RuntimeWarning: coroutine 'a' was never awaited",
            "<sys>:0: RuntimeWarning: coroutine 'b' was never awaited",
        ]
    );
}

/// A prompt on a terminal of its own.
struct Prompt {
    terminal: PtySession,
    home: PathBuf,
}

impl Prompt {
    fn open() -> Prompt {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let home = std::env::temp_dir().join(format!("aster-home-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&home).expect("a home for the history");
        Prompt::open_at(home)
    }

    fn open_at(home: PathBuf) -> Prompt {
        let mut command = Command::new(runner::aster());
        command
            .env("HOME", &home)
            .env("TERM", "xterm")
            .env("NO_COLOR", "1");
        let limit = u64::try_from(LIMIT.as_millis()).ok();
        let options = Options::new().timeout_ms(limit);
        let terminal = spawn_with_options(command, options).expect("a terminal");
        let mut prompt = Prompt { terminal, home };
        prompt.wait_for(">>> ");
        prompt
    }

    /// Reads until `text` is there; gives what came before it.
    #[track_caller]
    fn wait_for(&mut self, text: &str) -> String {
        match self.terminal.exp_string(text) {
            Ok(before) => before,
            Err(problem) => panic!("`{text}` did not come: {problem}"),
        }
    }

    fn send(&mut self, keys: &str) {
        let sent = self.terminal.send(keys).map(drop);
        sent.and_then(|()| self.terminal.flush())
            .expect("the terminal takes keys");
    }

    /// Types a line and returns what is shown until the next prompt.
    #[track_caller]
    fn line(&mut self, text: &str) -> String {
        self.send(&format!("{text}\r"));
        self.wait_for("\n");
        self.wait_for(">>> ")
    }

    #[track_caller]
    fn shows(&mut self, text: &str, answer: &str) {
        let shown = self.line(text);
        assert!(
            shown.contains(answer),
            "after `{text}`: {shown:?} has no {answer:?}"
        );
    }

    /// Types the lines of a block, and the blank one that ends it.
    #[track_caller]
    fn block(&mut self, lines: &[&str]) -> String {
        for line in lines {
            self.send(&format!("{line}\r"));
            self.wait_for("\n");
            self.wait_for("... ");
        }
        self.line("")
    }

    /// Waits for the end; gives the rest of the output.
    #[track_caller]
    fn ends_with(&mut self, code: i32) -> String {
        let rest = self.terminal.exp_eof().expect("it ends");
        let status = self.terminal.process().wait().expect("a child");
        // Its type is not ours to name.
        let status = format!("{status:?}");
        assert!(
            status.starts_with("Exited") && status.ends_with(&format!(", {code})")),
            "{status} after {rest:?}"
        );
        rest
    }
}

impl Drop for Prompt {
    fn drop(&mut self) {
        // A folder that stays behind is no failure of the test.
        let _ = std::fs::remove_dir_all(&self.home);
    }
}

#[test]
fn the_prompt_shows_values() {
    let mut prompt = Prompt::open();
    prompt.shows("1 + 2", "3");
    prompt.shows("_ * 10", "30");
    prompt.shows("'text'", "'text'");
    assert!(
        !prompt.line("None").contains("None\r\n"),
        "None is not shown"
    );
    prompt.shows("x = 5; x", "5");
    prompt.shows("1 / 0", "ZeroDivisionError: division by zero");
    let shown = prompt.line("x = = 1");
    assert!(
        shown.contains("SyntaxError") && shown.contains("x = = 1"),
        "{shown:?}"
    );
    prompt.shows("x + 1", "6");
    prompt.shows("return 5", "SyntaxError: 'return' outside function");
}

#[test]
fn the_prompt_shows_where_an_error_comes_from() {
    let mut prompt = Prompt::open();
    prompt.block(&["def inner(n):", "    return 1 // n"]);
    let shown = prompt.line("inner(0)");
    for part in ["in inner", "return 1 // n", "inner(0)", "ZeroDivisionError"] {
        assert!(shown.contains(part), "`{part}` is not in {shown:?}");
    }
    prompt.line("import sys; sys.excepthook = lambda *a: print('hook', a[0])");
    prompt.shows("nobody", "hook <class 'NameError'>");
}

#[test]
fn the_prompt_knows_when_a_block_is_finished() {
    let mut prompt = Prompt::open();
    prompt.block(&["def f(n):", "    return n * 2"]);
    prompt.shows("f(21)", "42");
    prompt.send("[1,\r");
    prompt.wait_for("... ");
    prompt.shows("2]", "[1, 2]");
    let shown = prompt.block(&["for i in range(3):", "    i * i", "    'x' * i"]);
    assert!(shown.contains("4\r\n'xx'"), "{shown:?}");
    prompt.send("\"\"\"a\r");
    prompt.wait_for("... ");
    prompt.shows("b\"\"\"", "'a\\nb'");
    let shown = prompt.block(&["if True: 'one line'"]);
    assert!(shown.contains("'one line'"), "{shown:?}");
}

#[test]
fn the_prompt_awaits_and_keeps_tasks_running() {
    let mut prompt = Prompt::open();
    prompt.shows("await sleep(0.01, 'slept')", "'slept'");
    prompt.line("done = []");
    prompt.block(&["async def later():", "    await sleep(0.1); done.append(1)"]);
    prompt.line("t = create_task(later())");
    std::thread::sleep(Duration::from_millis(600));
    prompt.shows("done", "[1]");
    prompt.shows("t.done()", "True");
    prompt.shows("await gather(sleep(0, 1), sleep(0, 2))", "[1, 2]");
    prompt.line("import asyncio; asyncio.run(later())");
    prompt.shows("done", "[1, 1]");
}

#[test]
fn tasks_print_above_the_line_being_typed() {
    let mut prompt = Prompt::open();
    prompt.block(&[
        "async def talk():",
        "    await sleep(0.3)",
        "    print('from a task')",
        "    1 / 0",
    ]);
    prompt.line("t = create_task(talk())");
    prompt.send("20 +");
    prompt.wait_for("from a task\r\n");
    // The line is drawn again and goes on.
    prompt.wait_for("20 +");
    prompt.send(" 2\r");
    prompt.wait_for("22\r\n");
    prompt.wait_for(">>> ");
    prompt.shows("await t", "ZeroDivisionError");
}

#[test]
fn ctrl_c_never_ends_the_prompt() {
    let mut prompt = Prompt::open();
    prompt.send("half a line\x03");
    prompt.wait_for("KeyboardInterrupt");
    prompt.wait_for(">>> ");
    prompt.shows("7 * 6", "42");
    prompt.send("while True: pass\r");
    prompt.wait_for("... ");
    prompt.send("\r");
    std::thread::sleep(Duration::from_millis(400));
    prompt.send("\x03");
    prompt.wait_for("KeyboardInterrupt");
    prompt.wait_for(">>> ");
    prompt.block(&[
        "async def careful():",
        "    try: await sleep(60)",
        "    finally: print('clean', 'ed')",
    ]);
    for (statement, said) in [
        ("await careful()", "clean ed"),
        ("input()", "KeyboardInterrupt"),
    ] {
        prompt.send(&format!("{statement}\r"));
        std::thread::sleep(Duration::from_millis(400));
        prompt.send("\x03");
        prompt.wait_for(said);
        prompt.wait_for(">>> ");
    }
    prompt.shows("'still here'", "'still here'");
}

#[test]
fn ctrl_c_reaches_a_task_that_keeps_the_machine_to_itself() {
    let mut prompt = Prompt::open();
    prompt.block(&["async def greedy():", "    while True: pass"]);
    prompt.line("t = create_task(greedy())");
    std::thread::sleep(Duration::from_millis(300));
    prompt.send("\x03");
    prompt.wait_for("KeyboardInterrupt");
    prompt.wait_for(">>> ");
    prompt.shows("t.done()", "True");
}

#[test]
fn ctrl_d_leaves_the_prompt() {
    let mut prompt = Prompt::open();
    prompt.shows("1", "1");
    prompt.block(&[
        "async def careful():",
        "    try: await sleep(60)",
        "    finally: print('clean', 'ed')",
    ]);
    prompt.line("t = create_task(careful())");
    prompt.send("\x04");
    let rest = prompt.ends_with(0);
    assert!(rest.contains("clean ed"), "{rest:?}");
}

#[test]
fn words_that_leave_the_prompt() {
    for (word, code) in [
        ("exit()", 0),
        ("quit(3)", 3),
        ("exit", 0),
        ("import sys; sys.exit(4)", 4),
        ("await sleep(0); raise SystemExit('no')", 1),
    ] {
        let mut prompt = Prompt::open();
        prompt.send(&format!("{word}\r"));
        prompt.ends_with(code);
    }
}

#[test]
fn the_prompt_keeps_its_history() {
    let mut prompt = Prompt::open();
    prompt.block(&["if True:", "    'block'"]);
    prompt.line("6 * 7");
    prompt.send("\x04");
    prompt.ends_with(0);
    let home = prompt.home.clone();
    let kept = std::fs::read_to_string(home.join(".aster_history")).expect("a history");
    assert!(kept.contains("6 * 7"), "{kept}");
    let mut again = Prompt::open_at(home);
    again.send("\x1b[A\r");
    again.wait_for("42\r\n");
    again.wait_for(">>> ");
    again.send("\x1b[A\x1b[A\r\r");
    again.wait_for(">>> if True:");
    again.wait_for("\n'block'\r\n");
}
