//! Replacing matches: templates, callables, and what is joined in the end.

use super::matcher::Found;
use super::syntax::Wrong;
use super::syntax::source::{Source, is_digit, is_octal};
use super::{Pattern, Subject, each, matches, refuse, subject, this};
use crate::builtins::bytes::buffer;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::source::surrogate;
use crate::vm::Vm;
use crate::vm::outcome::Raise;
use std::sync::Arc;

/// A piece of a template.
enum Piece {
    Text(Value),
    Group(usize),
}

/// What stands in for a match.
pub struct Template {
    pieces: Vec<Piece>,
    istext: bool,
}

/// Parses a template; its texts are rooted.
pub fn template(vm: &mut Vm, pattern: Value, source: Value) -> Result<Template, Raise> {
    let (chars, istext): (Vec<u32>, bool) = match vm.plain(source) {
        Value::Str(s) => (s.text(&vm.heap).chars().map(u32::from).collect(), true),
        _ => match buffer(vm, source) {
            Some(b) => (b.data(&vm.heap).iter().map(|&b| b.into()).collect(), false),
            None => {
                // It is looked up among the kept templates first.
                vm.hash(source)?;
                let kind = vm.type_name(source);
                let text = format!("decoding to str: need a bytes-like object, {kind} found");
                return Err(vm.type_error(text));
            }
        },
    };
    let p = this(vm, pattern)?;
    let (groups, names) = (p.program.groups, Arc::clone(&p.names));
    if !chars.contains(&92) {
        let plain = vm.plain(source);
        let text = match plain {
            Value::Str(_) | Value::Bytes(_) => plain,
            _ => buffer(vm, source).map_or(source, Value::Bytes),
        };
        vm.root(text);
        let pieces = vec![Piece::Text(text)];
        return Ok(Template { pieces, istext });
    }
    let mut read = Vec::new();
    match parse(&chars, istext, groups, &names, &mut read) {
        Ok(None) => {}
        Ok(Some(name)) => {
            let name = vm.str(&name);
            let shown = vm.repr_of(name)?;
            let text = format!("unknown group name {}", shown.text(&vm.heap));
            return Err(vm.error(Exc::IndexError, text));
        }
        Err(wrong) => return Err(refuse(vm, wrong, source)),
    }
    let mut pieces = Vec::with_capacity(read.len());
    for part in read {
        pieces.push(match part {
            Err(group) => Piece::Group(group),
            Ok(chars) => {
                let text = text_of(vm, &chars, istext);
                vm.root(text);
                Piece::Text(text)
            }
        });
    }
    Ok(Template { pieces, istext })
}

fn text_of(vm: &mut Vm, chars: &[u32], istext: bool) -> Value {
    if istext {
        let text = chars.iter().filter_map(|&c| surrogate::char_of(c)).collect();
        return vm.string(text);
    }
    let data = chars.iter().map(|&c| c as u8).collect();
    vm.heap.new_byte_vec(data).into()
}

/// Splits a template into texts and group numbers; gives a name that no group has.
fn parse(
    chars: &[u32],
    istext: bool,
    groups: usize,
    names: &[(String, usize)],
    out: &mut Vec<Result<Vec<u32>, usize>>,
) -> Result<Option<String>, Wrong> {
    let mut s = Source::new(chars, istext)?;
    let mut literal: Vec<u32> = Vec::new();
    while let Some((c, more)) = s.get()? {
        let Some(c) = more.map(|m| surrogate::char_of(m).unwrap_or('\u{fffd}')) else {
            literal.push(c);
            continue;
        };
        let mut group = None;
        match c {
            'g' => {
                if !s.eat('<')? {
                    return Err(s.error("missing <", 0));
                }
                let name = s.until('>', "group name")?;
                let length = name.chars().count() + 1;
                let index = if name.bytes().all(|b| b.is_ascii_digit()) {
                    name.parse().unwrap_or(usize::MAX)
                } else {
                    s.check_name(&name, 1)?;
                    match names.iter().find(|n| n.0 == name) {
                        Some(n) => n.1,
                        None => return Ok(Some(name)),
                    }
                };
                if index > groups {
                    let text = format!("invalid group reference {name}");
                    return Err(s.error(text, length));
                }
                group = Some(index);
            }
            '0' => {
                let digits = s.take(2, is_octal)?;
                literal.push(u32::from_str_radix(&digits, 8).unwrap_or(0) & 0xff);
            }
            '1'..='9' => {
                let mut digits = c.to_string() + &s.take(1, is_digit)?;
                let octal = digits.len() == 2 && digits.chars().all(|c| is_octal(c as u32));
                let third = if octal {
                    s.take(1, is_octal)?
                } else {
                    String::new()
                };
                if third.is_empty() {
                    let index: usize = digits.parse().unwrap_or(usize::MAX);
                    if index > groups {
                        let text = format!("invalid group reference {index}");
                        return Err(s.error(text, digits.len()));
                    }
                    group = Some(index);
                } else {
                    digits += &third;
                    let code = u32::from_str_radix(&digits, 8).unwrap_or(0);
                    if code > 0o377 {
                        let text =
                            format!("octal escape value \\{digits} outside of range 0-0o377");
                        return Err(s.error(text, digits.len() + 1));
                    }
                    literal.push(code);
                }
            }
            'a' => literal.push(7),
            'b' => literal.push(8),
            'f' => literal.push(12),
            'n' => literal.push(10),
            'r' => literal.push(13),
            't' => literal.push(9),
            'v' => literal.push(11),
            '\\' => literal.push(92),
            _ if c.is_ascii_alphabetic() => {
                return Err(s.error(format!("bad escape \\{c}"), 2));
            }
            _ => literal.extend([92, c as u32]),
        }
        if let Some(group) = group {
            out.push(Ok(std::mem::take(&mut literal)));
            out.push(Err(group));
        }
    }
    if !literal.is_empty() {
        out.push(Ok(literal));
    }
    Ok(None)
}

/// Fills a template in.
pub fn filled(vm: &mut Vm, template: &Template, subject: Subject, found: &Found) -> Value {
    if let [Piece::Text(text)] = template.pieces.as_slice() {
        return *text;
    }
    if template.istext {
        let mut text = String::new();
        for piece in &template.pieces {
            match piece {
                Piece::Text(Value::Str(s)) => text.push_str(s.text(&vm.heap)),
                Piece::Text(_) => {}
                Piece::Group(g) => {
                    if let (Some((a, b)), Subject::Str(s)) = (found.group(*g), subject) {
                        text.push_str(s.text(&vm.heap).get(a..b).unwrap_or(""));
                    }
                }
            }
        }
        return vm.string(text);
    }
    let mut data = Vec::new();
    for piece in &template.pieces {
        match piece {
            Piece::Text(Value::Bytes(b)) => data.extend_from_slice(b.data(&vm.heap)),
            Piece::Text(_) => {}
            Piece::Group(g) => {
                if let (Some((a, b)), Subject::Bytes(s)) = (found.group(*g), subject) {
                    data.extend_from_slice(s.data(&vm.heap).get(a..b).unwrap_or(&[]));
                }
            }
        }
    }
    vm.heap.new_byte_vec(data).into()
}

/// Replaces matches, at most so many; gives the text and how many there were.
pub fn all(
    vm: &mut Vm,
    pattern: Value,
    with: Value,
    string: Value,
    most: Value,
) -> Result<(Value, i64), Raise> {
    let call = vm.is_callable(with);
    let template = if call {
        None
    } else {
        Some(template(vm, pattern, with)?)
    };
    let subject = subject(vm, pattern, string)?;
    let most = vm.to_index(most)?;
    let size = subject.size(vm);
    let bounds = (0, subject.len(vm));
    let list = vm.heap.new_list(Vec::new());
    vm.root(list);
    let (mut last, mut n) = (0, 0);
    if most >= 0 {
        each(vm, pattern, subject, (0, size), |vm, found| {
            let (start, end) = (found.slots[0], found.slots[1]);
            if start > last {
                let piece = subject.part(vm, last, start);
                list.push(&mut vm.heap, piece);
            }
            let item = match &template {
                Some(template) => filled(vm, template, subject, &found),
                None => {
                    let m = matches::new(vm, pattern, string, subject, found, bounds);
                    vm.call(with, &[m])?
                }
            };
            if !item.is_none() {
                list.push(&mut vm.heap, item);
            }
            last = end;
            n += 1;
            Ok(most == 0 || n < most)
        })?;
    }
    if n == 0 && vm.payload::<Pattern>(pattern).is_some() {
        return Ok((subject.value(), 0));
    }
    if last < size {
        let rest = subject.part(vm, last, size);
        list.push(&mut vm.heap, rest);
    }
    let glue = subject.part(vm, 0, 0);
    let join = vm.intern("join");
    let text = vm.call_method(glue, join, &[list.into()])?;
    Ok((text, n))
}
