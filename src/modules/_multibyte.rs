//! The native half of the encodings of more than one byte a character: those of East Asia, and UTF-7.
//!
//! A function here goes on until something does not fit, and gives what it made, where it stands, its state, and how much
//! does not fit: nothing once all is done, -1 for a character that is cut off. What is done about that, and the classes,
//! are `std/_multibytecodec.as`. The tables are `_multibyte/tables.rs`, shift and escape sequences `_multibyte/shifts.rs`.

#[path = "_multibyte/shifts.rs"]
mod shifts;
#[path = "_multibyte/tables.rs"]
mod tables;
#[path = "_multibyte/utf7.rs"]
mod utf7;

use crate::builtins::bytes::like_bytes;
use crate::object::Value;
use crate::source::surrogate;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, func};
use crate::vm::outcome::Raise;
use shifts::Shifting;
use tables::{Charset, charset};

pub static MODULE: Module = Module {
    name: "_multibyte",
    consts: &[],
    funcs: &[
        func("decode(name, data, at, state, replacing, /)", decode),
        func("encode(name, text, at, state, final, /)", encode),
        func("reset(name, state, /)", |vm, args| {
            let (name, state) = (text_of(vm, args, 0)?, args.int(vm, 1)?);
            let (made, state) = codec(vm, &name)?.reset(state as u64);
            let made = vm.heap.new_byte_vec(made).into();
            Ok(vm.tuple(&[made, Value::Int(state as i64)]))
        }),
        func("start(name, decoding, /)", |vm, args| {
            let (name, decoding) = (text_of(vm, args, 0)?, args.truth(vm, 1)?);
            Ok(Value::Int(codec(vm, &name)?.start(decoding) as i64))
        }),
        func("decode_utf_7(data, at, final, /)", |vm, args| {
            let data = like_bytes(vm, args.get(0))?;
            let (at, last) = (args.int(vm, 1)? as usize, args.truth(vm, 2)?);
            let part = utf7::decode(&data, at, last);
            let (text, reason) = (vm.string(part.text), vm.str(part.reason));
            let (start, end) = (Value::Int(part.start as i64), Value::Int(part.end as i64));
            Ok(vm.tuple(&[text, reason, start, end]))
        }),
        func("encode_utf_7(text, /)", |vm, args| {
            let text = args.str(vm, 0)?;
            let made = utf7::encode(text.text(&vm.heap));
            Ok(vm.heap.new_byte_vec(made).into())
        }),
    ],
    types: &[],
    init: None,
};

/// Why coding stopped before the end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Misfit {
    /// So many bytes or characters stand for nothing.
    Illegal(usize),
    /// The last character goes on behind the end.
    Cut,
}

/// How an encoding goes about its bytes.
enum Codec {
    Plain(&'static Charset),
    Shifting(Shifting),
}

fn text_of(vm: &mut Vm, args: Args, place: usize) -> Result<String, Raise> {
    Ok(args.str(vm, place)?.text(&vm.heap).to_owned())
}

fn codec(vm: &mut Vm, name: &str) -> Result<Codec, Raise> {
    match (charset(name), Shifting::of(name)) {
        (Some(set), _) => Ok(Codec::Plain(set)),
        (_, Some(shifting)) => Ok(Codec::Shifting(shifting)),
        _ => Err(vm.error(
            crate::object::exception::Exc::LookupError,
            "no such codec is supported.".to_owned(),
        )),
    }
}

impl Codec {
    /// Gives the state in which every text begins.
    fn start(&self, decoding: bool) -> u64 {
        match self {
            Codec::Plain(_) => 0,
            Codec::Shifting(shifting) => shifting.start(decoding),
        }
    }

    fn reset(&self, state: u64) -> (Vec<u8>, u64) {
        match self {
            Codec::Plain(_) => (Vec::new(), state),
            Codec::Shifting(shifting) => shifting.reset(state),
        }
    }

    /// Decodes one character or one sequence without any; gives how many bytes it had.
    fn read(&self, bytes: &[u8], state: &mut u64, out: &mut String) -> Result<usize, Misfit> {
        match self {
            Codec::Plain(set) => set.read(bytes, out),
            Codec::Shifting(shifting) => shifting.read(bytes, state, out),
        }
    }

    /// Encodes one character, or two that go together; gives how many.
    fn write(
        &self,
        codes: (u32, Option<u32>),
        state: &mut u64,
        last: bool,
        out: &mut Vec<u8>,
    ) -> Result<usize, Misfit> {
        match self {
            Codec::Plain(set) => set.write(codes, last, out),
            Codec::Shifting(shifting) => shifting.write(codes, state, last, out),
        }
    }
}

/// Decodes from a place on. `replacing`: None, or what stands for bytes that stand for nothing.
fn decode(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = text_of(vm, args, 0)?;
    let data = like_bytes(vm, args.get(1))?;
    let (mut at, mut state) = (args.int(vm, 2)? as usize, args.int(vm, 3)? as u64);
    let instead = match args.get(4) {
        Value::None => None,
        _ => Some(text_of(vm, args, 4)?),
    };
    let codec = codec(vm, &name)?;
    let mut out = String::with_capacity(data.len().saturating_sub(at));
    let mut size = 0;
    while at < data.len() {
        match (codec.read(&data[at..], &mut state, &mut out), &instead) {
            (Ok(used), _) => at += used,
            (Err(Misfit::Illegal(used)), Some(instead)) => {
                out.push_str(instead);
                at += used;
            }
            (Err(Misfit::Illegal(used)), None) => {
                size = used as i64;
                break;
            }
            (Err(Misfit::Cut), _) => {
                size = -1;
                break;
            }
        }
    }
    let text = vm.string(out);
    Ok(vm.tuple(&[
        text,
        Value::Int(at as i64),
        Value::Int(state as i64),
        Value::Int(size),
    ]))
}

/// Encodes from a place on.
fn encode(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (name, text) = (text_of(vm, args, 0)?, args.str(vm, 1)?);
    let (mut at, mut state) = (args.int(vm, 2)? as usize, args.int(vm, 3)? as u64);
    let last = args.truth(vm, 4)?;
    let codec = codec(vm, &name)?;
    let mut rest = text
        .text(&vm.heap)
        .chars()
        .skip(at)
        .map(surrogate::code_of)
        .peekable();
    let (mut out, mut size) = (Vec::new(), 0);
    while let Some(code) = rest.next() {
        match codec.write((code, rest.peek().copied()), &mut state, last, &mut out) {
            Ok(used) => {
                at += used;
                if used == 2 {
                    rest.next();
                }
            }
            Err(Misfit::Illegal(used)) => {
                size = used as i64;
                break;
            }
            Err(Misfit::Cut) => {
                size = -1;
                break;
            }
        }
    }
    let made = vm.heap.new_byte_vec(out).into();
    Ok(vm.tuple(&[
        made,
        Value::Int(at as i64),
        Value::Int(state as i64),
        Value::Int(size),
    ]))
}
