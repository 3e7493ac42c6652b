//! The natives that need no import: tables of functions and classes, and how they get into the machine.
//!
//! Each file states its functions and classes in tables; `install` hands them to the machine at boot.

pub mod alias;
pub mod arguments;
pub mod buffers;
pub mod bytearray;
pub mod bytes;
pub mod bytes_new;
pub mod callables;
mod class_methods;
pub mod classes;
pub mod codec;
pub mod complex;
pub mod console;
pub mod coroutines;
pub mod descriptor;
pub mod descriptors;
pub mod dict;
pub mod element;
pub mod errors;
pub mod eventloop;
pub mod exceptions;
pub mod executor;
pub mod extending;
pub mod fields;
pub mod files;
pub mod float;
pub mod frames;
pub mod functions;
pub mod future_iter;
mod future_show;
pub mod futures;
pub mod group;
pub mod groups;
pub mod handles;
pub mod heaps;
pub mod hooks;
pub mod int;
pub mod iterator_state;
pub mod iterators;
pub mod letters;
pub mod list;
pub mod members;
pub mod memoryview;
mod merging;
mod module;
pub mod numbers;
pub mod object;
pub mod octets;
pub mod payload;
pub mod percent;
pub mod queues;
pub mod ranges;
pub mod reduce;
pub mod scopes;
pub mod sequences;
pub mod set;
pub mod signals;
pub mod singletons;
mod sort;
pub mod str;
pub mod sync;
pub mod tasks;
pub mod template;
pub mod tuple;
pub mod views;
pub mod waiters;
pub mod watching;

use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::function::Module;
use crate::vm::Vm;
use crate::vm::native::{Func, Type};
use crate::vm::outcome::Raise;

/// The builtin functions.
static FUNCTIONS: &[&[Func]] = &[
    functions::FUNCTIONS,
    numbers::FUNCTIONS,
    console::FUNCTIONS,
    files::FUNCTIONS,
    scopes::FUNCTIONS,
];

/// The classes with a name in `builtins`.
static TYPES: &[&[&Type]] = &[
    &[&object::OBJECT, &classes::TYPE],
    &[&ranges::RANGE, &ranges::SLICE],
    &[
        &int::INT,
        &int::BOOL,
        &float::FLOAT,
        &complex::COMPLEX,
        &str::STR,
        &bytes::BYTES,
        &bytearray::BYTEARRAY,
        &memoryview::MEMORYVIEW,
    ],
    &[
        &list::LIST,
        &tuple::TUPLE,
        &dict::DICT,
        &set::SET,
        &set::FROZENSET,
    ],
    iterators::TYPES,
    callables::TYPES,
];

/// The classes that scripts meet but cannot name.
static HIDDEN: &[&[&Type]] = &[
    &[&views::KEYS, &views::VALUES, &views::ITEMS],
    views::ORDERED,
    iterators::HIDDEN,
    coroutines::HIDDEN,
    &[&members::MEMBER, &members::WEAK],
    singletons::HIDDEN,
    callables::HIDDEN,
    &[&module::MODULE],
    scopes::HIDDEN,
    frames::HIDDEN,
    alias::HIDDEN,
    files::HIDDEN,
];

/// The order of the names of `builtins`, as `vars` lists them and suggestions prefer them; ours come last.
const ORDER: &str = "\
    __name__ __doc__ __package__ __loader__ __spec__ __import__ abs all any ascii bin breakpoint \
    callable chr compile delattr dir divmod eval exec format getattr globals hasattr hash hex id input \
    isinstance issubclass iter aiter len locals max min next anext oct ord pow print repr round setattr \
    sorted sum vars None Ellipsis NotImplemented False True bool memoryview bytearray bytes classmethod \
    complex dict enumerate filter float frozenset property int list map object range reversed set slice \
    staticmethod str super tuple type zip __debug__ BaseException BaseExceptionGroup Exception \
    GeneratorExit KeyboardInterrupt SystemExit ArithmeticError AssertionError AttributeError BufferError \
    EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError \
    StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning \
    FloatingPointError OverflowError ZeroDivisionError BytesWarning DeprecationWarning EncodingWarning \
    FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning \
    UnicodeWarning UserWarning BlockingIOError ChildProcessError ConnectionError FileExistsError \
    FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError \
    ProcessLookupError TimeoutError IndentationError IndexError KeyError ModuleNotFoundError \
    NotImplementedError PythonFinalizationError RecursionError UnboundLocalError UnicodeError \
    BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError TabError \
    UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError ExceptionGroup EnvironmentError IOError \
    open quit exit help";

/// Puts the names of a namespace into the order of `ORDER`.
fn in_python_order(vm: &mut Vm, names: Gc<Dict>) {
    let held = names.copy(&mut vm.heap);
    names.clear(&mut vm.heap);
    for name in ORDER.split_whitespace() {
        let name = vm.intern(name);
        if let Some(value) = held.get_str(&vm.heap, name) {
            names.set_str(&mut vm.heap, name, value);
        }
    }
    let entries: Vec<(Value, Value)> = held.iter(&vm.heap).collect();
    for (name, value) in entries {
        if let Value::Str(name) = name {
            names.set_str(&mut vm.heap, name, value);
        }
    }
}

/// Gives the machine everything that needs no import.
pub fn install(vm: &mut Vm) -> Result<(), Raise> {
    let builtins = vm.builtins;
    for ty in TYPES.iter().copied().flatten() {
        let class = vm.define_type(ty);
        let name = vm.intern(ty.name);
        builtins.set_str(&mut vm.heap, name, Value::Class(class));
    }
    for ty in HIDDEN.iter().copied().flatten() {
        vm.define_type(ty);
    }
    for (name, quitter) in console::quitters(vm) {
        let name = vm.intern(name);
        builtins.set_str(&mut vm.heap, name, quitter);
    }
    for methods in exceptions::METHODS {
        if let Some(class) = vm.class_named(methods.class) {
            vm.add_methods(class, methods.new.as_ref(), methods.funcs);
        }
    }
    exceptions::name_constructors(vm);
    if let Some(class) = vm.class_named("bytearray") {
        vm.add_methods(class, None, bytearray::SHARED);
        vm.make_unhashable(class);
    }
    // What can be changed has no hash.
    let types = vm.types;
    for class in [
        types.list,
        types.dict,
        types.set,
        types.dict_keys,
        types.dict_items,
        types.odict_keys,
        types.odict_items,
        types.cell,
    ] {
        vm.make_unhashable(class);
    }
    for name in object::WITH_LOOKUP {
        if let Some(class) = vm.class_named(name) {
            vm.add_methods(class, None, object::LOOKUP);
        }
    }
    for name in alias::GENERIC_CLASSES {
        if let Some(class) = vm.class_named(name) {
            vm.add_methods(class, None, alias::GENERIC);
        }
    }
    if let Some(class) = vm.class_named("GenericAlias") {
        // It asks its origin for all but a few attributes.
        vm.types.generic_alias = class;
        vm.update_flags(class);
    }
    // A plain object has no attributes of its own; instances of what derives from it do.
    vm.types.object.get_mut(&mut vm.heap).flags.no_dict = true;
    for funcs in FUNCTIONS {
        vm.add_functions(builtins, funcs);
    }
    crate::modules::asyncio::install(vm);
    let constants = [
        ("NotImplemented", Value::NotImplemented),
        ("Ellipsis", Value::Ellipsis),
        ("__debug__", Value::bool(vm.config.optimize == 0)),
        ("None", Value::None),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
        ("__doc__", Value::None),
    ];
    for (name, value) in constants {
        let name = vm.intern(name);
        builtins.set_str(&mut vm.heap, name, value);
    }
    let (key, name) = (vm.names.name, vm.intern("builtins"));
    builtins.set_str(&mut vm.heap, key, name.into());
    let (package, none) = (vm.str(""), Value::None);
    let about = [
        (vm.names.package, package),
        (vm.names.loader, none),
        (vm.names.spec, none),
    ];
    for (key, value) in about {
        builtins.set_str(&mut vm.heap, key, value);
    }
    in_python_order(vm, builtins);
    let module = vm.heap.alloc(Module {
        name,
        dict: builtins,
        class: None,
        built_in: true,
    });
    let modules = vm.modules;
    modules.set_str(&mut vm.heap, name, module.into());
    Ok(())
}
