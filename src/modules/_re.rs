//! The native half of re: patterns, matches, and the functions that take a pattern as text.
//!
//! Syntax, programs and the engine are `_re/`; flags, `escape`, the error class are `std/re.as`. Offsets are bytes
//! inside and code points for scripts. The engine reads the text where it lies and runs no script code.

#[path = "_re/matcher.rs"]
mod matcher;
#[path = "_re/matches.rs"]
mod matches;
#[path = "_re/program.rs"]
mod program;
#[path = "_re/replace.rs"]
mod replace;
#[path = "_re/scanner.rs"]
mod scanner;
#[path = "_re/syntax.rs"]
mod syntax;
#[path = "_re/width.rs"]
mod width;

use crate::builtins::bytes::buffer;
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, Type, func, getter, method};
use crate::vm::outcome::Raise;
use matcher::{Found, Matcher, Octets, Points, Stop, Want};
use program::Program;
use crate::source::surrogate;
use scanner::{ITERATOR, SCANNER, scanner};
use std::sync::Arc;
use syntax::Wrong;

pub static MODULE: Module = Module {
    name: "_re",
    consts: &[],
    funcs: FUNCTIONS,
    types: &[&PATTERN, &matches::MATCH, &SCANNER, &ITERATOR],
    init: Some(|vm, dict| {
        let (name, cache) = (vm.intern(CACHE), vm.heap.new_dict());
        dict.set_str(&mut vm.heap, name, cache.into());
        for generic in ["Pattern", "Match"] {
            if let Some(class) = vm.class_named(generic) {
                vm.add_methods(class, None, crate::builtins::alias::GENERIC);
            }
        }
        Ok(())
    }),
};

/// Where the compiled patterns are kept.
const CACHE: &str = "_cache";
/// How many, before all are forgotten.
const KEPT: usize = 512;

static FUNCTIONS: &[Func] = &[
    func("compile(pattern, flags=0)", |vm, args| {
        compiled(vm, args.get(0), args.get(1))
    }),
    func("match(pattern, string, flags=0)", |vm, args| {
        by_text(vm, args, args.get(2), |vm, p| {
            once(vm, p, args.get(1), Kind::Match)
        })
    }),
    func("fullmatch(pattern, string, flags=0)", |vm, args| {
        by_text(vm, args, args.get(2), |vm, p| {
            once(vm, p, args.get(1), Kind::Full)
        })
    }),
    func("search(pattern, string, flags=0)", |vm, args| {
        by_text(vm, args, args.get(2), |vm, p| {
            once(vm, p, args.get(1), Kind::Search)
        })
    }),
    func("findall(pattern, string, flags=0)", |vm, args| {
        by_text(vm, args, args.get(2), |vm, p| {
            let range = (Value::Unset, Value::Unset);
            find_all(vm, p, args.get(1), range)
        })
    }),
    func("finditer(pattern, string, flags=0)", |vm, args| {
        by_text(vm, args, args.get(2), |vm, p| {
            let range = (Value::Unset, Value::Unset);
            scanner(vm, p, args.get(1), range, "callable_iterator")
        })
    }),
    func(
        "sub(pattern, repl, string, *args, count=..., flags=...)",
        |vm, args| {
            let (count, flags) = placed(vm, args, 3, ("sub", "count"))?;
            by_text(vm, args, flags, |vm, p| {
                let (text, _) = replace::all(vm, p, args.get(1), args.get(2), count)?;
                Ok(text)
            })
        },
    ),
    func(
        "subn(pattern, repl, string, *args, count=..., flags=...)",
        |vm, args| {
            let (count, flags) = placed(vm, args, 3, ("subn", "count"))?;
            by_text(vm, args, flags, |vm, p| {
                let (text, n) = replace::all(vm, p, args.get(1), args.get(2), count)?;
                Ok(vm.tuple(&[text, Value::Int(n)]))
            })
        },
    ),
    func(
        "split(pattern, string, *args, maxsplit=..., flags=...)",
        |vm, args| {
            let (most, flags) = placed(vm, args, 2, ("split", "maxsplit"))?;
            by_text(vm, args, flags, |vm, p| split(vm, p, args.get(1), most))
        },
    ),
    func("_width(pattern, flags, /)", |vm, args| {
        let (chars, istext) = characters(vm, args.get(0))?;
        let flags = args.int(vm, 1)? as u32;
        match syntax::parse(&chars, istext, flags, &mut Vec::new()) {
            Ok(parsed) => {
                let (low, high) = width::width(&parsed);
                let parts = [low, high].map(|n| vm.heap.new_int128(n as i128));
                Ok(vm.tuple(&parts))
            }
            Err(wrong) => Err(refuse(vm, wrong, args.get(0))),
        }
    }),
    func("purge()", |vm, _| {
        if let Some(cache) = cache(vm) {
            cache.clear(&mut vm.heap);
        }
        Ok(Value::None)
    }),
];

static PATTERN: Type = Type {
    name: "Pattern",
    module: "re",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: METHODS,
    doc: "Compiled regular expression object.",
};

static METHODS: &[Func] = &[
    method("match(self, /, string, pos=0, endpos=...)", |vm, args| {
        ranged(vm, args, Kind::Match)
    }),
    method(
        "fullmatch(self, /, string, pos=0, endpos=...)",
        |vm, args| ranged(vm, args, Kind::Full),
    ),
    method("search(self, /, string, pos=0, endpos=...)", |vm, args| {
        ranged(vm, args, Kind::Search)
    }),
    method("findall(self, /, string, pos=0, endpos=...)", |vm, args| {
        find_all(vm, args.get(0), args.get(1), (args.get(2), args.get(3)))
    }),
    method(
        "finditer(self, /, string, pos=0, endpos=...)",
        |vm, args| {
            let range = (args.get(2), args.get(3));
            scanner(vm, args.get(0), args.get(1), range, "callable_iterator")
        },
    ),
    method("scanner(self, /, string, pos=0, endpos=...)", |vm, args| {
        let range = (args.get(2), args.get(3));
        scanner(vm, args.get(0), args.get(1), range, "SRE_Scanner")
    }),
    method("sub(self, /, repl, string, count=0)", |vm, args| {
        let (text, _) = replace::all(vm, args.get(0), args.get(1), args.get(2), args.get(3))?;
        Ok(text)
    }),
    method("subn(self, /, repl, string, count=0)", |vm, args| {
        let (text, n) = replace::all(vm, args.get(0), args.get(1), args.get(2), args.get(3))?;
        Ok(vm.tuple(&[text, Value::Int(n)]))
    }),
    method("split(self, /, string, maxsplit=0)", |vm, args| {
        split(vm, args.get(0), args.get(1), args.get(2))
    }),
    method("__copy__(self, /)", |_, args| Ok(args.get(0))),
    method("__deepcopy__(self, memo, /)", |_, args| Ok(args.get(0))),
    method("__repr__(self, /)", repr),
    method("__hash__(self, /)", |vm, args| {
        let p = this(vm, args.get(0))?;
        let (source, flags) = (p.source, p.flags);
        let hash = vm.hash(source)? ^ u64::from(flags);
        Ok(Value::Int(hash as i64))
    }),
    method("__eq__(self, value, /)", |vm, args| same(vm, args, false)),
    method("__ne__(self, value, /)", |vm, args| same(vm, args, true)),
    method("__reduce__(self, /)", |vm, args| {
        let p = this(vm, args.get(0))?;
        let (source, flags) = (p.source, Value::Int(i64::from(p.flags)));
        let module = vm.import_module("re")?;
        vm.root(module);
        let name = vm.intern("_compile");
        let make = vm.get_attr(module, name)?;
        let given = vm.tuple(&[source, flags]);
        Ok(vm.tuple(&[make, given]))
    }),
    getter("pattern", |vm, args| Ok(this(vm, args.get(0))?.source)),
    getter("flags", |vm, args| {
        Ok(Value::Int(i64::from(this(vm, args.get(0))?.flags)))
    }),
    getter("groups", |vm, args| {
        Ok(Value::Int(this(vm, args.get(0))?.program.groups as i64))
    }),
    getter("groupindex", |vm, args| {
        let names = this(vm, args.get(0))?.names.clone();
        let dict = vm.heap.new_dict();
        if names.is_empty() {
            return Ok(dict.into());
        }
        vm.root(dict);
        for (name, group) in names.iter() {
            let key = vm.intern(name);
            dict.set_str(&mut vm.heap, key, Value::Int(*group as i64));
        }
        match vm.class_named("mappingproxy") {
            Some(class) => vm.call(class.into(), &[dict.into()]),
            None => Ok(dict.into()),
        }
    }),
];

/// A compiled pattern.
pub struct Pattern {
    program: Arc<Program>,
    /// What it was made of.
    source: Value,
    flags: u32,
    names: Arc<Vec<(String, usize)>>,
    istext: bool,
    /// The class of its matches.
    matches: Value,
}

impl Payload for Pattern {
    fn trace(&self, m: &mut Marker) {
        self.source.trace(m);
        self.matches.trace(m);
    }
    fn size(&self) -> usize {
        200 + self.program.ops.len() * 48
    }
}

/// The text a pattern is tried on.
#[derive(Clone, Copy)]
pub enum Subject {
    Str(Gc<Str>),
    Bytes(Gc<Bytes>),
}

impl Subject {
    fn value(self) -> Value {
        match self {
            Subject::Str(s) => s.into(),
            Subject::Bytes(b) => b.into(),
        }
    }

    /// Gives the length in bytes.
    fn size(self, vm: &Vm) -> usize {
        match self {
            Subject::Str(s) => s.bytes(&vm.heap).len(),
            Subject::Bytes(b) => b.len(&vm.heap),
        }
    }

    fn len(self, vm: &Vm) -> usize {
        match self {
            Subject::Str(s) => s.len(&vm.heap),
            Subject::Bytes(b) => b.len(&vm.heap),
        }
    }

    fn byte_of(self, vm: &Vm, point: usize) -> usize {
        match self {
            Subject::Str(s) => s.byte_of(&vm.heap, point),
            Subject::Bytes(_) => point,
        }
    }

    fn point_of(self, vm: &Vm, byte: usize) -> usize {
        match self {
            Subject::Str(s) => s.point_of(&vm.heap, byte),
            Subject::Bytes(_) => byte,
        }
    }

    /// Makes the value of a part.
    fn part(self, vm: &mut Vm, from: usize, to: usize) -> Value {
        match self {
            Subject::Str(s) => s.part(&mut vm.heap, from, to).into(),
            Subject::Bytes(b) => {
                if to - from == b.len(&vm.heap) {
                    return b.into();
                }
                let data = b.data(&vm.heap)[from..to].to_vec();
                vm.heap.new_byte_vec(data).into()
            }
        }
    }
}

/// How a text is tried.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Match,
    Full,
    Search,
}

fn this(vm: &mut Vm, v: Value) -> Result<&Pattern, Raise> {
    if vm.payload::<Pattern>(v).is_none() {
        return Err(vm.wrong_type("re.Pattern", v));
    }
    match vm.payload::<Pattern>(v) {
        Some(p) => Ok(p),
        None => unreachable!("just found"),
    }
}

fn cache(vm: &mut Vm) -> Option<Gc<crate::object::dict::Dict>> {
    let (module, name) = (vm.intern("_re"), vm.intern(CACHE));
    let Some(Value::Module(module)) = vm.modules.get_str(&vm.heap, module) else {
        return None;
    };
    let dict = module.get(&vm.heap).dict;
    match dict.get_str(&vm.heap, name) {
        Some(Value::Dict(cache)) => Some(cache),
        _ => None,
    }
}

fn by_text(
    vm: &mut Vm,
    args: Args,
    flags: Value,
    run: impl FnOnce(&mut Vm, Value) -> Result<Value, Raise>,
) -> Result<Value, Raise> {
    let pattern = compiled(vm, args.get(0), flags)?;
    vm.root(pattern);
    run(vm, pattern)
}

/// Gives the count and the flags of `sub` and the like, which may come by position yet, with a warning.
fn placed(
    vm: &mut Vm,
    args: Args,
    at: usize,
    (function, count_name): (&str, &str),
) -> Result<(Value, Value), Raise> {
    let (given, mut count, mut flags) = (args.rest(vm, at), args.get(at + 1), args.get(at + 2));
    let or_zero = |v: Value| v.some().unwrap_or(Value::Int(0));
    let Some(&first) = given.first() else {
        return Ok((or_zero(count), or_zero(flags)));
    };
    let named = |v: Value| !v.is_unset();
    let twice = match given.len() {
        _ if named(count) => Some(count_name),
        1 => None,
        _ if named(flags) => Some("flags"),
        2 => None,
        n => {
            let text = format!(
                "{function}() takes from {at} to {} positional arguments but {} were given",
                at + 2,
                at + n
            );
            return Err(vm.type_error(text));
        }
    };
    if let Some(name) = twice {
        let text = format!("{function}() got multiple values for argument '{name}'");
        return Err(vm.type_error(text));
    }
    count = first;
    flags = or_zero(given.get(1).copied().unwrap_or(flags));
    let text = format!("'{count_name}' is passed as positional argument");
    vm.warn_category("DeprecationWarning", &text)?;
    Ok((count, flags))
}

/// Finds the compiled pattern of a text among those that are kept.
fn kept(vm: &mut Vm, source: Value, bits: u32) -> Result<Option<Value>, Raise> {
    let plain = vm.plain(source);
    if !matches!(plain, Value::Str(_) | Value::Bytes(_)) {
        return Ok(None);
    }
    let key = vm.tuple(&[plain, Value::Int(i64::from(bits))]);
    vm.root(key);
    match cache(vm) {
        Some(cache) => vm.dict_get(cache, key),
        None => Ok(None),
    }
}

/// Gives the compiled pattern of a text, a kept one if there is; or the pattern itself.
fn compiled(vm: &mut Vm, source: Value, flags: Value) -> Result<Value, Raise> {
    let bits = match vm.plain(flags) {
        Value::Int(n) => n as u32,
        Value::Bool(b) => b as u32,
        _ => {
            let kind = vm.type_name(flags);
            let text = format!("unsupported operand type(s) for &: '{kind}' and 'int'");
            return Err(vm.type_error(text));
        }
    };
    if vm.payload::<Pattern>(source).is_some() {
        if bits != 0 {
            let text = "cannot process flags argument with a compiled pattern";
            return Err(vm.value_error(text));
        }
        return Ok(source);
    }
    if let Some(found) = kept(vm, source, bits)? {
        return Ok(found);
    }
    let plain = vm.plain(source);
    let (chars, istext) = characters(vm, plain)?;
    let made = make(vm, plain, &chars, istext, bits)?;
    vm.root(made);
    if bits & syntax::DEBUG == 0
        && let Some(cache) = cache(vm)
    {
        let key = vm.tuple(&[plain, Value::Int(i64::from(bits))]);
        vm.root(key);
        if cache.len(&vm.heap) >= KEPT {
            cache.clear(&mut vm.heap);
        }
        vm.dict_set(cache, key, made)?;
    }
    Ok(made)
}

/// Gives the characters of a pattern, and whether it is text.
fn characters(vm: &mut Vm, pattern: Value) -> Result<(Vec<u32>, bool), Raise> {
    match pattern {
        Value::Str(s) => Ok((s.text(&vm.heap).chars().map(surrogate::code_of).collect(), true)),
        Value::Bytes(b) => Ok((b.data(&vm.heap).iter().map(|&b| b.into()).collect(), false)),
        other => {
            vm.hash(other)?;
            Err(vm.type_error("first argument must be string or compiled pattern"))
        }
    }
}

fn make(
    vm: &mut Vm,
    source: Value,
    chars: &[u32],
    istext: bool,
    bits: u32,
) -> Result<Value, Raise> {
    let mut cautions = Vec::new();
    let done = syntax::parse(chars, istext, bits, &mut cautions)
        .and_then(|parsed| Ok((program::compile(&parsed, istext)?, parsed)));
    for (what, at) in cautions {
        vm.warn_category("FutureWarning", &format!("Possible {what} at position {at}"))?;
    }
    let (program, parsed) = match done {
        Ok(done) => done,
        Err(wrong) => return Err(refuse(vm, wrong, source)),
    };
    let matches = vm.class_named("Match").map_or(Value::None, Value::Class);
    let class = vm.class_named("Pattern").unwrap_or(vm.types.object);
    Ok(vm.object_of(
        class,
        Pattern {
            program: Arc::new(program),
            source,
            flags: parsed.flags,
            names: Arc::new(parsed.names),
            istext,
            matches,
        },
    ))
}

/// Raises what is wrong with a pattern or a template.
fn refuse(vm: &mut Vm, wrong: Wrong, source: Value) -> Raise {
    let given = match wrong {
        Wrong::Value(text) => return vm.value_error(text),
        Wrong::Overflow => return vm.overflow_error("the repetition number is too large"),
        Wrong::Recursion => return vm.recursion_error(),
        Wrong::Nowhere(text) => vec![vm.str(text)],
        Wrong::Pattern(text, at) => {
            vec![vm.string(text), source, Value::Int(at as i64)]
        }
    };
    for &v in &given {
        vm.root(v);
    }
    let made = vm.import_module("re").and_then(|module| {
        let name = vm.intern("PatternError");
        let class = vm.get_attr(module, name)?;
        vm.call(class, &given)
    });
    match made {
        Ok(exception) => vm.throw(exception),
        Err(raise) => raise,
    }
}

/// Checks what is searched against the kind of the pattern.
fn subject(vm: &mut Vm, pattern: Value, v: Value) -> Result<Subject, Raise> {
    let istext = this(vm, pattern)?.istext;
    if let Value::Str(s) = vm.plain(v) {
        if !istext {
            let text = "cannot use a bytes pattern on a string-like object";
            return Err(vm.type_error(text));
        }
        return Ok(Subject::Str(s));
    }
    let Some(bytes) = buffer(vm, v) else {
        let kind = vm.type_name(v);
        let text = format!("expected string or bytes-like object, got '{kind}'");
        return Err(vm.type_error(text));
    };
    if istext {
        let text = "cannot use a string pattern on a bytes-like object";
        return Err(vm.type_error(text));
    }
    vm.root(bytes);
    Ok(Subject::Bytes(bytes))
}

/// A part of a text: its offsets, and its bounds as scripts named them, brought inside.
#[derive(Clone, Copy)]
struct Range {
    from: usize,
    to: usize,
    pos: usize,
    endpos: usize,
}

fn range(vm: &mut Vm, subject: Subject, (pos, end): (Value, Value)) -> Result<Range, Raise> {
    let len = subject.len(vm);
    let clip = |vm: &mut Vm, v: Value, default: usize| -> Result<usize, Raise> {
        match v {
            Value::Unset => Ok(default),
            v => Ok(usize::try_from(vm.to_index(v)?)
                .unwrap_or(0)
                .min(len)),
        }
    };
    let pos = clip(vm, pos, 0)?;
    let endpos = clip(vm, end, len)?;
    let from = if pos == 0 {
        0
    } else {
        subject.byte_of(vm, pos)
    };
    let to = if endpos == len {
        subject.size(vm)
    } else {
        subject.byte_of(vm, endpos)
    };
    Ok(Range {
        from,
        to,
        pos,
        endpos,
    })
}

/// Runs a pattern over a text once.
fn run(
    vm: &mut Vm,
    program: &Program,
    subject: Subject,
    (from, to): (usize, usize),
    kind: Kind,
    advance: bool,
) -> Result<Option<Found>, Raise> {
    if from > to {
        return Ok(None);
    }
    fn go<T: matcher::Text>(
        program: &Program,
        text: T,
        (from, to): (usize, usize),
        kind: Kind,
        advance: bool,
    ) -> Result<Option<Found>, Stop> {
        let want = if kind == Kind::Full {
            Want::Full
        } else {
            Want::Any
        };
        let mut matcher = Matcher::new(program, text, to, want);
        match kind {
            Kind::Search => matcher.search(from, advance),
            _ => matcher.match_at(from, advance),
        }
    }
    loop {
        let done = match subject {
            Subject::Str(s) if s.is_ascii(&vm.heap) => {
                let text = Octets(s.bytes(&vm.heap));
                go(program, text, (from, to), kind, advance)
            }
            Subject::Str(s) => {
                let text = Points(s.text(&vm.heap));
                go(program, text, (from, to), kind, advance)
            }
            Subject::Bytes(b) => {
                let text = Octets(b.data(&vm.heap));
                go(program, text, (from, to), kind, advance)
            }
        };
        match done {
            Ok(found) => return Ok(found),
            Err(Stop::Interrupted) => vm.check_signals()?,
            Err(Stop::Memory) => return Err(vm.memory_error()),
        }
    }
}

fn once(vm: &mut Vm, pattern: Value, string: Value, kind: Kind) -> Result<Value, Raise> {
    one_match(vm, pattern, string, (Value::Unset, Value::Unset), kind)
}

fn ranged(vm: &mut Vm, args: Args, kind: Kind) -> Result<Value, Raise> {
    let bounds = (args.get(2), args.get(3));
    one_match(vm, args.get(0), args.get(1), bounds, kind)
}

fn one_match(
    vm: &mut Vm,
    pattern: Value,
    string: Value,
    bounds: (Value, Value),
    kind: Kind,
) -> Result<Value, Raise> {
    let subject = subject(vm, pattern, string)?;
    let range = range(vm, subject, bounds)?;
    let program = Arc::clone(&this(vm, pattern)?.program);
    let found = run(vm, &program, subject, (range.from, range.to), kind, false)?;
    match found {
        Some(found) => Ok(matches::new(
            vm,
            pattern,
            string,
            subject,
            found,
            (range.pos, range.endpos),
        )),
        None => Ok(Value::None),
    }
}

/// Calls something for every match, one after the other.
fn each(
    vm: &mut Vm,
    pattern: Value,
    subject: Subject,
    (from, to): (usize, usize),
    mut with: impl FnMut(&mut Vm, Found) -> Result<bool, Raise>,
) -> Result<(), Raise> {
    let program = Arc::clone(&this(vm, pattern)?.program);
    let (mut at, mut advance) = (from, false);
    while let Some(found) = run(vm, &program, subject, (at, to), Kind::Search, advance)? {
        let (start, end) = (found.slots[0], found.slots[1]);
        if !with(vm, found)? {
            return Ok(());
        }
        advance = start == end;
        at = end;
    }
    Ok(())
}

fn find_all(
    vm: &mut Vm,
    pattern: Value,
    string: Value,
    bounds: (Value, Value),
) -> Result<Value, Raise> {
    let subject = subject(vm, pattern, string)?;
    let range = range(vm, subject, bounds)?;
    let groups = this(vm, pattern)?.program.groups;
    let list = vm.heap.new_list(Vec::new());
    vm.root(list);
    each(vm, pattern, subject, (range.from, range.to), |vm, found| {
        let part = |vm: &mut Vm, group: usize| match found.group(group) {
            Some((a, b)) => subject.part(vm, a, b),
            None => subject.part(vm, 0, 0),
        };
        let item = match groups {
            0 => part(vm, 0),
            1 => part(vm, 1),
            _ => {
                let items: Vec<Value> = (1..=groups).map(|g| part(vm, g)).collect();
                vm.tuple(&items)
            }
        };
        list.push(&mut vm.heap, item);
        Ok(true)
    })?;
    Ok(list.into())
}

impl Found {
    /// Gives where a group is, if it took part.
    fn group(&self, group: usize) -> Option<(usize, usize)> {
        let (a, b) = (*self.slots.get(group * 2)?, *self.slots.get(group * 2 + 1)?);
        (a != matcher::NOWHERE && b != matcher::NOWHERE && a <= b).then_some((a, b))
    }
}

fn split(vm: &mut Vm, pattern: Value, string: Value, most: Value) -> Result<Value, Raise> {
    let subject = subject(vm, pattern, string)?;
    let most = vm.to_index(most)?;
    let (groups, size) = (this(vm, pattern)?.program.groups, subject.size(vm));
    let list = vm.heap.new_list(Vec::new());
    vm.root(list);
    let (mut last, mut n) = (0, 0);
    if most >= 0 {
        each(vm, pattern, subject, (0, size), |vm, found| {
            let piece = subject.part(vm, last, found.slots[0]);
            list.push(&mut vm.heap, piece);
            for g in 1..=groups {
                let piece = match found.group(g) {
                    Some((a, b)) => subject.part(vm, a, b),
                    None => Value::None,
                };
                list.push(&mut vm.heap, piece);
            }
            last = found.slots[1];
            n += 1;
            Ok(most == 0 || n < most)
        })?;
    }
    let rest = subject.part(vm, last, size);
    list.push(&mut vm.heap, rest);
    Ok(list.into())
}

fn same(vm: &mut Vm, args: Args, not: bool) -> Result<Value, Raise> {
    let p = this(vm, args.get(0))?;
    let (source, flags) = (p.source, p.flags);
    match vm.payload::<Pattern>(args.get(1)) {
        None => Ok(Value::NotImplemented),
        Some(other) => {
            let (text, bits) = (other.source, other.flags);
            let equal = flags == bits && vm.eq(source, text)?;
            Ok(Value::bool(equal != not))
        }
    }
}

/// The flags by the names that `repr` gives them.
static NAMES: [(&str, u32); 8] = [
    ("re.IGNORECASE", syntax::IGNORECASE),
    ("re.LOCALE", syntax::LOCALE),
    ("re.MULTILINE", syntax::MULTILINE),
    ("re.DOTALL", syntax::DOTALL),
    ("re.UNICODE", syntax::UNICODE),
    ("re.VERBOSE", syntax::VERBOSE),
    ("re.DEBUG", syntax::DEBUG),
    ("re.ASCII", syntax::ASCII),
];

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let p = this(vm, args.get(0))?;
    let (source, mut flags, istext) = (p.source, p.flags, p.istext);
    if istext && flags & (syntax::LOCALE | syntax::UNICODE | syntax::ASCII) == syntax::UNICODE {
        flags &= !syntax::UNICODE;
    }
    let shown = vm.repr_of(source)?;
    let mut text: String = shown.text(&vm.heap).chars().take(200).collect();
    let mut names = Vec::new();
    for (name, bit) in NAMES {
        if flags & bit != 0 {
            names.push(name.to_owned());
            flags &= !bit;
        }
    }
    if flags != 0 {
        names.push(format!("{flags:#x}"));
    }
    if !names.is_empty() {
        text += ", ";
        text += &names.join("|");
    }
    Ok(vm.string(format!("re.compile({text})")))
}
