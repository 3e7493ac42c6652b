//! A program from its text to an exit status.

use super::ending::{self, End};
use super::flags::{Options, Source};
use super::program::{self, Unread};
use crate::code::code::Code;
use crate::compile::Optimize;
use crate::diag::Diag;
use crate::heap::Gc;
use crate::io::signals;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::report::{self, Look, say, say_line};
use crate::resolve::Mode;
use crate::source::SourceFile;
use crate::source::surrogate;
use crate::vm::boot::Setup;
use crate::vm::stack::address_space;
use crate::vm::{Config, Raise, Vm};
use crate::{builtins, compile, modules};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The stack of the thread that runs scripts; touched only as far as it is used. Where so much is not to be had, half of
/// it is tried, down to the least that is of use.
const STACK: usize = 512 << 20;
const LEAST_STACK: usize = 16 << 20;
/// How much of it natives leave alone.
const RESERVE: usize = 4 << 20;

static SETUP: Setup = Setup {
    install: builtins::install,
    modules: modules::MODULES,
    lazy_builtins: modules::asyncio::LAZY,
};

/// Where a program's text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On the command line, or it came from standard input.
    None,
    File,
    /// In the `__main__` of a folder.
    Folder,
}

/// Runs a program; gives the exit status.
pub fn run(source: Source, args: Vec<String>, options: Options) -> u8 {
    if let Source::Module(name) = &source {
        let (name, folder) = (name.clone(), std::env::current_dir().unwrap_or_default());
        let config = configured(argv(&source, args), folder, options);
        return on_script_thread(move |limit| {
            execute_by_runpy("_run_module_as_main", name, config, limit)
        });
    }
    let asked = argv(&source, args);
    if let Source::File(path) = &source
        && program::is_archive(path)
    {
        let (path, place) = (path.clone(), surrogate::path_meant(path));
        let place = std::path::absolute(&place).unwrap_or(place);
        let config = configured(asked, place, options);
        return on_script_thread(move |limit| {
            execute_by_runpy("_run_archive_as_main", path, config, limit)
        });
    }
    let given = source.clone();
    let source = program::inside(source);
    let place = match &source {
        Source::File(_) if source != given => Place::Folder,
        Source::File(_) => Place::File,
        _ => Place::None,
    };
    let read = match program::read(&source) {
        Err(unread) if !matches!(unread, Unread::Encoded { .. }) => return unread.tell(),
        read => read,
    };
    let script_dir = match &source {
        Source::File(path) => folder_of(path),
        _ => PathBuf::new(),
    };
    let config = configured(asked, script_dir, options);
    on_script_thread(move |limit| match read {
        Ok(file) => execute(file, config, place, limit),
        Err(unread) => execute_encoded(unread, config, place, limit),
    })
}

/// Puts together what the command line and the environment say.
pub fn configured(argv: Vec<String>, script_dir: PathBuf, options: Options) -> Config {
    let variable = |name: &str| match options.bare {
        true => None,
        false => std::env::var(name).ok().filter(|v| !v.is_empty()),
    };
    let paths = variable("PYTHONPATH").map_or_else(Vec::new, |paths| {
        let absolute = |p| std::path::absolute(p).unwrap_or_else(|_| PathBuf::from(p));
        paths.split(':').map(absolute).collect()
    });
    let dev = options.dev || variable("PYTHONDEVMODE").is_some();
    let unbuffered = options.unbuffered || variable("PYTHONUNBUFFERED").is_some();
    let safe = options.safe || variable("PYTHONSAFEPATH").is_some();
    let optimize = match (options.optimize, variable("PYTHONOPTIMIZE")) {
        (0, Some(level)) => level.parse().unwrap_or(1).min(2),
        (level, _) => level,
    };
    let mut warnings: Vec<String> = Vec::new();
    if dev {
        warnings.push("default".to_owned());
    }
    if let Some(filters) = variable("PYTHONWARNINGS") {
        warnings.extend(filters.split(',').map(str::to_owned));
    }
    warnings.extend(options.warnings);
    Config {
        argv,
        script_dir: (!safe).then_some(script_dir),
        paths,
        warnings,
        virtual_time: options.virtual_time,
        dev,
        bare: options.bare,
        isolated: options.isolated,
        optimize,
        unbuffered,
    }
}

/// Gives `sys.argv`.
pub fn argv(source: &Source, args: Vec<String>) -> Vec<String> {
    let name = match source {
        Source::File(path) => path,
        Source::Code(_) => "-c",
        Source::Module(_) => "-m",
        Source::Stdin { named: true } => "-",
        Source::Stdin { named: false } => "",
    };
    let mut argv = vec![name.to_owned()];
    argv.extend(args);
    argv
}

/// Runs something on a thread with a large stack, which it may use down to the address it is given, and ends the process
/// there; gives the exit status if there is no such thread.
pub fn on_script_thread(run: impl FnOnce(usize) -> End + Send + 'static) -> u8 {
    // Signals come to the thread that acts on them, and wait where that one holds them back.
    let mask = signals::hold_back();
    // A thread that cannot be started loses what it was to do.
    let run = Arc::new(Mutex::new(Some(run)));
    let mut size = STACK.min(address_space() / 4);
    while size >= LEAST_STACK {
        let given = Arc::clone(&run);
        let body = move || {
            signals::hold_only(mask);
            let here = 0u8;
            let limit = (&raw const here as usize).saturating_sub(size - RESERVE);
            let run = given.lock().ok().and_then(|mut run| run.take());
            // From here, for neither the stack nor the machine has to be taken apart.
            std::process::exit(run.map_or(1, |run| run(limit).status()).into())
        };
        let thread = std::thread::Builder::new()
            .name("script".into())
            .stack_size(size)
            .spawn(body);
        if let Ok(thread) = thread {
            let _ = thread.join();
            return 1;
        }
        size /= 2;
    }
    say_line("aster: there is not enough memory for the stack of a script");
    1
}

fn folder_of(path: &str) -> PathBuf {
    let path = surrogate::path_meant(path);
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    real.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Starts the machine, which lasts as long as the process; Ctrl-C is its matter from then on.
pub fn boot(config: Config, native_limit: usize) -> Option<&'static mut Vm> {
    signals::catch_interrupt();
    let vm = Vm::new(&SETUP, config, native_limit);
    if vm.is_err() {
        say_line("aster: the interpreter could not start");
    }
    vm.ok().map(Box::leak)
}

/// What compiling a program gives.
type Compiled = (Code, Vec<Diag>);

/// Compiles a program, or tells what is wrong with it.
fn compiled(file: &SourceFile, optimize: Optimize) -> Option<Compiled> {
    let made = compile::compile_warned(file, Mode::Module { main: true }, optimize);
    made.map_err(|diags| say(report::render(&diags, file, Look::for_stderr())))
        .ok()
}

fn execute(file: SourceFile, config: Config, place: Place, native_limit: usize) -> End {
    let Some(made) = compiled(&file, config.optimize) else {
        return End::Status(1);
    };
    match boot(config, native_limit) {
        Some(vm) => execute_code(vm, file, made, place),
        None => End::Status(1),
    }
}

/// Runs a program whose encoding the library knows.
fn execute_encoded(unread: Unread, config: Config, place: Place, native_limit: usize) -> End {
    let Some(vm) = boot(config, native_limit) else {
        return End::Status(1);
    };
    let text = match &unread {
        Unread::Encoded { bytes, .. } => vm.source_text(bytes.clone(), "").ok(),
        _ => None,
    };
    let (Some(text), Unread::Encoded { name, .. }) = (text, &unread) else {
        return End::Status(unread.tell());
    };
    let file = SourceFile::new(name, text);
    match compiled(&file, vm.config.optimize) {
        Some(made) => execute_code(vm, file, made, place),
        None => End::Status(1),
    }
}

fn execute_code(vm: &mut Vm, file: SourceFile, made: Compiled, place: Place) -> End {
    let (code, cautions) = made;
    let file = Arc::new(file);
    let path = (place != Place::None).then(|| file.name().to_owned());
    let globals = main_module(vm, path.as_deref());
    if place == Place::Folder
        && let Err(raise) = tell_spec(vm, globals)
    {
        return ending::end(vm, Err(raise));
    }
    if let Err(raise) = take_filters(vm) {
        return ending::end(vm, Err(raise));
    }
    if let Err(raise) = vm.warn_of_source(&cautions, &file) {
        return ending::end(vm, Err(raise));
    }
    let function = vm.module_function(code, &file, globals);
    // A program that awaits at its top level is a coroutine, and the loop's main task.
    let result = match vm.call(Value::Function(function), &[]) {
        Ok(Value::Frame(frame)) => vm.run_main(frame),
        other => other,
    };
    ending::end(vm, result)
}

/// Runs a module or an archive as the main program; this function of `runpy` knows how.
fn execute_by_runpy(
    function: &'static str,
    name: String,
    config: Config,
    native_limit: usize,
) -> End {
    let Some(vm) = boot(config, native_limit) else {
        return End::Status(1);
    };
    main_module(vm, None);
    if let Err(raise) = take_filters(vm) {
        return ending::end(vm, Err(raise));
    }
    let result = vm.import_module("runpy").and_then(|runpy| {
        let run = vm.intern(function);
        let run = vm.get_attr(runpy, run)?;
        let name = vm.string(name);
        vm.call(run, &[name])
    });
    ending::end(vm, result)
}

/// Gives the main program of a folder the spec that a module of its name has.
fn tell_spec(vm: &mut Vm, globals: Gc<Dict>) -> Result<(), Raise> {
    vm.scoped(|vm| {
        let [maker, loader] = ["spec_from_file_location", "loader"].map(|name| vm.intern(name));
        let util = vm.import_module("importlib.util")?;
        let maker = vm.get_attr(util, maker)?;
        let file = globals.get_str(&vm.heap, vm.names.file);
        let name = Value::Str(vm.names.main);
        let spec = vm.call(maker, &[name, file.unwrap_or(Value::None)])?;
        vm.root(spec);
        let loader = vm.get_attr(spec, loader)?;
        let package = vm.str("");
        for (key, value) in [
            (vm.names.spec, spec),
            (vm.names.loader, loader),
            (vm.names.package, package),
        ] {
            globals.set_str(&mut vm.heap, key, value);
        }
        Ok(())
    })
}

/// Lets the filters of warnings that were given take effect; bad ones are told at once.
fn take_filters(vm: &mut Vm) -> Result<(), Raise> {
    if vm.config.warnings.is_empty() {
        return Ok(());
    }
    vm.import_module("warnings").map(drop)
}

/// Makes the module of the main program; gives its namespace.
pub fn main_module(vm: &mut Vm, path: Option<&str>) -> Gc<Dict> {
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
        (vm.names.annotations, vm.heap.new_dict().into()),
    ];
    if let Some(path) = path {
        let real = surrogate::path_meant(path)
            .canonicalize()
            .map(surrogate::path_shown);
        let real = vm.string(real.unwrap_or_else(|_| path.to_owned()));
        pairs.push((vm.names.file, real));
        let cached = vm.intern("__cached__");
        pairs.push((cached, Value::None));
    }
    for (key, value) in pairs {
        dict.set_str(&mut vm.heap, key, value);
    }
    dict
}
