//! What a report adds to the message of a NameError, AttributeError or ImportError: "Did you mean", "Did you forget to
//! import".
//!
//! The names to choose from are those a script would see there, so `__dir__` and the like may run; whatever goes wrong
//! leaves the suggestion out. Which name is nearest is `diag/suggest.rs`.

use super::Vm;
use super::import_names::is_of_the_library;
use super::outcome::Raise;
use crate::diag::suggest::nearest;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::{Exc, Exception, Traceback};

impl Vm {
    /// Gives what is added to the message of an exception that took the way `traceback`; None if there is nothing to
    /// suggest.
    pub fn suggestion(
        &mut self,
        exc: Gc<Exception>,
        traceback: Option<Gc<Traceback>>,
    ) -> Option<String> {
        let saved = std::mem::replace(&mut self.raised, Value::Unset);
        let found = self.scoped(|vm| {
            vm.root(saved);
            vm.root(exc);
            traceback.into_iter().for_each(|t| {
                vm.root(t);
            });
            let found = vm.suggest(exc, traceback);
            if found.is_err() {
                vm.take_raised();
            }
            found.ok().flatten()
        });
        self.raised = saved;
        found
    }

    fn suggest(
        &mut self,
        exc: Gc<Exception>,
        traceback: Option<Gc<Traceback>>,
    ) -> Result<Option<String>, Raise> {
        let is = |vm: &Vm, class| vm.is_exception(exc.into(), class);
        if is(self, Exc::ImportError) {
            if let Some(name) = self.wrong_name(exc, "name_from")? {
                let near = self.names_of_module(exc);
                return Ok(self.meant(&name, near));
            }
            return Ok(None);
        }
        let is_name = is(self, Exc::NameError);
        if !is_name && !is(self, Exc::AttributeError) {
            return Ok(None);
        }
        let Some(name) = self.wrong_name(exc, "name")? else {
            return Ok(None);
        };
        let last = traceback.map(|first| self.innermost(first));
        if !is_name {
            let near = self.names_of_object(exc, &name, last);
            return Ok(self.meant(&name, near));
        }
        let meant = match last {
            Some(last) => match self.name_on_self(last, &name)? {
                Some(meant) => Some(meant),
                None => {
                    let near = self.names_in_frame(last);
                    self.meant(&name, near)
                }
            },
            None => None,
        };
        if !is_of_the_library(&name) {
            return Ok(meant);
        }
        let lead = match meant {
            Some(meant) => format!("{meant} Or did"),
            None => ". Did".to_owned(),
        };
        Ok(Some(format!("{lead} you forget to import '{name}'?")))
    }

    /// Words the choice among names; failing to find them is no more than having none.
    fn meant(&mut self, name: &str, names: Result<Vec<String>, Raise>) -> Option<String> {
        let Ok(names) = names else {
            self.take_raised();
            return None;
        };
        let near = nearest(name, names.iter().map(String::as_str))?;
        Some(format!(". Did you mean: '{near}'?"))
    }

    /// Reads the attribute that says which name was wrong.
    fn wrong_name(&mut self, exc: Gc<Exception>, field: &str) -> Result<Option<String>, Raise> {
        let field = self.intern(field);
        let name = self.get_attr_opt(exc.into(), field)?;
        Ok(name.and_then(|name| self.text_of(name)))
    }

    fn innermost(&self, first: Gc<Traceback>) -> Gc<Traceback> {
        let mut last = first;
        while let Some(next) = last.get(&self.heap).next {
            last = next;
        }
        last
    }

    fn names_of_module(&mut self, exc: Gc<Exception>) -> Result<Vec<String>, Raise> {
        let Some(module) = self.wrong_name(exc, "name")? else {
            return Ok(Vec::new());
        };
        self.import_module(&module)?;
        let top = module.split('.').next().unwrap_or(&module);
        let top = self.import_module(top)?;
        let mut names = self.directory(top)?;
        if let Some(wrong) = self.wrong_name(exc, "name_from")? {
            hide(&mut names, &wrong);
        }
        Ok(names)
    }

    fn names_of_object(
        &mut self,
        exc: Gc<Exception>,
        name: &str,
        last: Option<Gc<Traceback>>,
    ) -> Result<Vec<String>, Raise> {
        let field = self.intern("obj");
        let object = self.get_attr(exc.into(), field)?;
        self.root(object);
        let mut names = self.directory(object)?;
        // A method of the object may use all its names.
        let own = match last.filter(|_| !name.starts_with('_')) {
            Some(last) => self
                .local_of(last, "self")?
                .is_some_and(|own| own.is(object)),
            None => false,
        };
        if !own {
            hide(&mut names, name);
        }
        Ok(names)
    }

    /// Gives `dir(object)`.
    fn directory(&mut self, object: Value) -> Result<Vec<String>, Raise> {
        let dir = self.intern("dir");
        let Some(dir) = self.builtins.get_str(&self.heap, dir) else {
            return Ok(Vec::new());
        };
        let names = self.call(dir, &[object])?;
        self.texts(names)
    }

    fn texts(&mut self, names: Value) -> Result<Vec<String>, Raise> {
        self.root(names);
        let names = self.collect(names)?;
        let items = names.items(&self.heap).to_vec();
        let texts: Option<_> = items.into_iter().map(|v| self.text_of(v)).collect();
        texts.ok_or_else(|| self.type_error("all elements in 'candidates' must be strings"))
    }

    fn text_of(&self, v: Value) -> Option<String> {
        match self.plain(v) {
            Value::Str(s) => Some(s.text(&self.heap).to_owned()),
            _ => None,
        }
    }

    /// Gives a mapping of the frame of a traceback: `f_locals`, `f_globals`, `f_builtins`.
    fn of_frame(&mut self, place: Gc<Traceback>, which: &str) -> Result<Value, Raise> {
        let frame = self.frame_of_traceback(place);
        self.root(frame);
        let which = self.intern(which);
        let names = self.get_attr(frame.into(), which)?;
        self.root(names);
        Ok(names)
    }

    fn local_of(&mut self, place: Gc<Traceback>, name: &str) -> Result<Option<Value>, Raise> {
        let locals = self.of_frame(place, "f_locals")?;
        let (get, name) = (self.intern("get"), self.str(name));
        let found = self.call_method(locals, get, &[name])?;
        self.root(found);
        Ok((!found.is_none()).then_some(found))
    }

    /// In a method the instance may have what was missed as a name.
    fn name_on_self(&mut self, place: Gc<Traceback>, name: &str) -> Result<Option<String>, Raise> {
        let Some(own) = self.local_of(place, "self")? else {
            return Ok(None);
        };
        let attribute = self.intern(name);
        let known = self.get_attr_opt(own, attribute)?.is_some();
        Ok(known.then(|| format!(". Did you mean: 'self.{name}'?")))
    }

    fn names_in_frame(&mut self, place: Gc<Traceback>) -> Result<Vec<String>, Raise> {
        let mut names = Vec::new();
        for which in ["f_locals", "f_globals", "f_builtins"] {
            let mapping = self.of_frame(place, which)?;
            names.extend(self.texts(mapping)?);
        }
        Ok(names)
    }
}

/// Leaves names with a leading underscore out, unless such a one was asked for.
fn hide(names: &mut Vec<String>, wrong: &str) {
    if !wrong.starts_with('_') {
        names.retain(|n| !n.starts_with('_'));
    }
}
