//! The prompt: reads, runs, shows, and keeps tasks running meanwhile.
//!
//! One event loop lives as long as the session. Between inputs it is iterated until the editor has one; a statement that
//! awaits is its main task; a plain statement runs inside it. Nothing but leaving ends the session: not an
//! exception, not Ctrl-C.

use super::editor::{Editor, Input};
use super::ending::{self, End};
use super::flags::Options;
use super::run::{boot, configured, main_module, on_script_thread};
use crate::compile::compile_source;
use crate::heap::Gc;
use crate::io::signals;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::report::{self, Look, say, say_line, stderr};
use crate::resolve::Mode;
use crate::source::SourceFile;
use crate::vm::{Raise, Vm};
use std::path::PathBuf;
use std::sync::Arc;

/// Opens the prompt; gives the exit status.
pub fn repl(argv: Vec<String>, options: Options) -> u8 {
    let config = configured(argv, PathBuf::new(), options);
    let session = move |limit| match boot(config, limit) {
        Some(vm) => converse(vm),
        None => End::Status(1),
    };
    on_script_thread(session)
}

/// The session, from its greeting to its end.
fn converse(vm: &mut Vm) -> End {
    let waker = vm.sched.io.waker().map_err(|e| e.to_string());
    let editor = match waker.and_then(Editor::start) {
        Ok(editor) => editor,
        Err(problem) => {
            say_line(format_args!("aster: there is no prompt here: {problem}"));
            return End::Status(1);
        }
    };
    let version = env!("CARGO_PKG_VERSION");
    say_line(format_args!(
        "Aster {version} (Python 3.13). Top-level await works; Ctrl-D leaves."
    ));
    let id = vm.new_event_loop();
    vm.sched.prompt = Some(id);
    vm.sched.set_loop = id;
    let globals = main_module(vm, None);
    let mut session = Session {
        globals,
        editor,
        count: 0,
    };
    let result = vm.inside(id, |vm| session.run(vm));
    vm.sched.prompt = None;
    session.leave_line(vm);
    session.editor.close();
    // Tasks that are left are cancelled, as at the end of `run`.
    let result = vm.end_run(id, result);
    ending::end(vm, result)
}

struct Session {
    /// The namespace of `__main__`.
    globals: Gc<Dict>,
    editor: Editor,
    /// How many inputs there were.
    count: usize,
}

impl Session {
    /// Runs inputs until the user leaves; fails by SystemExit.
    fn run(&mut self, vm: &mut Vm) -> Result<Value, Raise> {
        loop {
            match self.next(vm)? {
                Input::Text(text) if self.leaves(vm, &text) => return Ok(Value::None),
                Input::Text(text) => self.statement(vm, text)?,
                Input::Abandoned => say_line("KeyboardInterrupt"),
                Input::End => return Ok(Value::None),
            }
        }
    }

    /// Runs the loop until there is an input.
    fn next(&mut self, vm: &mut Vm) -> Result<Input, Raise> {
        // Nobody minds if the output is closed; the next statement that prints will say so.
        let _ = vm.out.flush();
        self.editor.ask();
        vm.out.divert(self.editor.printer());
        stderr::divert(self.editor.printer());
        let mut input = None;
        loop {
            let attended = vm.attend(|_| {
                input = self.editor.take();
                input.is_some()
            });
            if attended.is_ok() {
                break;
            }
            // Something left the loop by itself: Ctrl-C in a task's code is no reason to leave.
            if !vm.raised_is(Exc::KeyboardInterrupt) {
                return Err(Raise);
            }
            vm.take_raised();
            say_line("KeyboardInterrupt");
        }
        self.leave_line(vm);
        Ok(input.unwrap_or(Input::End))
    }

    /// Nothing is being typed any more: output goes its usual way.
    fn leave_line(&mut self, vm: &mut Vm) {
        let _ = vm.out.flush();
        vm.out.divert(None);
        stderr::divert(None);
    }

    /// Tells whether an input is the bare word that leaves, unless the user has given it a meaning.
    fn leaves(&self, vm: &mut Vm, text: &str) -> bool {
        let word = text.trim();
        if !matches!(word, "exit" | "quit") {
            return false;
        }
        let word = vm.intern(word);
        self.globals.get_str(&vm.heap, word).is_none()
    }

    /// Runs one input; fails by SystemExit.
    fn statement(&mut self, vm: &mut Vm, text: String) -> Result<(), Raise> {
        self.count += 1;
        let file = Arc::new(SourceFile::new(format!("<input-{}>", self.count), text));
        let code = match compile_source(&file, Mode::Interactive) {
            Ok(code) => code,
            Err(diags) => {
                say(report::render(&diags, &file, Look::for_stderr()));
                return Ok(());
            }
        };
        // A Ctrl-C that came earlier is not meant for this.
        signals::forget_interrupt();
        let mark = vm.thread.roots.mark();
        let function = vm.module_function(code, &file, self.globals);
        let result = match vm.call(Value::Function(function), &[]) {
            Ok(Value::Frame(frame)) => vm.run_statement(Value::Frame(frame)),
            other => other,
        };
        let result = match result {
            Err(Raise) if !vm.raised_is(Exc::SystemExit) => {
                self.tell(vm);
                Ok(())
            }
            other => other.map(drop),
        };
        vm.thread.roots.cut(mark);
        result
    }

    /// Shows the exception that ended a statement.
    fn tell(&self, vm: &mut Vm) {
        let exc = vm.take_raised();
        vm.root(exc);
        let _ = vm.out.flush();
        let cancelled = exc.get(&vm.heap).traceback.is_none();
        if cancelled && vm.is_exception(exc.into(), Exc::KeyboardInterrupt) {
            // Ctrl-C has cancelled what was awaited; where, does not matter.
            return say_line("KeyboardInterrupt");
        }
        ending::tell(vm, exc);
    }
}
