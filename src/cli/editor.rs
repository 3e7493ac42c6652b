//! The editor of the prompt, on a thread of its own, so that tasks run while a line is being typed.
//!
//! The machine asks for an input, the editor reads as many lines as that takes and hands over their text. It knows when
//! a block is finished, but not what the text means. A terminal is left as it was found.

use crate::io::signals;
use crate::report::stderr::Divert;
use crate::source::SourceFile;
use crate::syntax::{Input as Parsed, parse_interactive};
use mio::Waker;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use rustyline::config::{Behavior, Config};
use rustyline::error::ReadlineError;
use rustyline::{Cmd, DefaultEditor, ExternalPrinter, KeyEvent};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long the machine may take to answer Ctrl-C before what it runs is interrupted.
const PATIENCE: Duration = Duration::from_millis(300);
/// How many inputs the history file keeps.
const HISTORY: usize = 10_000;
/// The parser recurses; its depth is bounded to what this holds with room to spare.
const STACK: usize = 64 << 20;

/// What was typed.
pub enum Input {
    Text(String),
    /// Ctrl-C: the line is abandoned.
    Abandoned,
    /// Ctrl-D.
    End,
}

type Printer = Arc<Mutex<Box<dyn ExternalPrinter + Send>>>;

/// The machine's end.
pub struct Editor {
    asks: Option<Sender<()>>,
    inputs: Receiver<Input>,
    printer: Option<Printer>,
    thread: Option<JoinHandle<()>>,
    is_reading: bool,
    terminal: Option<Termios>,
}

impl Editor {
    /// Starts the editor; `waker` is rung when there is an input.
    pub fn start(waker: Arc<Waker>) -> Result<Editor, String> {
        let terminal = tcgetattr(std::io::stdin()).ok();
        let (asks, asked) = channel();
        let (send, inputs) = channel();
        let (started, ready) = channel();
        let body = move || match Reader::new() {
            Ok(mut reader) => {
                let printer = reader.editor.create_external_printer().ok();
                let printer = printer.map(|p| -> Box<dyn ExternalPrinter + Send> { Box::new(p) });
                if started.send(Ok(printer)).is_ok() {
                    reader.serve(&asked, &send, &waker);
                }
            }
            Err(problem) => drop(started.send(Err(problem.to_string()))),
        };
        let thread = std::thread::Builder::new()
            .name("prompt".into())
            .stack_size(STACK)
            .spawn(body)
            .map_err(|e| e.to_string())?;
        let printer = ready.recv().map_err(|e| e.to_string())??;
        Ok(Editor {
            asks: Some(asks),
            inputs,
            printer: printer.map(|p| Arc::new(Mutex::new(p))),
            thread: Some(thread),
            is_reading: false,
            terminal,
        })
    }

    /// Asks for the next input.
    pub fn ask(&mut self) {
        self.is_reading = self.asks.as_ref().is_some_and(|asks| asks.send(()).is_ok());
    }

    /// Takes the input if there is one.
    pub fn take(&mut self) -> Option<Input> {
        let input = match self.inputs.try_recv() {
            Ok(input) => input,
            Err(std::sync::mpsc::TryRecvError::Empty) => return None,
            Err(std::sync::mpsc::TryRecvError::Disconnected) => Input::End,
        };
        self.is_reading = false;
        Some(input)
    }

    /// Gives what writes above the line that is being typed; none where output goes elsewhere.
    pub fn printer(&self) -> Option<Divert> {
        let printer = Arc::clone(self.printer.as_ref()?);
        Some(Box::new(move |text| {
            let mut printer = printer.lock().unwrap_or_else(PoisonError::into_inner);
            // A terminal that is gone takes nothing any more.
            let _ = printer.print(text.to_owned());
        }))
    }

    /// Ends the editor. If a line is being typed, the terminal is taken away from it.
    pub fn close(mut self) {
        drop(self.asks.take());
        if !self.is_reading
            && let Some(thread) = self.thread.take()
        {
            let _ = thread.join();
        }
        if let Some(terminal) = &self.terminal {
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Drain, terminal);
        }
    }
}

/// The editor's end.
struct Reader {
    editor: DefaultEditor,
    history: Option<PathBuf>,
}

impl Reader {
    fn new() -> rustyline::Result<Reader> {
        // Prompts do not belong into a file that the output goes to.
        let behavior = if std::io::stdout().is_terminal() {
            Behavior::Stdio
        } else {
            Behavior::PreferTerm
        };
        let config = Config::builder()
            .behavior(behavior)
            .max_history_size(HISTORY)?
            .build();
        let mut editor = DefaultEditor::with_config(config)?;
        editor.bind_sequence(KeyEvent::from('\t'), Cmd::Insert(1, "    ".into()));
        let history =
            std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".aster_history"));
        if let Some(path) = &history {
            // The first session has none.
            let _ = editor.load_history(path);
        }
        Ok(Reader { editor, history })
    }

    /// Reads an input whenever it is asked for one, until nobody asks any more.
    fn serve(&mut self, asked: &Receiver<()>, send: &Sender<Input>, waker: &Waker) {
        let mut abandoned = false;
        loop {
            let mut ask = if abandoned {
                asked.recv_timeout(PATIENCE)
            } else {
                asked.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            if ask == Err(RecvTimeoutError::Timeout) {
                // A task keeps the machine to itself: Ctrl-C is meant for that.
                signals::simulate(signal_hook::consts::SIGINT);
                ask = asked.recv().map_err(|_| RecvTimeoutError::Disconnected);
            }
            if ask.is_err() {
                return;
            }
            let input = self.read();
            abandoned = matches!(input, Input::Abandoned);
            if send.send(input).is_err() || waker.wake().is_err() {
                return;
            }
        }
    }

    /// Reads lines until they make an input.
    fn read(&mut self) -> Input {
        let mut text = String::new();
        loop {
            let prompt = if text.is_empty() { ">>> " } else { "... " };
            match self.editor.readline(prompt) {
                Ok(line) => {
                    text.push_str(&line);
                    text.push('\n');
                    if text.trim().is_empty() {
                        text.clear();
                        continue;
                    }
                }
                Err(ReadlineError::Interrupted) => return Input::Abandoned,
                Err(ReadlineError::Signal(_)) => continue,
                Err(ReadlineError::Eof) if !text.is_empty() => return self.remember(text),
                Err(_) => return Input::End,
            }
            let file = SourceFile::new("<input>", text.as_str());
            if !matches!(parse_interactive(&file), Parsed::Incomplete) {
                return self.remember(text);
            }
        }
    }

    /// Puts an input into the history and its file.
    fn remember(&mut self, text: String) -> Input {
        // A history that cannot be kept is no reason to lose the input.
        let _ = self.editor.add_history_entry(text.trim_end());
        if let Some(path) = &self.history {
            let _ = self.editor.append_history(path);
        }
        Input::Text(text)
    }
}
