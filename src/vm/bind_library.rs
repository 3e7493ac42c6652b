//! What wrong calls are told of functions that are written in Aster and builtin in CPython: the methods of `datetime` and
//! `decimal`.
//!
//! Only errors come here, when arguments could not be bound; `bind.rs` has the words for functions of scripts.

use super::Vm;
use crate::heap::Gc;
use crate::object::function::Function;

/// The files of the library whose classes CPython has in C.
static BUILTIN_IN_PYTHON: [&str; 4] = [
    "std/datetime.as",
    "std/_datetime_",
    "std/decimal.as",
    "std/_decimal_",
];

/// Special methods that are no slots of a class in CPython, but methods like others.
#[rustfmt::skip]
static PLAIN: [&str; 13] = [
    "__ceil__", "__complex__", "__copy__", "__deepcopy__", "__floor__", "__format__", "__getinitargs__", "__getstate__",
    "__reduce__", "__reduce_ex__", "__round__", "__sizeof__", "__trunc__",
];

/// Gives the name of a special method that fills a slot of its class.
fn slot(title: &str) -> Option<&str> {
    let (_, name) = title.rsplit_once('.')?;
    let special = name.starts_with("__") && name.ends_with("__");
    (special && !PLAIN.contains(&name) && name != "__new__" && name != "__init__").then_some(name)
}

impl Vm {
    /// Gives how many arguments a method takes, the object itself not counted: None if it is none of those that are builtin
    /// in CPython, or takes arguments by name.
    fn builtin_arity(&self, func: Gc<Function>, title: &str) -> Option<usize> {
        let f = func.get(&self.heap);
        let code = f.code.get(&self.heap);
        let file = code.source.name();
        let known = code.source.is_embedded()
            && BUILTIN_IN_PYTHON.iter().any(|name| file.starts_with(name));
        let own = title.contains('.') && !title.contains('<');
        let flags = code.code.flags;
        let open = flags.varargs || flags.varkeywords || code.code.kwonly > 0;
        let arity = (code.code.argcount as usize).checked_sub(1)?;
        (known && own && !open && f.defaults.is_none() && (arity == 0 || slot(title).is_some()))
            .then_some(arity)
    }

    /// Gives what CPython says of a wrong number of arguments; `given` counts the object itself.
    pub(super) fn builtin_count(
        &self,
        func: Gc<Function>,
        title: &str,
        given: usize,
    ) -> Option<String> {
        let arity = self.builtin_arity(func, title)?;
        // Without the object it is another matter.
        let given = given.checked_sub(1)?;
        Some(match slot(title) {
            Some(_) => {
                let s = if arity == 1 { "" } else { "s" };
                format!("expected {arity} argument{s}, got {given}")
            }
            None => format!("{title}() takes no arguments ({given} given)"),
        })
    }

    /// Gives what CPython says of keywords.
    pub(super) fn builtin_keywords(&self, func: Gc<Function>, title: &str) -> Option<String> {
        self.builtin_arity(func, title)?;
        Some(match slot(title) {
            Some(name) => format!("wrapper {name}() takes no keyword arguments"),
            None => format!("{title}() takes no keyword arguments"),
        })
    }
}
