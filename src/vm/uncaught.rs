//! Reads an exception that nobody caught into the plain data `diag/traceback.rs` shows.
//!
//! May run script code (`__str__` of the exception); whatever goes wrong there is left out of the report.

use super::Vm;
use super::outcome::Raise;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::exception::{Exc, Exception, Traceback};
use crate::report::Look;
use crate::report::traceback::{Before, Entry, Place, Report, SyntaxPlace, render};
use crate::source::SourceFile;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

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
            return crate::report::say(text);
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
    pub fn own_stderr(&mut self) -> Option<Value> {
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
        let mut entries = vec![self.describe(exc)];
        let mut seen = HashSet::from([exc]);
        let mut open = vec![(0, exc)];
        // What led to an exception counts as shown before its members are looked at; those go first, the last foremost.
        while let Some((at, exc)) = open.pop() {
            if chain && let Some((cause, earlier)) = self.what_led_to(exc, &seen) {
                let number = entries.len();
                seen.insert(earlier);
                entries.push(self.describe(earlier));
                entries[at].before = match cause {
                    true => Before::Cause(number),
                    false => Before::Context(number),
                };
                open.push((number, earlier));
            }
            if self.is_exception(exc.into(), Exc::BaseExceptionGroup) {
                let members = self.group_members(exc.get(&self.heap).payload);
                let first = entries.len();
                for &member in &members {
                    seen.insert(member);
                    entries.push(self.describe(member));
                }
                open.extend((first..).zip(members));
                entries[at].members = Some((first..entries.len()).collect());
            }
        }
        self.thread.roots.cut(mark);
        self.raised = saved;
        Report { entries }
    }

    /// Finds the cause or context that is shown before an exception; true for a cause.
    fn what_led_to(
        &self,
        exc: Gc<Exception>,
        seen: &HashSet<Gc<Exception>>,
    ) -> Option<(bool, Gc<Exception>)> {
        let e = exc.get(&self.heap);
        let new = |v: Value| match v {
            Value::Exception(e) => Some(e).filter(|e| !seen.contains(e)),
            _ => None,
        };
        match new(e.cause) {
            Some(cause) => Some((true, cause)),
            None if e.suppress_context => None,
            None => new(e.context).map(|context| (false, context)),
        }
    }

    /// Describes an exception alone.
    fn describe(&mut self, exc: Gc<Exception>) -> Entry {
        let traceback = exc.get(&self.heap).traceback;
        Entry {
            message: self.message_of(exc),
            notes: self.notes_of(exc),
            class: self.shown_class(exc),
            frames: self.places_of(traceback),
            before: Before::None,
            members: None,
            syntax: self.syntax_place(exc),
        }
    }

    /// Gives the frames of a traceback, outermost first.
    fn places_of(&mut self, traceback: Option<Gc<Traceback>>) -> Vec<Place> {
        let mut places = Vec::new();
        let mut given = HashMap::new();
        let mut at = traceback;
        while let Some(t) = at {
            let traceback = t.get(&self.heap);
            at = traceback.next;
            let (pc, globals) = (traceback.pc, traceback.func.get(&self.heap).globals);
            let code = traceback.code.get(&self.heap);
            let file = Arc::clone(&code.source);
            let (span, function) = (code.span_at(pc), code.name.text(&self.heap).to_owned());
            let given = match file.is_listed() {
                true => None,
                false => given
                    .entry(file.name().to_owned())
                    .or_insert_with(|| self.given_lines(file.name(), globals))
                    .clone(),
            };
            places.push(Place {
                file,
                span,
                function,
                given,
            });
        }
        places
    }

    /// Asks `linecache` for the lines of what a script compiled: it knows those that were put there, and asks the loader that
    /// stands in the globals. What fails there is left out.
    fn given_lines(&mut self, name: &str, globals: Gc<Dict>) -> Option<Arc<SourceFile>> {
        let [linecache, loader] = ["linecache", "__loader__"].map(|name| self.intern(name));
        let cache = self.modules.get_str(&self.heap, linecache);
        if cache.is_none()
            && globals
                .get_str(&self.heap, loader)
                .is_none_or(|l| l.is_none())
        {
            return None;
        }
        let lines = self.scoped(|vm| {
            let cache = vm.import_module("linecache")?;
            vm.root(cache);
            let shown = vm.str(name);
            vm.root(shown);
            let [check, get, join] = ["checkcache", "getlines", "join"].map(|name| vm.intern(name));
            vm.call_method(cache, check, &[shown])?;
            let lines = vm.call_method(cache, get, &[shown, globals.into()])?;
            vm.root(lines);
            let nothing = vm.str("");
            vm.call_method(nothing, join, &[lines])
        });
        match lines {
            Ok(Value::Str(text)) if !text.text(&self.heap).is_empty() => {
                let text = text.text(&self.heap);
                Some(Arc::new(SourceFile::new(name, text)))
            }
            Ok(_) => None,
            Err(Raise) => {
                self.take_raised();
                None
            }
        }
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
        let class = exc.get(&self.heap).class;
        let path = self.class_path(class);
        match class.get(&self.heap).module {
            Value::Str(_) => path,
            _ => format!("<unknown>.{path}"),
        }
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

    /// Gives what stands after the class: the text of the exception, and what a reader may have meant.
    fn message_of(&mut self, exc: Gc<Exception>) -> String {
        if self.is_exception(exc.into(), Exc::SyntaxError) {
            let mut text = match self.exception_field(exc, 0) {
                Value::None => String::new(),
                msg => self.str_or_nothing(msg),
            };
            if text.is_empty() {
                text.push_str("<no detail available>");
            }
            // Where no line is known the file stands behind the message.
            let (file, line) = (self.exception_field(exc, 1), self.exception_field(exc, 2));
            if line.is_none() && !file.is_none() {
                let file = self.str_or_nothing(file);
                text = format!("{text} ({file})");
            }
            return text;
        }
        let text = self.plain_message(exc);
        let traceback = exc.get(&self.heap).traceback;
        match self.suggestion(exc, traceback) {
            Some(more) => text + &more,
            None => text,
        }
    }

    /// Gives `str(value)`, and nothing if that fails.
    fn str_or_nothing(&mut self, value: Value) -> String {
        let Ok(text) = self.str_of(value) else {
            self.take_raised();
            return String::new();
        };
        text.text(&self.heap).to_owned()
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
        let notes = match self.get_attr_opt(exc.into(), self.names.notes) {
            Ok(Some(notes)) if !notes.is_none() => notes,
            Ok(_) => return Vec::new(),
            Err(Raise) => {
                let failed = self.take_raised();
                let failed = self.shown_or(failed.into(), "<__notes__ repr() failed>");
                return vec![format!("Ignored error getting __notes__: {failed}")];
            }
        };
        self.root(notes);
        let items = match self.is_sequence_of_notes(notes) {
            true => self.collect(notes),
            false => return vec![self.shown_or(notes, "<__notes__ repr() failed>")],
        };
        let Ok(items) = items else {
            self.take_raised();
            return Vec::new();
        };
        self.root(items);
        let items = items.items(&self.heap).to_vec();
        let text = |note| match self.str_of(note) {
            Ok(s) => s.text(&self.heap).to_owned(),
            Err(Raise) => {
                self.take_raised();
                "<note str() failed>".to_owned()
            }
        };
        items.into_iter().map(text).collect()
    }

    /// Gives `repr(value)`, or the other text if that fails.
    fn shown_or(&mut self, value: Value, failed: &str) -> String {
        match self.repr_of(value) {
            Ok(s) => s.text(&self.heap).to_owned(),
            Err(Raise) => {
                self.take_raised();
                failed.to_owned()
            }
        }
    }

    fn is_sequence_of_notes(&self, notes: Value) -> bool {
        match self.plain(notes) {
            Value::Str(_) | Value::Bytes(_) => false,
            plain => self.is_match_sequence(plain),
        }
    }

    /// Reads field `i` of what a builtin exception keeps beside its arguments.
    fn exception_field(&self, exc: Gc<Exception>, i: usize) -> Value {
        match exc.get(&self.heap).payload {
            Value::Tuple(t) => t.item(&self.heap, i).unwrap_or(Value::None).or_none(),
            _ => Value::None,
        }
    }

    fn syntax_place(&mut self, exc: Gc<Exception>) -> Option<SyntaxPlace> {
        if !self.is_exception(exc.into(), Exc::SyntaxError) {
            return None;
        }
        let text = |vm: &mut Vm, i: usize| match vm.exception_field(exc, i) {
            Value::None => None,
            value => Some(vm.str_or_nothing(value)),
        };
        let number = |vm: &mut Vm, i: usize| {
            let n = vm.exception_field(exc, i);
            vm.column_of(n)
        };
        let (offset, end_offset) = (number(self, 3), number(self, 6));
        let (line, end_line) = (text(self, 2), text(self, 5));
        let file = text(self, 1).filter(|file| !file.is_empty());
        Some(SyntaxPlace {
            file: file.unwrap_or_else(|| "<string>".into()),
            same_line: line == end_line,
            line,
            text: text(self, 4),
            offset,
            end_offset,
        })
    }

    /// Reads a column of a syntax error, clipped to what can be counted; None if it is no number.
    pub fn column_of(&mut self, value: Value) -> Option<i64> {
        match self.plain(value) {
            Value::Int(n) => Some(n),
            big @ Value::Big(_) => self.to_index_clipped(big).ok(),
            _ => None,
        }
    }
}
