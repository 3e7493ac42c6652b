//! The native half of traceback: where exceptions stand, the marks below a line, and what a reader may have meant. The
//! functions and classes scripts know are `std/traceback.as`.

use crate::report::excerpt::{Excerpt, Shown};
use crate::report::traceback::{self, SyntaxPlace};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::{Exception, Traceback};
use crate::object::function::CodeObject;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, func};
use crate::vm::outcome::Raise;

pub static MODULE: Module = Module {
    name: "_traceback",
    consts: &[],
    funcs: FUNCTIONS,
    types: &[],
    init: None,
};

static FUNCTIONS: &[Func] = &[
    func("position(tb, /)", position),
    func("source(code, first, last, /)", source),
    func("excerpt(lines, start, end, /)", excerpt),
    func(
        "syntax_place(file, line, text, offset, end_offset, same_line, /)",
        syntax_place,
    ),
    func("suggestion(exc, tb, /)", |vm, args| {
        let exc = exception(vm, args.get(0))?;
        let traceback = match args.get(1) {
            Value::Traceback(t) => Some(t),
            _ => None,
        };
        let text = vm.suggestion(exc, traceback).unwrap_or_default();
        Ok(vm.string(text))
    }),
];

/// Gives where the frame of a traceback stands: first line, last line, and the columns in bytes.
fn position(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Traceback(t) = args.get(0) else {
        return Err(vm.wrong_type("traceback", args.get(0)));
    };
    let &Traceback { code, pc, .. } = t.get(&vm.heap);
    let code = code.get(&vm.heap);
    let (file, span) = (&code.source, code.span_at(pc));
    let extent = file.extent(span);
    let number = |n: u32| Value::Int(i64::from(n));
    // The whole line is meant where there is nothing to mark.
    let columns = extent.columns.filter(|_| !span.is_empty());
    let (start, end) = columns.map_or((Value::None, Value::None), |(start, end)| {
        (number(start), number(end))
    });
    let numbers = [number(extent.first), number(extent.last), start, end];
    Ok(vm.tuple(&numbers))
}

/// Gives lines of what a code object was compiled from, each without the white space at its end; None if its text is
/// not to be shown.
fn source(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (first, last) = (args.int(vm, 1)?, args.int(vm, 2)?);
    let code: Gc<CodeObject> = match args.get(0) {
        Value::Code(code) => code,
        other => return Err(vm.wrong_type("code", other)),
    };
    let file = &code.get(&vm.heap).source;
    if !file.is_listed() {
        return Ok(Value::None);
    }
    let lines = (first..=last).filter_map(|line| u32::try_from(line).ok());
    let text: String = lines
        .map(|line| format!("{}\n", file.line_text(line).trim_end()))
        .collect();
    Ok(vm.string(text))
}

/// Gives lines of source without their common indentation, with the marks below the part between two columns: in bytes,
/// in the first line and in the last.
fn excerpt(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = args.str(vm, 0)?.text(&vm.heap).to_owned();
    let column = |n: i64| usize::try_from(n).unwrap_or(0);
    let (start, end) = (column(args.int(vm, 1)?), column(args.int(vm, 2)?));
    let lines: Vec<&str> = text.lines().collect();
    let shown = Excerpt::of_lines(&lines, start, end).map_or(Vec::new(), |e| e.shown());
    let lines = shown.into_iter().map(|line| match line {
        Shown::Line(line) | Shown::Marks(line) => line + "\n",
    });
    let text: String = lines.collect();
    Ok(vm.string(text))
}

/// Gives the lines that tell where a syntax error stands.
fn syntax_place(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = |vm: &mut Vm, i: usize| match args.get(i) {
        Value::None => Ok(None),
        value => vm.str_of(value).map(|s| Some(s.text(&vm.heap).to_owned())),
    };
    let place = SyntaxPlace {
        file: text(vm, 0)?.unwrap_or_default(),
        line: text(vm, 1)?,
        text: text(vm, 2)?,
        offset: vm.column_of(args.get(3)),
        end_offset: vm.column_of(args.get(4)),
        same_line: args.truth(vm, 5)?,
    };
    let parts = traceback::syntax_place(&place);
    let parts = parts.iter().map(|part| vm.str(part)).collect();
    Ok(vm.list(parts))
}

fn exception(vm: &mut Vm, v: Value) -> Result<Gc<Exception>, Raise> {
    match v {
        Value::Exception(e) => Ok(e),
        other => {
            let kind = vm.type_name(other);
            let text = format!("Exception expected for value, {kind} found");
            Err(vm.type_error(text))
        }
    }
}
