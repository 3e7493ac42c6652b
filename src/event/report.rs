//! What goes wrong where nobody is there to catch it: results nobody asked for, coroutines nobody awaited, tasks
//! left at the end.
//!
//! A loop's exception handler hears of it if a script has set one; else it goes to asyncio's logger if a script has
//! imported logging, else to stderr. CPython's own line comes first, then where the task was created, then the
//! traceback.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::frame::{Frame, FrameState};
use crate::object::task::Task;
use crate::report::Look;
use crate::vm::{Raise, Vm};

impl Vm {
    /// Reports an error on the current loop.
    pub fn report_error(
        &mut self,
        text: &str,
        error: Option<Value>,
        extra: &[(&str, Value)],
    ) -> Result<(), Raise> {
        self.report_on(self.sched.cur.id, text, error, extra)
    }

    /// Reports on the current loop an error that is being handled meanwhile: a handler's own errors come after it.
    pub fn report_handled(
        &mut self,
        error: Value,
        text: &str,
        extra: &[(&str, Value)],
    ) -> Result<(), Raise> {
        self.with_handled(error, |vm| vm.report_error(text, Some(error), extra))
    }

    /// Does something while an error is being handled.
    fn with_handled(
        &mut self,
        error: Value,
        act: impl FnOnce(&mut Vm) -> Result<(), Raise>,
    ) -> Result<(), Raise> {
        let before = self.thread.ending;
        if let Value::Exception(handled) = error {
            self.thread.ending = Some((self.thread.acts.len() + 1, handled));
        }
        let done = act(self);
        self.thread.ending = before;
        done
    }

    /// Reports an error on a loop: to its handler, or to stderr. Fails only by SystemExit or KeyboardInterrupt.
    pub fn report_on(
        &mut self,
        id: u32,
        text: &str,
        error: Option<Value>,
        extra: &[(&str, Value)],
    ) -> Result<(), Raise> {
        let (handler, own) = self.sched.state(id).map_or((Value::Unset, false), |s| {
            (s.exception_handler, s.own.reports)
        });
        if handler.some().is_none() && !own {
            self.report_default(text, error, extra);
            return Ok(());
        }
        let context = self.report_context(text, error, extra);
        if own {
            return self.report_by_own_loop(id, context);
        }
        self.call_handler(id, handler, context)
    }

    /// Makes the dict that exception handlers are told of, and roots it.
    fn report_context(
        &mut self,
        text: &str,
        error: Option<Value>,
        extra: &[(&str, Value)],
    ) -> Value {
        let context = self.heap.new_dict();
        self.root(context);
        let text = self.str(text);
        let key = self.intern("message");
        context.set_str(&mut self.heap, key, text);
        if let Some(error) = error {
            let key = self.intern("exception");
            context.set_str(&mut self.heap, key, error);
        }
        for &(name, value) in extra {
            let key = self.intern(name);
            context.set_str(&mut self.heap, key, value);
        }
        context.into()
    }

    /// Calls a loop's exception handler with a context that a script or the loop made.
    pub fn call_handler(&mut self, id: u32, handler: Value, context: Value) -> Result<(), Raise> {
        let event_loop = self.loop_object(id);
        let called = match self.context_of_report(context) {
            Ok(Some(inside)) => self.call_in_context(handler, &[event_loop, context], inside),
            Ok(None) => self.call(handler, &[event_loop, context]),
            Err(raise) => Err(raise),
        };
        match called {
            Ok(_) => Ok(()),
            Err(Raise) => self.handler_failed(id, context),
        }
    }

    /// Tells the loop's default handler of the error that a handler ended with.
    fn handler_failed(&mut self, id: u32, context: Value) -> Result<(), Raise> {
        let error = Value::Exception(self.take_raised());
        if self.is_base_error(error) {
            self.raised = error;
            return Err(Raise);
        }
        let (text, extra) = (
            "Unhandled error in exception handler",
            [("context", context)],
        );
        if !self.sched.state(id).is_some_and(|s| s.own.reports) {
            self.report_default(text, Some(error), &extra);
            return Ok(());
        }
        let told = self.report_context(text, Some(error), &extra);
        let called = self.with_handled(error, |vm| {
            let event_loop = vm.loop_object(id);
            let name = vm.intern("default_exception_handler");
            vm.call_method(event_loop, name, &[told]).map(|_| ())
        });
        let text = "Exception in default exception handler while handling an unexpected error \
                    in custom exception handler";
        self.default_handler_ended(called, text)
    }

    /// Logs the error that a loop's default handler ended with. Fails only by SystemExit or KeyboardInterrupt.
    pub fn default_handler_ended(
        &mut self,
        called: Result<(), Raise>,
        text: &str,
    ) -> Result<(), Raise> {
        let Err(Raise) = called else { return Ok(()) };
        let error = Value::Exception(self.take_raised());
        if self.is_base_error(error) {
            self.raised = error;
            return Err(Raise);
        }
        self.report_default(text, Some(error), &[]);
        Ok(())
    }

    /// Gives the context in which a handler is told: that of the task, future or handle it is about.
    fn context_of_report(&mut self, report: Value) -> Result<Option<Value>, Raise> {
        let Value::Dict(report) = self.plain(report) else {
            let get = self.intern("get");
            self.get_attr(report, get)?;
            return Ok(None);
        };
        for name in ["task", "future", "handle"] {
            let key = self.intern(name);
            let about = report.get_str(&self.heap, key).unwrap_or(Value::None);
            if about.is_none() {
                continue;
            }
            let get_context = self.intern("get_context");
            return match self.get_attr_opt(about, get_context)? {
                Some(method) => Ok(Some(self.call(method, &[])?)),
                None => Ok(None),
            };
        }
        Ok(None)
    }

    /// Writes a report to stderr, or logs it where a script has imported logging.
    pub fn report_default(&mut self, text: &str, error: Option<Value>, extra: &[(&str, Value)]) {
        for &value in error.iter().chain(extra.iter().map(|(_, value)| value)) {
            self.root(value);
        }
        let mut extra = extra.to_vec();
        extra.sort_by_key(|&(name, _)| name);
        if let Some(logger) = self.asyncio_logger() {
            self.root(logger);
            let mut lines = vec![text.to_owned()];
            for (name, value) in extra {
                lines.push(format!("{name}: {}", self.show_reported(name, value)));
            }
            self.log_on(logger, "error", lines.join("\n"), error);
            return;
        }
        let own = self.own_stderr().is_some();
        let mut told = format!("{text}\n");
        for (name, value) in extra {
            told += &format!("{name}: {}\n", self.show_reported(name, value));
            if !own
                && let Value::Task(task) = value
                && task.get(&self.heap).core.made().is_none()
                && let Some(place) = self.place_of(task)
            {
                told += &format!("created at {place}\n");
            }
        }
        if let Some(Value::Exception(error)) = error {
            let look = if own {
                Look::plain()
            } else {
                Look::for_stderr()
            };
            told += &self.format_exception(error, look);
        }
        self.say(&told);
    }

    /// Shows what a report comes with; stacks of where something was made as tracebacks.
    fn show_reported(&mut self, name: &str, value: Value) -> String {
        let what = match name {
            "source_traceback" => "Object",
            "handle_traceback" => "Handle",
            _ => return self.show(value),
        };
        let mut text = format!("{what} created at (most recent call last):\n");
        let lines = self.import_module("traceback").and_then(|module| {
            let name = self.intern("format_list");
            let function = self.get_attr(module, name)?;
            self.call(function, &[value])
        });
        match lines {
            Ok(Value::List(lines)) => {
                for line in lines.items(&self.heap).to_vec() {
                    if let Value::Str(line) = line {
                        text.push_str(line.text(&self.heap));
                    }
                }
            }
            Ok(_) => {}
            Err(Raise) => {
                self.take_raised();
            }
        }
        text.trim_end().to_string()
    }

    /// Tells of something that is no failure: logged where a script has imported logging, else on stderr.
    pub fn report_warning(&mut self, text: String) {
        match self.asyncio_logger() {
            Some(logger) => self.log_on(logger, "warning", text, None),
            None => self.say(&format!("{text}\n")),
        }
    }

    /// Logs what concerns only who looks for it, if a script has imported logging.
    pub fn log_detail(&mut self, text: &str) {
        if let Some(logger) = self.asyncio_logger() {
            self.log_on(logger, "debug", text.to_owned(), None);
        }
    }

    /// Gives asyncio's logger if logging has been imported and stands: the one that a script may have put in its place.
    fn asyncio_logger(&mut self) -> Option<Value> {
        let (events, logger) = (self.intern("asyncio.base_events"), self.intern("logger"));
        if let Some(module @ Value::Module(_)) = self.modules.get_str(&self.heap, events) {
            match self.get_attr_opt(module, logger) {
                Ok(Some(logger)) => return Some(logger),
                Ok(None) => {}
                Err(Raise) => {
                    self.take_raised();
                }
            }
        }
        let name = self.intern("logging");
        let module = self.modules.get_str(&self.heap, name)?;
        let (get, logger) = (self.intern("getLogger"), self.str("asyncio"));
        self.root(logger);
        let found = match self.get_attr_opt(module, get) {
            Ok(Some(get)) => self.call(get, &[logger]),
            Ok(None) => return None,
            Err(raise) => Err(raise),
        };
        match found {
            Ok(logger) => Some(logger),
            Err(_) => {
                self.take_raised();
                None
            }
        }
    }

    /// Calls a method of a logger. What it raises is lost: there is nobody to tell.
    fn log_on(&mut self, logger: Value, level: &str, text: String, error: Option<Value>) {
        self.root(logger);
        let (level, exc_info) = (self.intern(level), self.intern("exc_info"));
        let text = self.string(text);
        self.root(text);
        let error = match error {
            Some(Value::Exception(e)) => {
                let traceback = e.get(&self.heap).traceback;
                let class = Value::Class(e.get(&self.heap).class);
                let traceback = traceback.map_or(Value::None, Value::Traceback);
                self.tuple(&[class, Value::Exception(e), traceback])
            }
            _ => Value::FALSE,
        };
        self.root(error);
        let logged = match self.get_attr(logger, level) {
            Ok(method) => self.call_kw(method, &[text], &[(exc_info, error)]),
            Err(raise) => Err(raise),
        };
        if logged.is_err() {
            self.take_raised();
        }
    }

    /// Says where a task was created: `file:line`.
    pub fn place_of(&self, task: Gc<Task>) -> Option<String> {
        let t = task.get(&self.heap);
        let code = t.code?.get(&self.heap);
        if code.code.instrs.is_empty() || t.pc as usize >= code.code.instrs.len() {
            return None;
        }
        let span = code.code.span_at(t.pc);
        let line = code.source.line_of(span);
        Some(format!("{}:{line}", code.source.name()))
    }

    /// A task that nobody holds has failed, and its last callback has run.
    pub(super) fn report_dropped(&mut self, task: Gc<Task>) -> Result<(), Raise> {
        if !task.get(&self.heap).core.unretrieved {
            return Ok(());
        }
        self.report_unretrieved(task.into())
    }

    /// A failed future or task that nobody asked is gone. What its report raises is lost.
    pub fn tell_unretrieved(&mut self, future: Value) {
        if self.report_unretrieved(future).is_err() {
            self.take_raised();
        }
    }

    fn report_unretrieved(&mut self, future: Value) -> Result<(), Raise> {
        let Some(core) = future.core_mut(&mut self.heap) else {
            return Ok(());
        };
        core.unretrieved = false;
        let (id, error) = (core.loop_id, core.result);
        let made = core.made();
        let class = self.class_of(future);
        let kind = self.class_name(class);
        let text = format!("{kind} exception was never retrieved");
        let mut extra = vec![("future", future)];
        extra.extend(made.map(|made| ("source_traceback", made)));
        self.report_on(id, &text, Some(error), &extra)
    }

    /// A pending task goes down with its loop: reported, and its coroutine closed.
    pub fn destroy_task(&mut self, task: Gc<Task>) {
        self.report_destroyed(task);
        if let Value::Frame(frame) = task.get(&self.heap).coroutine(&self.heap) {
            self.end_coroutine(frame);
        }
    }

    /// Reports a pending task that goes down.
    pub(super) fn report_destroyed(&mut self, task: Gc<Task>) {
        if task.get(&self.heap).quiet {
            return;
        }
        let core = &task.get(&self.heap).core;
        let (id, made) = (core.loop_id, core.made());
        let text = "Task was destroyed but it is pending!";
        let mut extra = vec![("task", task.into())];
        extra.extend(made.map(|made| ("source_traceback", made)));
        // A handler that wants to end the program comes too late for that.
        if self.report_on(id, text, None, &extra).is_err() {
            self.take_raised();
        }
    }

    /// Closes the coroutine of a pending task that goes down.
    pub(super) fn end_coroutine(&mut self, frame: Gc<Frame>) {
        let coro = Value::Frame(frame);
        let f = frame.get_mut(&mut self.heap);
        if f.state == FrameState::Created {
            f.touched = true;
            let name = self.coroutine_name(coro);
            let origin = self.origin_of(frame);
            let text = self.unawaited_text(&name, origin);
            self.warn_of("", &text, coro);
            return;
        }
        if self.close_frame(frame).is_err() {
            let error = self.take_raised();
            self.unraisable(error, None, coro);
        }
    }

    /// At exit: failures nobody asked for, in order of completion; then tasks that were left pending.
    pub fn report_leftovers(&mut self) {
        self.sched.circles.clear();
        self.take_failures();
        let failed = std::mem::take(&mut self.sched.failed);
        for &future in &failed {
            self.root(future);
        }
        for future in failed {
            if future.core(&self.heap).is_some_and(|c| c.unretrieved)
                && self.report_unretrieved(future).is_err()
            {
                self.take_raised();
            }
        }
        self.end_orphans();
    }

    /// Gives the qualified name of a coroutine object.
    pub fn coroutine_name(&self, coro: Value) -> String {
        match coro {
            Value::Frame(frame) => {
                let func = frame.get(&self.heap).func.get(&self.heap);
                func.code
                    .get(&self.heap)
                    .qualname
                    .text(&self.heap)
                    .to_string()
            }
            Value::NativeCoro(coro) if !coro.get(&self.heap).is_anext => {
                coro.get(&self.heap).qualname.text(&self.heap).to_string()
            }
            other => format!("<{} without __name__>", self.type_name(other)),
        }
    }
}
