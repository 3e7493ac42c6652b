//! Reads an exception that nobody caught into the plain data `diag/traceback.rs` shows.
//!
//! May run script code (`__str__` of the exception); whatever goes wrong there is left out of the report.

use super::Vm;
use super::outcome::Raise;
use crate::diag::Look;
use crate::diag::suggest::nearest;
use crate::diag::traceback::{Before, Place, Report, SyntaxPlace, render};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::{Exc, Exception, Traceback};
use std::sync::Arc;

/// Groups nested deeper are not shown, only that there are such.
const DEEPEST_GROUP: usize = 12;
/// How many causes and contexts are followed.
const CHAIN: usize = 64;

impl Vm {
    /// Writes an exception with its traceback on `sys.stderr`.
    pub fn print_exception(&mut self, exc: Gc<Exception>) {
        let look = match self.own_stderr() {
            None => Look::for_stderr(),
            Some(_) => Look::plain(),
        };
        let text = self.format_exception(exc, look);
        self.say(&text);
    }

    /// Writes text where the script's standard error goes: to `sys.stderr` as it is now. What fails there is lost.
    pub fn say(&mut self, text: &str) {
        let Some(stream) = self.own_stderr() else {
            return crate::diag::say(text);
        };
        if stream.is_none() {
            return;
        }
        let raised = std::mem::replace(&mut self.raised, Value::Unset);
        let mark = self.thread.roots.mark();
        self.root(raised);
        self.root(stream);
        let (write, text) = (self.intern("write"), self.str(text));
        if self.call_method(stream, write, &[text]).is_err() {
            self.take_raised();
        }
        self.thread.roots.cut(mark);
        self.raised = raised;
    }

    /// Gives what the script has put in the place of `sys.stderr`, None included.
    fn own_stderr(&mut self) -> Option<Value> {
        let [sys, now, first] = ["sys", "stderr", "__stderr__"].map(|name| self.intern(name));
        let Some(Value::Module(sys)) = self.modules.get_str(&self.heap, sys) else {
            return None;
        };
        let dict = sys.get(&self.heap).dict;
        let now = dict.get_str(&self.heap, now).unwrap_or(Value::None);
        let same = dict
            .get_str(&self.heap, first)
            .is_some_and(|first| first.is(now));
        (!same).then_some(now)
    }

    /// Hands an exception that cannot go on to `sys.unraisablehook`. `message` says what was going on, without it
    /// that something was ignored; `object` is what failed.
    pub fn unraisable(&mut self, exc: Gc<Exception>, message: Option<&str>, object: Value) {
        self.root(exc);
        let _ = self.out.flush();
        let message = message.map_or(Value::None, |text| self.str(text));
        let [sys, hook, class] =
            ["sys", "unraisablehook", "UnraisableHookArgs"].map(|name| self.intern(name));
        let found = match self.modules.get_str(&self.heap, sys) {
            Some(Value::Module(sys)) => {
                let dict = sys.get(&self.heap).dict;
                let hook = dict.get_str(&self.heap, hook);
                hook.zip(dict.get_str(&self.heap, class))
            }
            _ => None,
        };
        let Some((hook, class)) = found.filter(|(hook, _)| !matches!(hook, Value::Native(_)))
        else {
            return self.tell_unraisable(exc.into(), message, object);
        };
        let e = exc.get(&self.heap);
        let traceback = e.traceback.map_or(Value::None, Value::Traceback);
        let parts = [
            Value::Class(e.class),
            exc.into(),
            traceback,
            message,
            object,
        ];
        let parts = self.tuple(&parts);
        let told = self.call(class, &[parts]);
        let told = told.and_then(|told| {
            self.root(told);
            self.call(hook, &[told])
        });
        if told.is_err() {
            let second = self.take_raised();
            self.root(second);
            self.say("Exception ignored in sys.unraisablehook:\n");
            self.print_exception(second);
        }
    }

    /// What `sys.unraisablehook` does by itself: writes what was ignored, and the exception.
    pub fn tell_unraisable(&mut self, exc: Value, message: Value, object: Value) {
        let message = match message {
            Value::Str(text) => text.text(&self.heap).to_owned(),
            _ => "Exception ignored in".to_owned(),
        };
        let line = match object.is_none() {
            true => format!("{message}:\n"),
            false => {
                let shown = self.show(object);
                format!("{message}: {shown}\n")
            }
        };
        self.say(&line);
        if let Value::Exception(exc) = self.plain(exc) {
            self.print_exception(exc);
        }
    }

    /// Gives an exception with its traceback as text.
    pub fn format_exception(&mut self, exc: Gc<Exception>, look: Look) -> String {
        let report = self.describe_exception(exc, true);
        render(&report, look)
    }

    /// Gives an exception as data to be shown, with what led to it if `chain`.
    pub fn describe_exception(&mut self, exc: Gc<Exception>, chain: bool) -> Report {
        let saved = std::mem::replace(&mut self.raised, Value::Unset);
        let mark = self.thread.roots.mark();
        self.root(saved);
        self.root(exc);
        let mut seen = vec![exc];
        let report = self.describe(exc, chain, 0, &mut seen);
        self.thread.roots.cut(mark);
        self.raised = saved;
        report
    }

    /// Describes an exception that `seen` has already.
    fn describe(
        &mut self,
        exc: Gc<Exception>,
        chain: bool,
        depth: usize,
        seen: &mut Vec<Gc<Exception>>,
    ) -> Report {
        let message = self.message_of(exc);
        let notes = self.notes_of(exc);
        let e = exc.get(&self.heap);
        let (cause, context, suppress) = (e.cause, e.context, e.suppress_context);
        let (traceback, payload) = (e.traceback, e.payload);
        // What led to it counts as shown before its members are looked at, which go first, the last of them foremost.
        let earlier = |v: Value, seen: &mut Vec<Gc<Exception>>| match v {
            Value::Exception(e) if chain && seen.len() < CHAIN && !seen.contains(&e) => {
                seen.push(e);
                Some(e)
            }
            _ => None,
        };
        let cause = earlier(cause, seen);
        let context = match cause.is_some() || suppress {
            true => None,
            false => earlier(context, seen),
        };
        let members = self
            .is_exception(exc.into(), Exc::BaseExceptionGroup)
            .then(|| {
                let items = match depth > DEEPEST_GROUP {
                    true => Vec::new(),
                    false => self.group_members(payload),
                };
                seen.extend_from_slice(&items);
                let told = items.into_iter().rev();
                let mut told: Vec<_> = told
                    .map(|m| self.describe(m, chain, depth + 1, seen))
                    .collect();
                told.reverse();
                told
            });
        let before = if let Some(context) = context {
            Before::Context(Box::new(self.describe(context, chain, depth, seen)))
        } else if let Some(cause) = cause {
            Before::Cause(Box::new(self.describe(cause, chain, depth, seen)))
        } else {
            Before::None
        };
        Report {
            class: self.shown_class(exc),
            message,
            frames: self.places_of(traceback),
            notes,
            before,
            members,
            syntax: self.syntax_place(exc),
        }
    }

    /// Gives the frames of a traceback, outermost first.
    pub fn places_of(&self, traceback: Option<Gc<Traceback>>) -> Vec<Place> {
        let mut places = Vec::new();
        let mut at = traceback;
        while let Some(t) = at {
            let t = t.get(&self.heap);
            let code = t.code.get(&self.heap);
            places.push(Place {
                file: Arc::clone(&code.source),
                span: code.span_at(t.pc),
                function: code.name.text(&self.heap).to_owned(),
            });
            at = t.next;
        }
        places
    }

    fn group_members(&self, payload: Value) -> Vec<Gc<Exception>> {
        let Value::Tuple(t) = payload else {
            return Vec::new();
        };
        let Some(Value::Tuple(members)) = t.item(&self.heap, 1) else {
            return Vec::new();
        };
        let only = |v: &Value| {
            if let Value::Exception(e) = v {
                Some(*e)
            } else {
                None
            }
        };
        members.items(&self.heap).iter().filter_map(only).collect()
    }

    /// Names the class as tracebacks do: with its module unless that is builtins or the main program.
    fn shown_class(&self, exc: Gc<Exception>) -> String {
        self.class_path(exc.get(&self.heap).class)
    }

    /// Gives a class's qualified name with its module, unless that is builtins or the main program.
    pub fn class_path(&self, class: Gc<crate::object::class::Class>) -> String {
        let class = class.get(&self.heap);
        let name = class.qualname.text(&self.heap);
        match class.module {
            Value::Str(module) => match module.text(&self.heap) {
                "builtins" | "__main__" => name.to_owned(),
                module => format!("{module}.{name}"),
            },
            _ => name.to_owned(),
        }
    }

    fn message_of(&mut self, exc: Gc<Exception>) -> String {
        let text = if self.is_exception(exc.into(), Exc::SyntaxError) {
            match self.exception_field(exc, 0) {
                Value::Str(msg) => msg.text(&self.heap).to_owned(),
                Value::None => self.plain_message(exc),
                _ => "<no detail available>".to_owned(),
            }
        } else {
            self.plain_message(exc)
        };
        match self.suggestion(exc) {
            Some(more) => format!("{text}{more}"),
            None => text,
        }
    }

    fn plain_message(&mut self, exc: Gc<Exception>) -> String {
        match self.str_of(exc.into()) {
            Ok(s) => s.text(&self.heap).to_owned(),
            Err(Raise) => {
                self.take_raised();
                "<exception str() failed>".to_owned()
            }
        }
    }

    fn notes_of(&mut self, exc: Gc<Exception>) -> Vec<String> {
        let Some(dict) = exc.get(&self.heap).dict else {
            return Vec::new();
        };
        let items = match dict.get_str(&self.heap, self.names.notes) {
            Some(Value::List(l)) => l.items(&self.heap).to_vec(),
            Some(Value::Tuple(t)) => t.items(&self.heap).to_vec(),
            Some(other) => {
                return match self.repr_of(other) {
                    Ok(s) => vec![s.text(&self.heap).to_owned()],
                    Err(Raise) => {
                        self.take_raised();
                        vec!["<__notes__ repr() failed>".to_owned()]
                    }
                };
            }
            None => return Vec::new(),
        };
        let mut notes = Vec::new();
        for item in items {
            notes.push(match self.str_of(item) {
                Ok(s) => s.text(&self.heap).to_owned(),
                Err(Raise) => {
                    self.take_raised();
                    "<note str() failed>".to_owned()
                }
            });
        }
        notes
    }

    /// Reads field `i` of what a builtin exception keeps beside its arguments.
    fn exception_field(&self, exc: Gc<Exception>, i: usize) -> Value {
        match exc.get(&self.heap).payload {
            Value::Tuple(t) => t.item(&self.heap, i).unwrap_or(Value::None).or_none(),
            _ => Value::None,
        }
    }

    fn syntax_place(&self, exc: Gc<Exception>) -> Option<SyntaxPlace> {
        if !self.is_exception(exc.into(), Exc::SyntaxError) {
            return None;
        }
        let text = |i: usize| match self.exception_field(exc, i) {
            Value::Str(s) => Some(s.text(&self.heap).to_owned()),
            _ => None,
        };
        let number = |i: usize| match self.exception_field(exc, i) {
            Value::Int(n) => Some(n),
            _ => None,
        };
        let line = number(2)?;
        let start = number(3).unwrap_or(0);
        let same_line = number(5).is_none_or(|end| end == line);
        let end = if same_line {
            number(6).unwrap_or(start + 1)
        } else {
            start + 1
        };
        Some(SyntaxPlace {
            file: text(1).unwrap_or_else(|| "<string>".into()),
            line,
            text: text(4),
            start,
            end,
        })
    }

    /// Gives CPython's "Did you mean" of a NameError, AttributeError or ImportError.
    fn suggestion(&mut self, exc: Gc<Exception>) -> Option<String> {
        let class = exc.into();
        if self.is_exception(class, Exc::NameError) {
            return self.suggest_name(exc);
        }
        if !self.is_exception(class, Exc::AttributeError) {
            return None;
        }
        let (Value::Str(name), obj) = (self.exception_field(exc, 0), self.exception_field(exc, 1))
        else {
            return None;
        };
        let name = name.text(&self.heap).to_owned();
        let names = self.attribute_names(obj);
        let wanted = names.iter().map(String::as_str);
        let near = nearest(
            &name,
            wanted.filter(|n| name.starts_with('_') || !n.starts_with('_')),
        )?;
        Some(format!(". Did you mean: '{near}'?"))
    }

    /// Names the attributes of an object as far as that needs no script code.
    fn attribute_names(&self, obj: Value) -> Vec<String> {
        let heap = &self.heap;
        let mut dicts = Vec::new();
        let mut names: Vec<String> = Vec::new();
        match obj {
            Value::Class(c) => dicts.extend(c.get(heap).mro.iter().map(|c| c.get(heap).dict)),
            Value::Module(m) => dicts.push(m.get(heap).dict),
            Value::Instance(i) => {
                let own = i.own_items(heap).into_iter();
                names.extend(own.filter_map(|(k, _)| text_of(self, k)));
            }
            _ => {}
        }
        let class = self.class_of(obj).get(heap);
        dicts.extend(class.mro.iter().map(|c| c.get(heap).dict));
        for dict in dicts {
            names.extend(dict.iter(heap).filter_map(|(k, _)| text_of(self, k)));
        }
        names.sort();
        names.dedup();
        names
    }

    fn suggest_name(&mut self, exc: Gc<Exception>) -> Option<String> {
        let Value::Str(name) = self.exception_field(exc, 0) else {
            return None;
        };
        let name = name.text(&self.heap).to_owned();
        let mut last = exc.get(&self.heap).traceback?;
        while let Some(next) = last.get(&self.heap).next {
            last = next;
        }
        let code = last.get(&self.heap).code.get(&self.heap);
        let locals = code.varnames.iter().map(|n| n.text(&self.heap).to_owned());
        let free = code.code.freevars.iter().cloned();
        let mut names: Vec<String> = locals.chain(free).collect();
        let main = self.names.main;
        if let Some(Value::Module(m)) = self.modules.get_str(&self.heap, main) {
            let dict = m.get(&self.heap).dict;
            names.extend(dict.iter(&self.heap).filter_map(|(k, _)| text_of(self, k)));
        }
        names.extend(
            self.builtins
                .iter(&self.heap)
                .filter_map(|(k, _)| text_of(self, k)),
        );
        names.retain(|n| !n.starts_with('.') && *n != name);
        if let Some(near) = nearest(&name, names.iter().map(String::as_str)) {
            return Some(format!(". Did you mean: '{near}'?"));
        }
        let known = matches!(
            name.as_str(),
            "asyncio"
                | "collections"
                | "contextlib"
                | "dataclasses"
                | "datetime"
                | "functools"
                | "gc"
                | "io"
                | "itertools"
                | "json"
                | "math"
                | "operator"
                | "os"
                | "random"
                | "re"
                | "string"
                | "sys"
                | "time"
                | "traceback"
                | "types"
                | "typing"
                | "weakref"
        );
        known.then(|| format!(". Did you forget to import '{name}'?"))
    }
}

fn text_of(vm: &Vm, v: Value) -> Option<String> {
    match v {
        Value::Str(s) => Some(s.text(&vm.heap).to_owned()),
        _ => None,
    }
}
