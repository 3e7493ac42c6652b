//! How arrays are pickled: as a list of items, or as their bytes with the machine's form of them.

use super::values::items;
use super::{of, this, width};
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

/// The number CPython gives the machine's form of a letter in a pickle; the next one is the other byte order.
fn machine_format(code: char) -> i64 {
    let (base, size) = match code {
        'u' | 'w' => return 20,
        'f' => return 14,
        'd' => return 16,
        'B' => return 0,
        'b' => return 1,
        code => (i64::from(code.is_ascii_lowercase()), width(code)),
    };
    let of_size = match size {
        2 => 2,
        4 => 6,
        _ => 10,
    };
    of_size + 2 * base
}

/// `array.__reduce_ex__(protocol)`.
pub fn reduce(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let protocol = args.int(vm, 1)?;
    let class = Value::Class(vm.class_of(args.get(0)));
    let a = this(vm, args)?;
    let (code, data) = (a.code, a.data.clone());
    let dict = vm
        .get_attr_opt(args.get(0), vm.names.dict)?
        .unwrap_or(Value::None);
    let letter = Value::Str(vm.heap.char_str(code));
    if protocol < 3 {
        let items = items(vm, args.get(0))?;
        let items = vm.list(items);
        let given = vm.tuple(&[letter, items]);
        return Ok(vm.tuple(&[class, given, dict]));
    }
    let module = vm.import_module("array")?;
    let name = vm.intern("_array_reconstructor");
    let make = vm.get_attr(module, name)?;
    let data = vm.heap.new_byte_vec(data).into();
    let given = vm.tuple(&[class, letter, Value::Int(machine_format(code)), data]);
    Ok(vm.tuple(&[make, given, dict]))
}

/// `array._array_reconstructor`: makes an array of the bytes of a pickle in the format they were written in.
pub fn reconstruct(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let format = args.int(vm, 2)?;
    let made = vm.call(args.get(0), &[args.get(1)])?;
    vm.root(made);
    let Value::Bytes(bytes) = vm.plain(args.get(3)) else {
        let got = vm.type_name(args.get(3));
        let text = format!("fourth argument should be bytes, not {got}");
        return Err(vm.type_error(text));
    };
    let mut data = bytes.data(&vm.heap).to_vec();
    let a = of(vm, made)?;
    let (own, size) = (machine_format(a.code), a.size());
    if format == own + 1 && size > 1 {
        data.chunks_mut(size).for_each(<[u8]>::reverse);
    } else if format != own {
        return Err(vm.value_error("third argument must be a valid machine format code."));
    }
    if data.len() % size != 0 {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    of(vm, made)?.data = data;
    Ok(made)
}
