//! The native half of lzma: compression and decompression of streams.
//!
//! The algorithm is the crate lzma-rust2. What filters may be asked for, and what is said of wrong ones, is `_lzma` in Aster; it hands
//! settings over as numbers of four bytes each.

use crate::builtins::bytes::like_bytes;
use crate::heap::Marker;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::vm::Vm;

use crate::vm::native::{Args, Module, Type, func, getter, method};
use crate::vm::outcome::Raise;
use lzma_rust2::filter::bcj::BcjWriter;
use lzma_rust2::filter::delta::DeltaWriter;
use lzma_rust2::{
    Action, CheckType, EncodeMode, FilterConfig, FilterType, Lzma2Options, Lzma2Stream,
    Lzma2Writer, LzmaOptions, LzmaStream, LzmaWriter, MfType, Status, XzOptions, XzStream,
    XzWriter,
};
use std::io::{Error, ErrorKind, Result as Done, Write};

pub static MODULE: Module = Module {
    name: "_xz",
    consts: &[],
    funcs: &[],
    types: &[&PACKER, &UNPACKER],
    init: None,
};

static PACKER: Type = Type {
    name: "Packer",
    module: "_xz",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func("__new__(cls, settings, /)", |vm, args| {
        let settings = Settings::read(&like_bytes(vm, args.get(1))?);
        let writer = settings.and_then(|s| s.writer().ok());
        let class = vm.class_named("Packer").unwrap_or(vm.types.object);
        Ok(vm.object_of(class, Packing(writer)))
    })),
    funcs: &[
        method("compress(self, data, /)", |vm, args| {
            let data = like_bytes(vm, args.get(1))?;
            push(vm, args, Some(&data))
        }),
        method("flush(self)", |vm, args| push(vm, args, None)),
    ],
    doc: "A stream being compressed; `flush` ends it.",
};

static UNPACKER: Type = Type {
    name: "Unpacker",
    module: "_xz",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func("__new__(cls, settings, /)", |vm, args| {
        let settings = Settings::read(&like_bytes(vm, args.get(1))?);
        let made = settings.and_then(|s| Unpacking::new(&s).ok());
        let class = vm.class_named("Unpacker").unwrap_or(vm.types.object);
        Ok(vm.object_of(class, Held(made)))
    })),
    funcs: &[
        method("decompress(self, data, max_length, /)", pull),
        getter("check", |vm, args| {
            Ok(Value::Int(asked(vm, args, UNKNOWN, |u| u.check)))
        }),
        getter("eof", |vm, args| {
            Ok(Value::bool(asked(vm, args, false, |u| u.ended)))
        }),
        getter("needs_input", |vm, args| {
            Ok(Value::bool(asked(vm, args, false, |u| u.hungry)))
        }),
        getter("unused_data", |vm, args| {
            let rest = asked(vm, args, Vec::new(), |u| match u.ended {
                true => u.rest.clone(),
                false => Vec::new(),
            });
            Ok(vm.heap.new_byte_vec(rest).into())
        }),
    ],
    doc: "A stream being decompressed.",
};

/// What `lzma` calls a check that is not known yet.
const UNKNOWN: i64 = 16;

const AUTO: u32 = 0;
const XZ: u32 = 1;
const ALONE: u32 = 2;

/// What a compressor or decompressor is made of.
struct Settings {
    /// One of `lzma`'s FORMAT_...
    format: u32,
    check: u32,
    /// In KiB; the largest is none.
    limit: u32,
    /// The last filter is LZMA2.
    two: bool,
    options: LzmaOptions,
    /// The filters in front of LZMA, in order.
    filters: Vec<FilterConfig>,
}

impl Settings {
    /// Reads numbers of four bytes: format, check, limit, 1 or 2 for LZMA or LZMA2, dict_size, lc, lp, pb, mode, nice_len, mf, depth;
    /// then identifier and property for each filter in front. None if there are too few, or a filter is not known.
    fn read(data: &[u8]) -> Option<Settings> {
        let mut numbers = data.chunks_exact(4).map(|part| {
            let mut word = [0; 4];
            word.copy_from_slice(part);
            u32::from_le_bytes(word)
        });
        let mut next = || numbers.next();
        let (format, check, limit, two) = (next()?, next()?, next()?, next()? == 2);
        let (dict_size, lc, lp, pb) = (next()?, next()?, next()?, next()?);
        let mode = match next()? {
            1 => EncodeMode::Fast,
            _ => EncodeMode::Normal,
        };
        // The crate has two of the match finders, and longer least lengths; what they write is read all the same.
        let nice_len = next()?.max(LzmaOptions::NICE_LEN_MIN);
        let mf = match next()? {
            3 | 4 => MfType::Hc4,
            _ => MfType::Bt4,
        };
        let depth = i32::try_from(next()?).unwrap_or(i32::MAX);
        let mut filters = Vec::new();
        while let Some(id) = next() {
            filters.push(FilterConfig {
                filter_type: FilterType::try_from(u64::from(id)).ok()?,
                property: next()?,
            });
        }
        let options = LzmaOptions::new(dict_size, lc, lp, pb, mode, nice_len, mf, depth);
        Some(Settings {
            format,
            check,
            limit,
            two,
            options,
            filters,
        })
    }

    fn writer(&self) -> Done<Chain> {
        let options = self.options.clone();
        let made = Vec::new();
        if self.format == XZ {
            let mut all = XzOptions {
                lzma_options: options,
                filters: self.filters.clone(),
                ..XzOptions::default()
            };
            all.set_check_sum_type(match self.check {
                0 => CheckType::None,
                1 => CheckType::Crc32,
                10 => CheckType::Sha256,
                _ => CheckType::Crc64,
            });
            return Ok(Chain::Xz(Box::new(XzWriter::new(made, all)?)));
        }
        if self.format == ALONE {
            let writer = LzmaWriter::new_use_header(made, &options, None)?;
            return Ok(Chain::One(Box::new(writer)));
        }
        let mut chain = match self.two {
            true => {
                let all = Lzma2Options {
                    lzma_options: options,
                    ..Lzma2Options::default()
                };
                Chain::Two(Box::new(Lzma2Writer::new(made, all)))
            }
            false => Chain::One(Box::new(LzmaWriter::new_no_header(made, &options, true)?)),
        };
        for filter in self.filters.iter().rev() {
            let property = filter.property as usize;
            chain = match filter.filter_type {
                FilterType::Delta => Chain::Delta(Box::new(DeltaWriter::new(chain, property))),
                kind => Chain::Branches(Box::new(branches(kind, chain, property)?)),
            };
        }
        Ok(chain)
    }
}

/// The filter of a processor's branches in front of a chain.
fn branches(kind: FilterType, chain: Chain, start: usize) -> Done<BcjWriter<Chain>> {
    Ok(match kind {
        FilterType::BcjX86 => BcjWriter::new_x86(chain, start),
        FilterType::BcjPpc => BcjWriter::new_ppc(chain, start),
        FilterType::BcjIa64 => BcjWriter::new_ia64(chain, start),
        FilterType::BcjArm => BcjWriter::new_arm(chain, start),
        FilterType::BcjArmThumb => BcjWriter::new_arm_thumb(chain, start),
        FilterType::BcjSparc => BcjWriter::new_sparc(chain, start),
        _ => return Err(ErrorKind::Unsupported.into()),
    })
}

/// Filters, the last of which writes into memory.
enum Chain {
    Xz(Box<XzWriter<Vec<u8>>>),
    One(Box<LzmaWriter<Vec<u8>>>),
    Two(Box<Lzma2Writer<Vec<u8>>>),
    Delta(Box<DeltaWriter<Chain>>),
    Branches(Box<BcjWriter<Chain>>),
}

impl Chain {
    /// What was written since the last time.
    fn made(&mut self) -> &mut Vec<u8> {
        match self {
            Chain::Xz(writer) => writer.inner_mut(),
            Chain::One(writer) => writer.inner_mut(),
            Chain::Two(writer) => writer.inner_mut(),
            Chain::Delta(writer) => writer.inner_mut().made(),
            Chain::Branches(writer) => writer.inner_mut().made(),
        }
    }

    fn finish(self) -> Done<Vec<u8>> {
        match self {
            Chain::Xz(writer) => writer.finish(),
            Chain::One(writer) => writer.finish(),
            Chain::Two(writer) => writer.finish(),
            Chain::Delta(writer) => writer.into_inner().finish(),
            Chain::Branches(writer) => writer.finish()?.finish(),
        }
    }
}

impl Write for Chain {
    fn write(&mut self, data: &[u8]) -> Done<usize> {
        match self {
            Chain::Xz(writer) => writer.write(data),
            Chain::One(writer) => writer.write(data),
            Chain::Two(writer) => writer.write(data),
            Chain::Delta(writer) => writer.write(data),
            Chain::Branches(writer) => writer.write(data),
        }
    }

    // Flushing would end a chunk of LZMA2; a filter in front does it when it is finished, and nothing else asks for it.
    fn flush(&mut self) -> Done<()> {
        Ok(())
    }
}

/// A stream being compressed; None once it has been finished, and where settings were wrong.
struct Packing(Option<Chain>);

impl Payload for Packing {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        1 << 22
    }
}

/// The bytes, or a text that says what went wrong.
fn answer(vm: &mut Vm, made: Done<Vec<u8>>) -> Value {
    match made {
        Ok(made) => vm.heap.new_byte_vec(made).into(),
        Err(problem) => vm.heap.new_str(said(&problem)).into(),
    }
}

/// What `lzma` says of an error.
fn said(problem: &Error) -> &'static str {
    match problem.kind() {
        ErrorKind::OutOfMemory => "Memory usage limit exceeded",
        ErrorKind::InvalidInput | ErrorKind::Unsupported => "Invalid or unsupported options",
        ErrorKind::InvalidFilename => "Input format not supported by decoder",
        _ => "Corrupt input data",
    }
}

/// Compresses data, or with None ends the stream; gives bytes, or a text that says what went wrong.
fn push(vm: &mut Vm, args: Args, data: Option<&[u8]>) -> Result<Value, Raise> {
    // Taken out, so that other threads may run meanwhile.
    let held = vm.payload_mut::<Packing>(args.get(0));
    let Some(mut chain) = held.and_then(|held| held.0.take()) else {
        return Ok(answer(vm, Err(ErrorKind::Unsupported.into())));
    };
    let Some(data) = data else {
        let made = vm.block(|| chain.finish());
        return Ok(answer(vm, made));
    };
    let done = vm.block(|| {
        chain
            .write_all(data)
            .map(|_| ())
            .and(first(&mut chain, data))
    });
    let made = done.map(|_| std::mem::take(chain.made()));
    if let Some(held) = vm.payload_mut::<Packing>(args.get(0)) {
        held.0 = Some(chain);
    }
    Ok(answer(vm, made))
}

/// A container's header is written even if there are no data yet, which `write_all` does not pass on.
fn first(chain: &mut Chain, data: &[u8]) -> Done<()> {
    match chain {
        Chain::Xz(_) if data.is_empty() => chain.write(data).map(|_| ()),
        _ => Ok(()),
    }
}

enum Stream {
    /// A container's header is not complete: which one it may be.
    Unknown(u32),
    Xz(Box<XzStream>),
    One(Box<LzmaStream>),
    Two(Box<Lzma2Stream>),
}

/// A stream being decompressed.
struct Unpacking {
    stream: Stream,
    check: i64,
    limit: u32,
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

fn asked<T>(vm: &Vm, args: Args, otherwise: T, question: fn(&Unpacking) -> T) -> T {
    let held = vm.payload::<Held>(args.get(0));
    let held = held.and_then(|held| held.0.as_ref());
    held.map_or(otherwise, question)
}

impl Unpacking {
    fn new(settings: &Settings) -> Done<Unpacking> {
        let (stream, check) = match settings.format {
            kind @ (AUTO | XZ) => (Stream::Unknown(kind), UNKNOWN),
            ALONE => (Stream::Unknown(ALONE), 0),
            _ if settings.two => {
                let mut stream = Lzma2Stream::new(settings.options.dict_size);
                stream.set_filters(&settings.filters)?;
                (Stream::Two(Box::new(stream)), 0)
            }
            _ => {
                let o = &settings.options;
                let mut stream = LzmaStream::new(u64::MAX, o.lc, o.lp, o.pb, o.dict_size, None)?;
                stream.set_filters(&settings.filters)?;
                (Stream::One(Box::new(stream)), 0)
            }
        };
        Ok(Unpacking {
            stream,
            check,
            limit: settings.limit,
            ended: false,
            hungry: true,
            rest: Vec::new(),
        })
    }

    /// Looks which container begins here, once its header is complete. Errors: it is none of those that it may be.
    fn begin(&mut self, data: &[u8]) -> Done<()> {
        let Stream::Unknown(kind) = self.stream else {
            return Ok(());
        };
        let Some(&start) = data.first() else {
            return Ok(());
        };
        if kind == XZ || kind == AUTO && start == 0xFD {
            let Some(header) = data.get(..12) else {
                return Ok(());
            };
            if &header[..6] != b"\xFD7zXZ\0" {
                return Err(ErrorKind::InvalidFilename.into());
            }
            self.stream = Stream::Xz(Box::new(XzStream::new_mem_limit(false, self.limit)));
            self.check = i64::from(header[7] & 15);
            return Ok(());
        }
        alone(data, kind == AUTO)?;
        self.check = 0;
        if data.len() >= 13 {
            self.stream = Stream::One(Box::new(LzmaStream::new_mem_limit(self.limit, None)));
        }
        Ok(())
    }

    /// Decompresses until the data, the stream or the room (None: any) ends.
    fn read(&mut self, data: &[u8], most: Option<usize>) -> Done<Vec<u8>> {
        let mut held = std::mem::take(&mut self.rest);
        held.extend_from_slice(data);
        self.begin(&held)?;
        let mut made = Vec::new();
        if matches!(self.stream, Stream::Unknown(_)) {
            self.rest = held;
            return Ok(made);
        }
        let mut at = 0;
        loop {
            let room = most.map_or(1 << 15, |most| (most - made.len()).min(1 << 15));
            let before = made.len();
            made.resize(before + room, 0);
            let (from, to) = (&held[at..], &mut made[before..]);
            let result = match &mut self.stream {
                Stream::Unknown(_) => break,
                Stream::Xz(stream) => stream.process(from, to, Action::Run),
                Stream::One(stream) => stream.process(from, to, Action::Run),
                Stream::Two(stream) => stream.process(from, to, Action::Run),
            };
            // Only a container can ask for options that there are not; elsewhere the crate says so of wrong data.
            let result = result.map_err(|problem| match (&self.stream, problem.kind()) {
                (Stream::Xz(_), _) | (_, ErrorKind::OutOfMemory) => problem,
                _ => ErrorKind::InvalidData.into(),
            })?;
            made.truncate(before + result.bytes_produced);
            at += result.bytes_consumed;
            if result.status == Status::StreamEnd {
                self.ended = true;
                self.hungry = false;
                break;
            }
            if result.bytes_produced < room && (at == held.len() || result.bytes_consumed == 0) {
                self.hungry = true;
                break;
            }
            if most == Some(made.len()) {
                self.hungry = false;
                break;
            }
        }
        self.rest = held.split_off(at);
        if let (Stream::One(stream), true) = (&self.stream, self.ended) {
            let taken = stream.unused_input();
            self.rest.splice(..0, taken.iter().copied());
        }
        Ok(made)
    }
}

/// Whether this may be the header of an `.lzma` file, which has no signature; where nobody said that it is one, also by how likely its
/// sizes are: only dictionaries that compressors write, and no more than 256 GiB of data.
///
/// The rules are those of XZ Utils' `lzma-file-format.txt`.
fn alone(data: &[u8], guess: bool) -> Done<()> {
    let wrong = Err(ErrorKind::InvalidFilename.into());
    let bits = u32::from(data[0]);
    if bits > 224 || bits % 9 + bits / 9 % 5 > 4 {
        return wrong;
    }
    if !guess {
        return Ok(());
    }
    if let Some(size) = data.get(1..5) {
        let size = size
            .iter()
            .rev()
            .fold(0u64, |all, byte| all << 8 | u64::from(*byte));
        let top = size.checked_ilog2().map_or(0, |log| 1u64 << log);
        if size != u64::from(u32::MAX) && size != top && size != top + top / 2 {
            return wrong;
        }
    }
    if let Some(size) = data.get(5..13) {
        let size = size
            .iter()
            .rev()
            .fold(0u64, |all, byte| all << 8 | u64::from(*byte));
        if size != u64::MAX && size >= 1 << 38 {
            return wrong;
        }
    }
    Ok(())
}

fn pull(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = like_bytes(vm, args.get(1))?;
    let most = usize::try_from(args.int(vm, 2)?).ok();
    // Taken out, so that other threads may run meanwhile.
    let held = vm.payload_mut::<Held>(args.get(0));
    let Some(mut state) = held.and_then(|held| held.0.take()) else {
        return Ok(answer(vm, Err(ErrorKind::InvalidData.into())));
    };
    let made = vm.block(|| state.read(&data, most));
    if made.is_ok()
        && let Some(held) = vm.payload_mut::<Held>(args.get(0))
    {
        held.0 = Some(state);
    }
    Ok(answer(vm, made))
}
