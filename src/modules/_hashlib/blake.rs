//! The classes blake2b and blake2s: their many parameters.

use super::state::State;
use super::{COMMON, feed};
use crate::builtins::bytes::like_bytes;
use crate::object::Value;
use crate::object::class::Layout;
use crate::vm::Vm;
use crate::vm::native::{Args, Type, func};
use crate::vm::outcome::Raise;

pub static BLAKE2B: Type = Type {
    name: "blake2b",
    module: "_blake2",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func(
        "__new__(cls, data=..., /, *, digest_size=64, key=..., salt=..., person=..., fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)",
        |vm, args| make(vm, args, &LIMITS_B),
    )),
    funcs: BLAKE,
    doc: "Return a new BLAKE2b hash object.",
};

pub static BLAKE2S: Type = Type {
    name: "blake2s",
    module: "_blake2",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func(
        "__new__(cls, data=..., /, *, digest_size=32, key=..., salt=..., person=..., fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)",
        |vm, args| make(vm, args, &LIMITS_S),
    )),
    funcs: BLAKE,
    doc: "Return a new BLAKE2s hash object.",
};

/// All but the last of them: these classes have the representation of any object.
static BLAKE: &[crate::vm::native::Func] = &[
    COMMON[0], COMMON[1], COMMON[2], COMMON[3], COMMON[5], COMMON[6], COMMON[7],
];

/// What differs between the two.
struct Limits {
    name: &'static str,
    digest: usize,
    salt: usize,
    offset: u64,
}

static LIMITS_B: Limits = Limits {
    name: "blake2b",
    digest: 64,
    salt: 16,
    offset: u64::MAX,
};

static LIMITS_S: Limits = Limits {
    name: "blake2s",
    digest: 32,
    salt: 8,
    offset: (1 << 48) - 1,
};

/// Gives the classes their constants.
pub fn add_limits(vm: &mut Vm) {
    for limits in [&LIMITS_B, &LIMITS_S] {
        let Some(class) = vm.class_named(limits.name) else {
            continue;
        };
        let dict = class.get(&vm.heap).dict;
        let sizes = [
            ("MAX_DIGEST_SIZE", limits.digest),
            ("MAX_KEY_SIZE", limits.digest),
            ("SALT_SIZE", limits.salt),
            ("PERSON_SIZE", limits.salt),
        ];
        for (name, size) in sizes {
            let name = vm.intern(name);
            dict.set_str(&mut vm.heap, name, Value::Int(size as i64));
        }
    }
}

/// The parameters, checked.
struct Given {
    digest: usize,
    key: Vec<u8>,
    salt: Vec<u8>,
    person: Vec<u8>,
    fanout: u8,
    depth: u8,
    leaf: u32,
    offset: u64,
    node_depth: u8,
    inner: usize,
    last: bool,
}

fn short(vm: &mut Vm, v: Value, what: &str, most: usize) -> Result<Vec<u8>, Raise> {
    if v.is_unset() {
        return Ok(Vec::new());
    }
    let data = like_bytes(vm, v)?;
    if data.len() > most {
        return Err(vm.value_error(format!("maximum {what} length is {most} bytes")));
    }
    Ok(data)
}

fn small(vm: &mut Vm, v: Value, what: &str, least: i64) -> Result<u8, Raise> {
    let n = vm.to_index(v)?;
    match u8::try_from(n) {
        Ok(small) if n >= least => Ok(small),
        _ => Err(vm.value_error(format!("{what} must be between {least} and 255"))),
    }
}

fn large(vm: &mut Vm, v: Value, what: &str, most: u64) -> Result<u64, Raise> {
    let whole = vm.to_int_value(v)?;
    let n = crate::object::int::to_ibig(&vm.heap, whole);
    if n < dashu_int::IBig::ZERO {
        return Err(vm.value_error("value must be positive"));
    }
    match u64::try_from(n).ok() {
        Some(n) if n <= most => Ok(n),
        Some(_) => Err(vm.overflow_error(format!("{what} is too large"))),
        None => Err(vm.overflow_error("int too big to convert")),
    }
}

fn read(vm: &mut Vm, args: Args, limits: &Limits) -> Result<Given, Raise> {
    let digest = args.int(vm, 2)?;
    if digest < 1 || digest > limits.digest as i64 {
        let most = limits.digest;
        let text = format!("digest_size must be between 1 and {most} bytes");
        return Err(vm.value_error(text));
    }
    let salt = short(vm, args.get(4), "salt", limits.salt)?;
    let person = short(vm, args.get(5), "person", limits.salt)?;
    let fanout = small(vm, args.get(6), "fanout", 0)?;
    let depth = small(vm, args.get(7), "depth", 1)?;
    let leaf = large(vm, args.get(8), "leaf_size", u64::from(u32::MAX))? as u32;
    let offset = large(vm, args.get(9), "node_offset", limits.offset)?;
    let node_depth = small(vm, args.get(10), "node_depth", 0)?;
    let inner = args.int(vm, 11)?;
    if inner < 0 || inner > limits.digest as i64 {
        let most = limits.digest;
        return Err(vm.value_error(format!("inner_size must be between 0 and is {most}")));
    }
    let key = short(vm, args.get(3), "key", limits.digest)?;
    let last = args.truth(vm, 12)?;
    Ok(Given {
        digest: digest as usize,
        key,
        salt,
        person,
        fanout,
        depth,
        leaf,
        offset,
        node_depth,
        inner: inner as usize,
        last,
    })
}

fn make(vm: &mut Vm, args: Args, limits: &Limits) -> Result<Value, Raise> {
    let given = read(vm, args, limits)?;
    // Both crates name the parameters alike.
    macro_rules! state {
        ($params:expr) => {
            Box::new(
                $params
                    .hash_length(given.digest)
                    .key(&given.key)
                    .salt(&given.salt)
                    .personal(&given.person)
                    .fanout(given.fanout)
                    .max_depth(given.depth)
                    .max_leaf_length(given.leaf)
                    .node_offset(given.offset)
                    .node_depth(given.node_depth)
                    .inner_hash_length(given.inner)
                    .last_node(given.last)
                    .to_state(),
            )
        };
    }
    let mut state = if limits.digest == 64 {
        State::Blake2b(state!(blake2b_simd::Params::new()), given.digest)
    } else {
        State::Blake2s(state!(blake2s_simd::Params::new()), given.digest)
    };
    feed(vm, &mut state, args.get(1))?;
    vm.new_payload(args.get(0), state)
}
