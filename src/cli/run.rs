//! A file to an exit status.

use crate::compile::compile_source;
use crate::diag;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::resolve::Mode;
use crate::source::SourceFile;
use crate::vm::boot::Setup;
use crate::vm::{Config, Raise, Vm};
use std::path::Path;
use std::sync::Arc;

/// What the machine is given at boot.
pub static SETUP: Setup = Setup {
    install: crate::builtins::install,
    modules: crate::modules::MODULES,
    lazy_builtins: crate::modules::asyncio::LAZY,
};

/// The stack of the thread that scripts run on; pages are touched as it grows.
pub const STACK: usize = 512 << 20;
/// What Rust code needs below the limit that scripts may reach.
const MARGIN: usize = 2 << 20;

/// Runs `action` on a thread with a large stack; gives the exit status.
pub fn on_large_stack(action: impl FnOnce(usize) -> i32 + Send + 'static) -> i32 {
    let thread = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            let here = 0u8;
            action(&raw const here as usize - (STACK - MARGIN))
        });
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(status)) => status,
        _ => 1,
    }
}

/// Runs a script file.
pub fn run_file(path: &str, config: Config, native_limit: usize) -> i32 {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(e) => {
            let text = e.to_string();
            let text = text.split(" (os error").next().unwrap_or(&text);
            let number = e.raw_os_error().unwrap_or(0);
            eprintln!("aster: can't open file '{path}': [Errno {number}] {text}");
            return 2;
        }
    };
    let source = match SourceFile::from_bytes(path, bytes) {
        Ok(source) => Arc::new(source),
        Err(bad) => {
            eprintln!("SyntaxError: {}", bad.message);
            return 1;
        }
    };
    let dir = Path::new(path)
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default();
    let config = Config {
        script_dir: Some(dir),
        ..config
    };
    run_source(&source, config, native_limit)
}

/// Runs a source text as the main program.
pub fn run_source(source: &Arc<SourceFile>, config: Config, native_limit: usize) -> i32 {
    let code = match compile_source(source, Mode::Module { main: true }) {
        Ok(code) => code,
        Err(diags) => {
            eprint!("{}", diag::render(&diags, source, diag::Look::for_stderr()));
            return 1;
        }
    };
    let mut vm = match Vm::new(&SETUP, config, native_limit) {
        Ok(vm) => vm,
        Err(Raise) => return 1,
    };
    let module = vm.new_module("__main__");
    let dict = module.get(&vm.heap).dict;
    let key = vm.intern("__main__");
    let modules = vm.modules;
    modules.set_str(&mut vm.heap, key, Value::Module(module));
    let function = vm.module_function(code, source, dict);
    let result = match vm.call(Value::Function(function), &[]) {
        Ok(Value::Frame(frame)) => vm.run_main(frame),
        other => other,
    };
    let status = match result {
        Ok(_) => 0,
        Err(Raise) => uncaught(&mut vm),
    };
    let _ = vm.out.flush();
    status
}

/// Reports the exception that ended the program; gives the exit status.
fn uncaught(vm: &mut Vm) -> i32 {
    let _ = vm.out.flush();
    let e = vm.take_raised();
    let value = Value::Exception(e);
    if vm.is_exception(value, Exc::SystemExit) {
        let args = match e.get(&vm.heap).args {
            Value::Tuple(t) => t.items(&vm.heap).to_vec(),
            _ => Vec::new(),
        };
        return match args.first() {
            None | Some(Value::None) => 0,
            Some(Value::Int(n)) => (*n & 0xff) as i32,
            Some(Value::Bool(b)) => *b as i32,
            Some(&other) => {
                if let Ok(text) = vm.str_of(other) {
                    eprintln!("{}", text.text(&vm.heap));
                }
                1
            }
        };
    }
    eprintln!("Traceback (most recent call last):");
    let mut traceback = e.get(&vm.heap).traceback;
    while let Some(entry) = traceback {
        let t = entry.get(&vm.heap);
        let (file, line) = vm.place(t.code, t.pc);
        let name = t.code.get(&vm.heap).name.text(&vm.heap);
        eprintln!("  File \"{file}\", line {line}, in {name}");
        traceback = t.next;
    }
    let class = vm.class_name(e.get(&vm.heap).class);
    match vm.str_of(value) {
        Ok(text) if !text.is_empty(&vm.heap) => eprintln!("{class}: {}", text.text(&vm.heap)),
        _ => eprintln!("{class}"),
    }
    1
}
