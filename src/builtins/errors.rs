//! OSError, whose class follows its number, and the exceptions that carry a place in text or bytes.

use super::bytes::buffer;
use super::exceptions::{
    Methods, class_argument, field, message_of, number_field, read_field, set_field, this,
    tuple_items,
};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Class;
use crate::object::exception::{Exc, Exception};
use crate::source::surrogate;
use crate::vm::Vm;
use crate::vm::native::{Args, accessor, func, method};
use crate::vm::outcome::Raise;

pub static OS_ERROR: Methods = Methods {
    class: "OSError",
    new: Some(func("__new__(cls, /, *args, **kwargs)", new_os_error)),
    funcs: &[
        method("__init__(self, /, *args, **kwargs)", init_os_error),
        method("__str__(self, /)", str_os_error),
        field!("errno", 0),
        field!("strerror", 1),
        field!("filename", 2),
        field!("filename2", 3),
        method("__reduce__(self, /)", reduce_os_error),
        accessor(
            "characters_written",
            |vm, args| match read_field(vm, args, 4)? {
                Value::None => Err(vm.attribute_error("characters_written")),
                count => Ok(count),
            },
            |vm, args| set_field(vm, args, 4),
        ),
    ],
};

fn new_os_error(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut class = class_argument(vm, args.get(0), "OSError")?;
    let given = args.rest(vm, 1);
    let base = vm.exc_class(Exc::OSError);
    if class == base
        && given.len() >= 2
        && let Value::Int(number) = given[0]
    {
        class = vm.exc_class(crate::vm::raise::os_error_class(
            i32::try_from(number).unwrap_or(0),
        ));
    }
    if is_filled_later(vm, class) {
        return Ok(Value::Exception(vm.new_exception_of(class, &[])));
    }
    let exc = vm.new_exception_of(class, &given);
    fill_os_error(vm, exc, &given);
    Ok(Value::Exception(exc))
}

/// Tells whether `__init__` says what `args` are, and not `__new__`: a script's class has the first and not the second.
fn is_filled_later(vm: &Vm, class: Gc<Class>) -> bool {
    let own =
        |name| matches!(class.find(&vm.heap, name), Some((_, f)) if !matches!(f, Value::Native(_)));
    own(vm.names.init) && !own(vm.names.new)
}

/// Splits the arguments of an OSError: number, text, file, (Windows' number), second file.
fn fill_os_error(vm: &mut Vm, exc: Gc<Exception>, given: &[Value]) {
    if !matches!(given.len(), 2..=5) {
        return;
    }
    let part = |i: usize| given.get(i).copied().unwrap_or(Value::None);
    let mut fields = [part(0), part(1), part(2), part(4), Value::None];
    let blocking = vm.exc_class(Exc::BlockingIOError);
    if exc.get(&vm.heap).class.is_subclass(&vm.heap, blocking) && matches!(fields[2], Value::Int(_))
    {
        fields[4] = fields[2];
        fields[2] = Value::None;
    }
    if !fields[2].is_none() {
        let args = vm.tuple(&given[..2]);
        exc.get_mut(&mut vm.heap).args = args;
    }
    let payload = vm.tuple(&fields);
    exc.get_mut(&mut vm.heap).payload = payload;
}

fn init_os_error(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let exc = this(vm, args)?;
    let class = exc.get(&vm.heap).class;
    let made = matches!(
        class.find(&vm.heap, vm.names.new),
        Some((_, Value::Native(_)))
    );
    if !made && !is_filled_later(vm, class) {
        return Ok(Value::None);
    }
    super::exceptions::no_keywords(vm, args, 2)?;
    exc.get_mut(&mut vm.heap).args = args.get(1);
    let given = args.rest(vm, 1);
    fill_os_error(vm, exc, &given);
    Ok(Value::None)
}

/// Gives class, arguments (the files among them) and state.
fn reduce_os_error(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let exc = this(vm, args)?.get(&vm.heap);
    let (payload, mut given, dict) = (exc.payload, tuple_items(vm, exc.args), exc.dict);
    let class = Value::Class(exc.class);
    let fields = tuple_items(vm, payload);
    if let ([_, _], [_, _, file, second, ..]) = (&given[..], &fields[..])
        && !file.is_none()
    {
        given.push(*file);
        if !second.is_none() {
            given.extend([Value::None, *second]);
        }
    }
    let given = vm.tuple(&given);
    match dict {
        Some(dict) if dict.len(&vm.heap) > 0 => Ok(vm.tuple(&[class, given, dict.into()])),
        _ => Ok(vm.tuple(&[class, given])),
    }
}

fn str_os_error(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let payload = this(vm, args)?.get(&vm.heap).payload;
    let mut parts = tuple_items(vm, payload);
    let given = this(vm, args)?.get(&vm.heap).args;
    let given = tuple_items(vm, given).len();
    parts.resize(parts.len().max(4), Value::None);
    let [errno, strerror, file, file2, ..] = parts[..] else {
        return message_of(vm, args);
    };
    let is_told = !strerror.is_none() || !errno.is_none() && given > 1;
    if file.is_none() && !is_told {
        return message_of(vm, args);
    }
    let (errno, strerror) = (text(vm, errno)?, text(vm, strerror)?);
    let mut out = format!("[Errno {errno}] {strerror}");
    if !file.is_none() {
        let shown = vm.repr_of(file)?;
        out.push_str(&format!(": {}", shown.text(&vm.heap)));
        if !file2.is_none() {
            let shown = vm.repr_of(file2)?;
            out.push_str(&format!(" -> {}", shown.text(&vm.heap)));
        }
    }
    Ok(vm.string(out))
}

fn text(vm: &mut Vm, v: Value) -> Result<String, Raise> {
    Ok(vm.str_of(v)?.text(&vm.heap).to_owned())
}

/// What UnicodeDecodeError and UnicodeEncodeError both have.
macro_rules! codec_error {
    ($str:ident) => {
        &[
            method("__init__(self, /, *args)", init_codec_error),
            method("__str__(self, /)", $str),
            field!("encoding", 0),
            field!("object", 1),
            number_field!("start", 2),
            number_field!("end", 3),
            field!("reason", 4),
        ]
    };
}

pub static UNICODE_DECODE: Methods = Methods {
    class: "UnicodeDecodeError",
    new: None,
    funcs: codec_error!(str_decode_error),
};
pub static UNICODE_ENCODE: Methods = Methods {
    class: "UnicodeEncodeError",
    new: None,
    funcs: codec_error!(str_encode_error),
};

pub static UNICODE_TRANSLATE: Methods = Methods {
    class: "UnicodeTranslateError",
    new: None,
    funcs: &[
        method("__init__(self, /, *args)", init_translate_error),
        method("__str__(self, /)", str_translate_error),
        field!("encoding", 0),
        field!("object", 1),
        number_field!("start", 2),
        number_field!("end", 3),
        field!("reason", 4),
    ],
};

fn init_translate_error(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.rest(vm, 1);
    let [object, start, end, reason] = given[..] else {
        let text = format!("function takes exactly 4 arguments ({} given)", given.len());
        return Err(vm.type_error(text));
    };
    for (i, v, wanted) in [
        (1, object, "str"),
        (2, start, "int"),
        (3, end, "int"),
        (4, reason, "str"),
    ] {
        let fits = match v {
            Value::Str(_) => wanted == "str",
            Value::Int(_) => wanted == "int",
            _ => false,
        };
        if !fits {
            let kind = vm.type_name(v);
            return Err(vm.type_error(format!("argument {i} must be {wanted}, not {kind}")));
        }
    }
    let payload = vm.tuple(&[Value::None, object, start, end, reason]);
    let exc = this(vm, args)?.get_mut(&mut vm.heap);
    exc.args = args.get(1);
    exc.payload = payload;
    Ok(Value::None)
}

fn str_translate_error(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some((_, object, start, end, reason)) = codec_parts(vm, args)? else {
        return Ok(vm.str(""));
    };
    let what = bad_letters(vm, object, start, end);
    Ok(vm.string(format!("can't translate {what}: {reason}")))
}

fn init_codec_error(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.rest(vm, 1);
    if given.len() != 5 {
        let text = format!("function takes exactly 5 arguments ({} given)", given.len());
        return Err(vm.type_error(text));
    }
    let decodes = vm.is_exception(args.get(0), Exc::UnicodeDecodeError);
    let mut parts = Vec::with_capacity(5);
    for (i, &v) in given.iter().enumerate() {
        let part = match (i, vm.plain(v)) {
            (1, _) if decodes => match buffer(vm, v) {
                Some(bytes) => Value::Bytes(bytes),
                None => {
                    let kind = vm.type_name(v);
                    let text = format!("a bytes-like object is required, not '{kind}'");
                    return Err(vm.type_error(text));
                }
            },
            (2 | 3, _) => Value::Int(vm.to_index(v)?),
            (_, text @ Value::Str(_)) => text,
            _ => {
                let kind = vm.type_name(v);
                let text = format!("argument {} must be str, not {kind}", i + 1);
                return Err(vm.type_error(text));
            }
        };
        vm.root(part);
        parts.push(part);
    }
    let payload = vm.tuple(&parts);
    let exc = this(vm, args)?.get_mut(&mut vm.heap);
    exc.args = args.get(1);
    exc.payload = payload;
    Ok(Value::None)
}

/// Gives encoding, start, end and reason of a codec error.
fn codec_parts(
    vm: &mut Vm,
    args: Args,
) -> Result<Option<(String, Value, usize, usize, String)>, Raise> {
    let payload = this(vm, args)?.get(&vm.heap).payload;
    let [encoding, object, Value::Int(start), Value::Int(end), reason] =
        tuple_items(vm, payload)[..]
    else {
        return Ok(None);
    };
    let (encoding, reason) = (text(vm, encoding)?, text(vm, reason)?);
    let place = |i: i64| usize::try_from(i).unwrap_or(0);
    Ok(Some((encoding, object, place(start), place(end), reason)))
}

fn str_decode_error(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some((encoding, object, start, end, reason)) = codec_parts(vm, args)? else {
        return Ok(vm.str(""));
    };
    let byte = match object {
        Value::Bytes(b) if end == start + 1 => b.data(&vm.heap).get(start).copied(),
        _ => None,
    };
    let what = match byte {
        Some(byte) => format!("byte 0x{byte:02x} in position {start}"),
        None => format!("bytes in position {start}-{}", end.saturating_sub(1)),
    };
    Ok(vm.string(format!("'{encoding}' codec can't decode {what}: {reason}")))
}

fn str_encode_error(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some((encoding, object, start, end, reason)) = codec_parts(vm, args)? else {
        return Ok(vm.str(""));
    };
    let what = bad_letters(vm, object, start, end);
    Ok(vm.string(format!("'{encoding}' codec can't encode {what}: {reason}")))
}

/// Says which letters of a text an error means.
fn bad_letters(vm: &Vm, object: Value, start: usize, end: usize) -> String {
    let bad = match object {
        Value::Str(s) if end == start + 1 => s.char_at(&vm.heap, start),
        _ => None,
    };
    match bad.map(surrogate::code_of) {
        Some(c @ ..0x100) => format!("character '\\x{c:02x}' in position {start}"),
        Some(c @ ..0x1_0000) => format!("character '\\u{c:04x}' in position {start}"),
        Some(c) => format!("character '\\U{c:08x}' in position {start}"),
        None => format!("characters in position {start}-{}", end.saturating_sub(1)),
    }
}

pub static INCOMPLETE_READ: Methods = Methods {
    class: "IncompleteReadError",
    new: None,
    funcs: &[
        method("__init__(self, partial, expected)", init_incomplete_read),
        method("__reduce__(self)", |vm, args| {
            reduce(vm, args, 0, &["partial", "expected"])
        }),
    ],
};

fn init_incomplete_read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (partial, expected) = (args.get(1), args.get(2));
    let got = vm.len(partial)?;
    let wanted = match expected {
        Value::None => "undefined".to_owned(),
        v => vm.repr_of(v)?.text(&vm.heap).to_owned(),
    };
    let message = vm.string(format!(
        "{got} bytes read on a total of {wanted} expected bytes"
    ));
    set_own(
        vm,
        args,
        message,
        &[("partial", partial), ("expected", expected)],
    )
}

pub static LIMIT_OVERRUN: Methods = Methods {
    class: "LimitOverrunError",
    new: None,
    funcs: &[
        method("__init__(self, message, consumed)", |vm, args| {
            set_own(vm, args, args.get(1), &[("consumed", args.get(2))])
        }),
        method("__reduce__(self)", |vm, args| {
            reduce(vm, args, 1, &["consumed"])
        }),
    ],
};

/// Gives the class and what it is called with to make the exception again: so many of its `args`, then its own fields.
fn reduce(vm: &mut Vm, args: Args, messages: usize, names: &[&str]) -> Result<Value, Raise> {
    let given = this(vm, args)?.get(&vm.heap).args;
    let mut all = Vec::new();
    if let Value::Tuple(given) = given {
        all.extend(given.items(&vm.heap).iter().copied().take(messages));
    }
    for name in names {
        let name = vm.intern(name);
        let value = vm.get_attr(args.get(0), name)?;
        vm.root(value);
        all.push(value);
    }
    let all = vm.tuple(&all);
    vm.root(all);
    let class = vm.class_of(args.get(0)).into();
    Ok(vm.tuple(&[class, all]))
}

fn set_own(
    vm: &mut Vm,
    args: Args,
    message: Value,
    fields: &[(&str, Value)],
) -> Result<Value, Raise> {
    let given = vm.tuple(&[message]);
    this(vm, args)?.get_mut(&mut vm.heap).args = given;
    for &(name, value) in fields {
        let name = vm.intern(name);
        vm.set_attr(args.get(0), name, value)?;
    }
    Ok(Value::None)
}
