//! Code as text, for `aster dis` and for golden tests.
//!
//! One line per instruction: line of the source when it changes, word, name, operands. The exception table stands
//! behind the instructions, nested code behind that. The form is stable: tests compare it.

use std::fmt::Write;

use super::{Code, Const, ExcKind, Op, Special};
use crate::source::SourceFile;

/// Writes a code object and all code inside it as text.
pub fn disassemble(code: &Code, file: &SourceFile) -> String {
    let mut out = String::new();
    write_code(code, file, &mut out);
    out
}

fn write_code(code: &Code, file: &SourceFile, out: &mut String) {
    header(code, out);
    let mut pc = 0;
    let mut line = 0;
    while let Some(&word) = code.instrs.get(pc) {
        let Some(op) = Op::decode(word) else {
            let _ = writeln!(out, "{:>5} {pc:>5} ?", "");
            pc += 1;
            continue;
        };
        let span = code.span_at(pc as u32);
        let here = if span.is_empty() && span.start == 0 {
            line
        } else {
            file.line(span.start)
        };
        let shown = if here == line {
            String::new()
        } else {
            here.to_string()
        };
        line = here;
        let operands = operands(code, op, pc);
        let _ = writeln!(
            out,
            "{}",
            format!("{shown:>5} {pc:>5} {:<15} {operands}", op.name()).trim_end()
        );
        pc += op.words();
    }
    for entry in &code.exceptions {
        let _ = match entry.kind {
            ExcKind::Catch => {
                writeln!(
                    out,
                    "      {}..{} catch r{} at {}",
                    entry.start, entry.end, entry.reg, entry.target
                )
            }
            ExcKind::Handling => writeln!(
                out,
                "      {}..{} handling r{}",
                entry.start, entry.end, entry.reg
            ),
        };
    }
    for inner in code.consts.iter().filter_map(|c| {
        if let Const::Code(code) = c {
            Some(code)
        } else {
            None
        }
    }) {
        out.push('\n');
        write_code(inner, file, out);
    }
}

fn header(code: &Code, out: &mut String) {
    let flags = code.flags;
    let words = [
        (flags.module, "module"),
        (flags.namespace, "namespace"),
        (flags.coroutine, "coroutine"),
        (flags.generator, "generator"),
        (flags.varargs, "*args"),
        (flags.varkeywords, "**kwargs"),
    ];
    let _ = write!(out, "{}: {} registers", code.qualname, code.nregs);
    let params =
        code.argcount + code.kwonly + u16::from(flags.varargs) + u16::from(flags.varkeywords);
    if params > 0 {
        let _ = write!(out, ", {params} parameters");
    }
    for (_, word) in words.iter().filter(|(on, _)| *on) {
        let _ = write!(out, ", {word}");
    }
    out.push('\n');
    let named = code
        .varnames
        .iter()
        .enumerate()
        .filter(|(_, name)| !name.is_empty());
    let locals: Vec<String> = named.map(|(i, name)| format!("r{i} {name}")).collect();
    if !locals.is_empty() {
        let _ = writeln!(out, "      locals: {}", locals.join(", "));
    }
    if !code.freevars.is_empty() {
        let _ = writeln!(out, "      closure: {}", code.freevars.join(", "));
    }
}

/// Shows the operands of the instruction at word `pc`.
fn operands(code: &Code, op: Op, pc: usize) -> String {
    let word = code.instrs[pc];
    let (layout, words) = op.layout();
    let end = (pc + op.words()) as i64;
    let mut shown: Vec<String> = Vec::new();
    for (i, letter) in layout.chars().enumerate() {
        // A lone `b` stands in its own byte.
        let at = if layout == "b" { 1 } else { i };
        let byte = word >> (8 + 8 * at) & 0xff;
        match letter {
            'k' => shown.push(constant(code, byte as usize)),
            'n' => shown.push(byte.to_string()),
            'x' => shown.push(wide(code, op, (word >> 16) as usize)),
            's' => {
                let value = i64::from((word >> 16) as u16 as i16);
                shown.push(if op == Op::LoadInt {
                    value.to_string()
                } else {
                    format!("-> {}", end + value)
                });
            }
            'J' => shown.push(format!("-> {}", end + i64::from(word as i32 >> 8))),
            _ => shown.push(format!("r{byte}")),
        }
    }
    for (i, letter) in words.chars().enumerate() {
        let value = code.instrs.get(pc + 1 + i).copied().unwrap_or(0);
        shown.push(match letter {
            'j' => format!("-> {}", end + i64::from(value as i32)),
            'K' => constant(code, value as usize),
            'S' => name(
                code,
                code.sites.get(value as usize).copied().unwrap_or(u32::MAX),
            ),
            'N' => name(code, value),
            _ => value.to_string(),
        });
    }
    shown.join(" ")
}

fn name(code: &Code, index: u32) -> String {
    code.names
        .get(index as usize)
        .cloned()
        .unwrap_or_else(|| "?".into())
}

/// Shows a 16-bit operand as its instruction means it.
fn wide(code: &Code, op: Op, value: usize) -> String {
    match op {
        Op::LoadConst => constant(code, value),
        Op::LoadHigh | Op::StoreHigh => format!("r{value}"),
        Op::LoadSpecial => special(value).into(),
        _ => code
            .freevars
            .get(value)
            .cloned()
            .unwrap_or_else(|| value.to_string()),
    }
}

fn special(value: usize) -> &'static str {
    let all = [
        (Special::None, "None"),
        (Special::True, "True"),
        (Special::False, "False"),
        (Special::Ellipsis, "..."),
        (Special::AssertionError, "AssertionError"),
        (Special::ModuleName, "module name"),
    ];
    all.into_iter()
        .find(|(s, _)| *s as usize == value)
        .map_or("?", |(_, text)| text)
}

fn constant(code: &Code, index: usize) -> String {
    code.consts.get(index).map_or_else(|| "?".into(), show)
}

fn show(value: &Const) -> String {
    match value {
        Const::None => "None".into(),
        Const::True => "True".into(),
        Const::False => "False".into(),
        Const::Ellipsis => "...".into(),
        Const::Int(i) => i.to_string(),
        Const::BigInt(digits) => digits.clone(),
        Const::Float(x) => format!("{x:?}"),
        Const::Imaginary(x) => format!("{x:?}j"),
        Const::Str(s) => format!("{s:?}"),
        Const::Bytes(b) => format!("b\"{}\"", b.escape_ascii()),
        Const::Tuple(items) => format!(
            "({})",
            items.iter().map(show).collect::<Vec<_>>().join(", ")
        ),
        Const::FrozenSet(items) => format!(
            "{{{}}}",
            items.iter().map(show).collect::<Vec<_>>().join(", ")
        ),
        Const::Code(code) => format!("<{}>", code.qualname),
        Const::Text(_) => "<text of an expression>".into(),
    }
}
