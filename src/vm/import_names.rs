//! What an import statement does: the absolute name, what it binds, and the hook `__import__`.
//!
//! Finding and loading a module is `import.rs`. A script that replaces `builtins.__import__` is asked by every statement; the
//! native one and statements that nobody replaced share `import_named`.

use super::Vm;
use super::outcome::Raise;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::str::Str;

/// Imports for the compiler's own needs, which no hook sees.
const INNER: usize = 2;

impl Vm {
    /// `ImportName`: the module of that name; for `import a.b` the package on top of it.
    ///
    /// The constant of `from a import b` is a tuple of the name and the names that are wanted.
    #[inline(never)]
    pub(super) fn import_name(
        &mut self,
        what: Value,
        how: usize,
        level: usize,
    ) -> Result<Value, Raise> {
        let (name, wanted) = match what {
            Value::Tuple(t) => (t.item(&self.heap, 0), t.item(&self.heap, 1)),
            name => (Some(name), None),
        };
        let Some(Value::Str(name)) = name else {
            return Err(self.type_error("module name must be a string"));
        };
        let wanted = wanted.unwrap_or(Value::None);
        let text = name.text(&self.heap).to_owned();
        if how == INNER {
            return self.import_module(&text);
        }
        let globals = self.thread.cur.func.get(&self.heap).globals;
        self.scoped(|vm| {
            let module = match vm.import_hook(globals)? {
                None => vm.import_named(&text, Some(globals), wanted, level)?,
                Some(hook) => {
                    let cur = vm.thread.cur;
                    let flags = cur.func.get(&vm.heap).code.get(&vm.heap).code.flags;
                    let locals = match flags {
                        _ if flags.namespace => cur.regs.get(0),
                        _ if flags.module => globals.into(),
                        _ => Value::None,
                    };
                    let level = Value::Int(level as i64);
                    vm.call(
                        hook,
                        &[Value::Str(name), globals.into(), locals, wanted, level],
                    )?
                }
            };
            vm.root(module);
            if how == 0 || !wanted.is_none() {
                return Ok(module);
            }
            // `import a.b as c` goes down from the top.
            let mut module = module;
            for part in text.split('.').skip(1) {
                let part = vm.intern(part);
                module = vm.import_from(module, part)?;
                vm.root(module);
            }
            Ok(module)
        })
    }

    /// Gives what a script has put in the place of `__import__`.
    fn import_hook(&mut self, globals: Gc<Dict>) -> Result<Option<Value>, Raise> {
        let builtins = self.own_builtins(globals).unwrap_or(self.builtins);
        let key = self.intern("__import__");
        match builtins.get_str(&self.heap, key) {
            Some(Value::Native(n)) if self.native_name(n) == "__import__" => Ok(None),
            // What the library imports when is its own matter.
            Some(_) if self.is_library(globals) => Ok(None),
            Some(hook) => Ok(Some(hook)),
            None => Err(self.error(Exc::ImportError, "__import__ not found")),
        }
    }

    fn is_library(&self, globals: Gc<Dict>) -> bool {
        let name = globals.get_str(&self.heap, self.names.name);
        let Some(Value::Str(name)) = name else {
            return false;
        };
        match self.modules.get_str(&self.heap, name) {
            Some(Value::Module(m)) => {
                let module = m.get(&self.heap);
                module.built_in && module.dict == globals
            }
            _ => false,
        }
    }

    /// Imports a module as `__import__` does; what is wanted of a package is loaded with it.
    pub fn import_named(
        &mut self,
        name: &str,
        globals: Option<Gc<Dict>>,
        wanted: Value,
        level: usize,
    ) -> Result<Value, Raise> {
        let full = match level {
            0 => name.to_owned(),
            _ => self.absolute_name(globals, name, level)?,
        };
        self.scoped(|vm| {
            let module = vm.import_module(&full)?;
            vm.root(module);
            if !wanted.is_none() && vm.truth(wanted)? {
                let path = vm.names.path;
                if vm.get_attr_opt(module, path)?.is_some() {
                    vm.load_wanted(module, wanted, false)?;
                }
                return Ok(module);
            }
            let Some((front, rest)) = name.split_once('.') else {
                return Ok(module);
            };
            let top = match level {
                0 => front,
                _ => &full[..full.len() - rest.len() - 1],
            };
            let key = vm.intern(top);
            match vm.modules.get_str(&vm.heap, key) {
                Some(found) => Ok(found),
                None if level == 0 => vm.import_module(top),
                None => {
                    let text = vm.string(format!("'{top}' not in sys.modules as expected"));
                    Err(vm.key_error(text))
                }
            }
        })
    }

    /// Loads the modules of a package that `from package import ...` names.
    fn load_wanted(&mut self, package: Value, wanted: Value, of_all: bool) -> Result<(), Raise> {
        let names = self.collect(wanted)?;
        self.root(names);
        let mut at = 0;
        while let Some(name) = names.item(&self.heap, at) {
            at += 1;
            let Value::Str(text) = self.plain(name) else {
                let place = if of_all {
                    let own = self.get_attr(package, self.names.name)?;
                    format!("{}.__all__", self.str_of(own)?.text(&self.heap))
                } else {
                    "``from list''".to_owned()
                };
                let kind = self.type_name(name);
                return Err(self.type_error(format!("Item in {place} must be str, not {kind}")));
            };
            let text = self.names.intern_value(&mut self.heap, text);
            if text.text(&self.heap) == "*" {
                let all = self.names.all;
                if !of_all && let Some(all) = self.get_attr_opt(package, all)? {
                    self.root(all);
                    self.load_wanted(package, all, true)?;
                }
            } else if self.get_attr_opt(package, text)?.is_none() {
                let own = self.get_attr(package, self.names.name)?;
                let own = self.str_of(own)?.text(&self.heap).to_owned();
                let full = format!("{own}.{}", text.text(&self.heap));
                self.load_if_there(&full)?;
            }
        }
        Ok(())
    }

    /// Loads a module; that there is none of this very name is no error.
    fn load_if_there(&mut self, full: &str) -> Result<(), Raise> {
        let Err(Raise) = self.scoped(|vm| vm.import_module(full)) else {
            return Ok(());
        };
        let payload = match self.raised {
            Value::Exception(e) => e.get(&self.heap).payload,
            _ => Value::Unset,
        };
        let missing = match payload {
            Value::Tuple(t) if self.raised_is(Exc::ModuleNotFoundError) => t.item(&self.heap, 1),
            _ => None,
        };
        match missing {
            Some(Value::Str(name)) if name.text(&self.heap) == full => {
                self.take_raised();
                Ok(())
            }
            _ => Err(Raise),
        }
    }

    /// Resolves a relative name against the package of the running module.
    fn absolute_name(
        &mut self,
        globals: Option<Gc<Dict>>,
        name: &str,
        level: usize,
    ) -> Result<String, Raise> {
        let package = match globals {
            Some(globals) => self.package_of(globals)?,
            None => return Err(self.nameless()),
        };
        if package.is_empty() {
            let text = "attempted relative import with no known parent package";
            return Err(self.import_error(Exc::ImportError, text.into(), None, None));
        }
        let mut base = package.as_str();
        for _ in 1..level {
            let Some((outer, _)) = base.rsplit_once('.') else {
                let text = "attempted relative import beyond top-level package";
                return Err(self.import_error(Exc::ImportError, text.into(), None, None));
            };
            base = outer;
        }
        Ok(if name.is_empty() {
            base.to_owned()
        } else {
            format!("{base}.{name}")
        })
    }

    /// Gives the package that a namespace says it is in; empty if none.
    fn package_of(&mut self, globals: Gc<Dict>) -> Result<String, Raise> {
        let own = |vm: &Vm, key: Gc<Str>| globals.get_str(&vm.heap, key).filter(|v| !v.is_none());
        match own(self, self.names.package).map(|v| self.plain(v)) {
            Some(Value::Str(package)) => return Ok(package.text(&self.heap).to_owned()),
            Some(_) => return Err(self.type_error("package must be a string")),
            None => {}
        }
        if let Some(spec) = own(self, self.names.spec) {
            let key = self.intern("parent");
            let parent = self.get_attr(spec, key)?;
            return match self.plain(parent) {
                Value::Str(parent) => Ok(parent.text(&self.heap).to_owned()),
                _ => Err(self.type_error("__spec__.parent must be a string")),
            };
        }
        let name = match globals.get_str(&self.heap, self.names.name) {
            Some(name) => self.plain(name),
            None => return Err(self.nameless()),
        };
        let Value::Str(name) = name else {
            return Err(self.type_error("__name__ must be a string"));
        };
        let name = name.text(&self.heap);
        if globals.get_str(&self.heap, self.names.path).is_some() {
            return Ok(name.to_owned());
        }
        Ok(name
            .rsplit_once('.')
            .map_or("", |(package, _)| package)
            .to_owned())
    }

    fn nameless(&mut self) -> Raise {
        let text = self.str("'__name__' not in globals");
        self.key_error(text)
    }

    /// `from module import name`.
    #[inline(never)]
    pub(super) fn import_from(&mut self, module: Value, name: Gc<Str>) -> Result<Value, Raise> {
        if let Some(value) = self.get_attr_opt(module, name)? {
            return Ok(value);
        }
        let own_name = self.text_attr(module, self.names.name)?;
        let leaf = name.text(&self.heap).to_owned();
        if let Some(own) = &own_name {
            let key = self.intern(&format!("{own}.{leaf}"));
            if let Some(found) = self.modules.get_str(&self.heap, key) {
                return Ok(found);
            }
        }
        // Not by a module's `__getattr__`.
        let file = match module {
            Value::Module(m) => m.get(&self.heap).dict.get_str(&self.heap, self.names.file),
            _ => None,
        };
        let file = match file {
            Some(Value::Str(file)) => Some(file.text(&self.heap).to_owned()),
            _ => None,
        };
        let shown = own_name.as_deref().unwrap_or("<unknown module name>");
        let place = file.as_deref().unwrap_or("unknown location");
        let running = own_name
            .as_deref()
            .is_some_and(|own| self.is_importing(own));
        let text = if running {
            format!(
                "cannot import name '{leaf}' from partially initialized module '{shown}' \
                 (most likely due to a circular import) ({place})"
            )
        } else {
            format!("cannot import name '{leaf}' from '{shown}' ({place})")
        };
        let own = own_name.as_deref();
        let raise = self.import_error(Exc::ImportError, text, own, file.as_deref());
        self.tell_wanted(&leaf);
        Err(raise)
    }

    /// Puts the name that was not to be had into the ImportError that has just been raised.
    fn tell_wanted(&mut self, leaf: &str) {
        if let Value::Exception(e) = self.raised
            && let Value::Tuple(fields) = e.get(&self.heap).payload
        {
            let mut fields = fields.items(&self.heap).to_vec();
            fields[3] = self.str(leaf);
            let fields = self.tuple(&fields);
            e.get_mut(&mut self.heap).payload = fields;
        }
    }

    fn text_attr(&mut self, object: Value, name: Gc<Str>) -> Result<Option<String>, Raise> {
        Ok(match self.get_attr_opt(object, name)? {
            Some(Value::Str(s)) => Some(s.text(&self.heap).to_owned()),
            _ => None,
        })
    }

    /// `from module import *`: each name of `__all__`, or of the dict but for those with an underscore, as it comes.
    #[inline(never)]
    pub(super) fn import_star(&mut self, module: Value) -> Result<(), Raise> {
        self.scoped(|vm| {
            vm.root(module);
            let (names, of_all) = vm.star_names(module)?;
            vm.root(names);
            for at in 0.. {
                let Some(name) = vm.element(names, at)? else {
                    break;
                };
                vm.root(name);
                let Value::Str(text) = vm.plain(name) else {
                    return Err(vm.bad_star_name(module, name, of_all));
                };
                let text = vm.names.intern_value(&mut vm.heap, text);
                if !of_all && text.text(&vm.heap).starts_with('_') {
                    continue;
                }
                let value = vm.get_attr(module, text)?;
                let cur = vm.thread.cur;
                let function = cur.func.get(&vm.heap);
                if function.code.get(&vm.heap).code.flags.namespace {
                    vm.set_item(cur.regs.get(0), Value::Str(text), value)?;
                } else {
                    let globals = function.globals;
                    globals.set_str(&mut vm.heap, text, value);
                }
            }
            Ok(())
        })
    }

    /// Gives what lists the names that `import *` takes, and whether that is `__all__`.
    fn star_names(&mut self, module: Value) -> Result<(Value, bool), Raise> {
        let all = self.names.all;
        if let Some(all) = self.get_attr_opt(module, all)? {
            return Ok((all, true));
        }
        let key = self.names.dict;
        match self.get_attr_opt(module, key)? {
            Some(Value::Dict(dict)) => {
                let keys = dict.iter(&self.heap).map(|(key, _)| key).collect();
                Ok((self.list(keys), false))
            }
            Some(dict) => {
                let key = self.intern("keys");
                let keys = self.call_method(dict, key, &[])?;
                Ok((self.collect(keys)?.into(), false))
            }
            None => {
                let text = "from-import-* object has no __dict__ and no __all__";
                Err(self.import_error(Exc::ImportError, text.into(), None, None))
            }
        }
    }

    fn bad_star_name(&mut self, module: Value, name: Value, of_all: bool) -> Raise {
        let own = match self.get_attr(module, self.names.name) {
            Ok(own) => own,
            Err(Raise) => return Raise,
        };
        let Value::Str(own) = self.plain(own) else {
            let kind = self.type_name(own);
            let text = format!("module __name__ must be a string, not {kind}");
            return self.type_error(text);
        };
        let own = own.text(&self.heap).to_owned();
        let kind = self.type_name(name);
        let (what, place) = if of_all {
            ("Item", "__all__")
        } else {
            ("Key", "__dict__")
        };
        self.type_error(format!("{what} in {own}.{place} must be str, not {kind}"))
    }

    /// Gives an element of a sequence by its place; None past its end.
    fn element(&mut self, sequence: Value, at: i64) -> Result<Option<Value>, Raise> {
        self.need_sequence(sequence)?;
        match self.get_item(sequence, Value::Int(at)) {
            Ok(value) => Ok(Some(value)),
            Err(Raise) if self.raised_is(Exc::IndexError) => {
                self.take_raised();
                Ok(None)
            }
            Err(Raise) => Err(Raise),
        }
    }
}

/// The modules of Python's standard library, sorted: `sys.stdlib_module_names`.
#[rustfmt::skip]
pub static LIBRARY: &[&str] = &[
    "__future__", "_abc", "_aix_support", "_android_support", "_ast", "_asyncio", "_bisect",
    "_blake2", "_bz2", "_codecs", "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp",
    "_codecs_kr", "_codecs_tw", "_collections", "_collections_abc", "_colorize", "_compat_pickle",
    "_compression", "_contextvars", "_csv", "_ctypes", "_curses", "_curses_panel", "_datetime",
    "_dbm", "_decimal", "_elementtree", "_frozen_importlib", "_frozen_importlib_external",
    "_functools", "_gdbm", "_hashlib", "_heapq", "_imp", "_interpchannels", "_interpqueues",
    "_interpreters", "_io", "_ios_support", "_json", "_locale", "_lsprof", "_lzma", "_markupbase",
    "_md5", "_multibytecodec", "_multiprocessing", "_opcode", "_opcode_metadata", "_operator",
    "_osx_support", "_overlapped", "_pickle", "_posixshmem", "_posixsubprocess", "_py_abc",
    "_pydatetime", "_pydecimal", "_pyio", "_pylong", "_pyrepl", "_queue", "_random", "_scproxy",
    "_sha1", "_sha2", "_sha3", "_signal", "_sitebuiltins", "_socket", "_sqlite3", "_sre", "_ssl",
    "_stat", "_statistics", "_string", "_strptime", "_struct", "_suggestions", "_symtable",
    "_sysconfig", "_thread", "_threading_local", "_tkinter", "_tokenize", "_tracemalloc",
    "_typing", "_uuid", "_warnings", "_weakref", "_weakrefset", "_winapi", "_wmi", "_zoneinfo",
    "abc", "antigravity", "argparse", "array", "ast", "asyncio", "atexit", "base64", "bdb",
    "binascii", "bisect", "builtins", "bz2", "cProfile", "calendar", "cmath", "cmd", "code",
    "codecs", "codeop", "collections", "colorsys", "compileall", "concurrent", "configparser",
    "contextlib", "contextvars", "copy", "copyreg", "csv", "ctypes", "curses", "dataclasses",
    "datetime", "dbm", "decimal", "difflib", "dis", "doctest", "email", "encodings", "ensurepip",
    "enum", "errno", "faulthandler", "fcntl", "filecmp", "fileinput", "fnmatch", "fractions",
    "ftplib", "functools", "gc", "genericpath", "getopt", "getpass", "gettext", "glob", "graphlib",
    "grp", "gzip", "hashlib", "heapq", "hmac", "html", "http", "idlelib", "imaplib", "importlib",
    "inspect", "io", "ipaddress", "itertools", "json", "keyword", "linecache", "locale", "logging",
    "lzma", "mailbox", "marshal", "math", "mimetypes", "mmap", "modulefinder", "msvcrt",
    "multiprocessing", "netrc", "nt", "ntpath", "nturl2path", "numbers", "opcode", "operator",
    "optparse", "os", "pathlib", "pdb", "pickle", "pickletools", "pkgutil", "platform", "plistlib",
    "poplib", "posix", "posixpath", "pprint", "profile", "pstats", "pty", "pwd", "py_compile",
    "pyclbr", "pydoc", "pydoc_data", "pyexpat", "queue", "quopri", "random", "re", "readline",
    "reprlib", "resource", "rlcompleter", "runpy", "sched", "secrets", "select", "selectors",
    "shelve", "shlex", "shutil", "signal", "site", "smtplib", "socket", "socketserver", "sqlite3",
    "sre_compile", "sre_constants", "sre_parse", "ssl", "stat", "statistics", "string",
    "stringprep", "struct", "subprocess", "symtable", "sys", "sysconfig", "syslog", "tabnanny",
    "tarfile", "tempfile", "termios", "textwrap", "this", "threading", "time", "timeit", "tkinter",
    "token", "tokenize", "tomllib", "trace", "traceback", "tracemalloc", "tty", "turtle",
    "turtledemo", "types", "typing", "unicodedata", "unittest", "urllib", "uuid", "venv",
    "warnings", "wave", "weakref", "webbrowser", "winreg", "winsound", "wsgiref", "xml", "xmlrpc",
    "zipapp", "zipfile", "zipimport", "zlib", "zoneinfo",
];

/// Tells whether a module of this name is in Python's standard library.
pub fn is_of_the_library(name: &str) -> bool {
    LIBRARY.binary_search(&name).is_ok()
}
