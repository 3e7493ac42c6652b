//! Finding a module: native, then the standard library in Aster, then files; the cache `sys.modules`.
//!
//! A module is in the cache while its code runs, so that circular imports see it; it is taken out if that fails.
//! `std/build.rs` compiles `std/` into the table `STD`.

use super::Vm;
use super::finders::{Finder, are_first_hooks, finder_of};
use super::native;
use super::outcome::Raise;
use crate::code::Code;
use crate::compile::Optimize;
use crate::diag::{Class, Diag};
use crate::heap::{Gc, Parker};
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::function::Module;
use crate::resolve::Mode;
use crate::source::SourceFile;
use crate::source::surrogate;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A module of the library as the build script compiled it.
struct Embedded {
    name: &'static str,
    package: bool,
    text: &'static str,
    /// See `Code::from_bytes`.
    code: &'static [u8],
}

impl Embedded {
    /// Gives the module's text and code.
    fn load(&self) -> (Arc<SourceFile>, Code) {
        let leaf = if self.package { "/__init__.as" } else { ".as" };
        let name = format!("std/{}{leaf}", self.name.replace('.', "/"));
        match Code::from_bytes(self.code) {
            Ok(code) => (Arc::new(SourceFile::embedded(name, self.text)), code),
            Err(why) => unreachable!("the build made bad code of {name}: {why}"),
        }
    }
}

// `STD: &[Embedded]`, in the order of the names.
include!(concat!(env!("OUT_DIR"), "/std.rs"));

/// Modules of Python's standard library that are not there, in order: whoever asks for them is told so.
#[rustfmt::skip]
static ABSENT: &[&str] = &[
    "compileall", "ctypes", "curses", "ftplib", "imaplib", "mailbox", "modulefinder", "nturl2path",
    "pickletools", "poplib", "py_compile", "pyclbr", "pyexpat", "rlcompleter", "site", "sqlite3",
    "sre_compile", "sre_constants", "sre_parse", "symtable", "syslog", "tabnanny", "tkinter", "trace",
    "turtle", "venv", "xmlrpc", "zipapp",
];

/// The names that an import gives a module, in order, and the attributes of its spec that they are.
static SPEC_NAMES: [(&str, &str); 5] = [
    ("__loader__", "loader"),
    ("__spec__", ""),
    ("__path__", "submodule_search_locations"),
    ("__file__", "origin"),
    ("__cached__", "cached"),
];

/// A thread that waits for a module which another thread imports.
pub struct Importer {
    thread: usize,
    name: String,
    parker: Arc<Parker>,
}

/// Where a module was found.
enum Found {
    Native(&'static native::Module),
    Std(&'static Embedded),
    File {
        path: PathBuf,
        package: bool,
    },
    /// Folders without `__init__`.
    Folder(Vec<PathBuf>),
}

impl Found {
    fn is_package(&self) -> bool {
        matches!(
            self,
            Found::Std(Embedded { package: true, .. })
                | Found::File { package: true, .. }
                | Found::Folder(_)
        ) || matches!(self, Found::Native(native) if native.name == "asyncio")
    }
}

impl Vm {
    /// Raises an ImportError that knows what it is about.
    pub(super) fn import_error(
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
        let shown = self.str(name);
        let shown = match self.repr_of(shown) {
            Ok(shown) => shown.text(&self.heap).to_owned(),
            Err(Raise) => return Raise,
        };
        let text = format!("No module named {shown}{why}");
        self.import_error(Exc::ModuleNotFoundError, text, Some(name), None)
    }

    /// Gives the module of a full name, loading it and the packages above it if need be.
    pub fn import_module(&mut self, name: &str) -> Result<Value, Raise> {
        if name.is_empty() {
            return Err(self.value_error("Empty module name"));
        }
        if self.threads.any_other() {
            self.await_import(name)?;
        }
        if let Some(module) = self.loaded(name)? {
            return Ok(module);
        }
        if !self.has_native_stack() {
            return Err(self.recursion_error());
        }
        let Some((parent_name, leaf)) = name.rsplit_once('.') else {
            return self.find_and_load(name, Value::None, "");
        };
        let parent = self.import_module(parent_name)?;
        // Importing the package may have loaded it.
        if self.loaded(name)?.is_some() {
            return self.import_module(name);
        }
        let path = self.names.path;
        let (path, why) = match self.get_attr_opt(parent, path)? {
            Some(path) => (path, String::new()),
            None => (Value::Unset, format!("; '{parent_name}' is not a package")),
        };
        let module = self.find_and_load(name, path, &why)?;
        self.scoped(|vm| {
            vm.root(module);
            vm.root(parent);
            let child = vm.intern(leaf);
            match vm.set_attr(parent, child, module) {
                Err(Raise) if vm.raised_is(Exc::AttributeError) => {
                    vm.take_raised();
                    vm.warn_of_child(parent_name, leaf)
                }
                outcome => outcome,
            }
        })?;
        Ok(module)
    }

    /// Warns that a package does not take a module of its own as an attribute.
    #[cold]
    fn warn_of_child(&mut self, parent: &str, child: &str) -> Result<(), Raise> {
        let module = self.import_module("warnings")?;
        let warn = self.intern("warn");
        let warn = self.get_attr(module, warn)?;
        self.root(warn);
        let text = format!("Cannot set an attribute on '{parent}' for child module '{child}'");
        let given = [self.str(&text), self.exc_class(Exc::ImportWarning).into()];
        self.call(warn, &given).map(drop)
    }

    /// If another thread is running the code of a module, waits until it has: what is not finished nobody else sees. Where
    /// that thread in turn waits for a module of this one, each gets the other's as it stands.
    #[cold]
    #[inline(never)]
    fn await_import(&mut self, name: &str) -> Result<(), Raise> {
        while let Some(holder) = self.threads.importer(&self.heap, name) {
            if self.is_importing(name) || self.waits_for_me(holder) {
                return Ok(());
            }
            let parker = Arc::new(Parker::default());
            self.importers.push(Importer {
                thread: self.threads.current(),
                name: name.to_owned(),
                parker: Arc::clone(&parker),
            });
            let outcome = self.wait_for_wake(&parker, None);
            self.importers.retain(|i| !Arc::ptr_eq(&i.parker, &parker));
            outcome?;
        }
        Ok(())
    }

    /// Tells whether a thread waits, directly or by way of others, for a module that the running one imports.
    fn waits_for_me(&self, thread: usize) -> bool {
        let mut thread = thread;
        // Each thread waits for one module at most.
        for _ in 0..=self.importers.len() {
            let Some(waits) = self.importers.iter().find(|i| i.thread == thread) else {
                return false;
            };
            if self.is_importing(&waits.name) {
                return true;
            }
            match self.threads.importer(&self.heap, &waits.name) {
                Some(next) => thread = next,
                None => return false,
            }
        }
        false
    }

    /// The code of a module has run, or failed: who waits for it looks again.
    fn wake_importers(&mut self, name: &str) {
        for importer in self.importers.iter().filter(|i| i.name == name) {
            self.threads.note_woken(importer.thread);
            importer.parker.wake();
        }
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

    /// Gives what sys has under a name.
    fn of_sys(&mut self, name: &str) -> Option<Value> {
        let (sys, name) = (self.intern("sys"), self.intern(name));
        match self.modules.get_str(&self.heap, sys) {
            Some(Value::Module(m)) => m.get(&self.heap).dict.get_str(&self.heap, name),
            _ => None,
        }
    }

    /// Gives the folders of a path, which is that of the package above or None for `sys.path`; unset is no path at all.
    fn places(&mut self, path: Value) -> Result<Vec<PathBuf>, Raise> {
        let path = match path {
            Value::None => self.of_sys("path"),
            path => Some(path),
        };
        let items = match path {
            Some(Value::List(list)) => list.items(&self.heap).to_vec(),
            Some(path) if path.is_unset() => Vec::new(),
            Some(path) => self.scoped(|vm| {
                vm.root(path);
                let list = Value::Class(vm.types.list);
                Ok(match vm.call(list, &[path])? {
                    Value::List(list) => list.items(&vm.heap).to_vec(),
                    _ => Vec::new(),
                })
            })?,
            None => {
                let config = &self.config;
                let places = config.script_dir.iter().chain(&config.paths);
                return Ok(places.cloned().collect());
            }
        };
        let place = |item: &Value| match item {
            Value::Str(s) if s.text(&self.heap).is_empty() => Some(PathBuf::from(".")),
            Value::Str(s) => Some(surrogate::path_meant(s.text(&self.heap))),
            _ => None,
        };
        Ok(items.iter().filter_map(place).collect())
    }

    /// Finds a module and runs it: a script's finders are asked in their turn. `path` is that of the package above, None without
    /// one, unset if what is above is no package.
    fn find_and_load(&mut self, name: &str, path: Value, why: &str) -> Result<Value, Raise> {
        let library = self.find_in_library(name);
        // What the library is made of inside is no finder's matter.
        let inner = name.starts_with('_') && library.is_some();
        let finders = if inner { None } else { self.finders() };
        self.scoped(|vm| {
            vm.root(path);
            let loaded = match (finders, library) {
                (Some(finders), library) => vm.ask_finders(name, finders, library, path)?,
                (None, Some(found)) => Some(vm.load(name, found)?),
                (None, None) => vm.load_from_path(name, path)?,
            };
            match loaded {
                Some(module) => Ok(module),
                None => match vm.module_of_encoding(name)? {
                    Some(module) => Ok(module),
                    None => Err(vm.no_module(name, why)),
                },
            }
        })
    }

    /// Loads a module that lies on a path; None if none does.
    fn load_from_path(&mut self, name: &str, path: Value) -> Result<Option<Value>, Raise> {
        let places = self.places(path)?;
        if self.has_own_hooks() || places.iter().any(|place| place.is_file()) {
            let finder = self.import_module("_import_paths")?;
            let find = self.intern("find_on_path");
            let name = self.str(name);
            let path = if path.is_unset() {
                self.tuple(&[])
            } else {
                path
            };
            let spec = self.call_method(finder, find, &[name, path])?;
            return self.load_spec(spec);
        }
        let leaf = name.rsplit_once('.').map_or(name, |(_, leaf)| leaf);
        match find_file(leaf, &places) {
            Some(found) => self.load(name, found).map(Some),
            None => Ok(None),
        }
    }

    /// Tells whether a script has put hooks or finders of its own in the way of the search in folders.
    fn has_own_hooks(&mut self) -> bool {
        if let Some(Value::Dict(known)) = self.of_sys("path_importer_cache")
            && known.len(&self.heap) > 0
        {
            return true;
        }
        match self.of_sys("path_hooks") {
            Some(Value::List(hooks)) => !are_first_hooks(self, hooks.items(&self.heap)),
            Some(_) => true,
            // A program that never looked at sys has changed nothing there.
            None => false,
        }
    }

    /// Makes and runs the module that a finder has found, if it has.
    fn load_spec(&mut self, spec: Value) -> Result<Option<Value>, Raise> {
        if spec.is_none() {
            return Ok(None);
        }
        self.scoped(|vm| {
            vm.root(spec);
            let loading = vm.import_module("_import_specs")?;
            let load = vm.intern("_load");
            vm.call_method(loading, load, &[spec]).map(Some)
        })
    }

    /// Gives the module of an encoding: these are made of data where they are asked for.
    fn module_of_encoding(&mut self, name: &str) -> Result<Option<Value>, Raise> {
        let Some(leaf) = name.strip_prefix("encodings.") else {
            return Ok(None);
        };
        let maker = self.import_module("_codecs_more")?;
        let (function, leaf) = (self.intern("module"), self.str(leaf));
        let module = self.call_method(maker, function, &[leaf])?;
        Ok(Some(module).filter(|module| !module.is_none()))
    }

    /// Looks among the native modules and in the library.
    fn find_in_library(&self, name: &str) -> Option<Found> {
        let native = self.native_modules.iter().find(|m| m.name == name);
        let std = STD.binary_search_by(|module| module.name.cmp(name)).ok();
        match (native, std.map(|at| &STD[at])) {
            (Some(module), _) => Some(Found::Native(module)),
            (None, Some(module)) => Some(Found::Std(module)),
            (None, None) => None,
        }
    }

    /// Tells whether a module of the library is a package, None if the library has no such module.
    pub fn library_module(&mut self, name: &str) -> Result<Option<bool>, Raise> {
        Ok(match self.find_in_library(name) {
            Some(found) => Some(found.is_package()),
            None => self.module_of_encoding(name)?.map(|_| false),
        })
    }

    /// Makes a module of the library and runs its code; no finder of a script is asked for it.
    pub fn load_library_module(&mut self, name: &str) -> Result<Value, Raise> {
        if let Some(found) = self.find_in_library(name) {
            return self.load(name, found);
        }
        match self.module_of_encoding(name)? {
            Some(module) => Ok(module),
            None => Err(self.no_module(name, "")),
        }
    }

    /// Gives the items of `sys.meta_path`, if a script has changed it.
    fn finders(&mut self) -> Option<Vec<Value>> {
        match self.of_sys("meta_path") {
            Some(Value::List(list)) => {
                let items = list.items(&self.heap);
                let kinds: Vec<_> = items.iter().map(|&f| finder_of(self, f)).collect();
                let first = [Finder::Builtin, Finder::Frozen, Finder::Path].map(Some);
                (kinds != first).then(|| items.to_vec())
            }
            _ => None,
        }
    }

    /// Asks the finders of `sys.meta_path` in order; the first that knows the module has it loaded.
    #[cold]
    fn ask_finders(
        &mut self,
        name: &str,
        finders: Vec<Value>,
        library: Option<Found>,
        path: Value,
    ) -> Result<Option<Value>, Raise> {
        for &finder in &finders {
            self.root(finder);
        }
        let mut library = library;
        for finder in finders {
            let loaded = match (finder_of(self, finder), library.take()) {
                (Some(Finder::Builtin), Some(found @ Found::Native(_)))
                | (Some(Finder::Path), Some(found)) => Some(self.load(name, found)?),
                (Some(Finder::Path), None) => self.load_from_path(name, path)?,
                (Some(_), found) => {
                    library = found;
                    None
                }
                (None, found) => {
                    library = found;
                    let spec = self.ask_finder(finder, name, path)?;
                    self.load_spec(spec)?
                }
            };
            if loaded.is_some() {
                return Ok(loaded);
            }
        }
        Ok(None)
    }

    /// Asks a script's finder for a module; gives its spec, or None.
    fn ask_finder(&mut self, finder: Value, name: &str, path: Value) -> Result<Value, Raise> {
        let find = self.intern("find_spec");
        let Some(find) = self.get_attr_opt(finder, find)? else {
            return Ok(Value::None);
        };
        self.root(find);
        let name = self.str(name);
        let path = if path.is_unset() { Value::None } else { path };
        self.call(find, &[name, path, Value::None])
    }

    /// Makes a module and runs its code.
    fn load(&mut self, name: &str, found: Found) -> Result<Value, Raise> {
        let module = self.new_module(name);
        let dict = module.get(&self.heap).dict;
        let package = found.is_package();
        self.scoped(|vm| {
            vm.root(module);
            vm.set_module_names(name, dict, package);
            let key = vm.intern(name);
            let modules = vm.modules;
            modules.set_str(&mut vm.heap, key, Value::Module(module));
            vm.importing.push(key);
            let done = vm.run_found(found, module, package);
            vm.importing.pop();
            vm.wake_importers(name);
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
    }

    fn run_found(&mut self, found: Found, module: Gc<Module>, package: bool) -> Result<(), Raise> {
        let dict = module.get(&self.heap).dict;
        let (file, code) = match found {
            Found::Native(native) => {
                self.note_built_in(module, package);
                return self.fill_module(native, dict);
            }
            Found::Std(embedded) => {
                self.note_built_in(module, package);
                embedded.load()
            }
            Found::Folder(places) => {
                return self.set_spec(module, &places, "_folder_spec", package);
            }
            Found::File { path, .. } => {
                self.set_spec(module, std::slice::from_ref(&path), "_file_spec", package)?;
                self.compile_file(&path)?
            }
        };
        if let Some(doc) = &code.doc {
            let (key, doc) = (self.names.doc, self.str(doc));
            dict.set_str(&mut self.heap, key, doc);
        }
        let code = match file.is_embedded() {
            true => self.load_verified(code, &file),
            false => self.load_code(code, &file),
        };
        self.run_module_code(code, dict).map(|_| ())
    }

    /// Marks a module as one of ours; a package's own modules are in no place of the file system.
    fn note_built_in(&mut self, module: Gc<Module>, package: bool) {
        module.get_mut(&mut self.heap).built_in = true;
        if package {
            let (key, none) = (self.names.path, self.list(Vec::new()));
            let dict = module.get(&self.heap).dict;
            dict.set_str(&mut self.heap, key, none);
        }
    }

    /// Gives a module that is a file or a folder the names that tell where it is from, in CPython's order. `maker` is the
    /// function of `_frozen_importlib_external` that makes its spec.
    fn set_spec(
        &mut self,
        module: Gc<Module>,
        places: &[PathBuf],
        maker: &str,
        package: bool,
    ) -> Result<(), Raise> {
        let specs = self.import_module("_frozen_importlib_external")?;
        self.scoped(|vm| {
            let dict = module.get(&vm.heap).dict;
            let is_file = maker == "_file_spec";
            let name = module.get(&vm.heap).name.into();
            let mut shown = Vec::new();
            for place in places {
                let place = vm.string(surrogate::path_shown(place));
                vm.root(place);
                shown.push(place);
            }
            let given = match is_file {
                true => vec![name, shown[0], Value::bool(package)],
                false => vec![name, vm.list(shown)],
            };
            let maker = vm.intern(maker);
            let spec = vm.call_method(specs, maker, &given)?;
            vm.root(spec);
            for (own, of_spec) in SPEC_NAMES {
                let value = match of_spec {
                    "" => spec,
                    "cached" if !is_file => continue,
                    "submodule_search_locations" if !package => continue,
                    _ => {
                        let key = vm.intern(of_spec);
                        vm.get_attr(spec, key)?
                    }
                };
                let own = vm.intern(own);
                dict.set_str(&mut vm.heap, own, value);
            }
            if is_file {
                let (key, builtins) = (vm.names.builtins, vm.builtins);
                dict.set_str(&mut vm.heap, key, builtins.into());
            }
            Ok(())
        })
    }

    /// Compiles the file of a module.
    fn compile_file(&mut self, path: &Path) -> Result<(Arc<SourceFile>, Code), Raise> {
        let shown = surrogate::path_shown(path);
        self.settle_files(path);
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return Err(self.os_error(&error, Some(&shown))),
        };
        let text = self.source_text(bytes, &shown)?;
        if text.contains('\0') {
            return Err(self.null_in_source());
        }
        let file = Arc::new(SourceFile::new(shown, text));
        let (code, cautions) = match compile_module(&file, self.config.optimize) {
            Ok(made) => made,
            Err(diags) => return Err(self.syntax_error(&diags, &file)),
        };
        self.warn_of_source(&cautions, &file)?;
        Ok((file, code))
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

    /// Gives line, column, text, last line and last column of a problem.
    fn place_of_diag(&mut self, diag: &Diag, file: &SourceFile) -> [Value; 5] {
        let number = |n: u32| Value::Int(i64::from(n));
        if let Some(told) = &diag.told {
            return [
                number(told.line),
                Value::Int(told.offset),
                self.str(&told.text),
                number(told.end_line),
                told.end_offset.map_or(Value::None, Value::Int),
            ];
        }
        // Of what makes sense and cannot be compiled, CPython counts the bytes.
        let column = |at: u32| {
            let before = file.text().get(..at as usize).unwrap_or("");
            before.len() as i64 - before.rfind('\n').map_or(0, |n| n as i64 + 1) + 1
        };
        let line = |at: u32| match file.text() {
            "" => 0,
            _ => i64::from(file.line(at)),
        };
        let text = match file.is_listed() {
            true => self.str(file.line_text(file.line(diag.span.start))),
            false => Value::None,
        };
        let is_future =
            diag.message.starts_with("future feature ") || diag.message == "not a chance";
        let end = match is_future {
            true => Value::None,
            false => Value::Int(column(diag.span.end)),
        };
        [
            Value::Int(line(diag.span.start)),
            Value::Int(column(diag.span.start)),
            text,
            Value::Int(line(diag.span.end)),
            end,
        ]
    }

    /// Raises the first problem of a source text as the SyntaxError that it is.
    pub fn syntax_error(&mut self, diags: &[Diag], file: &SourceFile) -> Raise {
        let Some(diag) = diags.iter().find(|d| d.class != Class::Warning) else {
            return self.error(Exc::SyntaxError, "invalid syntax");
        };
        if diag.class == Class::RecursionError {
            return self.error(Exc::RecursionError, diag.message.clone());
        }
        let class = self.class_named(diag.class.name());
        let class = class.unwrap_or_else(|| self.exc_class(Exc::SyntaxError));
        let message = self.str(&diag.message);
        let name = self.str(file.name());
        let place = self.place_of_diag(diag, file);
        let place = [name, place[0], place[1], place[2], place[3], place[4]];
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

    /// Tells whether the code of a module is running.
    pub fn is_importing(&self, name: &str) -> bool {
        self.importing.iter().any(|n| n.text(&self.heap) == name)
    }

    /// Gives the variables of `os.environ` as bytes by bytes; None where no script has asked for it, and so none has changed it.
    pub fn script_environment(&mut self) -> Option<Gc<Dict>> {
        let (os, name, data) = (
            self.intern("os"),
            self.intern("environ"),
            self.intern("_data"),
        );
        let Some(Value::Module(module)) = self.modules.get_str(&self.heap, os) else {
            return None;
        };
        let environ = module.get(&self.heap).dict.get_str(&self.heap, name)?;
        match self.get_attr(environ, data) {
            Ok(Value::Dict(variables)) => Some(variables),
            Ok(_) => None,
            Err(_) => {
                self.take_raised();
                None
            }
        }
    }
}

/// Compiles a module's text.
fn compile_module(file: &SourceFile, optimize: Optimize) -> Result<(Code, Vec<Diag>), Vec<Diag>> {
    crate::compile::compile_warned(file, Mode::Module { main: false }, optimize)
}

/// Looks for a module in folders: a package first, then a file, then all folders of that name.
fn find_file(leaf: &str, places: &[PathBuf]) -> Option<Found> {
    let mut folders = Vec::new();
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
        if inside.is_dir() {
            folders.push(inside);
        }
    }
    (!folders.is_empty()).then_some(Found::Folder(folders))
}
