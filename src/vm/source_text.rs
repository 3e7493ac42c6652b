//! Bytes that a script or a file gives as source to text, and what is wrong with them as the SyntaxError that it is.
//!
//! The encodings without a table are read by `source/encoding.rs`; for the others the method `decode` of the bytes is called.

use super::{Raise, Vm};
use crate::diag::{Diag, Told};
use crate::object::exception::Exc;
use crate::object::value::Value;
use crate::source::{BadSource, SourceFile, Span, encoding};

impl Vm {
    /// Reads source that is bytes, in the encoding that a comment names, else in UTF-8; a SyntaxError with the name if it
    /// is not in that encoding.
    pub fn source_text(&mut self, bytes: Vec<u8>, name: &str) -> Result<String, Raise> {
        let kept = encoding::declared(&bytes).map(|_| bytes.clone());
        match (encoding::read(bytes), kept) {
            (Ok(text), _) => Ok(text),
            (Err(BadSource::Misplaced { message, shown, at }), _) => {
                let file = SourceFile::new(name, shown);
                let place = file.place(at);
                let mut diag = Diag::new(Span::at(at), message);
                diag.told = Some(Told {
                    line: place.line,
                    offset: i64::from(place.column),
                    end_line: place.line,
                    end_offset: None,
                    text: format!("{}\n", file.line_text(place.line)),
                });
                Err(self.syntax_error(&[diag], &file))
            }
            (Err(BadSource::Encoded(encoding)), Some(bytes)) => {
                self.decoded_source(bytes, &encoding, name)
            }
            (Err(bad), _) => Err(self.no_source(&bad.message(), name)),
        }
    }

    fn decoded_source(
        &mut self,
        bytes: Vec<u8>,
        encoding: &str,
        name: &str,
    ) -> Result<String, Raise> {
        // The comment that names it could not be read in it.
        if ["utf-16", "utf-32", "utf16", "utf32"].contains(&encoding.to_ascii_lowercase().as_str())
        {
            return Err(self.no_source(&format!("encoding problem: {encoding}"), name));
        }
        let made = self.scoped(|vm| {
            let bytes = Value::Bytes(vm.heap.new_bytes(&bytes));
            vm.root(bytes);
            let decode = vm.intern("decode");
            let encoding = vm.str(encoding);
            vm.call_method(bytes, decode, &[encoding])
        });
        match made {
            Ok(Value::Str(text)) => Ok(text.text(&self.heap).to_owned()),
            Ok(_) => Err(self.no_source(&format!("unknown encoding: {encoding}"), name)),
            Err(Raise) if self.raised_is(Exc::Exception) => {
                let error = self.take_raised();
                let text = self
                    .str_of(Value::Exception(error))?
                    .text(&self.heap)
                    .to_owned();
                Err(self.no_source(&text, name))
            }
            Err(Raise) => Err(Raise),
        }
    }

    /// Raises a SyntaxError about a source as a whole.
    fn no_source(&mut self, message: &str, name: &str) -> Raise {
        self.scoped(|vm| {
            let (message, name) = (vm.str(message), vm.str(name));
            let place = vm.tuple(&[name, Value::Int(0), Value::Int(-1), Value::None]);
            vm.root(place);
            let class = Value::Class(vm.exc_class(Exc::SyntaxError));
            match vm.call(class, &[message, place]) {
                Ok(error) => vm.throw(error),
                Err(raise) => raise,
            }
        })
    }

    /// Raises what is said of source with a null in it: a SyntaxError without a place.
    pub fn null_in_source(&mut self) -> Raise {
        let text = self.str("source code string cannot contain null bytes");
        let class = Value::Class(self.exc_class(Exc::SyntaxError));
        match self.call(class, &[text]) {
            Ok(error) => self.throw(error),
            Err(raise) => raise,
        }
    }
}
