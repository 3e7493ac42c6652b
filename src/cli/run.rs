//! A program from its text to an exit status.
//!
//! Whatever way a program ends, what it printed is written out before anything is said about its end.

use super::flags::Source;
use crate::diag::{self, Look};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::{Exc, Exception};
use crate::resolve::Mode;
use crate::source::SourceFile;
use crate::vm::boot::Setup;
use crate::vm::{Config, Raise, Vm};
use crate::{builtins, compile, modules};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The stack of the thread that runs scripts; touched only as far as it is used.
const STACK: usize = 512 << 20;
/// How much of it natives leave alone.
const RESERVE: usize = 4 << 20;
/// What a program that was interrupted tells the shell where ending by the signal fails.
const INTERRUPTED: u8 = 130;
/// The status of a program whose output could not be written.
const OUTPUT_LOST: u8 = 120;

static SETUP: Setup = Setup {
    install: builtins::install,
    modules: modules::MODULES,
    lazy_builtins: modules::asyncio::LAZY,
};

/// How a program ended.
enum End {
    Status(u8),
    /// By an uncaught KeyboardInterrupt: the process is to end by SIGINT.
    Interrupt,
}

/// Runs a program; gives the exit status.
pub fn run(source: Source, args: Vec<String>, virtual_time: bool) -> u8 {
    let file = match read(&source) {
        Ok(file) => file,
        Err(line) => {
            eprintln!("aster: {line}");
            return 2;
        }
    };
    let (name, script_dir) = match &source {
        Source::File(path) => (path.clone(), folder_of(path)),
        Source::Code(_) => ("-c".into(), PathBuf::new()),
        Source::Stdin => ("-".into(), PathBuf::new()),
    };
    let mut argv = vec![name];
    argv.extend(args);
    let config = Config {
        argv,
        script_dir: Some(script_dir),
        virtual_time,
    };
    let is_file = matches!(source, Source::File(_));
    let end = on_big_stack(move |limit| execute(file, config, is_file, limit));
    match end {
        Some(End::Status(status)) => status,
        Some(End::Interrupt) => {
            // A shell is to see that the program was interrupted, not that it ended by itself.
            let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGINT);
            INTERRUPTED
        }
        None => 1,
    }
}

/// Runs something on a thread with a large stack, which it may use down to the address it is given.
pub fn on_big_stack<R: Send + 'static>(run: impl FnOnce(usize) -> R + Send + 'static) -> Option<R> {
    let body = move || {
        let here = 0u8;
        run((&raw const here as usize).saturating_sub(STACK - RESERVE))
    };
    let thread = std::thread::Builder::new()
        .name("script".into())
        .stack_size(STACK)
        .spawn(body);
    thread.ok()?.join().ok()
}

fn folder_of(path: &str) -> PathBuf {
    let path = Path::new(path);
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    real.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Reads a program's text; the error is a line for standard error.
pub fn read(source: &Source) -> Result<SourceFile, String> {
    let (name, bytes) = match source {
        Source::Code(code) => ("<string>", code.clone().into_bytes()),
        Source::Stdin => {
            let mut bytes = Vec::new();
            let read = std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes);
            read.map_err(|e| format!("can't read standard input: {e}"))?;
            ("<stdin>", bytes)
        }
        Source::File(path) => {
            let bytes = std::fs::read(path).map_err(|e| {
                let number = e.raw_os_error().unwrap_or(0);
                let text = e.to_string();
                let text = text.split(" (os error").next().unwrap_or(&text).to_owned();
                format!("can't open file '{path}': [Errno {number}] {text}")
            })?;
            (path.as_str(), bytes)
        }
    };
    match SourceFile::from_bytes(name, bytes) {
        Ok(file) => Ok(file),
        Err(bad) => {
            // Not text: told as the SyntaxError it is in CPython, but there is no line to show.
            eprintln!("  File \"{name}\"\nSyntaxError: {}", bad.message);
            std::process::exit(1)
        }
    }
}

fn execute(file: SourceFile, config: Config, is_file: bool, native_limit: usize) -> End {
    let code = match compile::compile_source(&file, Mode::Module { main: true }) {
        Ok(code) => code,
        Err(diags) => {
            eprint!("{}", diag::render(&diags, &file, Look::for_stderr()));
            return End::Status(1);
        }
    };
    crate::io::interrupt::catch();
    let Ok(mut vm) = Vm::new(&SETUP, config, native_limit) else {
        eprintln!("aster: the interpreter could not start");
        return End::Status(1);
    };
    let file = Arc::new(file);
    let path = is_file.then(|| file.name().to_owned());
    let globals = main_module(&mut vm, path.as_deref());
    let function = vm.module_function(code, &file, globals);
    // A program that awaits at its top level is a coroutine, and the loop's main task.
    let result = match vm.call(Value::Function(function), &[]) {
        Ok(Value::Frame(frame)) => vm.run_main(frame),
        other => other,
    };
    let result = match result {
        Ok(_) => flush(&mut vm),
        Err(Raise) => Err(Raise),
    };
    let end = match result {
        Ok(()) => End::Status(0),
        Err(Raise) => {
            let exc = vm.take_raised();
            report(&mut vm, exc)
        }
    };
    modules::atexit::run_all(&mut vm);
    // Failures nobody asked for and tasks left pending are told last.
    vm.report_leftovers();
    match (vm.out.flush(), end) {
        (Err(_), End::Status(0)) => End::Status(OUTPUT_LOST),
        (_, end) => end,
    }
}

/// Writes out what waits; a file object that a script put in place of the standard output is flushed too.
fn flush(vm: &mut Vm) -> Result<(), Raise> {
    let stdout = builtins::files::std_stream(vm, "stdout");
    if let Some(stdout) = stdout
        && !stdout.is_none()
        && !builtins::files::is_stream(vm, stdout, builtins::files::Stream::Stdout)
        && let Some(flush) = vm.get_attr_opt(stdout, vm.names.flush)?
    {
        vm.call(flush, &[])?;
    }
    Ok(())
}

/// Makes the module of the main program; gives its namespace.
pub fn main_module(vm: &mut Vm, path: Option<&str>) -> Gc<crate::object::dict::Dict> {
    let module = vm.new_module("__main__");
    let (modules, key) = (vm.modules, vm.names.main);
    modules.set_str(&mut vm.heap, key, module.into());
    let dict = module.get(&vm.heap).dict;
    let builtins = vm.intern("builtins");
    let builtins = vm
        .modules
        .get_str(&vm.heap, builtins)
        .unwrap_or(Value::None);
    let mut pairs = vec![
        (vm.names.doc, Value::None),
        (vm.names.package, Value::None),
        (vm.names.loader, Value::None),
        (vm.names.spec, Value::None),
        (vm.names.builtins, builtins),
    ];
    if let Some(path) = path {
        let real = Path::new(path)
            .canonicalize()
            .map(|p| p.to_string_lossy().into_owned());
        let real = vm.string(real.unwrap_or_else(|_| path.to_owned()));
        pairs.push((vm.names.file, real));
    }
    for (key, value) in pairs {
        dict.set_str(&mut vm.heap, key, value);
    }
    dict
}

/// Tells of the exception that ended a program; gives what the process ends with.
fn report(vm: &mut Vm, exc: Gc<Exception>) -> End {
    let lost = vm.out.flush().is_err();
    if vm.is_exception(exc.into(), Exc::SystemExit) {
        let status = exit_status(vm, exc);
        let lost = lost || vm.out.flush().is_err();
        return End::Status(if lost { OUTPUT_LOST } else { status });
    }
    if lost || (vm.out.is_broken() && vm.is_exception(exc.into(), Exc::BrokenPipeError)) {
        // Whoever read the output has gone; there is nobody to tell.
        return End::Status(OUTPUT_LOST);
    }
    tell(vm, exc);
    let _ = vm.out.flush();
    if vm.is_exception(exc.into(), Exc::KeyboardInterrupt) {
        return End::Interrupt;
    }
    End::Status(1)
}

/// Calls `sys.excepthook` if the script has set one, else writes the traceback.
fn tell(vm: &mut Vm, exc: Gc<Exception>) {
    vm.root(exc);
    let sys = vm.intern("sys");
    if let Some(Value::Module(sys)) = vm.modules.get_str(&vm.heap, sys) {
        let (dict, name) = (sys.get(&vm.heap).dict, vm.intern("excepthook"));
        let e = exc.get(&vm.heap);
        let given = [
            Value::Class(e.class),
            exc.into(),
            e.traceback.map_or(Value::None, Value::Traceback),
        ];
        match dict.get_str(&vm.heap, name) {
            Some(hook) if !matches!(hook, Value::Native(_)) => {
                if vm.call(hook, &given).is_err() {
                    let second = vm.take_raised();
                    eprintln!("Error in sys.excepthook:");
                    vm.print_exception(second);
                    eprintln!("\nOriginal exception was:");
                    vm.print_exception(exc);
                }
                return;
            }
            _ => {}
        }
    }
    vm.print_exception(exc);
}

/// Gives the status a SystemExit asks for; what is no number is printed and means 1.
pub fn exit_status(vm: &mut Vm, exc: Gc<Exception>) -> u8 {
    let code = exc.get(&vm.heap).payload.or_none();
    match vm.plain(code) {
        Value::None => 0,
        Value::Bool(b) => b as u8,
        Value::Int(i) => i as u8,
        Value::Big(_) => u8::MAX,
        _ => {
            let text = match vm.str_of(code) {
                Ok(s) => s.text(&vm.heap).to_owned(),
                Err(Raise) => {
                    vm.take_raised();
                    String::new()
                }
            };
            eprintln!("{text}");
            1
        }
    }
}
