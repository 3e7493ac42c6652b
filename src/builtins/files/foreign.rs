//! BufferedReader and its like over a raw stream that is no file: what they do is written in Aster, `std/_io_buffered.as`.
//!
//! The object is of the class that was called, or a class derived from it; what does its work is another object inside,
//! to which the methods hand on. Methods that call others, as `__exit__` calls `close`, are those of the base class, so
//! that a derived class which has its own is asked.

use super::binary::{Binary, Kind};
use super::mode::Mode;
use super::{Own, own, unsupported};
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::ops::arith::can_allocate;
use crate::vm::outcome::Raise;

/// Makes an object that knows no raw stream yet: a derived class may have an `__init__` with arguments of its own.
pub fn new(vm: &mut Vm, args: Args, kind: Kind) -> Result<Value, Raise> {
    vm.new_payload(args.get(0), Binary::over(Value::None, kind))
}

/// Gives the object that does the work of argument 0, None where that is a file. An object whose `__init__` did not run
/// is refused.
pub fn inner(vm: &mut Vm, args: Args) -> Result<Option<Value>, Raise> {
    match vm.payload::<Binary>(args.get(0)).map(|b| b.inner) {
        Some(Value::None) => Err(vm.value_error("I/O operation on uninitialized object")),
        Some(inner) if !inner.is_unset() => Ok(Some(inner)),
        _ => Ok(None),
    }
}

/// Calls a method of the object that does the work.
pub fn call(vm: &mut Vm, inner: Value, name: &str, args: Args) -> Result<Value, Raise> {
    let given: Vec<Value> = (1..args.count()).filter_map(|i| args.some(i)).collect();
    let name = vm.intern(name);
    vm.call_method(inner, name, &given)
}

/// Calls a method as the base of all files has it, which goes by the other methods of the object.
pub fn call_base(vm: &mut Vm, name: &str, args: Args) -> Result<Value, Raise> {
    let (base, name) = (vm.class_named("_IOBase"), vm.intern(name));
    let Some((_, method)) = base.and_then(|base| base.find(&vm.heap, name)) else {
        return Err(vm.no_attribute(args.get(0), name));
    };
    let given: Vec<Value> = (0..args.count()).filter_map(|i| args.some(i)).collect();
    vm.call(method, &given)
}

/// Reads an attribute of the object that does the work.
pub fn read(vm: &mut Vm, inner: Value, name: &str) -> Result<Value, Raise> {
    let name = vm.intern(name);
    vm.get_attr(inner, name)
}

/// `__init__(self, raw, buffer_size=8192)` of the classes with a buffer.
pub fn init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let own: Own<Binary> = own(vm, args.get(0))?;
    let kind = own.get(&vm.heap).kind;
    let raw = args.get(1);
    let size = args.int(vm, 2)?;
    // A class derived from FileIO may read and write in its own way.
    if let (Value::Object(_), true) = (
        raw,
        vm.payload::<Binary>(raw)
            .is_some_and(|raw| raw.kind == Kind::Raw),
    ) {
        let raw = super::own(vm, raw)?;
        super::binary::open(vm, raw, "I/O operation on closed file.")?;
        let made = buffered_over(vm, raw, size, kind)?;
        *own.get_mut(&mut vm.heap) = made;
        if let (true, Value::Object(object)) = (kind != Kind::Reader, vm.plain(args.get(0))) {
            vm.open_files.push(object);
        }
        return Ok(Value::None);
    }
    own.get_mut(&mut vm.heap).inner = Value::None;
    let module = vm.import_module("_io_buffered")?;
    let class = vm.intern(Binary::over(Value::None, kind).class());
    let class = vm.get_attr(module, class)?;
    let inner = vm.call(class, &[raw, args.get(2)])?;
    vm.root(inner);
    room(vm, size)?;
    if let Value::Instance(_) = args.get(0) {
        let derived = vm.intern("_is_inside");
        vm.call_method(inner, derived, &[args.get(0)])?;
    }
    own.get_mut(&mut vm.heap).inner = inner;
    Ok(Value::None)
}

/// `repr` of an object over what is no file: it has the raw stream's name, if that has one.
pub fn repr(vm: &mut Vm, args: Args, class: &str) -> Result<Value, Raise> {
    let name = vm.intern("name");
    let name = match vm.get_attr_opt(args.get(0), name) {
        Ok(name) => name,
        Err(Raise) if vm.raised_is(crate::object::exception::Exc::ValueError) => {
            vm.take_raised();
            None
        }
        Err(Raise) => return Err(Raise),
    };
    let text = match name {
        Some(name) => {
            vm.root(name);
            format!("<{class} name={}>", vm.repr_of(name)?.text(&vm.heap))
        }
        None => format!("<{class}>"),
    };
    Ok(vm.string(text))
}

/// Refuses a buffer that memory has no room for.
fn room(vm: &mut Vm, size: i64) -> Result<(), Raise> {
    match usize::try_from(size) {
        Ok(size) if !can_allocate(size) => Err(vm.memory_error()),
        _ => Ok(()),
    }
}

/// Makes what a file with a buffer is, of the raw file beneath.
pub fn buffered_over(
    vm: &mut Vm,
    raw: Own<Binary>,
    size: i64,
    kind: Kind,
) -> Result<Binary, Raise> {
    let mode: Mode = raw.get(&vm.heap).mode.clone();
    let missing = match kind {
        Kind::Reader | Kind::Random if !mode.reads => Some("File or stream is not readable."),
        Kind::Writer | Kind::Random if !mode.writes => Some("File or stream is not writable."),
        _ => None,
    };
    if let Some(missing) = missing {
        return Err(unsupported(vm, missing));
    }
    if size <= 0 {
        return Err(vm.value_error("buffer size must be strictly positive"));
    }
    room(vm, size)?;
    let f = raw.get(&vm.heap);
    let mut file = Binary::new(f.name, mode, f.fd(), size as usize);
    (file.kind, file.stream, file.owns) = (kind, f.stream, f.owns);
    file.raw = raw.value();
    raw.get_mut(&mut vm.heap).owns = false;
    Ok(file)
}
