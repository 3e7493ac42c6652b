//! The native half of zlib: compression and decompression of whole data and of streams, checksums.
//!
//! The class of its errors is in `std/zlib.as`. The algorithm is the crate zlib-rs, by way of flate2: what it makes is
//! read by every zlib, and is not byte for byte what zlib itself makes.

use crate::builtins::bytes::like_bytes;
use crate::heap::Marker;
use crate::modules::_binascii::{crc32, fail, low_bits};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, NativeConst, Type, func, getter, method};
use crate::vm::outcome::Raise;
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

pub static MODULE: Module = Module {
    name: "_zlib",
    consts: &[
        ("DEFLATED", NativeConst::Int(8)),
        ("DEF_BUF_SIZE", NativeConst::Int(16384)),
        ("DEF_MEM_LEVEL", NativeConst::Int(8)),
        ("MAX_WBITS", NativeConst::Int(15)),
        ("ZLIB_RUNTIME_VERSION", NativeConst::Str("1.2.13")),
        ("ZLIB_VERSION", NativeConst::Str("1.2.13")),
        ("Z_BEST_COMPRESSION", NativeConst::Int(9)),
        ("Z_BEST_SPEED", NativeConst::Int(1)),
        ("Z_BLOCK", NativeConst::Int(5)),
        ("Z_DEFAULT_COMPRESSION", NativeConst::Int(-1)),
        ("Z_DEFAULT_STRATEGY", NativeConst::Int(0)),
        ("Z_FILTERED", NativeConst::Int(1)),
        ("Z_FINISH", NativeConst::Int(4)),
        ("Z_FIXED", NativeConst::Int(4)),
        ("Z_FULL_FLUSH", NativeConst::Int(3)),
        ("Z_HUFFMAN_ONLY", NativeConst::Int(2)),
        ("Z_NO_COMPRESSION", NativeConst::Int(0)),
        ("Z_NO_FLUSH", NativeConst::Int(0)),
        ("Z_PARTIAL_FLUSH", NativeConst::Int(1)),
        ("Z_RLE", NativeConst::Int(3)),
        ("Z_SYNC_FLUSH", NativeConst::Int(2)),
        ("Z_TREES", NativeConst::Int(6)),
    ],
    funcs: &[
        func("adler32(data, value=1, /)", |vm, args| {
            let data = like_bytes(vm, args.get(0))?;
            let start = low_bits(vm, args.get(1))?;
            Ok(Value::Int(i64::from(adler32(start, &data))))
        }),
        func("crc32(data, value=0, /)", crc32),
        func("compress(data, /, level=-1, wbits=15)", |vm, args| {
            let data = like_bytes(vm, args.get(0))?;
            let (level, wbits) = (args.int(vm, 1)?, args.int(vm, 2)?);
            let Some(mut stream) = compressor(level, wbits) else {
                return Err(fail(vm, "zlib", "error", "Bad compression level"));
            };
            let mut made = Vec::new();
            vm.block(|| squeeze(&mut stream, &data, FlushCompress::Finish, &mut made));
            Ok(vm.heap.new_byte_vec(made).into())
        }),
        func("decompress(data, /, wbits=15, bufsize=16384)", decompress),
        func(
            "compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)",
            new_compressor,
        ),
        func("decompressobj(wbits=15, zdict=...)", |vm, args| {
            let wbits = args.int(vm, 0)?;
            let dictionary = match args.some(1) {
                None => Vec::new(),
                Some(given) => like_bytes(vm, given)?,
            };
            if !is_readable(wbits) {
                return Err(vm.value_error("Invalid initialization option"));
            }
            let state = Unpacking::new(wbits, dictionary);
            let class = vm.class_named("Decompress").unwrap_or(vm.types.object);
            Ok(vm.object_of(class, state))
        }),
    ],
    types: &[&COMPRESS, &DECOMPRESS],
    init: None,
};

static COMPRESS: Type = Type {
    name: "Compress",
    module: "zlib",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("compress(self, data, /)", |vm, args| {
            let data = like_bytes(vm, args.get(1))?;
            push(vm, args, &data, FlushCompress::None)
        }),
        method("flush(self, mode=4, /)", |vm, args| {
            let mode = match args.int(vm, 1)? {
                0 => return Ok(vm.heap.new_byte_vec(Vec::new()).into()),
                1 => FlushCompress::Partial,
                2 | 5 => FlushCompress::Sync,
                3 => FlushCompress::Full,
                4 => FlushCompress::Finish,
                _ => {
                    let text = "Error -2 while flushing: inconsistent stream state";
                    return Err(fail(vm, "zlib", "error", text));
                }
            };
            push(vm, args, &[], mode)
        }),
    ],
    doc: "",
};

static DECOMPRESS: Type = Type {
    name: "Decompress",
    module: "zlib",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("decompress(self, data, /, max_length=0)", |vm, args| {
            let most = args.int(vm, 2)?;
            let Ok(most) = usize::try_from(most) else {
                return Err(vm.value_error("max_length must be non-negative"));
            };
            let data = like_bytes(vm, args.get(1))?;
            pull(vm, args, &data, most, false)
        }),
        method("flush(self, length=16384, /)", |vm, args| {
            if args.int(vm, 1)? <= 0 {
                return Err(vm.value_error("length must be greater than zero"));
            }
            let left = match vm.payload_mut::<Unpacking>(args.get(0)) {
                Some(u) => std::mem::take(&mut u.unconsumed),
                None => Vec::new(),
            };
            pull(vm, args, &left, 0, true)
        }),
        getter("eof", |vm, args| {
            Ok(Value::bool(
                vm.payload::<Unpacking>(args.get(0))
                    .is_some_and(|u| u.ended),
            ))
        }),
        getter("unused_data", |vm, args| {
            let data = vm
                .payload::<Unpacking>(args.get(0))
                .map(|u| u.unused.clone());
            Ok(vm.heap.new_byte_vec(data.unwrap_or_default()).into())
        }),
        getter("unconsumed_tail", |vm, args| {
            let data = vm
                .payload::<Unpacking>(args.get(0))
                .map(|u| u.unconsumed.clone());
            Ok(vm.heap.new_byte_vec(data.unwrap_or_default()).into())
        }),
    ],
    doc: "",
};

/// A stream being compressed; None once it has been finished.
struct Packing(Option<Compress>);

impl Payload for Packing {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        1 << 18
    }
}

/// A stream being decompressed.
struct Unpacking {
    /// None until the first byte, if that tells which format it is.
    stream: Option<Decompress>,
    wbits: i64,
    dictionary: Vec<u8>,
    ended: bool,
    /// What came behind the end.
    unused: Vec<u8>,
    /// What was not looked at for want of room.
    unconsumed: Vec<u8>,
}

impl Payload for Unpacking {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        1 << 16
    }
}

/// Why data could not be decompressed.
enum Bad {
    /// zlib's number and what it says, if anything.
    Data(i32, String),
    Incomplete,
}

impl Bad {
    fn text(&self) -> String {
        match self {
            Bad::Incomplete => {
                "Error -5 while decompressing data: incomplete or truncated stream".to_string()
            }
            Bad::Data(number, why) if why.is_empty() => {
                format!("Error {number} while decompressing data")
            }
            Bad::Data(number, why) => format!("Error {number} while decompressing data: {why}"),
        }
    }
}

fn adler32(start: u32, data: &[u8]) -> u32 {
    let (mut a, mut b) = (start & 0xffff, start >> 16);
    // So many bytes cannot overflow.
    for piece in data.chunks(5552) {
        for &byte in piece {
            a += u32::from(byte);
            b += a;
        }
        a %= 65521;
        b %= 65521;
    }
    b << 16 | a
}

fn compressor(level: i64, wbits: i64) -> Option<Compress> {
    let level = match level {
        -1 => Compression::new(6),
        0..=9 => Compression::new(level as u32),
        _ => return None,
    };
    // zlib itself takes a window of 9 bits for one of 8.
    let bits = |n: i64| n.max(9) as u8;
    Some(match wbits {
        8..=15 => Compress::new_with_window_bits(level, true, bits(wbits)),
        -15..=-9 => Compress::new_with_window_bits(level, false, bits(-wbits)),
        24..=31 => Compress::new_gzip(level, bits(wbits - 16)),
        _ => return None,
    })
}

fn is_readable(wbits: i64) -> bool {
    matches!(wbits, 0 | 8..=15 | -15..=-8 | 16 | 24..=31 | 32 | 40..=47)
}

/// Makes the stream for data that begins with this byte.
fn decompressor(wbits: i64, first: Option<u8>) -> Decompress {
    let bits = |n: i64| if n == 0 { 15 } else { n.max(9) as u8 };
    match wbits {
        -15..=-8 => Decompress::new_with_window_bits(false, bits(-wbits)),
        16..=31 => Decompress::new_gzip(bits(wbits - 16)),
        32..=47 if first == Some(0x1f) => Decompress::new_gzip(bits(wbits - 32)),
        32..=47 => Decompress::new_with_window_bits(true, bits(wbits - 32)),
        _ => Decompress::new_with_window_bits(true, bits(wbits)),
    }
}

/// Feeds all of the data and takes all that comes out.
fn squeeze(stream: &mut Compress, mut data: &[u8], flush: FlushCompress, made: &mut Vec<u8>) {
    let whole = |flush: FlushCompress| matches!(flush, FlushCompress::Finish);
    loop {
        made.reserve((data.len() / 2).clamp(256, 1 << 20));
        let (taken, given) = (stream.total_in(), stream.total_out());
        let status = stream.compress_vec(data, made, flush);
        data = &data[(stream.total_in() - taken) as usize..];
        let idle = stream.total_out() == given && stream.total_in() == taken;
        let room = made.len() < made.capacity();
        match status {
            Ok(Status::StreamEnd) | Err(_) => return,
            Ok(Status::BufError) if idle && room => return,
            Ok(_) if data.is_empty() && room && !whole(flush) => return,
            Ok(_) => {}
        }
    }
}

fn new_compressor(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (level, method, wbits) = (args.int(vm, 0)?, args.int(vm, 1)?, args.int(vm, 2)?);
    let (memory, strategy) = (args.int(vm, 3)?, args.int(vm, 4)?);
    let known = method == 8 && (1..=9).contains(&memory) && (0..=4).contains(&strategy);
    let Some(mut stream) = compressor(level, wbits).filter(|_| known) else {
        return Err(vm.value_error("Invalid initialization option"));
    };
    if let Some(dictionary) = args.some(5) {
        let dictionary = like_bytes(vm, dictionary)?;
        if stream.set_dictionary(&dictionary).is_err() {
            return Err(vm.value_error("Invalid dictionary"));
        }
    }
    let class = vm.class_named("Compress").unwrap_or(vm.types.object);
    Ok(vm.object_of(class, Packing(Some(stream))))
}

fn push(vm: &mut Vm, args: Args, data: &[u8], flush: FlushCompress) -> Result<Value, Raise> {
    let stream = vm
        .payload_mut::<Packing>(args.get(0))
        .and_then(|p| p.0.take());
    let Some(mut stream) = stream else {
        let doing = if data.is_empty() {
            "flushing"
        } else {
            "compressing data"
        };
        let text = format!("Error -2 while {doing}: inconsistent stream state");
        return Err(fail(vm, "zlib", "error", text));
    };
    let mut made = Vec::new();
    vm.block(|| squeeze(&mut stream, data, flush, &mut made));
    if !matches!(flush, FlushCompress::Finish)
        && let Some(p) = vm.payload_mut::<Packing>(args.get(0))
    {
        p.0 = Some(stream);
    }
    Ok(vm.heap.new_byte_vec(made).into())
}

impl Unpacking {
    fn new(wbits: i64, dictionary: Vec<u8>) -> Unpacking {
        let mut made = Unpacking {
            stream: None,
            wbits,
            dictionary,
            ended: false,
            unused: Vec::new(),
            unconsumed: Vec::new(),
        };
        if wbits < 0 && !made.dictionary.is_empty() {
            let mut stream = decompressor(wbits, None);
            // Raw data does not say that it wants one.
            let _ = stream.set_dictionary(&made.dictionary);
            made.stream = Some(stream);
        }
        made
    }

    /// Decompresses until the data, the stream or the room ends; gives how much of the data was read.
    fn read(&mut self, data: &[u8], made: &mut Vec<u8>, most: usize) -> Result<usize, Bad> {
        if data.is_empty() && self.stream.is_none() {
            return Ok(0);
        }
        let wbits = self.wbits;
        let stream = self
            .stream
            .get_or_insert_with(|| decompressor(wbits, data.first().copied()));
        let mut at = 0;
        while !self.ended && (most == 0 || made.len() < most) {
            let room = (data.len() - at).saturating_mul(4).clamp(4096, 1 << 20);
            let room = if most == 0 {
                room
            } else {
                room.min(most - made.len())
            };
            let before = made.len();
            made.resize(before + room, 0);
            let (taken, given) = (stream.total_in(), stream.total_out());
            let status = stream.decompress(&data[at..], &mut made[before..], FlushDecompress::Sync);
            let got = (stream.total_out() - given) as usize;
            made.truncate(before + got);
            let read = (stream.total_in() - taken) as usize;
            at += read;
            match status {
                Ok(Status::StreamEnd) => self.ended = true,
                Ok(_) if got < room && (read == 0 || at == data.len()) => break,
                Ok(_) => {}
                Err(e) if e.needs_dictionary().is_some() => {
                    if self.dictionary.is_empty()
                        || stream.set_dictionary(&self.dictionary).is_err()
                    {
                        return Err(Bad::Data(2, String::new()));
                    }
                }
                Err(e) => return Err(Bad::Data(-3, e.message().unwrap_or("").to_string())),
            }
        }
        Ok(at)
    }
}

fn decompress(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = like_bytes(vm, args.get(0))?;
    let (wbits, size) = (args.int(vm, 1)?, args.int(vm, 2)?);
    if size < 0 {
        return Err(vm.value_error("bufsize must be non-negative"));
    }
    if !is_readable(wbits) {
        let text = "Error -2 while preparing to decompress data: inconsistent stream state";
        return Err(fail(vm, "zlib", "error", text));
    }
    let mut state = Unpacking::new(wbits, Vec::new());
    let mut made = Vec::new();
    let read = vm.block(|| state.read(&data, &mut made, 0));
    match read {
        Ok(_) if state.ended => Ok(vm.heap.new_byte_vec(made).into()),
        Ok(_) => Err(fail(vm, "zlib", "error", Bad::Incomplete.text())),
        Err(bad) => Err(fail(vm, "zlib", "error", bad.text())),
    }
}

fn pull(vm: &mut Vm, args: Args, data: &[u8], most: usize, last: bool) -> Result<Value, Raise> {
    let Some(state) = vm.payload_mut::<Unpacking>(args.get(0)) else {
        return Err(vm.wrong_type("zlib.Decompress", args.get(0)));
    };
    let mut made = Vec::new();
    if state.ended {
        if !last {
            state.unused.extend_from_slice(data);
            if !state.unconsumed.is_empty() {
                state.unconsumed = data.to_vec();
            }
        }
        return Ok(vm.heap.new_byte_vec(made).into());
    }
    match state.read(data, &mut made, most) {
        Ok(read) => {
            let rest = &data[read..];
            if state.ended {
                state.unused = rest.to_vec();
            }
            // At the end of the stream a tail that was there before is what follows the stream.
            if !state.ended || !state.unconsumed.is_empty() {
                state.unconsumed = rest.to_vec();
            }
            Ok(vm.heap.new_byte_vec(made).into())
        }
        Err(bad) => Err(fail(vm, "zlib", "error", bad.text())),
    }
}
