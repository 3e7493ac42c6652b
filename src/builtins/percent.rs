//! `%` formatting of str and bytes: directives, their flags, and the values they take.
//!
//! Bytes go through the same text, one character a byte.
//! How a float is written is `object/format.rs`; this is the layout C's printf knows.

use super::arguments::{memory_error, number_error};
use super::int::to_int;
use super::str::this;
use crate::object::Value;
use crate::object::digits::{int_to_radix, int_to_string};
use crate::object::exception::Exc;
use crate::object::format::float_text;
use crate::object::int::float_to_int;
use crate::source::surrogate;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;
use smallvec::SmallVec;

/// Wider text than this is refused as not fitting into memory.
const WIDEST: usize = 1 << 31;

/// `str.__mod__`.
pub fn percent(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let template: SmallVec<[char; 64]> = s.text(&vm.heap).chars().collect();
    let text = build(vm, &template, args.get(1), false)?;
    Ok(vm.string(text))
}

/// `str.__rmod__`.
pub fn reflected(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = this(vm, args)?;
    let Value::Str(template) = vm.plain(args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    let template: Vec<char> = template.text(&vm.heap).chars().collect();
    let text = build(vm, &template, Value::Str(value), false)?;
    Ok(vm.string(text))
}

/// `bytes.__mod__`.
pub fn percent_bytes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = super::bytes::data_of(vm, args)?;
    let template: Vec<char> = data.into_iter().map(char::from).collect();
    let text = build(vm, &template, args.get(1), true)?;
    let data = text.chars().map(|c| c as u32 as u8).collect();
    Ok(Value::Bytes(vm.heap.new_byte_vec(data)))
}

/// The values still to be taken.
struct Supply {
    /// The right operand: a tuple of values, or the only value.
    given: Value,
    next: usize,
    /// The value that a name picked, which the next directive takes.
    picked: Value,
    is_mapping: bool,
    /// Makes bytes, not text.
    bytes: bool,
}

impl Supply {
    fn take(&mut self, vm: &mut Vm) -> Result<Value, Raise> {
        if !self.picked.is_unset() {
            return Ok(std::mem::replace(&mut self.picked, Value::Unset));
        }
        let value = match vm.plain(self.given) {
            Value::Tuple(t) => t.item(&vm.heap, self.next),
            _ if self.next == 0 => Some(self.given),
            _ => None,
        };
        self.next += 1;
        value.ok_or_else(|| vm.type_error("not enough arguments for format string"))
    }
}

/// One directive.
#[derive(Default)]
struct Directive {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

fn build(vm: &mut Vm, template: &[char], given: Value, bytes: bool) -> Result<String, Raise> {
    let getitem = vm.names.getitem;
    let is_mapping = match vm.plain(given) {
        Value::Tuple(_) | Value::Str(_) => false,
        Value::Bytes(_) => !bytes,
        Value::Object(o) if bytes && Some(o.get(&vm.heap).class) == vm.class_named("bytearray") => {
            false
        }
        Value::Dict(_) | Value::List(_) | Value::Range(_) => true,
        _ if given.is_classed() => vm.find_method(given, getitem)?.is_some(),
        _ => false,
    };
    let mut supply = Supply {
        given,
        next: 0,
        picked: Value::Unset,
        is_mapping,
        bytes,
    };
    let mut out = String::with_capacity(template.len() + 16);
    let mut i = 0;
    while let Some(&c) = template.get(i) {
        i += 1;
        if c == '%' {
            directive(vm, template, &mut i, &mut supply, &mut out)?;
        } else {
            out.push(c);
        }
    }
    let left = match vm.plain(given) {
        Value::Tuple(t) => supply.next < t.len(&vm.heap),
        _ => supply.next == 0,
    };
    if left && !supply.is_mapping {
        let what = if bytes { "bytes" } else { "string" };
        let text = format!("not all arguments converted during {what} formatting");
        return Err(vm.type_error(text));
    }
    Ok(out)
}

fn directive(
    vm: &mut Vm,
    template: &[char],
    i: &mut usize,
    supply: &mut Supply,
    out: &mut String,
) -> Result<(), Raise> {
    if template.get(*i) == Some(&'(') {
        pick(vm, template, i, supply)?;
    }
    let mut d = Directive::default();
    while let Some(c) = template.get(*i) {
        match c {
            '-' => d.left = true,
            '+' => d.plus = true,
            ' ' => d.space = true,
            '#' => d.alternate = true,
            '0' => d.zero = true,
            _ => break,
        }
        *i += 1;
    }
    if let Some(width) = count(vm, template, i, supply, (i64::MAX, "width too big"))? {
        d.left |= width < 0;
        d.width = width.unsigned_abs() as usize;
    }
    if template.get(*i) == Some(&'.') {
        *i += 1;
        let most = (i64::from(i32::MAX), "precision too big");
        let precision = count(vm, template, i, supply, most)?.unwrap_or(0);
        d.precision = Some(usize::try_from(precision).unwrap_or(0));
    }
    if let Some('h' | 'l' | 'L') = template.get(*i) {
        *i += 1;
    }
    let Some(&kind) = template.get(*i) else {
        return Err(vm.value_error("incomplete format"));
    };
    *i += 1;
    if kind == '%' && template.get(*i - 2) == Some(&'%') {
        out.push('%');
        return Ok(());
    }
    let value = supply.take(vm)?;
    let root = vm.root(value);
    // What is too wide is found out last, when the value is known to be of the right kind.
    let too_wide = d.width > WIDEST || d.precision.is_some_and(|p| p > WIDEST);
    if too_wide {
        d.width = 0;
        d.precision = d.precision.map(|p| p.min(WIDEST / 1024));
    }
    if !converted(vm, value, kind, &d, supply.bytes, out)? {
        let shown = if (' '..='~').contains(&kind) {
            kind
        } else {
            '?'
        };
        return Err(vm.value_error(format!(
            "unsupported format character '{shown}' (0x{:x}) at index {}",
            kind as u32,
            *i - 1
        )));
    }
    vm.reroot(root, Value::None);
    if too_wide {
        return Err(memory_error(vm));
    }
    Ok(())
}

/// Puts a value as its directive asks, of bytes if `bytes`; tells whether there is a conversion of this name.
fn converted(
    vm: &mut Vm,
    value: Value,
    kind: char,
    d: &Directive,
    bytes: bool,
    out: &mut String,
) -> Result<bool, Raise> {
    match kind {
        's' | 'b' if bytes => {
            let text = data_text(vm, value)?;
            let text: String = text
                .chars()
                .take(d.precision.unwrap_or(usize::MAX))
                .collect();
            push_padded(out, "", &text, d, false);
        }
        's' | 'r' | 'a' => {
            let text = match kind {
                's' => vm.str_of(value)?,
                'r' if !bytes => vm.repr_of(value)?,
                _ => vm.ascii_of(value)?,
            };
            let mut text = text.text(&vm.heap);
            if let Some(most) = d.precision
                && let Some((end, _)) = text.char_indices().nth(most)
            {
                text = &text[..end];
            }
            push_padded(out, "", text, d, false);
        }
        'c' => {
            let text = if bytes {
                byte(vm, value)?
            } else {
                character(vm, value)?
            };
            push_padded(out, "", &text, d, false);
        }
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
            let shown = if bytes && kind == 'i' { 'd' } else { kind };
            let text = integer(vm, value, shown, d)?;
            push_number(out, &text, d);
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            if bytes && !is_number(vm, value) {
                let got = vm.type_name(value);
                return Err(vm.type_error(format!("float argument required, not {got}")));
            }
            let x = match vm.plain(value) {
                Value::Float(x) => x.get(),
                _ => vm.to_float(value)?,
            };
            let text = float_text(x, kind, d.precision.unwrap_or(6), d.alternate, false);
            push_number(out, &text, d);
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Tells whether a value has a way to become a number.
fn is_number(vm: &mut Vm, value: Value) -> bool {
    let class = vm.class_of(value);
    [vm.names.index, vm.names.int, vm.names.float]
        .iter()
        .any(|&name| class.find(&vm.heap, name).is_some())
}

/// Reads a name in parentheses and picks its value.
fn pick(vm: &mut Vm, template: &[char], i: &mut usize, supply: &mut Supply) -> Result<(), Raise> {
    if !supply.is_mapping {
        return Err(vm.type_error("format requires a mapping"));
    }
    *i += 1;
    let start = *i;
    let mut open = 1;
    while open > 0 {
        match template.get(*i) {
            Some('(') => open += 1,
            Some(')') => open -= 1,
            Some(_) => {}
            None => return Err(vm.value_error("incomplete format key")),
        }
        *i += 1;
    }
    let name: String = template[start..*i - 1].iter().collect();
    let key = if supply.bytes {
        let data: Vec<u8> = name.chars().map(|c| c as u32 as u8).collect();
        Value::Bytes(vm.heap.new_byte_vec(data))
    } else {
        Value::Str(vm.intern(&name))
    };
    supply.picked = vm.get_item(supply.given, key)?;
    supply.next = supply.next.max(1);
    vm.root(supply.picked);
    Ok(())
}

/// Reads a number or a star.
fn count(
    vm: &mut Vm,
    template: &[char],
    i: &mut usize,
    supply: &mut Supply,
    (most, too_big): (i64, &str),
) -> Result<Option<i64>, Raise> {
    if template.get(*i) == Some(&'*') {
        *i += 1;
        let value = supply.take(vm)?;
        return match vm.plain(value) {
            Value::Int(n) if n <= most && (most == i64::MAX || n >= i64::from(i32::MIN)) => {
                Ok(Some(n))
            }
            Value::Bool(b) => Ok(Some(b as i64)),
            Value::Int(_) => Err(vm.overflow_error("Python int too large to convert to C int")),
            Value::Big(_) => {
                let kind = if most == i64::MAX { "ssize_t" } else { "int" };
                let text = format!("Python int too large to convert to C {kind}");
                Err(vm.overflow_error(text))
            }
            _ => Err(vm.type_error("* wants int")),
        };
    }
    let mut n = None;
    while let Some(d) = template.get(*i).and_then(|c| c.to_digit(10)) {
        let next = n
            .unwrap_or(0i64)
            .checked_mul(10)
            .and_then(|n| n.checked_add(d as i64));
        let Some(next) = next.filter(|n| *n <= most) else {
            return Err(vm.value_error(too_big));
        };
        n = Some(next);
        *i += 1;
    }
    Ok(n)
}

fn character(vm: &mut Vm, value: Value) -> Result<String, Raise> {
    let code = match vm.plain(value) {
        Value::Str(s) => {
            if s.len(&vm.heap) == 1 {
                return Ok(s.text(&vm.heap).to_owned());
            }
            None
        }
        Value::Int(i) => Some(i),
        Value::Bool(b) => Some(b as i64),
        Value::Big(_) => Some(-1),
        other => vm
            .index_opt(other)?
            .map(|v| if let Value::Int(i) = v { i } else { -1 }),
    };
    let Some(code) = code else {
        return Err(vm.type_error("%c requires int or char"));
    };
    match u32::try_from(code).ok().and_then(surrogate::char_of) {
        Some(c) => Ok(c.to_string()),
        None => Err(vm.overflow_error("%c arg not in range(0x110000)")),
    }
}

/// Gives the data of a bytes-like value, one character a byte.
fn data_text(vm: &mut Vm, value: Value) -> Result<String, Raise> {
    let as_text = |data: &[u8]| data.iter().map(|&b| char::from(b)).collect();
    if let Some(b) = super::bytes::buffer(vm, value) {
        return Ok(as_text(b.data(&vm.heap)));
    }
    let name = vm.names.bytes;
    if let Some(made) = vm.call_dunder(value, name, &[])? {
        return match vm.plain(made) {
            Value::Bytes(b) => Ok(as_text(b.data(&vm.heap))),
            _ => {
                let got = vm.type_name(made);
                Err(vm.type_error(format!("__bytes__ returned non-bytes (type {got})")))
            }
        };
    }
    let got = vm.type_name(value);
    Err(vm.type_error(format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{got}'"
    )))
}

/// Gives one byte as a character.
fn byte(vm: &mut Vm, value: Value) -> Result<String, Raise> {
    let n = match vm.plain(value) {
        Value::Bytes(b) if b.len(&vm.heap) == 1 => Some(i64::from(b.data(&vm.heap)[0])),
        Value::Bytes(_) => None,
        other @ Value::Object(_) if super::bytes::buffer(vm, other).is_some() => {
            let lent = super::bytes::buffer(vm, other);
            let data = lent.map_or(&[][..], |b| b.data(&vm.heap));
            (data.len() == 1).then(|| i64::from(data[0]))
        }
        other => match vm.index_opt(other)? {
            Some(Value::Int(i)) => Some(i),
            Some(_) => Some(-1),
            None => None,
        },
    };
    match n.map(u8::try_from) {
        Some(Ok(b)) => Ok(char::from(b).to_string()),
        Some(Err(_)) => Err(vm.overflow_error("%c arg not in range(256)")),
        None => Err(vm.type_error("%c requires an integer in range(256) or a single byte")),
    }
}

fn integer(vm: &mut Vm, value: Value, kind: char, d: &Directive) -> Result<String, Raise> {
    let real = matches!(kind, 'd' | 'i' | 'u');
    let n = match (vm.plain(value), value) {
        (v @ (Value::Int(_) | Value::Bool(_) | Value::Big(_)), _) => Ok(Some(v)),
        (_, Value::Float(x)) if real => Ok(Some(
            float_to_int(&mut vm.heap, x.get()).map_err(|e| number_error(vm, e))?,
        )),
        _ if real && is_number(vm, value) => to_int(vm, value).map(Some),
        (_, Value::Float(_)) => Ok(None),
        _ => vm.index_opt(value),
    };
    // What the methods of a number say is wrong with its type is told in other words.
    if n.is_err() {
        if !vm.raised_is(Exc::TypeError) {
            return Err(Raise);
        }
        vm.take_raised();
    }
    let Ok(Some(n)) = n else {
        let got = vm.type_name(value);
        let wanted = match kind {
            'd' | 'i' | 'u' => "a real number is required",
            _ => "an integer is required",
        };
        return Err(vm.type_error(format!("%{kind} format: {wanted}, not {got}")));
    };
    let (text, prefix) = match kind {
        'o' => (int_to_radix(&vm.heap, n, 8), "0o"),
        'x' => (int_to_radix(&vm.heap, n, 16), "0x"),
        'X' => (int_to_radix(&vm.heap, n, 16).to_ascii_uppercase(), "0X"),
        _ => (
            int_to_string(&vm.heap, n).map_err(|e| number_error(vm, e))?,
            "",
        ),
    };
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", &*text),
    };
    let zeros = "0".repeat(d.precision.unwrap_or(0).saturating_sub(digits.len()));
    let prefix = if d.alternate { prefix } else { "" };
    Ok(format!("{sign}{prefix}{zeros}{digits}"))
}

/// Appends a number with its sign.
fn push_number(out: &mut String, text: &str, d: &Directive) {
    let (sign, body) = match text.strip_prefix('-') {
        Some(body) => ("-", body),
        None if d.plus => ("+", text),
        None if d.space => (" ", text),
        None => ("", text),
    };
    // Zeros go behind sign and prefix.
    let prefix = if d.alternate && body.len() > 1 && body.as_bytes()[1].is_ascii_alphabetic() {
        body.get(..2).filter(|p| p.starts_with('0')).unwrap_or("")
    } else {
        ""
    };
    let head = format!("{sign}{prefix}");
    push_padded(out, &head, &body[prefix.len()..], d, true);
}

fn push_padded(out: &mut String, head: &str, body: &str, d: &Directive, number: bool) {
    let len = head.chars().count() + body.chars().count();
    let missing = d.width.saturating_sub(len);
    let fill = |out: &mut String, c: char| out.extend(std::iter::repeat_n(c, missing));
    let zero = d.zero && number;
    if !d.left && !zero {
        fill(out, ' ');
    }
    out.push_str(head);
    if !d.left && zero {
        fill(out, '0');
    }
    out.push_str(body);
    if d.left {
        fill(out, ' ');
    }
}
