//! The native half of traceback: where exceptions and running frames stand, and the text of both. The functions and
//! classes scripts know are `std/traceback.as`.

use crate::diag::Look;
use crate::diag::traceback::{Place, Report, render, render_frames, render_only};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::{Exception, Traceback};
use crate::vm::Vm;
use crate::vm::native::{Func, Module, func};
use crate::vm::outcome::Raise;
use std::sync::Arc;

pub static MODULE: Module = Module {
    name: "_traceback",
    consts: &[],
    funcs: FUNCTIONS,
    types: &[],
    init: None,
};

static FUNCTIONS: &[Func] = &[
    func("handled()", |vm, _| {
        Ok(vm.handled_exception().map_or(Value::None, Value::Exception))
    }),
    func("text(exc, chain, /)", |vm, args| {
        let chain = args.truth(vm, 1)?;
        let exc = exception(vm, args.get(0))?;
        let text = format(vm, exc, chain);
        Ok(vm.string(text))
    }),
    func("only(exc, /)", |vm, args| {
        let exc = exception(vm, args.get(0))?;
        let text = render_only(&describe(vm, exc, false));
        Ok(line_list(vm, &text))
    }),
    func("frames(tb, /)", |vm, args| {
        let places = places(vm, args.get(0));
        let summaries = places.iter().map(|p| summary(vm, p)).collect();
        Ok(vm.list(summaries))
    }),
    func("stack()", |vm, _| {
        let places = stack(vm);
        let summaries = places.iter().map(|p| summary(vm, p)).collect();
        Ok(vm.list(summaries))
    }),
];

fn describe(vm: &mut Vm, exc: Gc<Exception>, chain: bool) -> Report {
    vm.describe_exception(exc, chain)
}

fn format(vm: &mut Vm, exc: Gc<Exception>, chain: bool) -> String {
    render(&describe(vm, exc, chain), Look::plain())
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

fn places(vm: &Vm, tb: Value) -> Vec<Place> {
    let first: Option<Gc<Traceback>> = match tb {
        Value::Traceback(t) => Some(t),
        _ => None,
    };
    vm.places_of(first)
}

/// Gives where everything that runs stands, outermost first.
fn stack(vm: &Vm) -> Vec<Place> {
    let frames: Vec<_> = vm.running_frames().collect();
    frames
        .iter()
        .rev()
        .map(|frame| {
            let cur = &frame.cur;
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

/// Makes what tells of a frame: file, line, function, text of the line, the last line, both columns, and the
/// frame as it is shown, once with the marks below the line and once without.
fn summary(vm: &mut Vm, place: &Place) -> Value {
    let (from, to) = (
        place.file.place(place.span.start),
        place.file.place(place.span.end),
    );
    let line = place.file.line(place.span.start);
    let text = place.file.line_text(line).trim().to_owned();
    let shown = render_frames(std::slice::from_ref(place)).concat();
    // The whole line is meant where there is nothing to mark.
    let column = |n: u32| match place.span.is_empty() {
        true => Value::None,
        false => Value::Int(i64::from(n.saturating_sub(1))),
    };
    let parts = [
        vm.str(&place.file.path()),
        Value::Int(i64::from(line)),
        vm.str(&place.function),
        vm.string(text),
        Value::Int(i64::from(to.line)),
        column(from.column),
        column(to.column),
        vm.string(shown),
    ];
    vm.tuple(&parts)
}

fn line_list(vm: &mut Vm, text: &str) -> Value {
    text_list(vm, text.split_inclusive('\n').map(str::to_owned).collect())
}

fn text_list(vm: &mut Vm, texts: Vec<String>) -> Value {
    let items = texts.into_iter().map(|t| vm.string(t)).collect();
    vm.list(items)
}
