//! The native half of bz2: compression and decompression of streams.
//!
//! The algorithm is the crate bzip2 over libbz2-rs, the reference library's code in Rust: its bytes are the same.

use crate::builtins::bytes::like_bytes;
use crate::heap::Marker;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::payload::Payload;
use crate::vm::Vm;

use crate::vm::native::{Args, Module, Type, func, getter, method};
use crate::vm::outcome::Raise;
use bzip2::{Action, Compress, Compression, Decompress, Error, Status};

pub static MODULE: Module = Module {
    name: "_bz2",
    consts: &[],
    funcs: &[],
    types: &[&COMPRESSOR, &DECOMPRESSOR],
    init: None,
};

static COMPRESSOR: Type = Type {
    name: "BZ2Compressor",
    module: "_bz2",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func("__new__(cls, compresslevel=9, /)", |vm, args| {
        let level = args.int(vm, 1)?;
        if !(1..=9).contains(&level) {
            return Err(vm.value_error("compresslevel must be between 1 and 9"));
        }
        let stream = Compress::new(Compression::new(level as u32), 0);
        let class = vm.class_named("BZ2Compressor").unwrap_or(vm.types.object);
        Ok(vm.object_of(class, Packing(Some(stream))))
    })),
    funcs: &[
        method("compress(self, data, /)", |vm, args| {
            let data = like_bytes(vm, args.get(1))?;
            push(vm, args, &data, Action::Run)
        }),
        method("flush(self)", |vm, args| {
            push(vm, args, &[], Action::Finish)
        }),
    ],
    doc: "A stream being compressed; `flush` ends it.",
};

static DECOMPRESSOR: Type = Type {
    name: "BZ2Decompressor",
    module: "_bz2",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func("__new__(cls)", |vm, _| {
        let class = vm.class_named("BZ2Decompressor");
        let class = class.unwrap_or(vm.types.object);
        Ok(vm.object_of(class, Held(Some(Unpacking::new()))))
    })),
    funcs: &[
        method("decompress(self, data, max_length=-1)", pull),
        getter("eof", |vm, args| {
            Ok(Value::bool(asked(vm, args, |u| u.ended)))
        }),
        getter("needs_input", |vm, args| {
            Ok(Value::bool(asked(vm, args, |u| u.hungry)))
        }),
        getter("unused_data", |vm, args| {
            let state = vm.payload::<Held>(args.get(0));
            let state = state.and_then(|held| held.0.as_ref());
            let rest = state.filter(|u| u.ended).map(|u| u.rest.clone());
            Ok(vm.heap.new_byte_vec(rest.unwrap_or_default()).into())
        }),
    ],
    doc: "A stream being decompressed.",
};

/// A stream being compressed; None once it has been finished.
struct Packing(Option<Compress>);

impl Payload for Packing {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        1 << 22
    }
}

/// A stream being decompressed.
struct Unpacking {
    stream: Decompress,
    ended: bool,
    /// Nothing more can be made of what was given.
    hungry: bool,
    /// What was not looked at for want of room; after the end, what came behind it.
    rest: Vec<u8>,
}

/// A stream being decompressed; None while a thread works on it, and after an error.
struct Held(Option<Unpacking>);

impl Payload for Held {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        1 << 20
    }
}

fn asked(vm: &Vm, args: Args, question: fn(&Unpacking) -> bool) -> bool {
    let held = vm.payload::<Held>(args.get(0));
    held.and_then(|held| held.0.as_ref()).is_some_and(question)
}

/// Feeds all of the data and takes all that comes out.
fn squeeze(stream: &mut Compress, mut data: &[u8], action: Action, made: &mut Vec<u8>) {
    while !data.is_empty() || action == Action::Finish {
        made.reserve(1 << 12);
        let taken = stream.total_in();
        let status = stream.compress_vec(data, made, action);
        data = &data[(stream.total_in() - taken) as usize..];
        if matches!(status, Ok(Status::StreamEnd) | Err(_)) {
            return;
        }
    }
}

fn push(vm: &mut Vm, args: Args, data: &[u8], action: Action) -> Result<Value, Raise> {
    let stream = vm
        .payload_mut::<Packing>(args.get(0))
        .and_then(|p| p.0.take());
    let Some(mut stream) = stream else {
        let text = match action {
            Action::Finish => "Repeated call to flush()",
            _ => "Compressor has been flushed",
        };
        return Err(vm.value_error(text));
    };
    let mut made = Vec::new();
    vm.block(|| squeeze(&mut stream, data, action, &mut made));
    if action != Action::Finish
        && let Some(p) = vm.payload_mut::<Packing>(args.get(0))
    {
        p.0 = Some(stream);
    }
    Ok(vm.heap.new_byte_vec(made).into())
}

impl Unpacking {
    fn new() -> Unpacking {
        Unpacking {
            stream: Decompress::new(false),
            ended: false,
            hungry: true,
            rest: Vec::new(),
        }
    }

    /// Decompresses until the data, the stream or the room (None: any) ends.
    fn read(&mut self, data: &[u8], most: Option<usize>) -> Result<Vec<u8>, Error> {
        let mut held = std::mem::take(&mut self.rest);
        held.extend_from_slice(data);
        let mut made = Vec::new();
        let mut at = 0;
        loop {
            let room = most.map_or(1 << 15, |most| (most - made.len()).min(1 << 15));
            let before = made.len();
            made.resize(before + room, 0);
            let (taken, given) = (self.stream.total_in(), self.stream.total_out());
            let status = self.stream.decompress(&held[at..], &mut made[before..]);
            let got = (self.stream.total_out() - given) as usize;
            let read = (self.stream.total_in() - taken) as usize;
            made.truncate(before + got);
            at += read;
            if status? == Status::StreamEnd {
                self.ended = true;
                self.hungry = false;
                break;
            }
            if got < room {
                // There was room left, so it wants more data.
                if at == held.len() || read == 0 {
                    self.hungry = true;
                    break;
                }
            } else if most == Some(made.len()) {
                self.hungry = false;
                break;
            }
        }
        self.rest = held.split_off(at);
        Ok(made)
    }
}

fn pull(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = like_bytes(vm, args.get(1))?;
    let most = usize::try_from(args.int(vm, 2)?).ok();
    if asked(vm, args, |u| u.ended) {
        return Err(vm.error(Exc::EOFError, "End of stream already reached"));
    }
    // Taken out, so that other threads may run meanwhile.
    let held = vm.payload_mut::<Held>(args.get(0));
    let Some(mut state) = held.and_then(|held| held.0.take()) else {
        return Err(vm.error(Exc::OSError, "Invalid data stream"));
    };
    let made = vm.block(|| state.read(&data, most));
    let Ok(made) = made else {
        return Err(vm.error(Exc::OSError, "Invalid data stream"));
    };
    if let Some(held) = vm.payload_mut::<Held>(args.get(0)) {
        held.0 = Some(state);
    }
    Ok(vm.heap.new_byte_vec(made).into())
}
