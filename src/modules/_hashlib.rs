//! The native half of hashlib and hmac: digests, key derivation, comparison in constant time. What scripts import is
//! `std/hashlib.as`; the algorithms are the crates of RustCrypto and blake2_simd, put under one enum in
//! `_hashlib/state.rs`; the parameters of BLAKE2 are read in `_hashlib/blake.rs`.

#[path = "_hashlib/blake.rs"]
mod blake;
#[path = "_hashlib/state.rs"]
mod state;

use crate::builtins::buffers::{SIMPLE, exported};
use crate::builtins::bytes::{buffer, like_bytes};
use crate::heap::Gc;
use crate::modules::_binascii::fail;
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, Type, func, getter, method};
use crate::vm::outcome::Raise;
use state::State;

pub static MODULE: Module = Module {
    name: "_hashlib",
    consts: &[],
    funcs: &[
        func("new(name, string=..., /)", |vm, args| {
            let Value::Str(name) = vm.plain(args.get(0)) else {
                return Err(vm.type_error("name must be a string"));
            };
            let name = name.text(&vm.heap).to_owned();
            let Some(state) = State::named(&name) else {
                return Err(vm.value_error(format!("unsupported hash type {name}")));
            };
            begin(vm, state, args.get(1))
        }),
        func(
            "pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)",
            pbkdf2,
        ),
        func(
            "scrypt(password, *, salt=..., n=..., r=..., p=..., maxmem=0, dklen=64)",
            scrypt,
        ),
        func("hmac_digest(key, msg, digest, /)", |vm, args| {
            let name = args.str(vm, 2)?.text(&vm.heap).to_owned();
            let Some(state) = State::named(&name) else {
                return Err(vm.value_error(format!("unsupported hash type {name}")));
            };
            let (key, message) = (like_bytes(vm, args.get(0))?, like_bytes(vm, args.get(1))?);
            let made = state::Hmac::new(&state, &key).of(&message);
            Ok(vm.heap.new_byte_vec(made).into())
        }),
        func("compare_digest(a, b, /)", compare),
    ],
    types: &[&HASH, &HASH_XOF, &blake::BLAKE2B, &blake::BLAKE2S],
    init: Some(init),
};

static HASH: Type = Type {
    name: "HASH",
    module: "_hashlib",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: COMMON,
    doc: "A hash is an object used to calculate a checksum of a string of information.",
};

static HASH_XOF: Type = Type {
    name: "HASHXOF",
    module: "_hashlib",
    base: "HASH",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("digest(self, /, length)", |vm, args| {
            let made = long_digest(vm, args)?;
            Ok(vm.heap.new_byte_vec(made).into())
        }),
        method("hexdigest(self, /, length)", |vm, args| {
            let made = long_digest(vm, args)?;
            Ok(vm.string(hex(&made)))
        }),
    ],
    doc: "A hash whose digest is as long as it is asked for.",
};

static COMMON: &[Func] = &[
    method("update(self, obj, /)", update),
    method("digest(self, /)", |vm, args| {
        let made = this(vm, args)?.digest();
        Ok(vm.heap.new_byte_vec(made).into())
    }),
    method("hexdigest(self, /)", |vm, args| {
        let made = this(vm, args)?.digest();
        Ok(vm.string(hex(&made)))
    }),
    method("copy(self, /)", |vm, args| {
        let state = this(vm, args)?.clone();
        let class = vm.class_of(args.get(0));
        Ok(vm.object_of(class, state))
    }),
    method("__repr__(self, /)", |vm, args| {
        let name = this(vm, args)?.name();
        let (class, at) = (vm.type_name(args.get(0)), args.get(0).id());
        Ok(vm.string(format!("<{name} {class} object @ {at:#x}>")))
    }),
    getter("name", |vm, args| {
        let name = this(vm, args)?.name();
        Ok(vm.str(name))
    }),
    getter("digest_size", |vm, args| {
        Ok(Value::Int(this(vm, args)?.digest_size() as i64))
    }),
    getter("block_size", |vm, args| {
        Ok(Value::Int(this(vm, args)?.block_size() as i64))
    }),
];

fn init(vm: &mut Vm, _: Gc<Dict>) -> Result<(), Raise> {
    blake::add_limits(vm);
    Ok(())
}

fn this(vm: &mut Vm, args: Args) -> Result<&State, Raise> {
    if vm.payload::<State>(args.get(0)).is_none() {
        return Err(vm.wrong_type("_hashlib.HASH", args.get(0)));
    }
    Ok(vm
        .payload::<State>(args.get(0))
        .expect("it was there a moment ago"))
}

fn hex(data: &[u8]) -> String {
    data.iter().map(|b| format!("{b:02x}")).collect()
}

/// Makes a hash object fed with what is given.
fn begin(vm: &mut Vm, mut state: State, data: Value) -> Result<Value, Raise> {
    feed(vm, &mut state, data)?;
    let class: Gc<Class> = vm.types.object;
    let name = if state.is_xof() { "HASHXOF" } else { "HASH" };
    let class = vm.class_named(name).unwrap_or(class);
    Ok(vm.object_of(class, state))
}

fn feed(vm: &mut Vm, state: &mut State, data: Value) -> Result<(), Raise> {
    if data.is_unset() {
        return Ok(());
    }
    if matches!(vm.plain(data), Value::Str(_)) {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    let Some(data) = exported(vm, data, SIMPLE)? else {
        return Err(vm.type_error("object supporting the buffer API required"));
    };
    state.update(data.data(&vm.heap));
    Ok(())
}

fn update(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut state = this(vm, args)?.clone();
    feed(vm, &mut state, args.get(1))?;
    if let Some(old) = vm.payload_mut::<State>(args.get(0)) {
        *old = state;
    }
    Ok(Value::None)
}

fn long_digest(vm: &mut Vm, args: Args) -> Result<Vec<u8>, Raise> {
    let length = args.int(vm, 1)?;
    let Some(length) = usize::try_from(length).ok().filter(|&n| n <= 1 << 29) else {
        return Err(vm.value_error("value must be positive"));
    };
    Ok(this(vm, args)?.long_digest(length))
}

fn pbkdf2(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = args.str(vm, 0)?.text(&vm.heap).to_owned();
    let (password, salt) = (like_bytes(vm, args.get(1))?, like_bytes(vm, args.get(2))?);
    let rounds = args.int(vm, 3)?;
    let Some(state) = State::named(&name).filter(|s| !s.is_xof()) else {
        let text = "[digital envelope routines] unsupported";
        return Err(fail(vm, "hashlib", "_UnsupportedDigestmodError", text));
    };
    let rounds = match u32::try_from(rounds) {
        Ok(rounds @ 1..) if rounds <= i32::MAX as u32 => rounds,
        _ if rounds < 1 => {
            return Err(vm.value_error("iteration value must be greater than 0."));
        }
        _ => return Err(vm.overflow_error("iteration value is too great.")),
    };
    let length = match args.some(4) {
        None => state.digest_size() as i64,
        Some(length) => vm.to_index(length)?,
    };
    if length < 1 {
        return Err(vm.value_error("key length must be greater than 0."));
    }
    if length > i64::from(i32::MAX) {
        return Err(vm.overflow_error("key length is too great."));
    }
    let made = vm.block(|| state::pbkdf2(&state, &password, &salt, rounds, length as usize));
    Ok(vm.heap.new_byte_vec(made).into())
}

/// How much memory `scrypt` may take unless it is told otherwise: 32 MiB, as OpenSSL has it.
const SCRYPT_MEMORY: u128 = 32 << 20;

/// Derives a key from a password by RFC 7914.
fn scrypt(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let password = like_bytes(vm, args.get(0))?;
    let salt = args.get(1);
    if salt.is_unset() {
        return Err(vm.type_error("salt is required"));
    }
    let salt = like_bytes(vm, salt)?;
    let n = cost(vm, args, 2, "n")?;
    if n < 2 || !n.is_power_of_two() {
        return Err(vm.value_error("n must be a power of 2."));
    }
    let (r, p) = (cost(vm, args, 3, "r")?, cost(vm, args, 4, "p")?);
    let (most, length) = (args.int(vm, 5)?, args.int(vm, 6)?);
    let (Ok(most), true) = (u128::try_from(most), most < i64::from(i32::MAX)) else {
        let text = "maxmem must be positive and smaller than 2147483647";
        return Err(vm.value_error(text));
    };
    if length < 1 || length >= i64::from(i32::MAX) {
        let text = "dklen must be greater than 0 and smaller than 2147483647";
        return Err(vm.value_error(text));
    }
    if r == 0 || p == 0 {
        let text = "Invalid parameter combination for n, r, p, maxmem.";
        return Err(vm.value_error(text));
    }
    let block = 128 * u128::from(r);
    let needed = block.saturating_mul(u128::from(n) + 2 + u128::from(p));
    let allowed = if most == 0 { SCRYPT_MEMORY } else { most };
    let params = match (u32::try_from(r), u32::try_from(p)) {
        (Ok(r), Ok(p)) if needed <= allowed => {
            scrypt::Params::new(n.ilog2() as u8, r, p, scrypt::Params::RECOMMENDED_LEN).ok()
        }
        _ => None,
    };
    let Some(params) = params else {
        let text = "[digital envelope routines] memory limit exceeded";
        return Err(vm.value_error(text));
    };
    let made = vm.block(|| {
        let mut key = vec![0; length as usize];
        scrypt::scrypt(&password, &salt, &params, &mut key).map(|()| key)
    });
    match made {
        Ok(key) => Ok(vm.heap.new_byte_vec(key).into()),
        Err(e) => Err(vm.value_error(e.to_string())),
    }
}

/// Reads one of the costs of `scrypt`, all of which have to be given.
fn cost(vm: &mut Vm, args: Args, at: usize, name: &str) -> Result<u64, Raise> {
    let read = match vm.plain(args.get(at)) {
        // A larger one would not do, either.
        Value::Unset | Value::Big(_) => None,
        Value::Int(n) => u64::try_from(n).ok(),
        Value::Bool(b) => Some(b),
        other => {
            let kind = match other {
                Value::None => "None".to_owned(),
                other => vm.type_name(other),
            };
            let text = format!("scrypt() argument '{name}' must be int, not {kind}");
            return Err(vm.type_error(text));
        }
    };
    let text = format!("{name} is required and must be an unsigned int");
    read.ok_or_else(|| vm.type_error(text))
}

/// Tells whether two texts or bytes are the same, in a time that does not tell where they differ.
fn compare(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let both = (vm.plain(args.get(0)), vm.plain(args.get(1)));
    let (a, b) = match both {
        (Value::Str(a), Value::Str(b)) => {
            let (a, b) = (a.text(&vm.heap), b.text(&vm.heap));
            if !a.is_ascii() || !b.is_ascii() {
                let text = "comparing strings with non-ASCII characters is not supported";
                return Err(vm.type_error(text));
            }
            (a.as_bytes().to_vec(), b.as_bytes().to_vec())
        }
        _ if buffer(vm, args.get(0)).is_none() && buffer(vm, args.get(1)).is_none() => {
            let (a, b) = (vm.type_name(args.get(0)), vm.type_name(args.get(1)));
            let text =
                format!("unsupported operand types(s) or combination of types: '{a}' and '{b}'");
            return Err(vm.error(Exc::TypeError, text));
        }
        _ => (like_bytes(vm, args.get(0))?, like_bytes(vm, args.get(1))?),
    };
    let mut differ = u8::from(a.len() != b.len());
    for (i, byte) in b.iter().enumerate() {
        differ |= byte ^ a.get(i).unwrap_or(&0);
    }
    Ok(Value::bool(differ == 0))
}
