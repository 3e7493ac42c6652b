//! The module traceback: exceptions and their frames as text.

use crate::builtins::fields::{make, named_tuple};
use crate::builtins::scopes::running_frames;
use crate::diag::Look;
use crate::diag::traceback::{Place, Report, render, render_frames, render_only};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::{Exception, Traceback};
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, Type, func};
use crate::vm::outcome::Raise;
use std::sync::Arc;

pub static MODULE: Module = Module {
    name: "traceback",
    consts: &[],
    funcs: FUNCTIONS,
    types: &[&FRAME_SUMMARY],
    init: None,
};

static FRAME_SUMMARY: Type = named_tuple!("traceback", "FrameSummary", None, [
    "filename" 0, "lineno" 1, "name" 2, "line" 3
]);

static FUNCTIONS: &[Func] = &[
    func("format_exc(limit=None, chain=True)", |vm, args| {
        let chain = args.truth(vm, 1)?;
        let text = match vm.handled_exception() {
            Some(exc) => format(vm, exc, chain),
            None => "NoneType: None\n".into(),
        };
        Ok(vm.string(text))
    }),
    func(
        "print_exc(limit=None, file=None, chain=True)",
        |vm, args| {
            let chain = args.truth(vm, 2)?;
            let text = match vm.handled_exception() {
                Some(exc) => format(vm, exc, chain),
                None => "NoneType: None\n".into(),
            };
            write(vm, args.get(1), &text)
        },
    ),
    func(
        "format_exception(exc, /, value=..., tb=..., limit=None, chain=True)",
        |vm, args| {
            let chain = args.truth(vm, 4)?;
            let text = match exception(vm, args)? {
                Some(exc) => format(vm, exc, chain),
                None => "NoneType: None\n".into(),
            };
            Ok(line_list(vm, &text))
        },
    ),
    func(
        "print_exception(exc, /, value=..., tb=..., limit=None, file=None, chain=True)",
        |vm, args| {
            let chain = args.truth(vm, 5)?;
            let text = match exception(vm, args)? {
                Some(exc) => format(vm, exc, chain),
                None => "NoneType: None\n".into(),
            };
            write(vm, args.get(4), &text)
        },
    ),
    func(
        "format_exception_only(exc, /, value=..., *, show_group=False)",
        |vm, args| {
            let text = match exception(vm, args)? {
                Some(exc) => render_only(&describe(vm, exc, false)),
                None => "NoneType: None\n".into(),
            };
            Ok(line_list(vm, &text))
        },
    ),
    func("format_tb(tb, limit=None)", |vm, args| {
        let places = limited(vm, args)?;
        Ok(text_list(vm, render_frames(&places)))
    }),
    func("print_tb(tb, limit=None, file=None)", |vm, args| {
        let places = limited(vm, args)?;
        let text = render_frames(&places).concat();
        write(vm, args.get(2), &text)
    }),
    func("extract_tb(tb, limit=None)", |vm, args| {
        let places = limited(vm, args)?;
        let summaries = places.iter().map(|p| summary(vm, p)).collect();
        Ok(vm.list(summaries))
    }),
    func("format_stack(f=None, limit=None)", |vm, _| {
        let places = stack(vm);
        Ok(text_list(vm, render_frames(&places)))
    }),
    func("print_stack(f=None, limit=None, file=None)", |vm, args| {
        let text = render_frames(&stack(vm)).concat();
        write(vm, args.get(2), &text)
    }),
    func("extract_stack(f=None, limit=None)", |vm, _| {
        let places = stack(vm);
        let summaries = places.iter().map(|p| summary(vm, p)).collect();
        Ok(vm.list(summaries))
    }),
    func("clear_frames(tb)", |_, _| Ok(Value::None)),
];

fn describe(vm: &mut Vm, exc: Gc<Exception>, chain: bool) -> Report {
    vm.describe_exception(exc, chain)
}

fn format(vm: &mut Vm, exc: Gc<Exception>, chain: bool) -> String {
    render(&describe(vm, exc, chain), Look::plain())
}

/// Gives the exception of arguments (exc) or (class, value, traceback).
fn exception(vm: &mut Vm, args: Args) -> Result<Option<Gc<Exception>>, Raise> {
    let v = if args.get(1).is_unset() {
        args.get(0)
    } else {
        args.get(1)
    };
    match v {
        Value::Exception(e) => Ok(Some(e)),
        Value::None => Ok(None),
        other => {
            let kind = vm.type_name(other);
            let text = format!("Exception expected for value, {kind} found");
            Err(vm.type_error(text))
        }
    }
}

fn places(vm: &Vm, tb: Value) -> Vec<Place> {
    let first: Option<Gc<Traceback>> = match tb {
        Value::Traceback(t) => Some(t),
        _ => None,
    };
    vm.places_of(first)
}

/// Gives the places of a traceback: with a limit, so many from its start, or below zero from its end.
fn limited(vm: &mut Vm, args: Args) -> Result<Vec<Place>, Raise> {
    let mut places = places(vm, args.get(0));
    if args.some(1).is_some() {
        let limit = args.clipped(vm, 1)?;
        let most = usize::try_from(limit.unsigned_abs()).unwrap_or(usize::MAX);
        if limit >= 0 {
            places.truncate(most);
        } else {
            places.drain(..places.len().saturating_sub(most));
        }
    }
    Ok(places)
}

/// Gives where everything that runs stands, outermost first.
fn stack(vm: &Vm) -> Vec<Place> {
    let frames = running_frames(vm);
    frames
        .iter()
        .rev()
        .map(|cur| {
            let code = cur.func.get(&vm.heap).code.get(&vm.heap);
            let pc = cur.ip.pc(&code.instrs).saturating_sub(1);
            Place {
                file: Arc::clone(&code.source),
                span: code.code.span_at(pc),
                function: code.name.text(&vm.heap).to_owned(),
            }
        })
        .collect()
}

/// Makes what `extract_tb` lists: file, line, function, text of the line.
fn summary(vm: &mut Vm, place: &Place) -> Value {
    let line = place.file.line(place.span.start);
    let text = place.file.line_text(line).trim().to_owned();
    let (file, name, text) = (
        vm.str(place.file.name()),
        vm.str(&place.function),
        vm.string(text),
    );
    make(vm, "FrameSummary", &[file, Value::Int(line as i64), name, text])
}

fn line_list(vm: &mut Vm, text: &str) -> Value {
    text_list(vm, text.split_inclusive('\n').map(str::to_owned).collect())
}

fn text_list(vm: &mut Vm, texts: Vec<String>) -> Value {
    let items = texts.into_iter().map(|t| vm.string(t)).collect();
    vm.list(items)
}

/// Writes on a file object, or on the standard error.
fn write(vm: &mut Vm, file: Value, text: &str) -> Result<Value, Raise> {
    let file = match file.some() {
        Some(file) => file,
        None => match crate::builtins::files::std_stream(vm, "stderr") {
            Some(file) if !file.is_none() => file,
            _ => {
                crate::diag::say(text);
                return Ok(Value::None);
            }
        },
    };
    let text = vm.str(text);
    vm.call_method(file, vm.names.write, &[text])?;
    Ok(Value::None)
}
