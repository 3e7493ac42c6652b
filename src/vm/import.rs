//! Finding a module: native, then the standard library in Aster, then files; the cache `sys.modules`.
//!
//! A module is in the cache while its code runs, so that circular imports see it; it is taken out if that fails.
//! `grammar/build.rs` embeds `std/` as the table `STD`.

use super::Vm;
use super::native;
use super::outcome::Raise;
use crate::code::Code;
use crate::diag::{Class, Diag};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::function::Module;
use crate::object::str::Str;
use crate::resolve::Mode;
use crate::source::SourceFile;
use std::path::{Path, PathBuf};
use std::sync::Arc;

// `STD: &[(&str, bool, &str)]`: name, whether it is a package, text; in the order of the names.
include!(concat!(env!("OUT_DIR"), "/std.rs"));

/// Modules of Python's standard library that are not there, in order: whoever asks for them is told so.
#[rustfmt::skip]
static ABSENT: &[&str] = &[
    "ast", "bdb", "bz2", "cProfile", "code", "codeop", "compileall", "ctypes", "curses", "dbm", "dis", "encodings",
    "faulthandler", "fcntl", "filecmp", "fileinput", "ftplib", "genericpath", "grp", "imaplib",
    "lzma", "mailbox", "marshal", "mmap", "modulefinder", "multiprocessing", "netrc", "ntpath", "nturl2path",
    "opcode", "optparse", "pdb", "pickletools", "pkgutil", "plistlib", "poplib", "posix", "profile", "pstats",
    "pty", "pwd", "py_compile", "pyclbr", "pydoc", "pyexpat", "quopri", "readline", "rlcompleter", "shelve",
    "site", "smtplib", "sqlite3", "sre_compile", "sre_constants", "sre_parse", "stringprep", "symtable",
    "sysconfig", "syslog", "tabnanny", "tarfile", "termios", "tkinter", "token", "tokenize", "trace",
    "tracemalloc", "tty", "turtle", "venv", "wave", "webbrowser", "wsgiref", "xml", "xmlrpc", "zipapp",
    "zipfile", "zipimport",
];

/// Where a module was found.
enum Found {
    Native(&'static native::Module),
    Std {
        package: bool,
        text: &'static str,
    },
    File {
        path: PathBuf,
        package: bool,
    },
    /// A folder without `__init__`.
    Folder(PathBuf),
}

impl Vm {
    /// `ImportName`: the module of that name, or for a plain `import a.b` the package on top of it.
    #[inline(never)]
    pub(super) fn import_name(
        &mut self,
        name: Value,
        leaf: bool,
        level: usize,
    ) -> Result<Value, Raise> {
        let name = match name {
            Value::Str(s) => s.text(&self.heap).to_owned(),
            _ => return Err(self.type_error("module name must be a string")),
        };
        let globals = self.thread.cur.func.get(&self.heap).globals;
        if let Some(own) = self.own_builtins(globals) {
            let key = self.intern("__import__");
            if own.get_str(&self.heap, key).is_none() {
                return Err(self.error(Exc::ImportError, "__import__ not found"));
            }
        }
        let full = if level == 0 {
            name
        } else {
            self.absolute_name(globals, &name, level)?
        };
        let module = self.scoped(|vm| vm.import_module(&full))?;
        match full.split_once('.') {
            Some((top, _)) if !leaf => {
                let key = self.intern(top);
                Ok(self.modules.get_str(&self.heap, key).unwrap_or(module))
            }
            _ => Ok(module),
        }
    }

    /// Resolves a relative name against the package of the running module.
    pub fn absolute_name(
        &mut self,
        globals: Gc<Dict>,
        name: &str,
        level: usize,
    ) -> Result<String, Raise> {
        let text = |vm: &Vm, key: Gc<Str>| match globals.get_str(&vm.heap, key) {
            Some(Value::Str(s)) => Some(s.text(&vm.heap).to_owned()),
            _ => None,
        };
        let package = match text(self, self.names.package) {
            Some(package) => package,
            None => {
                let own = text(self, self.names.name).unwrap_or_default();
                let is_package = globals.get_str(&self.heap, self.names.path).is_some();
                match own.rsplit_once('.') {
                    _ if is_package => own,
                    Some((package, _)) => package.to_owned(),
                    None => String::new(),
                }
            }
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

    /// Raises an ImportError that knows what it is about.
    fn import_error(
        &mut self,
        exc: Exc,
        text: String,
        name: Option<&str>,
        path: Option<&str>,
    ) -> Raise {
        let text = self.string(text);
        let mut parts = [text, Value::None, Value::None, Value::None];
        for (part, given) in parts[1..].iter_mut().zip([name, path]) {
            if let Some(given) = given {
                *part = self.str(given);
            }
        }
        let e = self.new_exception(exc, &[text]);
        let payload = self.tuple(&parts);
        e.get_mut(&mut self.heap).payload = payload;
        self.throw(Value::Exception(e))
    }

    fn no_module(&mut self, name: &str, why: &str) -> Raise {
        let why = match ABSENT.binary_search(&name) {
            Ok(_) => "; Aster does not have this module of Python's standard library",
            Err(_) => why,
        };
        let text = format!("No module named '{name}'{why}");
        self.import_error(Exc::ModuleNotFoundError, text, Some(name), None)
    }

    /// Gives the module of a full name, loading it and the packages above it if need be.
    pub fn import_module(&mut self, name: &str) -> Result<Value, Raise> {
        if name.is_empty() {
            return Err(self.value_error("Empty module name"));
        }
        if let Some(module) = self.loaded(name)? {
            return Ok(module);
        }
        if !self.has_native_stack() {
            return Err(self.recursion_error());
        }
        let Some((parent_name, leaf)) = name.rsplit_once('.') else {
            let places = self.search_path();
            return self.find_and_load(name, name, &places, "");
        };
        let parent = self.import_module(parent_name)?;
        // Importing the package may have loaded it.
        if let Some(module) = self.loaded(name)? {
            return Ok(module);
        }
        let path = self.names.path;
        let (places, why) = match self.get_attr_opt(parent, path)? {
            Some(Value::List(l)) => {
                let places = l.items(&self.heap).iter();
                let text = |v: &Value| match v {
                    Value::Str(s) => Some(PathBuf::from(s.text(&self.heap))),
                    _ => None,
                };
                (places.filter_map(text).collect(), String::new())
            }
            _ => (Vec::new(), format!("; '{parent_name}' is not a package")),
        };
        let module = self.find_and_load(name, leaf, &places, &why)?;
        self.scoped(|vm| {
            vm.root(module);
            let leaf = vm.intern(leaf);
            vm.set_attr(parent, leaf, module)
        })?;
        Ok(module)
    }

    /// Looks into the cache.
    fn loaded(&mut self, name: &str) -> Result<Option<Value>, Raise> {
        let key = self.intern(name);
        match self.modules.get_str(&self.heap, key) {
            Some(Value::None) => {
                let text = format!("import of {name} halted; None in sys.modules");
                Err(self.import_error(Exc::ModuleNotFoundError, text, Some(name), None))
            }
            found => Ok(found),
        }
    }

    /// Gives the folders of `sys.path`, or that of the script.
    fn search_path(&mut self) -> Vec<PathBuf> {
        let (sys, path) = (self.intern("sys"), self.intern("path"));
        let list = match self.modules.get_str(&self.heap, sys) {
            Some(Value::Module(m)) => m.get(&self.heap).dict.get_str(&self.heap, path),
            _ => None,
        };
        match list {
            Some(Value::List(l)) => {
                let mut places = Vec::new();
                for item in l.items(&self.heap) {
                    if let Value::Str(s) = item {
                        let text = s.text(&self.heap);
                        places.push(PathBuf::from(if text.is_empty() { "." } else { text }));
                    }
                }
                places
            }
            _ => {
                let config = &self.config;
                let places = config.script_dir.iter().chain(&config.paths);
                places.cloned().collect()
            }
        }
    }

    fn find_and_load(
        &mut self,
        name: &str,
        leaf: &str,
        places: &[PathBuf],
        why: &str,
    ) -> Result<Value, Raise> {
        let native = self.native_modules.iter().find(|m| m.name == name);
        let std = STD.binary_search_by(|entry| entry.0.cmp(name)).ok();
        let found = match (native, std.map(|at| STD[at])) {
            (Some(module), _) => Found::Native(module),
            (None, Some((_, package, text))) => Found::Std { package, text },
            (None, None) => match find_file(leaf, places) {
                Some(found) => found,
                None => return Err(self.no_module(name, why)),
            },
        };
        self.load(name, found)
    }

    /// Makes a module and runs its code.
    fn load(&mut self, name: &str, found: Found) -> Result<Value, Raise> {
        let module = self.new_module(name);
        let dict = module.get(&self.heap).dict;
        let package = matches!(
            found,
            Found::Std { package: true, .. } | Found::File { package: true, .. } | Found::Folder(_)
        );
        self.scoped(|vm| {
            vm.root(module);
            vm.set_module_names(name, dict, package);
            let key = vm.intern(name);
            let modules = vm.modules;
            modules.set_str(&mut vm.heap, key, Value::Module(module));
            vm.importing.push(key);
            let done = vm.run_found(name, found, module, package);
            vm.importing.pop();
            if done.is_err() {
                modules.remove_str(&mut vm.heap, key);
            }
            done?;
            // A module may put something else in its place.
            Ok(modules
                .get_str(&vm.heap, key)
                .unwrap_or(Value::Module(module)))
        })
    }

    fn set_module_names(&mut self, name: &str, dict: Gc<Dict>, package: bool) {
        let parent = match name.rsplit_once('.') {
            _ if package => name,
            Some((parent, _)) => parent,
            None => "",
        };
        let parent = self.str(parent);
        let (doc, key) = (self.names.doc, self.names.package);
        dict.set_str(&mut self.heap, doc, Value::None);
        dict.set_str(&mut self.heap, key, parent);
        for key in [self.names.loader, self.names.spec] {
            dict.set_str(&mut self.heap, key, Value::None);
        }
    }

    fn run_found(
        &mut self,
        name: &str,
        found: Found,
        module: Gc<Module>,
        package: bool,
    ) -> Result<(), Raise> {
        let dict = module.get(&self.heap).dict;
        let file = match found {
            Found::Native(native) => return self.fill_module(native, dict),
            Found::Std { text, .. } => {
                if package {
                    self.set_path(dict, None);
                }
                let leaf = if package { "/__init__.as" } else { ".as" };
                SourceFile::new(format!("std/{}{leaf}", name.replace('.', "/")), text)
            }
            Found::Folder(path) => {
                self.set_path(dict, Some(&path));
                return Ok(());
            }
            Found::File { path, .. } => {
                let shown = path.to_string_lossy().into_owned();
                let key = self.names.file;
                let value = self.str(&shown);
                dict.set_str(&mut self.heap, key, value);
                if package {
                    self.set_path(dict, path.parent());
                }
                let bytes = match std::fs::read(&path) {
                    Ok(bytes) => bytes,
                    Err(error) => return Err(self.os_error(&error, Some(&shown))),
                };
                match SourceFile::from_bytes(shown, bytes) {
                    Ok(file) => file,
                    Err(bad) => return Err(self.error(Exc::SyntaxError, bad.message)),
                }
            }
        };
        let file = Arc::new(file);
        let (code, cautions) = match compile_module(&file) {
            Ok(made) => made,
            Err(diags) => return Err(self.syntax_error(&diags, &file)),
        };
        self.warn_of_source(&cautions, &file)?;
        if let Some(doc) = &code.doc {
            let (key, doc) = (self.names.doc, self.str(doc));
            dict.set_str(&mut self.heap, key, doc);
        }
        self.run_module_code(code, &file, dict).map(|_| ())
    }

    fn set_path(&mut self, dict: Gc<Dict>, folder: Option<&Path>) {
        let folder = folder.map(|f| self.str(&f.to_string_lossy()));
        let list = self.list(folder.into_iter().collect());
        let key = self.names.path;
        dict.set_str(&mut self.heap, key, list);
    }

    /// Issues the warnings about a source text; one that a filter makes an error is a SyntaxError at its place.
    pub fn warn_of_source(&mut self, cautions: &[Diag], file: &SourceFile) -> Result<(), Raise> {
        for diag in cautions {
            self.scoped(|vm| {
                let module = vm.import_module("warnings")?;
                let warn = vm.intern("warn_explicit");
                let warn = vm.get_attr(module, warn)?;
                vm.root(warn);
                let category = vm.exc_class(Exc::SyntaxWarning);
                let line = Value::Int(i64::from(file.place(diag.span.start).line));
                let (text, name) = (vm.str(&diag.message), vm.str(file.name()));
                match vm.call(warn, &[text, category.into(), name, line]) {
                    Err(Raise) if vm.raised_is(Exc::SyntaxWarning) => {
                        vm.take_raised();
                        let mut diag = diag.clone();
                        diag.class = Class::SyntaxError;
                        Err(vm.syntax_error(&[diag], file))
                    }
                    other => other.map(drop),
                }
            })?;
        }
        Ok(())
    }

    /// Raises the first problem of a source text as the SyntaxError that it is.
    pub fn syntax_error(&mut self, diags: &[Diag], file: &SourceFile) -> Raise {
        let Some(diag) = diags.iter().find(|d| d.class != Class::Warning) else {
            return self.error(Exc::SyntaxError, "invalid syntax");
        };
        if diag.class == Class::RecursionError {
            return self.error(Exc::RecursionError, diag.message.clone());
        }
        let (start, end) = (file.place(diag.span.start), file.place(diag.span.end));
        let class = self.class_named(diag.class.name());
        let class = class.unwrap_or_else(|| self.exc_class(Exc::SyntaxError));
        let message = self.str(&diag.message);
        let name = self.str(file.name());
        let line = self.str(file.line_text(start.line));
        let place = [
            name,
            Value::Int(i64::from(start.line)),
            Value::Int(i64::from(start.column)),
            line,
            Value::Int(i64::from(end.line)),
            Value::Int(i64::from(end.column)),
        ];
        let args = [message, self.tuple(&place)];
        let e = self.new_exception_of(class, &args);
        // The fields in the order of the accessors of SyntaxError.
        let [name, line, column, text, end_line, end_column] = place;
        let fields = [
            message,
            name,
            line,
            column,
            text,
            end_line,
            end_column,
            Value::None,
        ];
        let payload = self.tuple(&fields);
        e.get_mut(&mut self.heap).payload = payload;
        self.throw(Value::Exception(e))
    }

    /// `from module import name`.
    #[inline(never)]
    pub(super) fn import_from(&mut self, module: Value, name: Gc<Str>) -> Result<Value, Raise> {
        if let Some(value) = self.get_attr_opt(module, name)? {
            return Ok(value);
        }
        let own_name = self.text_attr(module, self.names.name)?;
        let leaf = name.text(&self.heap).to_owned();
        if let Some(own) = &own_name
            && let Some(value) = self.submodule(module, own, &leaf)?
        {
            return Ok(value);
        }
        let file = self.text_attr(module, self.names.file)?;
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
        Err(self.import_error(Exc::ImportError, text, own, file.as_deref()))
    }

    /// Tells whether the code of a module is running.
    pub fn is_importing(&self, name: &str) -> bool {
        self.importing.iter().any(|n| n.text(&self.heap) == name)
    }

    fn text_attr(&mut self, object: Value, name: Gc<Str>) -> Result<Option<String>, Raise> {
        Ok(match self.get_attr_opt(object, name)? {
            Some(Value::Str(s)) => Some(s.text(&self.heap).to_owned()),
            _ => None,
        })
    }

    /// Gives the module of a package, loading it if there is one.
    fn submodule(
        &mut self,
        package: Value,
        package_name: &str,
        leaf: &str,
    ) -> Result<Option<Value>, Raise> {
        let full = format!("{package_name}.{leaf}");
        let path = self.names.path;
        if self.get_attr_opt(package, path)?.is_none() {
            let key = self.intern(&full);
            return Ok(self.modules.get_str(&self.heap, key));
        }
        match self.scoped(|vm| vm.import_module(&full)) {
            Ok(module) => Ok(Some(module)),
            Err(Raise) if self.raised_is(Exc::ModuleNotFoundError) => {
                let missing = match self.raised {
                    Value::Exception(e) => e.get(&self.heap).payload,
                    _ => Value::Unset,
                };
                let missing = match missing {
                    Value::Tuple(t) => t.item(&self.heap, 1),
                    _ => None,
                };
                match missing {
                    Some(Value::Str(s)) if s.text(&self.heap) == full => {
                        self.take_raised();
                        Ok(None)
                    }
                    _ => Err(Raise),
                }
            }
            Err(Raise) => Err(Raise),
        }
    }

    /// `from module import *`.
    #[inline(never)]
    pub(super) fn import_star(&mut self, module: Value) -> Result<(), Raise> {
        self.scoped(|vm| {
            vm.root(module);
            let names = vm.public_names(module)?;
            vm.root(names);
            let Value::List(names) = names else {
                return Ok(());
            };
            for i in 0..names.len(&vm.heap) {
                let Some(Value::Str(name)) = names.item(&vm.heap, i) else {
                    continue;
                };
                let name = vm.names.intern_value(&mut vm.heap, name);
                let value = vm.star_value(module, name)?;
                let cur = vm.thread.cur;
                let function = cur.func.get(&vm.heap);
                if function.code.get(&vm.heap).code.flags.namespace {
                    vm.set_item(cur.regs.get(0), Value::Str(name), value)?;
                } else {
                    let globals = function.globals;
                    globals.set_str(&mut vm.heap, name, value);
                }
            }
            Ok(())
        })
    }

    fn star_value(&mut self, module: Value, name: Gc<Str>) -> Result<Value, Raise> {
        if let Some(value) = self.get_attr_opt(module, name)? {
            return Ok(value);
        }
        let own = self.names.name;
        if let Some(own) = self.text_attr(module, own)? {
            let leaf = name.text(&self.heap).to_owned();
            if let Some(value) = self.submodule(module, &own, &leaf)? {
                return Ok(value);
            }
        }
        self.get_attr(module, name)
    }

    /// Lists the names that `import *` takes.
    fn public_names(&mut self, module: Value) -> Result<Value, Raise> {
        let all = self.names.all;
        if let Some(all) = self.get_attr_opt(module, all)? {
            let names = self.collect(all)?;
            let items = names.items(&self.heap);
            if let Some(&bad) = items.iter().find(|v| !matches!(v, Value::Str(_))) {
                let own = self.names.name;
                let own = self.text_attr(module, own)?.unwrap_or_default();
                let kind = self.type_name(bad);
                let text = format!("Item in {own}.__all__ must be str, not {kind}");
                return Err(self.type_error(text));
            }
            return Ok(Value::List(names));
        }
        let dict = self.names.dict;
        let dict = match module {
            Value::Module(m) => Some(m.get(&self.heap).dict),
            _ => match self.get_attr_opt(module, dict)? {
                Some(Value::Dict(d)) => Some(d),
                _ => None,
            },
        };
        let Some(dict) = dict else {
            let text = "from-import-* object has no __dict__ and no __all__";
            return Err(self.import_error(Exc::ImportError, text.into(), None, None));
        };
        let public = |v: &Value| match v {
            Value::Str(s) => !s.text(&self.heap).starts_with('_'),
            _ => false,
        };
        let names: Vec<Value> = dict
            .iter(&self.heap)
            .map(|(key, _)| key)
            .filter(public)
            .collect();
        Ok(self.list(names))
    }
}

/// Compiles a module's text.
fn compile_module(file: &SourceFile) -> Result<(Code, Vec<Diag>), Vec<Diag>> {
    crate::compile::compile_warned(file, Mode::Module { main: false })
}

/// Looks for a module in folders: a package first, then a file.
fn find_file(leaf: &str, places: &[PathBuf]) -> Option<Found> {
    let mut folder = None;
    for place in places {
        let place = std::path::absolute(place).unwrap_or_else(|_| place.clone());
        let inside = place.join(leaf);
        for init in ["__init__.as", "__init__.py"] {
            let path = inside.join(init);
            if path.is_file() {
                return Some(Found::File {
                    path,
                    package: true,
                });
            }
        }
        for ending in ["as", "py"] {
            let path = place.join(format!("{leaf}.{ending}"));
            if path.is_file() {
                return Some(Found::File {
                    path,
                    package: false,
                });
            }
        }
        if folder.is_none() && inside.is_dir() {
            folder = Some(Found::Folder(inside));
        }
    }
    folder
}
