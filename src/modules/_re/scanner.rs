//! Matches of a text one at a time: scanners, and what `finditer` gives.

use super::{Kind, Range, Subject, matches, range, run, subject, this};
use crate::heap::Marker;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::vm::Vm;
use crate::vm::native::{Type, getter, method};
use crate::vm::outcome::Raise;
use std::sync::Arc;

pub static SCANNER: Type = Type {
    name: "SRE_Scanner",
    module: "_sre",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("match(self, /)", |vm, args| advance(vm, args.get(0), false)),
        method("search(self, /)", |vm, args| advance(vm, args.get(0), true)),
        getter("pattern", |vm, args| {
            let found = vm.payload::<Scanner>(args.get(0)).map(|s| s.pattern);
            Ok(found.unwrap_or(Value::None))
        }),
    ],
    doc: "",
};

pub static ITERATOR: Type = Type {
    name: "callable_iterator",
    module: "builtins",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("__iter__(self, /)", |_, args| Ok(args.get(0))),
        // What `iter(function, sentinel)` makes is of this class, too.
        method("__next__(self, /)", |vm, args| {
            match vm.plain(args.get(0)) {
                made @ Value::Iter(_) => crate::builtins::functions::advance(vm, made),
                scanner => match advance(vm, scanner, true)? {
                    Value::None => Err(vm.stop_iteration(Value::None)),
                    found => Ok(found),
                },
            }
        }),
    ],
    doc: "",
};

/// Where the search for matches, one at a time, stands.
struct Scanner {
    pattern: Value,
    string: Value,
    subject: Subject,
    at: usize,
    range: Range,
    advance: bool,
    done: bool,
}

impl Payload for Scanner {
    fn trace(&self, m: &mut Marker) {
        self.pattern.trace(m);
        self.string.trace(m);
        self.subject.value().trace(m);
    }
}

/// Makes a scanner, or an iterator, over the matches of a text.
pub fn scanner(
    vm: &mut Vm,
    pattern: Value,
    string: Value,
    bounds: (Value, Value),
    class: &str,
) -> Result<Value, Raise> {
    let subject = subject(vm, pattern, string)?;
    let range = range(vm, subject, bounds)?;
    let class = vm.class_named(class).unwrap_or(vm.types.object);
    Ok(vm.object_of(
        class,
        Scanner {
            pattern,
            string,
            subject,
            at: range.from,
            range,
            advance: false,
            done: false,
        },
    ))
}

fn advance(vm: &mut Vm, v: Value, search: bool) -> Result<Value, Raise> {
    let Some(s) = vm.payload::<Scanner>(v) else {
        return Err(vm.wrong_type("_sre.SRE_Scanner", v));
    };
    if s.done {
        return Ok(Value::None);
    }
    let (pattern, string, subject) = (s.pattern, s.string, s.subject);
    let (at, range, forward) = (s.at, s.range, s.advance);
    let program = Arc::clone(&this(vm, pattern)?.program);
    let kind = if search { Kind::Search } else { Kind::Match };
    let found = run(vm, &program, subject, (at, range.to), kind, forward)?;
    if let Some(s) = vm.payload_mut::<Scanner>(v) {
        match &found {
            Some(found) => {
                s.at = found.slots[1];
                s.advance = found.slots[0] == found.slots[1];
            }
            None => s.done = true,
        }
    }
    let bounds = (range.pos, range.endpos);
    match found {
        Some(found) => Ok(matches::new(vm, pattern, string, subject, found, bounds)),
        None => Ok(Value::None),
    }
}
