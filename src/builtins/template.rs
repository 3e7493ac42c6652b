//! `str.format`, `str.format_map` and `__format__` of str: replacement fields in braces.
//!
//! What stands behind the colon is `object/format.rs`.

use super::arguments::{format_error, text_of};
use super::str::this;
use crate::object::Value;
use crate::object::format::format_str;
use crate::object::text::decimal_digit;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

/// `str.__format__`.
pub fn format_method(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let spec = text_of(vm, args.get(1), "__format__() argument")?;
    if spec.is_empty(&vm.heap) {
        return vm.str_of(args.get(0)).map(Value::Str);
    }
    let name = vm.type_name(args.get(0));
    match format_str(s.text(&vm.heap), spec.text(&vm.heap), &name) {
        Ok(text) => Ok(vm.string(text)),
        Err(error) => Err(format_error(vm, error)),
    }
}

/// `str.format`.
pub fn format(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let source = Source {
        positional: args.get(1),
        named: args.get(2),
        only_named: false,
    };
    fill_template(vm, args, source)
}

/// `str.format_map`.
pub fn format_map(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let source = Source {
        positional: Value::Unset,
        named: args.get(1),
        only_named: true,
    };
    fill_template(vm, args, source)
}

fn fill_template(vm: &mut Vm, args: Args, source: Source) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let template: Vec<char> = s.text(&vm.heap).chars().collect();
    let mut numbering = Numbering::Unknown;
    let text = build(vm, &template, source, &mut numbering, 2)?;
    Ok(vm.string(text))
}

/// Where the values of fields come from; the arguments of the native keep them alive.
#[derive(Clone, Copy)]
struct Source {
    positional: Value,
    named: Value,
    only_named: bool,
}

/// How fields without a name are numbered.
enum Numbering {
    Unknown,
    Automatic(usize),
    Manual,
}

impl Numbering {
    /// Gives the number of the next field, the one it was given or the next in order; a template does not do both.
    fn next(&mut self, vm: &mut Vm, given: Option<usize>) -> Result<usize, Raise> {
        match (&mut *self, given) {
            (Numbering::Automatic(next), None) => {
                *next += 1;
                Ok(*next - 1)
            }
            (Numbering::Unknown, None) => {
                *self = Numbering::Automatic(1);
                Ok(0)
            }
            (Numbering::Unknown | Numbering::Manual, Some(index)) => {
                *self = Numbering::Manual;
                Ok(index)
            }
            (Numbering::Manual, None) => Err(vm.value_error(
                "cannot switch from manual field specification to automatic field numbering",
            )),
            (Numbering::Automatic(_), Some(_)) => Err(vm.value_error(
                "cannot switch from automatic field numbering to manual field specification",
            )),
        }
    }
}

/// One replacement field.
#[derive(Default)]
struct Field<'a> {
    name: &'a [char],
    conversion: Option<char>,
    spec: &'a [char],
    nested: bool,
}

fn build(
    vm: &mut Vm,
    template: &[char],
    source: Source,
    numbering: &mut Numbering,
    depth: u32,
) -> Result<String, Raise> {
    if depth == 0 {
        return Err(vm.value_error("Max string recursion exceeded"));
    }
    let mut out = String::new();
    let mut rest = template;
    while let [c, tail @ ..] = rest {
        rest = tail;
        match (c, rest.first()) {
            ('{' | '}', Some(next)) if next == c => {
                out.push(*c);
                rest = &rest[1..];
            }
            ('}', _) => return Err(vm.value_error("Single '}' encountered in format string")),
            ('{', None) => return Err(vm.value_error("Single '{' encountered in format string")),
            ('{', _) => {
                let field = match read_field(&mut rest) {
                    Ok(field) => field,
                    Err(message) => return Err(vm.value_error(message)),
                };
                render(vm, &field, source, numbering, depth, &mut out)?;
            }
            _ => out.push(*c),
        }
    }
    Ok(out)
}

fn read_field<'a>(rest: &mut &'a [char]) -> Result<Field<'a>, &'static str> {
    let start = *rest;
    let mut i = 0;
    let end = loop {
        match start.get(i) {
            None => return Err("expected '}' before end of string"),
            Some('{') => return Err("unexpected '{' in field name"),
            Some('[') => {
                i += start[i..]
                    .iter()
                    .position(|&c| c == ']')
                    .unwrap_or(start.len() - i);
            }
            Some(c @ ('}' | ':' | '!')) => break *c,
            Some(_) => i += 1,
        }
    };
    let mut field = Field {
        name: &start[..i],
        ..Field::default()
    };
    i += 1;
    if end == '}' {
        *rest = &start[i..];
        return Ok(field);
    }
    if end == '!' {
        let Some(&conversion) = start.get(i) else {
            return Err("end of string while looking for conversion specifier");
        };
        field.conversion = Some(conversion);
        i += 1;
        match start.get(i) {
            Some('}') => {
                *rest = &start[i + 1..];
                return Ok(field);
            }
            Some(':') => i += 1,
            Some(_) => return Err("expected ':' after conversion specifier"),
            None => {}
        }
    }
    let from = i;
    let mut open = 1;
    while let Some(c) = start.get(i) {
        match c {
            '{' => {
                field.nested = true;
                open += 1;
            }
            '}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            field.spec = &start[from..i];
            *rest = &start[i + 1..];
            return Ok(field);
        }
        i += 1;
    }
    Err("unmatched '{' in format spec")
}

fn render(
    vm: &mut Vm,
    field: &Field,
    source: Source,
    numbering: &mut Numbering,
    depth: u32,
    out: &mut String,
) -> Result<(), Raise> {
    let mut value = find(vm, field.name, source, numbering)?;
    value = match field.conversion {
        None => value,
        Some('r') => Value::Str(vm.repr_of(value)?),
        Some('s') => Value::Str(vm.str_of(value)?),
        Some('a') => Value::Str(vm.ascii_of(value)?),
        Some(c @ '!'..='~') => {
            return Err(vm.value_error(format!("Unknown conversion specifier {c}")));
        }
        Some(c) => {
            let text = format!("Unknown conversion specifier \\x{:x}", c as u32);
            return Err(vm.value_error(text));
        }
    };
    let root = vm.root(value);
    let spec = if field.nested {
        build(vm, field.spec, source, numbering, depth - 1)?
    } else {
        field.spec.iter().collect()
    };
    let value = vm.rooted(root);
    let text = vm.format_of(value, &spec)?;
    out.push_str(text.text(&vm.heap));
    Ok(())
}

/// Reads a number that is the whole of a name.
fn number(name: &[char]) -> Result<Option<usize>, &'static str> {
    let mut n = 0usize;
    for &c in name {
        let Some(d) = decimal_digit(c) else {
            return Ok(None);
        };
        let next = n.checked_mul(10).and_then(|n| n.checked_add(d as usize));
        n = next
            .filter(|&n| n <= i64::MAX as usize)
            .ok_or("Too many decimal digits in format string")?;
    }
    Ok((!name.is_empty()).then_some(n))
}

fn find(
    vm: &mut Vm,
    name: &[char],
    source: Source,
    numbering: &mut Numbering,
) -> Result<Value, Raise> {
    let split = name
        .iter()
        .position(|c| matches!(c, '.' | '['))
        .unwrap_or(name.len());
    let (first, rest) = name.split_at(split);
    let mut index = match number(first) {
        Ok(index) => index,
        Err(message) => return Err(vm.value_error(message)),
    };
    if first.is_empty() || index.is_some() {
        index = Some(numbering.next(vm, index)?);
    }
    let value = match index {
        Some(_) if source.only_named => {
            return Err(vm.value_error("Format string contains positional fields"));
        }
        Some(i) => {
            let item = match source.positional {
                Value::Tuple(t) => t.item(&vm.heap, i),
                _ => None,
            };
            item.ok_or_else(|| {
                let text = format!("Replacement index {i} out of range for positional args tuple");
                vm.index_error(text)
            })?
        }
        None => {
            let key: String = first.iter().collect();
            let key = Value::Str(vm.intern(&key));
            if source.named.is_unset() {
                return Err(vm.key_error(key));
            }
            vm.get_item(source.named, key)?
        }
    };
    follow(vm, value, rest)
}

/// Follows the attributes and keys behind the name of a field: `.name[key]...`.
fn follow(vm: &mut Vm, mut value: Value, mut rest: &[char]) -> Result<Value, Raise> {
    while let [c, tail @ ..] = rest {
        let (part, next) = match c {
            '.' => {
                let end = tail
                    .iter()
                    .position(|c| matches!(c, '.' | '['))
                    .unwrap_or(tail.len());
                tail.split_at(end)
            }
            '[' => match tail.iter().position(|&c| c == ']') {
                Some(end) => (&tail[..end], &tail[end + 1..]),
                None => return Err(vm.value_error("Missing ']' in format string")),
            },
            _ => {
                return Err(
                    vm.value_error("Only '.' or '[' may follow ']' in format field specifier")
                );
            }
        };
        if part.is_empty() {
            return Err(vm.value_error("Empty attribute in format string"));
        }
        rest = next;
        let text: String = part.iter().collect();
        value = if *c == '.' {
            let name = vm.intern(&text);
            vm.get_attr(value, name)?
        } else {
            let key = match number(part) {
                Ok(Some(i)) => Value::Int(i as i64),
                Ok(None) => {
                    let root = vm.root(value);
                    let key = vm.str(&text);
                    value = vm.rooted(root);
                    key
                }
                Err(message) => return Err(vm.value_error(message)),
            };
            vm.get_item(value, key)?
        };
    }
    Ok(value)
}
