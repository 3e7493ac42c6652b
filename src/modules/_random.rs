//! The Mersenne Twister behind random: the same sequence for the same seed as CPython's.
//!
//! Distributions, shuffling and sampling are `std/random.as`.

use crate::heap::Marker;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::int::{as_i64, to_ibig};
use crate::object::payload::Payload;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, Type, func, method};
use crate::vm::outcome::Raise;
use dashu_int::{IBig, UBig};

pub static MODULE: Module = Module {
    name: "_random",
    consts: &[],
    funcs: &[],
    types: &[&RANDOM],
    init: None,
};

static RANDOM: Type = Type {
    name: "Random",
    module: "_random",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, *args, **kwargs)", new)),
    funcs: METHODS,
    doc: "A source of random numbers.",
};

static METHODS: &[Func] = &[
    method("__init__(self, seed=None)", |vm, args| {
        seed(vm, args)?;
        Ok(Value::None)
    }),
    method("seed(self, n=None, /)", seed),
    method("random(self, /)", |vm, args| {
        with(vm, args, |t| Value::float(t.random()))
    }),
    method("getrandbits(self, k, /)", getrandbits),
    method("getstate(self, /)", getstate),
    method("setstate(self, state, /)", setstate),
];

const N: usize = 624;
const M: usize = 397;

/// The state of a generator.
struct Twister {
    words: Box<[u32; N]>,
    at: usize,
}

impl Payload for Twister {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        N * 4
    }
}

impl Twister {
    fn from_number(seed: u32) -> Twister {
        let mut words = Box::new([0u32; N]);
        words[0] = seed;
        for i in 1..N {
            let before = words[i - 1];
            words[i] = 1_812_433_253u32
                .wrapping_mul(before ^ (before >> 30))
                .wrapping_add(i as u32);
        }
        Twister { words, at: N }
    }

    fn from_key(key: &[u32]) -> Twister {
        let mut twister = Twister::from_number(19_650_218);
        let words = &mut twister.words;
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(key.len()) {
            let mixed = (words[i - 1] ^ (words[i - 1] >> 30)).wrapping_mul(1_664_525);
            words[i] = (words[i] ^ mixed)
                .wrapping_add(key[j])
                .wrapping_add(j as u32);
            i += 1;
            j += 1;
            if i >= N {
                words[0] = words[N - 1];
                i = 1;
            }
            if j >= key.len() {
                j = 0;
            }
        }
        for _ in 1..N {
            let mixed = (words[i - 1] ^ (words[i - 1] >> 30)).wrapping_mul(1_566_083_941);
            words[i] = (words[i] ^ mixed).wrapping_sub(i as u32);
            i += 1;
            if i >= N {
                words[0] = words[N - 1];
                i = 1;
            }
        }
        words[0] = 0x8000_0000;
        twister
    }

    fn refill(&mut self) {
        let words = &mut self.words;
        for i in 0..N {
            let y = (words[i] & 0x8000_0000) | (words[(i + 1) % N] & 0x7fff_ffff);
            let odd = if y & 1 == 0 { 0 } else { 0x9908_b0df };
            words[i] = words[(i + M) % N] ^ (y >> 1) ^ odd;
        }
        self.at = 0;
    }

    fn next(&mut self) -> u32 {
        if self.at >= N {
            self.refill();
        }
        let mut y = self.words[self.at];
        self.at += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    fn random(&mut self) -> f64 {
        let (a, b) = ((self.next() >> 5) as f64, (self.next() >> 6) as f64);
        (a * 67_108_864.0 + b) * (1.0 / 9_007_199_254_740_992.0)
    }
}

fn new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.new_payload(args.get(0), Twister::from_number(0))
}

/// Runs something on the generator of argument 0.
fn with<R>(vm: &mut Vm, args: Args, run: impl FnOnce(&mut Twister) -> R) -> Result<R, Raise> {
    let v = args.get(0);
    match vm.payload_mut::<Twister>(v) {
        Some(twister) => Ok(run(twister)),
        None => Err(vm.wrong_type("_random.Random", v)),
    }
}

fn seed(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(1);
    let number = match vm.plain(v) {
        Value::None | Value::Unset => {
            let mut key = [0u32; 16];
            let now = std::time::SystemTime::now();
            let since = now
                .duration_since(std::time::UNIX_EPOCH)
                .unwrap_or_default();
            let mut state = (since.as_nanos() as u64) ^ ((std::process::id() as u64) << 32);
            if let Some(bytes) = super::os::random_bytes(64) {
                for (word, chunk) in key.iter_mut().zip(bytes.chunks_exact(4)) {
                    *word = u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]);
                }
            } else {
                for word in &mut key {
                    state = state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1);
                    *word = (state >> 32) as u32;
                }
            }
            with(vm, args, |t| *t = Twister::from_key(&key))?;
            return Ok(Value::None);
        }
        Value::Int(_) | Value::Big(_) | Value::Bool(_) => to_ibig(&vm.heap, vm.plain(v)),
        _ => IBig::from(vm.hash(v)?),
    };
    let (_, size) = number.into_parts();
    let bytes = size.to_le_bytes();
    let mut key: Vec<u32> = bytes
        .chunks(4)
        .map(|c| c.iter().rev().fold(0, |word, &b| (word << 8) | b as u32))
        .collect();
    if key.is_empty() {
        key.push(0);
    }
    with(vm, args, |t| *t = Twister::from_key(&key))?;
    Ok(Value::None)
}

fn getrandbits(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let k = args.int(vm, 1)?;
    if k < 0 {
        return Err(vm.value_error("number of bits must be non-negative"));
    }
    if k == 0 {
        return Ok(Value::Int(0));
    }
    if k <= 32 {
        return with(vm, args, |t| Value::Int((t.next() >> (32 - k)) as i64));
    }
    if k > 1 << 32 {
        return Err(vm.error(crate::object::exception::Exc::MemoryError, ""));
    }
    let bytes = with(vm, args, |t| {
        let mut bytes = Vec::with_capacity(k as usize / 8 + 4);
        let mut left = k;
        while left > 0 {
            let mut word = t.next();
            if left < 32 {
                word >>= 32 - left;
            }
            bytes.extend_from_slice(&word.to_le_bytes());
            left -= 32;
        }
        bytes
    })?;
    Ok(vm.heap.new_int(IBig::from(UBig::from_le_bytes(&bytes))))
}

fn getstate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut state: Vec<Value> = with(vm, args, |t| {
        t.words.iter().map(|&w| Value::Int(w as i64)).collect()
    })?;
    let at = with(vm, args, |t| t.at)?;
    state.push(Value::Int(at as i64));
    Ok(vm.tuple(&state))
}

fn setstate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Tuple(state) = args.get(1) else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    let numbers: Option<Vec<u32>> = state
        .items(&vm.heap)
        .iter()
        .map(|&v| as_i64(v).and_then(|i| u32::try_from(i).ok()))
        .collect();
    match numbers {
        Some(numbers) if numbers.len() == N + 1 && numbers[N] as usize <= N => {
            with(vm, args, |t| {
                t.words.copy_from_slice(&numbers[..N]);
                t.at = numbers[N] as usize;
            })?;
            Ok(Value::None)
        }
        Some(numbers) if numbers.len() != N + 1 => {
            Err(vm.value_error("state vector is the wrong size"))
        }
        _ => Err(vm.value_error("invalid state")),
    }
}
