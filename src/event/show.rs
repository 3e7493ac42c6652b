//! How calls and values are shown in reprs of handles and tasks and in the loop's reports.
//!
//! As CPython's `format_helpers`: arguments are cut short by `reprlib`, functions written in a script are followed by the
//! place of their definition. Nothing here is on a path that a program takes often.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::future::FutureKind;
use crate::object::task::Task;
use crate::sched::handle::Handle;
use crate::vm::{Raise, Vm};

/// Where the library makes a future of its own.
pub const INNER: &str = "std/asyncio/base_events.as:1";
const GATHERS: &str = "std/asyncio/tasks.as:1";

impl Vm {
    /// Notes where a future or task is made, if its loop is in debug mode: by the script, or by a function of a module of asyncio.
    pub fn note_made(&mut self, future: Value, id: u32, by: Option<(&str, &str)>) {
        if self.in_debug(id) {
            self.note_stack(future, by);
        }
    }

    #[cold]
    fn note_stack(&mut self, future: Value, by: Option<(&str, &str)>) {
        self.root(future);
        if let Some(made) = self.stack_here(by)
            && let Some(core) = future.core_mut(&mut self.heap)
        {
            core.more.get_or_insert_default().made = Some(made);
        }
    }

    /// Gives the stack of where something is made; the last that counts may be a function of a module of asyncio.
    fn stack_here(&mut self, by: Option<(&str, &str)>) -> Option<Value> {
        let (module, name) = match by {
            Some((module, name)) => (self.str(module), self.str(name)),
            None => (Value::None, Value::None),
        };
        self.root(module);
        self.root(name);
        let made = self.import_module("_asyncio_stacks").and_then(|stacks| {
            let function = self.intern("made_at");
            let function = self.get_attr(stacks, function)?;
            self.call(function, &[module, name])
        });
        match made {
            Ok(made) => Some(made),
            Err(Raise) => {
                self.take_raised();
                None
            }
        }
    }

    /// Notes where a handle is made, if its loop is in debug mode: by the script, or by a function of a module of asyncio.
    pub fn note_handle(&mut self, handle: Value, by: Option<(&str, &str)>) {
        let id = self.payload::<Handle>(handle).map(|h| h.loop_id);
        if id.is_some_and(|id| self.in_debug(id)) {
            self.root(handle);
            let made = self.stack_here(by);
            if let (Some(made), Some(handle)) = (made, self.payload_mut::<Handle>(handle)) {
                handle.made = made;
            }
        }
    }

    /// Gives `file:line` of where a future or task was made in debug mode.
    pub fn place_made(&mut self, future: Value) -> Option<String> {
        let core = future.core(&self.heap)?;
        let (made, id) = (core.made(), core.loop_id);
        let Some(Value::List(stack)) = made.map(|made| self.plain(made)) else {
            let inner = matches!(future, Value::Future(_)) && self.in_debug(id);
            let gathers = matches!(future, Value::Future(f) if matches!(f.get(&self.heap).kind, FutureKind::Gather(_)));
            return inner.then(|| if gathers { GATHERS } else { INNER }.to_string());
        };
        self.last_place(stack.into())
    }

    /// Gives `file:line` of the last entry of a stack.
    pub fn last_place(&mut self, stack: Value) -> Option<String> {
        let Value::List(stack) = self.plain(stack) else {
            return None;
        };
        let last = *stack.items(&self.heap).last()?;
        let (file, line) = (
            self.quiet_attr(last, "filename")?,
            self.quiet_attr(last, "lineno")?,
        );
        let (Value::Str(file), Value::Int(line)) = (file, line) else {
            return None;
        };
        Some(format!("{}:{line}", file.text(&self.heap)))
    }

    /// Gives the name of what wakes a task.
    pub fn name_of_wakeup(&self, task: Gc<Task>) -> String {
        let class = self.class_of(Value::Task(task)).get(&self.heap);
        format!("{}.task_wakeup", class.qualname.text(&self.heap))
    }

    /// Shows a call as the loop's reports do: `name() at file:line`; in debug mode with its arguments.
    pub fn show_call(&mut self, func: Value, args: &[Value], debug: bool) -> String {
        let source = self.source_of(func);
        let given = if debug { args } else { &[] };
        self.show_plain_call(func, given, &[], debug, String::new()) + &source
    }

    /// Tells whether a loop is in debug mode.
    pub fn in_debug(&mut self, id: u32) -> bool {
        self.sched.state(id).is_some_and(|s| s.debug)
    }

    /// Shows a value, cut short where it is long.
    pub fn show_short(&mut self, value: Value) -> String {
        if let Value::None | Value::Bool(_) | Value::Float(_) = value {
            return self.show(value);
        }
        let shown = self.import_module("reprlib").and_then(|module| {
            let name = self.intern("repr");
            let function = self.get_attr(module, name)?;
            let text = self.call(function, &[value])?;
            self.str_of(text)
        });
        match shown {
            Ok(text) => text.text(&self.heap).to_string(),
            Err(Raise) => {
                self.take_raised();
                self.show(value)
            }
        }
    }

    fn show_plain_call(
        &mut self,
        func: Value,
        args: &[Value],
        keywords: &[(String, Value)],
        debug: bool,
        suffix: String,
    ) -> String {
        let mut shown: Vec<String> = args.iter().map(|&a| self.show_short(a)).collect();
        for (name, value) in keywords {
            shown.push(format!("{name}={}", self.show_short(*value)));
        }
        let suffix = format!("({}){suffix}", shown.join(", "));
        if let Some((inner, args, keywords)) = self.partial_parts(func) {
            if !debug {
                return self.show_plain_call(inner, &[], &[], debug, suffix);
            }
            return self.show_plain_call(inner, &args, &keywords, debug, suffix);
        }
        self.call_name(func) + &suffix
    }

    fn call_name(&mut self, func: Value) -> String {
        for name in ["__qualname__", "__name__"] {
            if let Some(Value::Str(name)) = self.quiet_attr(func, name) {
                let name = name.text(&self.heap).to_string();
                return self.stood_for(func, &name).unwrap_or(name);
            }
        }
        self.show(func)
    }

    /// Gives the name of the library's own method that a method of a queue stands for, see `as_completed`.
    fn stood_for(&mut self, func: Value, name: &str) -> Option<String> {
        if name != "Queue.put_nowait" {
            return None;
        }
        let queue = self.quiet_attr(func, "__self__")?;
        let shown = self.intern("_put_shown");
        match self.class_of(queue).find(&self.heap, shown)? {
            (_, Value::Str(shown)) => Some(shown.text(&self.heap).to_string()),
            _ => None,
        }
    }

    /// Gives ` at file:line` for a function of a script, also behind wrappers and partials; nothing for others.
    fn source_of(&mut self, func: Value) -> String {
        let mut func = func;
        for _ in 0..100 {
            if let Some(wrapped) = self.quiet_attr(func, "__wrapped__") {
                func = wrapped;
            } else if let Some((inner, ..)) = self.partial_parts(func) {
                func = inner;
            } else if self.type_name(func) == "partialmethod"
                && let Some(inner) = self.quiet_attr(func, "func")
            {
                func = inner;
            } else {
                break;
            }
        }
        let Value::Function(function) = func else {
            return String::new();
        };
        let code = function.get(&self.heap).code.get(&self.heap);
        format!(" at {}:{}", code.source.path(), code.code.first_line)
    }

    /// Takes a `functools.partial` apart.
    #[allow(clippy::type_complexity)]
    pub fn partial_parts(
        &mut self,
        func: Value,
    ) -> Option<(Value, Vec<Value>, Vec<(String, Value)>)> {
        if !matches!(
            self.type_name(func).as_str(),
            "partial" | "functools.partial"
        ) {
            return None;
        }
        let inner = self.quiet_attr(func, "func")?;
        let Value::Tuple(args) = self.quiet_attr(func, "args")? else {
            return None;
        };
        let Value::Dict(keywords) = self.quiet_attr(func, "keywords")? else {
            return None;
        };
        let pairs: Vec<(Value, Value)> = keywords.iter(&self.heap).collect();
        let keywords = pairs.into_iter().filter_map(|(key, value)| match key {
            Value::Str(key) => Some((key.text(&self.heap).to_string(), value)),
            _ => None,
        });
        Some((inner, args.items(&self.heap).to_vec(), keywords.collect()))
    }

    /// Gives an attribute; none where there is none or asking for it fails.
    fn quiet_attr(&mut self, value: Value, name: &str) -> Option<Value> {
        let name = self.intern(name);
        match self.get_attr_opt(value, name) {
            Ok(found) => found,
            Err(Raise) => {
                self.take_raised();
                None
            }
        }
    }
}
