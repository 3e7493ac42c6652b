//! What a match tells: groups, their places, the template filled in.

use super::matcher::Found;
use super::{Pattern, Subject, replace};
use crate::heap::Marker;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::payload::Payload;
use crate::vm::Vm;
use crate::vm::native::{Func, Type, getter, method};
use crate::vm::outcome::Raise;
use std::sync::Arc;

pub static MATCH: Type = Type {
    name: "Match",
    module: "re",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: METHODS,
    doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
};

/// A match.
pub struct Match {
    pattern: Value,
    string: Value,
    subject: Subject,
    found: Found,
    bounds: (usize, usize),
}

impl Payload for Match {
    fn trace(&self, m: &mut Marker) {
        self.pattern.trace(m);
        self.string.trace(m);
        self.subject.value().trace(m);
    }
}

/// Makes the object of a match.
pub fn new(
    vm: &mut Vm,
    pattern: Value,
    string: Value,
    subject: Subject,
    found: Found,
    bounds: (usize, usize),
) -> Value {
    let class = match vm.payload::<Pattern>(pattern).map(|p| p.matches) {
        Some(Value::Class(class)) => class,
        _ => vm.types.object,
    };
    vm.object_of(
        class,
        Match {
            pattern,
            string,
            subject,
            found,
            bounds,
        },
    )
}

static METHODS: &[Func] = &[
    method("group(self, /, *args)", |vm, args| {
        let wanted = args.rest(vm, 1);
        match wanted.as_slice() {
            [] => group(vm, args.get(0), 0, Value::None),
            [one] => {
                let g = index(vm, args.get(0), *one)?;
                group(vm, args.get(0), g, Value::None)
            }
            many => {
                let mut items = Vec::with_capacity(many.len());
                for &v in many {
                    let g = index(vm, args.get(0), v)?;
                    let item = group(vm, args.get(0), g, Value::None)?;
                    vm.root(item);
                    items.push(item);
                }
                Ok(vm.tuple(&items))
            }
        }
    }),
    method("__getitem__(self, key, /)", |vm, args| {
        let g = index(vm, args.get(0), args.get(1))?;
        group(vm, args.get(0), g, Value::None)
    }),
    method("groups(self, /, default=None)", |vm, args| {
        let count = this(vm, args.get(0))?.groups();
        let mut items = Vec::with_capacity(count);
        for g in 1..=count {
            items.push(group(vm, args.get(0), g, args.get(1))?);
        }
        Ok(vm.tuple(&items))
    }),
    method("groupdict(self, /, default=None)", |vm, args| {
        let pattern = this(vm, args.get(0))?.pattern;
        let names = vm.payload::<Pattern>(pattern).map(|p| Arc::clone(&p.names));
        let dict = vm.heap.new_dict();
        vm.root(dict);
        for (name, g) in names.iter().flat_map(|n| n.iter()) {
            let value = group(vm, args.get(0), *g, args.get(1))?;
            let key = vm.intern(name);
            dict.set_str(&mut vm.heap, key, value);
        }
        Ok(dict.into())
    }),
    method("start(self, group=0, /)", |vm, args| {
        let g = index(vm, args.get(0), args.get(1))?;
        Ok(Value::Int(span(vm, args.get(0), g)?.0))
    }),
    method("end(self, group=0, /)", |vm, args| {
        let g = index(vm, args.get(0), args.get(1))?;
        Ok(Value::Int(span(vm, args.get(0), g)?.1))
    }),
    method("span(self, group=0, /)", |vm, args| {
        let g = index(vm, args.get(0), args.get(1))?;
        pair(vm, args.get(0), g)
    }),
    method("expand(self, /, template)", |vm, args| {
        let m = this(vm, args.get(0))?;
        let (pattern, subject, found) = (m.pattern, m.subject, m.found.slots.clone());
        let template = replace::template(vm, pattern, args.get(1))?;
        let found = Found {
            slots: found,
            last_group: 0,
        };
        Ok(replace::filled(vm, &template, subject, &found))
    }),
    method("__copy__(self, /)", |_, args| Ok(args.get(0))),
    method("__deepcopy__(self, memo, /)", |_, args| Ok(args.get(0))),
    method("__repr__(self, /)", |vm, args| {
        let (start, end) = span(vm, args.get(0), 0)?;
        let whole = group(vm, args.get(0), 0, Value::None)?;
        let shown = vm.repr_of(whole)?;
        let shown: String = shown.text(&vm.heap).chars().take(50).collect();
        Ok(vm.string(format!(
            "<re.Match object; span=({start}, {end}), match={shown}>"
        )))
    }),
    getter("string", |vm, args| Ok(this(vm, args.get(0))?.string)),
    getter("re", |vm, args| Ok(this(vm, args.get(0))?.pattern)),
    getter("pos", |vm, args| {
        Ok(Value::Int(this(vm, args.get(0))?.bounds.0 as i64))
    }),
    getter("endpos", |vm, args| {
        Ok(Value::Int(this(vm, args.get(0))?.bounds.1 as i64))
    }),
    getter("lastindex", |vm, args| {
        Ok(match this(vm, args.get(0))?.found.last_group {
            0 => Value::None,
            g => Value::Int(g as i64),
        })
    }),
    getter("lastgroup", |vm, args| {
        let m = this(vm, args.get(0))?;
        let (last, pattern) = (m.found.last_group, m.pattern);
        let names = vm.payload::<Pattern>(pattern).map(|p| Arc::clone(&p.names));
        let name = names.and_then(|n| n.iter().find(|n| n.1 == last).cloned());
        Ok(name.map_or(Value::None, |(name, _)| vm.str(&name)))
    }),
    getter("regs", |vm, args| {
        let count = this(vm, args.get(0))?.groups();
        let mut items = Vec::with_capacity(count + 1);
        for g in 0..=count {
            items.push(pair(vm, args.get(0), g)?);
        }
        Ok(vm.tuple(&items))
    }),
];

impl Match {
    fn groups(&self) -> usize {
        self.found.slots.len() / 2 - 1
    }
}

fn this(vm: &mut Vm, v: Value) -> Result<&Match, Raise> {
    if vm.payload::<Match>(v).is_none() {
        return Err(vm.wrong_type("re.Match", v));
    }
    match vm.payload::<Match>(v) {
        Some(m) => Ok(m),
        None => unreachable!("just found"),
    }
}

/// Gives the number of the group a script names, by number or name.
fn index(vm: &mut Vm, this_: Value, v: Value) -> Result<usize, Raise> {
    let m = this(vm, this_)?;
    let (count, pattern) = (m.groups(), m.pattern);
    let found = match vm.plain(v) {
        Value::Str(name) => vm.payload::<Pattern>(pattern).and_then(|p| {
            let name = name.text(&vm.heap);
            p.names.iter().find(|n| n.0 == name).map(|n| n.1)
        }),
        Value::Int(n) => usize::try_from(n).ok(),
        other => match vm.index_opt(other)? {
            Some(Value::Int(n)) => usize::try_from(n).ok(),
            _ => None,
        },
    };
    match found {
        Some(g) if g <= count => Ok(g),
        _ => Err(vm.index_error("no such group")),
    }
}

fn group(vm: &mut Vm, this_: Value, g: usize, default: Value) -> Result<Value, Raise> {
    let m = this(vm, this_)?;
    let subject = m.subject;
    match m.found.group(g) {
        Some((a, b)) => Ok(subject.part(vm, a, b)),
        None => Ok(default),
    }
}

fn span(vm: &mut Vm, this_: Value, g: usize) -> Result<(i64, i64), Raise> {
    let m = this(vm, this_)?;
    let subject = m.subject;
    Ok(match m.found.group(g) {
        Some((a, b)) => (
            subject.point_of(vm, a) as i64,
            subject.point_of(vm, b) as i64,
        ),
        None => (-1, -1),
    })
}

fn pair(vm: &mut Vm, this_: Value, g: usize) -> Result<Value, Raise> {
    let (a, b) = span(vm, this_, g)?;
    Ok(vm.tuple(&[Value::Int(a), Value::Int(b)]))
}
