//! The module unicodedata: what Unicode says of characters, as of version 15.1.
//!
//! The properties are three texts beside this file, made from the Unicode Character Database and read at the first
//! question: runs of characters with the same properties, decompositions, numbers. Each entry says how far it is from
//! the one before, in hex. Names are the crate unicode_names2's, normal forms unicode-normalization's; both know later
//! versions of Unicode, so what is not assigned in 15.1 is kept from them.

use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, NativeConst, func};
use crate::vm::outcome::Raise;
use crate::source::surrogate;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

pub static MODULE: Module = Module {
    name: "unicodedata",
    consts: &[("unidata_version", NativeConst::Str("15.1.0"))],
    funcs: &[
        func("category(chr, /)", |vm, args| {
            let c = character(vm, args, "category")?;
            Ok(vm.str(properties(c).category))
        }),
        func("bidirectional(chr, /)", |vm, args| {
            let c = character(vm, args, "bidirectional")?;
            Ok(vm.str(properties(c).bidirectional))
        }),
        func("combining(chr, /)", |vm, args| {
            let c = character(vm, args, "combining")?;
            Ok(Value::Int(properties(c).combining))
        }),
        func("east_asian_width(chr, /)", |vm, args| {
            let c = character(vm, args, "east_asian_width")?;
            Ok(vm.str(properties(c).width))
        }),
        func("mirrored(chr, /)", |vm, args| {
            let c = character(vm, args, "mirrored")?;
            Ok(Value::Int(properties(c).mirrored))
        }),
        func("decomposition(chr, /)", |vm, args| {
            let c = character(vm, args, "decomposition")?;
            let text = DECOMPOSITIONS.get(&c).cloned().unwrap_or_default();
            Ok(vm.string(text))
        }),
        func("decimal(chr, default=..., /)", |vm, args| {
            number(vm, args, "decimal", "not a decimal")
        }),
        func("digit(chr, default=..., /)", |vm, args| {
            number(vm, args, "digit", "not a digit")
        }),
        func("numeric(chr, default=..., /)", |vm, args| {
            number(vm, args, "numeric", "not a numeric character")
        }),
        func("name(chr, default=..., /)", |vm, args| {
            let c = character(vm, args, "name")?;
            match name(c) {
                Some(name) => Ok(vm.string(name)),
                None if args.get(1).is_unset() => Err(vm.value_error("no such name")),
                None => Ok(args.get(1)),
            }
        }),
        func("lookup(name, /)", lookup),
        func("normalize(form, unistr, /)", |vm, args| {
            let (form, text) = form_and_text(vm, args, "normalize")?;
            let made = normal(&form, &text);
            match made {
                Some(made) => Ok(vm.string(made)),
                None => Err(vm.value_error("invalid normalization form")),
            }
        }),
        func("is_normalized(form, unistr, /)", |vm, args| {
            let (form, text) = form_and_text(vm, args, "is_normalized")?;
            match normal(&form, &text) {
                Some(made) => Ok(Value::bool(made == text)),
                None => Err(vm.value_error("invalid normalization form")),
            }
        }),
    ],
    types: &[],
    init: None,
};

/// What is the same for every character of a run.
struct Properties {
    category: &'static str,
    bidirectional: &'static str,
    combining: i64,
    width: &'static str,
    mirrored: i64,
}

/// A number, and whether it is a decimal digit, another digit, or neither.
struct Number {
    kind: char,
    above: i64,
    below: i64,
}

static KINDS: LazyLock<(Vec<Properties>, Vec<(u32, usize)>)> = LazyLock::new(|| {
    let text = include_str!("unicodedata/properties.txt");
    let (kinds, runs) = text.split_once("\n\n").unwrap_or((text, ""));
    let kinds = kinds.split_ascii_whitespace().map(|kind| {
        let mut fields = kind.split(',');
        let mut next = || fields.next().unwrap_or("");
        let (category, bidirectional) = (next(), next());
        Properties {
            category,
            bidirectional: if bidirectional == "-" {
                ""
            } else {
                bidirectional
            },
            combining: next().parse().unwrap_or(0),
            width: next(),
            mirrored: next().parse().unwrap_or(0),
        }
    });
    let mut at = 0;
    let runs = runs.split_ascii_whitespace().map(|run| {
        let (further, kind) = run.split_once(':').unwrap_or((run, "0"));
        at += hex(further);
        (at, kind.parse().unwrap_or(0))
    });
    let kinds: Vec<Properties> = kinds.collect();
    (kinds, runs.collect())
});

static DECOMPOSITIONS: LazyLock<HashMap<char, String>> = LazyLock::new(|| {
    let mut at = 0;
    let entries = include_str!("unicodedata/decompositions.txt").split_ascii_whitespace();
    let read = |entry: &str| {
        let (further, parts) = entry.split_once('=')?;
        at += hex(further);
        let (tag, parts) = match parts.split_once('~') {
            Some((tag, parts)) => (Some(format!("<{tag}>")), parts),
            None => (None, parts),
        };
        let codes = parts.split(',').map(|code| format!("{:04X}", hex(code)));
        let words: Vec<String> = tag.into_iter().chain(codes).collect();
        Some((char::from_u32(at)?, words.join(" ")))
    };
    entries.filter_map(read).collect()
});

static NUMBERS: LazyLock<HashMap<char, Number>> = LazyLock::new(|| {
    let mut at = 0;
    let entries = include_str!("unicodedata/numbers.txt").split_ascii_whitespace();
    let read = |entry: &str| {
        // Of the letters, `d` is a hex digit too: the mark is the last letter.
        let place = entry.rfind(|c: char| c.is_ascii_lowercase())?;
        at += hex(&entry[..place]);
        let (above, below) = entry[place + 1..]
            .split_once('/')
            .unwrap_or((&entry[place + 1..], "1"));
        let number = Number {
            kind: entry[place..].chars().next()?,
            above: above.parse().ok()?,
            below: below.parse().ok()?,
        };
        Some((char::from_u32(at)?, number))
    };
    entries.filter_map(read).collect()
});

/// A character that Unicode assigns nothing to, as those that stand for lone surrogates.
const UNASSIGNED: char = '\u{dd000}';

fn hex(text: &str) -> u32 {
    u32::from_str_radix(text, 16).unwrap_or(0)
}

fn properties(c: char) -> &'static Properties {
    let (kinds, runs) = &*KINDS;
    let at = runs.partition_point(|&(start, _)| start <= surrogate::code_of(c));
    let kind = at.checked_sub(1).map_or(0, |i| runs[i].1);
    &kinds[kind.min(kinds.len() - 1)]
}

/// Gives the only character of the first argument; what `chr` made of a number that stands for a lone surrogate is another one that is not assigned, too.
fn character(vm: &mut Vm, args: Args, function: &str) -> Result<char, Raise> {
    if let Value::Str(s) = vm.plain(args.get(0)) {
        let mut chars = s.text(&vm.heap).chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Ok(match s.is_assigned(&vm.heap) {
                true => UNASSIGNED,
                false => c,
            });
        }
    }
    let first = if args.count() > 1 {
        "argument 1"
    } else {
        "argument"
    };
    let kind = vm.type_name(args.get(0));
    let text = format!("{function}() {first} must be a unicode character, not {kind}");
    Err(vm.type_error(text))
}

fn number(vm: &mut Vm, args: Args, function: &str, failure: &str) -> Result<Value, Raise> {
    let c = character(vm, args, function)?;
    let found = NUMBERS.get(&c).filter(|n| match function {
        "decimal" => n.kind == 'd',
        "digit" => n.kind != 'n',
        _ => true,
    });
    match found {
        Some(n) if function == "numeric" => Ok(Value::from(n.above as f64 / n.below as f64)),
        Some(n) => Ok(Value::Int(n.above)),
        None if args.get(1).is_unset() => Err(vm.value_error(failure)),
        None => Ok(args.get(1)),
    }
}

fn name(c: char) -> Option<String> {
    if matches!(properties(c).category, "Cn" | "Cc" | "Co" | "Cs") {
        return None;
    }
    unicode_names2::name(c).map(|name| name.to_string())
}

fn lookup(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Str(given) = vm.plain(args.get(0)) else {
        let kind = vm.type_name(args.get(0));
        return Err(vm.type_error(format!("lookup() argument must be str, not {kind}")));
    };
    let given = given.text(&vm.heap).to_owned();
    match unicode_names2::character(&given) {
        Some(c) if properties(c).category != "Cn" => Ok(vm.string(c.to_string())),
        _ => {
            let text = vm.string(format!("undefined character name '{given}'"));
            Err(vm.key_error(text))
        }
    }
}

fn form_and_text(vm: &mut Vm, args: Args, function: &str) -> Result<(String, String), Raise> {
    let mut texts = Vec::new();
    for i in 0..2 {
        let Value::Str(s) = vm.plain(args.get(i)) else {
            let kind = vm.type_name(args.get(i));
            let number = i + 1;
            let text = format!("{function}() argument {number} must be str, not {kind}");
            return Err(vm.type_error(text));
        };
        texts.push(s.text(&vm.heap).to_owned());
    }
    let text = texts.pop().unwrap_or_default();
    Ok((texts.pop().unwrap_or_default(), text))
}

/// Gives a text in a normal form; characters not assigned stay and keep their neighbours apart.
fn normal(form: &str, text: &str) -> Option<String> {
    let whole = |piece: &str| -> Option<String> {
        Some(match form {
            "NFC" => piece.nfc().collect(),
            "NFD" => piece.nfd().collect(),
            "NFKC" => piece.nfkc().collect(),
            "NFKD" => piece.nfkd().collect(),
            _ => return None,
        })
    };
    if text.is_ascii() {
        return whole(text);
    }
    let mut made = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c| properties(c).category == "Cn") {
        match piece.chars().next_back() {
            Some(last) if properties(last).category == "Cn" => {
                made += &whole(&piece[..piece.len() - last.len_utf8()])?;
                made.push(last);
            }
            _ => made += &whole(piece)?,
        }
    }
    if text.is_empty() {
        whole(text)
    } else {
        Some(made)
    }
}
