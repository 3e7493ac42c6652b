//! Pickles of plain data, for `pickle`: numbers, strings, bytes, tuples, lists and dicts of the builtin classes themselves, in
//! protocols 4 and 5. For whatever else there is None, and the library's pickler does all of it.

use crate::builtins::bytes::needed_buffer;
use crate::object::Value;
use crate::source::surrogate;
use crate::vm::native::{Args, Module, func};
use crate::vm::{Raise, Vm};
use rustc_hash::FxHashMap;

pub static MODULE: Module = Module {
    name: "_pickled",
    consts: &[],
    funcs: &[
        func("dumps(obj, protocol, /)", dumps),
        func("loads(data, /)", loads),
    ],
    types: &[],
    init: None,
};

/// A frame ends before the value that begins beyond so many bytes of it; longer data would stand outside of frames.
const FRAME: usize = 64 << 10;
/// Shorter frames go without a head.
const SHORT_FRAME: usize = 4;
const FRAME_HEAD: usize = 9;
/// How many items one instruction takes.
const BATCH: usize = 1000;
/// Data nested more deeply is left to the library's pickler, which has an error for it.
const DEPTH: u32 = 200;

mod op {
    pub const MARK: u8 = b'(';
    pub const EMPTY_TUPLE: u8 = b')';
    pub const STOP: u8 = b'.';
    pub const BINBYTES: u8 = b'B';
    pub const SHORT_BINBYTES: u8 = b'C';
    pub const BINFLOAT: u8 = b'G';
    pub const BININT: u8 = b'J';
    pub const BININT1: u8 = b'K';
    pub const BININT2: u8 = b'M';
    pub const NONE: u8 = b'N';
    pub const BINUNICODE: u8 = b'X';
    pub const EMPTY_LIST: u8 = b']';
    pub const APPEND: u8 = b'a';
    pub const APPENDS: u8 = b'e';
    pub const BINGET: u8 = b'h';
    pub const LONG_BINGET: u8 = b'j';
    pub const SETITEM: u8 = b's';
    pub const TUPLE: u8 = b't';
    pub const SETITEMS: u8 = b'u';
    pub const EMPTY_DICT: u8 = b'}';
    pub const PROTO: u8 = 0x80;
    pub const TUPLE1: u8 = 0x85;
    pub const TUPLE2: u8 = 0x86;
    pub const TUPLE3: u8 = 0x87;
    pub const NEWTRUE: u8 = 0x88;
    pub const NEWFALSE: u8 = 0x89;
    pub const LONG1: u8 = 0x8a;
    pub const SHORT_BINUNICODE: u8 = 0x8c;
    pub const MEMOIZE: u8 = 0x94;
    pub const FRAME: u8 = 0x95;
}

/// A pickle being written.
struct Writer<'v> {
    vm: &'v Vm,
    out: Vec<u8>,
    /// Where the frame begins that is being written, if one is.
    frame: Option<usize>,
    memo: FxHashMap<usize, u32>,
}

impl Writer<'_> {
    fn put(&mut self, bytes: &[u8]) {
        if self.frame.is_none() {
            self.frame = Some(self.out.len());
            self.out.extend_from_slice(&[0; FRAME_HEAD]);
        }
        self.out.extend_from_slice(bytes);
    }

    fn end_frame(&mut self) {
        let Some(start) = self.frame.take() else {
            return;
        };
        let len = self.out.len() - start - FRAME_HEAD;
        if len < SHORT_FRAME {
            self.out.drain(start..start + FRAME_HEAD);
            return;
        }
        self.out[start] = op::FRAME;
        self.out[start + 1..start + FRAME_HEAD].copy_from_slice(&(len as u64).to_le_bytes());
    }

    fn memoize(&mut self, value: Value) {
        let next = self.memo.len() as u32;
        self.memo.insert(value.address(), next);
        self.put(&[op::MEMOIZE]);
    }

    /// Writes a value; `None` if it is not plain.
    fn save(&mut self, value: Value, depth: u32) -> Option<()> {
        let frame = self.frame.map_or(0, |start| self.out.len() - start);
        if frame >= FRAME + FRAME_HEAD {
            self.end_frame();
        }
        match value {
            Value::None => self.put(&[op::NONE]),
            Value::Bool(0) => self.put(&[op::NEWFALSE]),
            Value::Bool(_) => self.put(&[op::NEWTRUE]),
            Value::Int(i) => self.save_int(i),
            Value::Float(f) => {
                let [a, b, c, d, e, f, g, h] = f.get().to_be_bytes();
                self.put(&[op::BINFLOAT, a, b, c, d, e, f, g, h]);
            }
            _ => return self.save_object(value, depth.checked_sub(1)?),
        }
        Some(())
    }

    fn save_int(&mut self, i: i64) {
        if let Ok(byte) = u8::try_from(i) {
            self.put(&[op::BININT1, byte]);
        } else if let Ok(short) = u16::try_from(i) {
            let [a, b] = short.to_le_bytes();
            self.put(&[op::BININT2, a, b]);
        } else if let Ok(int) = i32::try_from(i) {
            let [a, b, c, d] = int.to_le_bytes();
            self.put(&[op::BININT, a, b, c, d]);
        } else {
            let bytes = i.to_le_bytes();
            // As many bytes as the number and its sign need.
            let bits = 65 - if i < 0 { i.leading_ones() } else { i.leading_zeros() } as usize;
            let len = bits.div_ceil(8);
            self.put(&[op::LONG1, len as u8]);
            self.put(&bytes[..len]);
        }
    }

    fn save_object(&mut self, value: Value, depth: u32) -> Option<()> {
        if let Some(&known) = self.memo.get(&value.address()) {
            match u8::try_from(known) {
                Ok(byte) => self.put(&[op::BINGET, byte]),
                Err(_) => {
                    let [a, b, c, d] = known.to_le_bytes();
                    self.put(&[op::LONG_BINGET, a, b, c, d]);
                }
            }
            return Some(());
        }
        let heap = &self.vm.heap;
        match value {
            Value::Str(s) => {
                let data = s.text(heap).as_bytes();
                if surrogate::find(s.text(heap)).is_some() {
                    return None;
                }
                self.save_data(value, data, op::SHORT_BINUNICODE, op::BINUNICODE)
            }
            Value::Bytes(b) => {
                self.save_data(value, b.data(heap), op::SHORT_BINBYTES, op::BINBYTES)
            }
            Value::Tuple(t) => self.save_tuple(value, t.items(heap), depth),
            Value::List(l) => {
                self.put(&[op::EMPTY_LIST]);
                self.memoize(value);
                let items = l.items(heap);
                if let [only] = items {
                    self.save(*only, depth)?;
                    self.put(&[op::APPEND]);
                    return Some(());
                }
                for batch in items.chunks(BATCH) {
                    self.put(&[op::MARK]);
                    for &item in batch {
                        self.save(item, depth)?;
                    }
                    self.put(&[op::APPENDS]);
                }
                Some(())
            }
            Value::Dict(d) => {
                self.put(&[op::EMPTY_DICT]);
                self.memoize(value);
                let pairs: Vec<(Value, Value)> = d.iter(heap).collect();
                let one = pairs.len() == 1;
                for batch in pairs.chunks(BATCH) {
                    if !one {
                        self.put(&[op::MARK]);
                    }
                    for &(key, value) in batch {
                        self.save(key, depth)?;
                        self.save(value, depth)?;
                    }
                    self.put(&[if one { op::SETITEM } else { op::SETITEMS }]);
                }
                Some(())
            }
            _ => None,
        }
    }

    fn save_data(&mut self, value: Value, data: &[u8], short: u8, long: u8) -> Option<()> {
        match u8::try_from(data.len()) {
            Ok(len) => self.put(&[short, len]),
            Err(_) if data.len() >= FRAME => return None,
            Err(_) => {
                let [a, b, c, d] = (data.len() as u32).to_le_bytes();
                self.put(&[long, a, b, c, d]);
            }
        }
        self.put(data);
        self.memoize(value);
        Some(())
    }

    fn save_tuple(&mut self, value: Value, items: &[Value], depth: u32) -> Option<()> {
        let code = match items.len() {
            0 => {
                self.put(&[op::EMPTY_TUPLE]);
                return Some(());
            }
            1 => op::TUPLE1,
            2 => op::TUPLE2,
            3 => op::TUPLE3,
            _ => {
                self.put(&[op::MARK]);
                op::TUPLE
            }
        };
        for &item in items {
            self.save(item, depth)?;
        }
        // One that holds itself.
        if self.memo.contains_key(&value.address()) {
            return None;
        }
        self.put(&[code]);
        self.memoize(value);
        Some(())
    }
}

fn dumps(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Int(protocol @ 4..=5) = args.get(1) else {
        return Ok(Value::None);
    };
    let mut writer = Writer {
        vm,
        out: vec![op::PROTO, protocol as u8],
        frame: None,
        memo: FxHashMap::default(),
    };
    if writer.save(args.get(0), DEPTH).is_none() {
        return Ok(Value::None);
    }
    writer.put(&[op::STOP]);
    writer.end_frame();
    let out = writer.out;
    Ok(Value::Bytes(vm.heap.new_byte_vec(out)))
}

/// A pickle being read. What it has made stays alive, since nothing is collected meanwhile.
struct Reader<'v, 'd> {
    vm: &'v mut Vm,
    data: &'d [u8],
    stack: Vec<Value>,
    marks: Vec<usize>,
    memo: Vec<Value>,
}

impl Reader<'_, '_> {
    fn take(&mut self, count: usize) -> Option<&[u8]> {
        self.data.split_off(..count)
    }

    fn number<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// Takes data whose length stands before it, in one byte or four.
    fn counted(&mut self, short: bool) -> Option<&[u8]> {
        let len = if short {
            usize::from(self.number::<1>()?[0])
        } else {
            u32::from_le_bytes(self.number()?) as usize
        };
        self.take(len)
    }

    /// Takes what stands above the last mark.
    fn marked(&mut self) -> Option<Vec<Value>> {
        let mark = self.marks.pop()?;
        (mark <= self.stack.len()).then(|| self.stack.split_off(mark))
    }

    /// Takes so many values from the top, none of them from below a mark.
    fn top(&mut self, count: usize) -> Option<Vec<Value>> {
        let at = self.stack.len().checked_sub(count)?;
        let fine = self.marks.last().is_none_or(|&mark| at >= mark);
        fine.then(|| self.stack.split_off(at))
    }

    fn tuple(&mut self, count: usize) -> Option<Value> {
        let items = self.top(count)?;
        Some(self.vm.tuple(&items))
    }

    /// Puts items behind the list that lies on top.
    fn append(&mut self, items: &[Value]) -> Option<()> {
        let &Value::List(list) = self.stack.last()? else {
            return None;
        };
        list.extend(&mut self.vm.heap, items);
        Some(())
    }

    /// Puts keys and values into the dict that lies on top.
    fn set_items(&mut self, items: &[Value]) -> Option<()> {
        let (&Value::Dict(dict), (pairs, [])) = (self.stack.last()?, items.as_chunks::<2>()) else {
            return None;
        };
        for &[key, value] in pairs {
            // Those are hashed and compared without a script's code.
            let plain = matches!(
                key,
                Value::Str(_) | Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::None | Value::Bytes(_)
            );
            if !plain || self.vm.dict_set(dict, key, value).is_err() {
                return None;
            }
        }
        Some(())
    }

    /// Carries out instructions up to the end; `None` if there is one that is not for plain data.
    fn run(&mut self) -> Option<Value> {
        loop {
            let [code] = self.number()?;
            let made = match code {
                op::STOP => {
                    let made = self.stack.pop()?;
                    let whole = self.stack.is_empty() && self.marks.is_empty();
                    return whole.then_some(made);
                }
                op::FRAME => {
                    let len = u64::from_le_bytes(self.number()?);
                    (len <= self.data.len() as u64).then_some(())?;
                    continue;
                }
                op::MEMOIZE => {
                    self.memo.push(*self.stack.last()?);
                    continue;
                }
                op::MARK => {
                    self.marks.push(self.stack.len());
                    continue;
                }
                op::APPEND | op::SETITEM => {
                    let count = if code == op::APPEND { 1 } else { 2 };
                    let items = self.top(count)?;
                    match code {
                        op::APPEND => self.append(&items)?,
                        _ => self.set_items(&items)?,
                    }
                    continue;
                }
                op::APPENDS | op::SETITEMS => {
                    let items = self.marked()?;
                    match code {
                        op::APPENDS => self.append(&items)?,
                        _ => self.set_items(&items)?,
                    }
                    continue;
                }
                _ => self.value(code)?,
            };
            self.stack.push(made);
        }
    }

    /// Gives what an instruction makes.
    fn value(&mut self, code: u8) -> Option<Value> {
        Some(match code {
            op::NONE => Value::None,
            op::NEWTRUE => Value::bool(true),
            op::NEWFALSE => Value::bool(false),
            op::BININT1 => Value::Int(self.number::<1>()?[0].into()),
            op::BININT2 => Value::Int(u16::from_le_bytes(self.number()?).into()),
            op::BININT => Value::Int(i32::from_le_bytes(self.number()?).into()),
            op::LONG1 => {
                let data = self.counted(true)?;
                let negative = data.last().is_some_and(|byte| byte & 0x80 != 0);
                let mut bytes = [if negative { 0xff } else { 0 }; 8];
                bytes.get_mut(..data.len())?.copy_from_slice(data);
                Value::Int(i64::from_le_bytes(bytes))
            }
            op::BINFLOAT => Value::float(f64::from_be_bytes(self.number()?)),
            op::SHORT_BINUNICODE | op::BINUNICODE => {
                let data = self.counted(code == op::SHORT_BINUNICODE)?;
                let text = std::str::from_utf8(data).ok()?.to_owned();
                self.vm.string(text)
            }
            op::SHORT_BINBYTES | op::BINBYTES => {
                let data = self.counted(code == op::SHORT_BINBYTES)?.to_vec();
                Value::Bytes(self.vm.heap.new_byte_vec(data))
            }
            op::EMPTY_LIST => self.vm.list(Vec::new()),
            op::EMPTY_DICT => self.vm.heap.new_dict().into(),
            op::EMPTY_TUPLE => self.vm.tuple(&[]),
            op::TUPLE1 => self.tuple(1)?,
            op::TUPLE2 => self.tuple(2)?,
            op::TUPLE3 => self.tuple(3)?,
            op::TUPLE => {
                let items = self.marked()?;
                self.vm.tuple(&items)
            }
            op::BINGET => {
                let [at] = self.number()?;
                *self.memo.get(usize::from(at))?
            }
            op::LONG_BINGET => {
                let at = u32::from_le_bytes(self.number()?);
                *self.memo.get(at as usize)?
            }
            _ => return None,
        })
    }
}

/// The value of a pickle in a tuple of its own.
fn loads(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = needed_buffer(vm, args.get(0))?;
    let copy = data.data(&vm.heap).to_vec();
    let [op::PROTO, 4 | 5, rest @ ..] = &copy[..] else {
        return Ok(Value::None);
    };
    let mut reader = Reader {
        vm,
        data: rest,
        stack: Vec::new(),
        marks: Vec::new(),
        memo: Vec::new(),
    };
    match reader.run() {
        Some(made) => Ok(vm.tuple(&[made])),
        None => Ok(Value::None),
    }
}
