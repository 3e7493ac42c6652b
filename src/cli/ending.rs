//! How a program ends: what is said, what still runs, and the status the process gives.
//!
//! The order is CPython's: the report of what ended the program, functions registered with `atexit`, what was printed
//! is written out, then what goes down with the interpreter is reported.

use crate::builtins;
use crate::heap::Gc;
use crate::io::signals;
use crate::object::Value;
use crate::object::exception::{Exc, Exception};
use crate::report::say_line;
use crate::vm::{Raise, Vm};
use signal_hook::consts::{SIGINT, SIGTERM};

/// The status of a program whose output could not be written.
const OUTPUT_LOST: u8 = 120;

/// How a program ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    Status(u8),
    /// By a signal: of an uncaught KeyboardInterrupt, or of SIGTERM, after everybody has cleaned up.
    Signal(i32),
}

impl End {
    /// Gives the exit status, or ends the process by the signal, so that a shell sees what happened.
    pub fn status(self) -> u8 {
        match self {
            End::Status(status) => status,
            End::Signal(signal) => signals::die(signal),
        }
    }
}

/// Ends a program that came to this result: everything after its last statement.
pub fn end(vm: &mut Vm, result: Result<Value, Raise>) -> End {
    let end = match result {
        Ok(_) => End::Status(0),
        Err(Raise) => {
            let exc = vm.take_raised();
            report(vm, exc)
        }
    };
    // Threads end and registered functions run while the machine is still whole.
    for (module, function) in [("threading", "_shutdown"), ("atexit", "_run_exitfuncs")] {
        if let Err(Raise) = call_if_loaded(vm, module, function) {
            let exc = vm.take_raised();
            say_line(format_args!("Exception ignored in {module}.{function}:"));
            vm.print_exception(exc);
        }
    }
    let kept = flush(vm);
    vm.spare_outliving();
    vm.finalise_all();
    builtins::files::write_out_all(vm);
    vm.report_leftovers();
    let kept = vm.out.flush().is_ok() && kept;
    match end {
        End::Status(_) if !kept => End::Status(OUTPUT_LOST),
        end => end,
    }
}

/// Calls a function of a module that the program has imported.
fn call_if_loaded(vm: &mut Vm, module: &str, function: &str) -> Result<(), Raise> {
    let (module, function) = (vm.intern(module), vm.intern(function));
    let Some(module) = vm.modules.get_str(&vm.heap, module) else {
        return Ok(());
    };
    if let Some(function) = vm.get_attr_opt(module, function)? {
        vm.call(function, &[])?;
    }
    Ok(())
}

/// Writes out what waits, also in a file object that the script put in place of the standard output; false if
/// something is lost.
fn flush(vm: &mut Vm) -> bool {
    let stdout = builtins::files::std_stream(vm, "stdout");
    if stdout.is_some_and(|stdout| is_closed(vm, stdout)) {
        // Closing it wrote out what waited, or told why not.
        return true;
    }
    if let Some(stdout) = stdout
        && !stdout.is_none()
        && !builtins::files::is_stream(vm, stdout, builtins::files::Stream::Stdout)
    {
        let flush = vm.get_attr_opt(stdout, vm.names.flush);
        let flushed = match flush {
            Ok(Some(flush)) => vm.call(flush, &[]).map(drop),
            Ok(None) => Ok(()),
            Err(Raise) => Err(Raise),
        };
        if flushed.is_err() {
            vm.take_raised();
            return false;
        }
    }
    vm.out.flush().is_ok()
}

fn is_closed(vm: &mut Vm, stream: Value) -> bool {
    let name = vm.intern("closed");
    let closed = match vm.get_attr_opt(stream, name) {
        Ok(Some(closed)) => vm.truth(closed),
        Ok(None) => Ok(false),
        Err(Raise) => Err(Raise),
    };
    closed.unwrap_or_else(|Raise| {
        vm.take_raised();
        false
    })
}

/// Tells of the exception that ended a program; gives what the process ends with.
fn report(vm: &mut Vm, exc: Gc<Exception>) -> End {
    let root = vm.root(exc);
    let lost = vm.out.flush().is_err();
    if vm.is_exception(exc.into(), Exc::SystemExit) {
        if vm.signals.ends_by_term {
            return End::Signal(SIGTERM);
        }
        return End::Status(exit_status(vm, exc));
    }
    if lost || (vm.out.is_broken() && vm.is_exception(exc.into(), Exc::BrokenPipeError)) {
        // Whoever read the output has gone; there is nobody to tell.
        return End::Status(OUTPUT_LOST);
    }
    tell(vm, exc);
    if vm.is_exception(vm.rooted(root), Exc::KeyboardInterrupt) {
        return End::Signal(SIGINT);
    }
    End::Status(1)
}

/// Calls `sys.excepthook` if the script has set one, else writes the traceback.
pub fn tell(vm: &mut Vm, exc: Gc<Exception>) {
    vm.root(exc);
    let Some(hook) = excepthook(vm) else {
        return vm.print_exception(exc);
    };
    let e = exc.get(&vm.heap);
    let given = [
        Value::Class(e.class),
        exc.into(),
        e.traceback.map_or(Value::None, Value::Traceback),
    ];
    if vm.call(hook, &given).is_err() {
        let second = vm.take_raised();
        say_line("Error in sys.excepthook:");
        vm.print_exception(second);
        say_line("\nOriginal exception was:");
        vm.print_exception(exc);
    }
}

/// Gives the function a script has set as `sys.excepthook`.
fn excepthook(vm: &mut Vm) -> Option<Value> {
    let (sys, name) = (vm.intern("sys"), vm.intern("excepthook"));
    let Some(Value::Module(sys)) = vm.modules.get_str(&vm.heap, sys) else {
        return None;
    };
    let hook = sys.get(&vm.heap).dict.get_str(&vm.heap, name)?;
    (!matches!(hook, Value::Native(_))).then_some(hook)
}

/// Gives the status a SystemExit asks for; what is no number is printed and means 1.
pub fn exit_status(vm: &mut Vm, exc: Gc<Exception>) -> u8 {
    let code = exc.get(&vm.heap).payload.or_none();
    match vm.plain(code) {
        Value::None => 0,
        Value::Bool(b) => b as u8,
        // The system keeps the lowest eight bits.
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
            say_line(text);
            1
        }
    }
}
