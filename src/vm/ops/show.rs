//! Values as text: `repr`, `str`, `ascii`, what the prompt shows. `format` and f-strings are `format.rs`.
//!
//! A dunder that a script's class defines wins. `__repr__` and `__str__` of `object` are the defaults written here
//! (`default_repr`); natives that stand for a builtin's own `__repr__` call `repr_builtin`, which asks no class.
//! What callables and classes are called in it is `titles.rs`.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::{Dict, ViewKind};
use crate::object::digits::int_to_string;
use crate::object::exception::Exception;
use crate::object::float::float_repr;
use crate::object::frame::FrameKind;
use crate::object::function::{Property, Super};
use crate::object::native::Native;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::text::{push_bytes_repr, push_repr};
use crate::object::tuple::{Range, Slice};
use crate::source::surrogate;
use crate::syntax::ast::BinOp;
use crate::vm::Vm;
use crate::vm::outcome::Raise;
use std::fmt::Write;

/// Who says how a value is shown.
pub(super) enum Shown {
    /// The dunder of its class, which is not `object`'s.
    Method,
    /// The value of a builtin class inside the instance.
    Inside,
    /// The default for its kind.
    Default,
}

/// How deep natives may nest in data: where CPython's own bound on its C stack stands.
pub const MOST_NESTED: usize = 9_997;

impl Vm {
    pub(super) fn shown_by(&self, v: Value, name: Gc<Str>) -> Shown {
        match self.class_of(v).find(&self.heap, name) {
            // One builtin dunder under the name of another, as `__str__ = int.__repr__` in IntEnum.
            Some((_, Value::Native(n))) if self.native_name(n) != name.text(&self.heap) => {
                Shown::Method
            }
            Some((_, Value::Native(n))) if self.is_foreign(v, name, n) => Shown::Method,
            Some((_, Value::Native(n))) => {
                let owner = n.get(&self.heap).owner;
                let inside = self.plain(v);
                let by_object = owner == Some(self.types.object);
                if self.is_boxed(v) && (by_object || owner == Some(self.class_of(inside))) {
                    Shown::Inside
                } else if by_object {
                    Shown::Default
                } else {
                    Shown::Method
                }
            }
            None | Some((_, Value::None)) if self.is_boxed(v) => Shown::Inside,
            None | Some((_, Value::None)) => Shown::Default,
            Some(_) => Shown::Method,
        }
    }

    /// Tells whether a class names a method of the builtin class of the value inside for this, not `object`'s.
    fn is_own(&self, v: Value, name: Gc<Str>) -> bool {
        match self.class_of(v).find(&self.heap, name) {
            Some((_, Value::Native(n))) => n.get(&self.heap).owner != Some(self.types.object),
            _ => false,
        }
    }

    /// Calls `__repr__`, `__str__` or `__format__` and insists on a str.
    pub(super) fn call_shown(
        &mut self,
        v: Value,
        name: Gc<Str>,
        args: &[Value],
        refusal: &str,
    ) -> Result<Gc<Str>, Raise> {
        self.call_shown_whole(v, name, args, refusal)
            .map(|(_, text)| text)
    }

    /// The same; gives the object that was returned as well, which may be of a class derived from str.
    fn call_shown_whole(
        &mut self,
        v: Value,
        name: Gc<Str>,
        args: &[Value],
        refusal: &str,
    ) -> Result<(Value, Gc<Str>), Raise> {
        let result = self.scoped(|vm| {
            vm.root(v);
            vm.call_dunder(v, name, args)
        })?;
        let result = result.unwrap_or(Value::None);
        match self.plain(result) {
            Value::Str(s) => Ok((result, s)),
            _ => {
                let kind = self.type_name(result);
                Err(self.type_error(refusal.replace('%', &kind)))
            }
        }
    }

    /// `str(v)`.
    pub fn str_of(&mut self, v: Value) -> Result<Gc<Str>, Raise> {
        const REFUSAL: &str = "__str__ returned non-string (type %)";
        match v {
            Value::Str(s) => return Ok(s),
            Value::Int(i) => return Ok(self.heap.int_str(i)),
            Value::Float(_) | Value::Bool(_) | Value::None => {
                return self.repr_of(v);
            }
            Value::Exception(e) => {
                let name = self.names.str;
                return match self.shown_by(v, name) {
                    Shown::Method => self.call_shown(v, name, &[], REFUSAL),
                    _ => self.exception_text(e),
                };
            }
            Value::Instance(_) | Value::Object(_) | Value::Class(_) | Value::Task(_) => {}
            Value::Future(_) | Value::NativeCoro(_) | Value::Driver(_) => {}
            _ => return self.repr_of(v),
        }
        if matches!(v, Value::Class(_)) && self.class_of(v) == self.types.type_ {
            return self.repr_of(v);
        }
        let (str_name, repr_name) = (self.names.str, self.names.repr);
        match self.shown_by(v, str_name) {
            Shown::Method => self.call_shown(v, str_name, &[], REFUSAL),
            Shown::Inside
                if !matches!(self.plain(v), Value::Str(_)) && self.is_own(v, str_name) =>
            {
                let plain = self.plain(v);
                self.repr_of(plain)
            }
            Shown::Inside | Shown::Default => match self.plain(v) {
                plain @ Value::Str(_) if !matches!(self.shown_by(v, str_name), Shown::Default) => {
                    self.str_of(plain)
                }
                _ => match self.shown_by(v, repr_name) {
                    Shown::Method => self.call_shown(v, repr_name, &[], REFUSAL),
                    _ => self.repr_of(v),
                },
            },
        }
    }

    /// What `str(v)` gives a script: an instance's own `__str__` or `__repr__` may return an object of a class derived from str.
    pub fn str_whole(&mut self, v: Value) -> Result<Value, Raise> {
        let name = self.names.str;
        if let Value::Instance(_) = v {
            match self.shown_by(v, name) {
                Shown::Method => {
                    const REFUSAL: &str = "__str__ returned non-string (type %)";
                    return self
                        .call_shown_whole(v, name, &[], REFUSAL)
                        .map(|(whole, _)| whole);
                }
                Shown::Default => {
                    let repr = self.names.repr;
                    if let Shown::Method = self.shown_by(v, repr) {
                        const REFUSAL: &str = "__str__ returned non-string (type %)";
                        return self
                            .call_shown_whole(v, repr, &[], REFUSAL)
                            .map(|(whole, _)| whole);
                    }
                    return self.repr_whole(v);
                }
                Shown::Inside => {}
            }
        }
        self.str_of(v).map(Value::Str)
    }

    /// What `repr(v)` gives a script.
    pub fn repr_whole(&mut self, v: Value) -> Result<Value, Raise> {
        let name = self.names.repr;
        if let Value::Instance(_) = v
            && let Shown::Method = self.shown_by(v, name)
        {
            const REFUSAL: &str = "__repr__ returned non-string (type %)";
            return self
                .call_shown_whole(v, name, &[], REFUSAL)
                .map(|(whole, _)| whole);
        }
        self.repr_of(v).map(Value::Str)
    }

    /// `repr(v)`.
    pub fn repr_of(&mut self, v: Value) -> Result<Gc<Str>, Raise> {
        if let Value::Int(i) = v {
            return Ok(self.heap.int_str(i));
        }
        if matches!(v, Value::Instance(_)) {
            let name = self.names.repr;
            if let Shown::Method = self.shown_by(v, name) {
                return self.call_shown(v, name, &[], "__repr__ returned non-string (type %)");
            }
        }
        let mut out = String::new();
        self.scoped(|vm| {
            vm.root(v);
            vm.push_repr(&mut out, v)
        })?;
        Ok(self.heap.new_string(out))
    }

    /// The `repr` of a builtin class's own `__repr__`: no class is asked for the value itself.
    pub fn repr_builtin(&mut self, v: Value) -> Result<Gc<Str>, Raise> {
        let mut out = String::new();
        self.scoped(|vm| {
            vm.root(v);
            match v {
                Value::Instance(_) if vm.is_boxed(v) => vm.push_inside(&mut out, v),
                Value::Instance(_) | Value::Object(_) => {
                    out = vm.default_repr(v);
                    Ok(())
                }
                Value::Exception(e) => vm.push_exception(&mut out, e),
                _ => vm.push_repr(&mut out, v),
            }
        })?;
        Ok(self.heap.new_string(out))
    }

    /// `ascii(v)`.
    pub fn ascii_of(&mut self, v: Value) -> Result<Gc<Str>, Raise> {
        let text = self.repr_of(v)?;
        if text.is_ascii(&self.heap) {
            return Ok(text);
        }
        Ok(self.escaped(text))
    }

    /// A text with an escape for every letter that is not ASCII.
    pub fn escaped(&mut self, text: Gc<Str>) -> Gc<Str> {
        let mut out = String::new();
        for c in text.text(&self.heap).chars() {
            // Writing to a String cannot fail.
            let _ = match c {
                c if c.is_ascii() => out.write_char(c),
                c if (c as u32) < 0x100 => write!(out, "\\x{:02x}", c as u32),
                c if (c as u32) < 0x10000 => write!(out, "\\u{:04x}", c as u32),
                c => match surrogate::unit_of(c) {
                    Some(unit) => write!(out, "\\u{unit:04x}"),
                    None => write!(out, "\\U{:08x}", c as u32),
                },
            };
        }
        self.heap.new_string(out)
    }

    /// What `object.__repr__` gives.
    pub fn default_repr(&self, v: Value) -> String {
        let class = self.class_of(v);
        format!("<{} object at {:#x}>", self.class_title(class), v.address())
    }

    /// Runs `f` unless the value is being shown already: then the dots are written.
    pub fn guarded(
        &mut self,
        out: &mut String,
        v: Value,
        dots: &str,
        f: impl FnOnce(&mut Vm, &mut String) -> Result<(), Raise>,
    ) -> Result<(), Raise> {
        if !self.has_native_stack() || self.showing.len() >= MOST_NESTED {
            let text = "maximum recursion depth exceeded while getting the repr of an object";
            return Err(self.error(crate::object::exception::Exc::RecursionError, text));
        }
        let address = v.address();
        if self.showing.contains(&address) {
            out.push_str(dots);
            return Ok(());
        }
        self.showing.push(address);
        let result = self.scoped(|vm| {
            vm.root(v);
            f(vm, out)
        });
        self.showing.pop();
        result
    }

    /// Appends the `repr`.
    pub fn push_repr(&mut self, out: &mut String, v: Value) -> Result<(), Raise> {
        match v {
            Value::None | Value::Unset | Value::Ready(_) => out.push_str("None"),
            Value::NotImplemented => out.push_str("NotImplemented"),
            Value::Ellipsis => out.push_str("Ellipsis"),
            Value::Bool(b) => out.push_str(if b != 0 { "True" } else { "False" }),
            Value::Int(i) => {
                let _ = write!(out, "{i}");
            }
            Value::Big(_) => match int_to_string(&self.heap, v) {
                Ok(text) => out.push_str(&text),
                Err(error) => return Err(self.number_error(error, BinOp::Add)),
            },
            Value::Float(f) => out.push_str(&float_repr(f.get())),
            Value::Str(s) if s.is_assigned(&self.heap) => {
                let code = s.text(&self.heap).chars().next().map_or(0, u32::from);
                let _ = write!(out, "'\\U{code:08x}'");
            }
            Value::Str(s) => push_repr(out, s.text(&self.heap), false),
            Value::Bytes(b) => push_bytes_repr(out, b.data(&self.heap)),
            Value::List(l) => {
                return self.guarded(out, v, "[...]", |vm, out| {
                    out.push('[');
                    let mut i = 0;
                    while let Some(item) = l.item(&vm.heap, i) {
                        if i > 0 {
                            out.push_str(", ");
                        }
                        vm.push_repr(out, item)?;
                        i += 1;
                    }
                    out.push(']');
                    Ok(())
                });
            }
            Value::Tuple(t) => {
                return self.guarded(out, v, "(...)", |vm, out| {
                    out.push('(');
                    let len = t.len(&vm.heap);
                    for i in 0..len {
                        if i > 0 {
                            out.push_str(", ");
                        }
                        let item = t.items(&vm.heap)[i];
                        vm.push_repr(out, item)?;
                    }
                    out.push_str(if len == 1 { ",)" } else { ")" });
                    Ok(())
                });
            }
            Value::Dict(d) => return self.push_dict(out, d),
            Value::Set(s) => {
                let name = if s.is_frozen(&self.heap) {
                    "frozenset"
                } else {
                    "set"
                };
                return self.push_set(out, v, s, name);
            }
            Value::Instance(_) if !self.is_shown_inside(v) => {
                let text = self.push_special(v)?;
                out.push_str(&text);
            }
            Value::Instance(_) => return self.push_inside(out, v),
            Value::Exception(e) => {
                let name = self.names.repr;
                if !matches!(self.shown_by(v, name), Shown::Method) {
                    return self.push_exception(out, e);
                }
                let text = self.push_special(v)?;
                out.push_str(&text);
            }
            _ => return self.push_rare(out, v),
        }
        Ok(())
    }

    fn is_shown_inside(&self, v: Value) -> bool {
        matches!(self.shown_by(v, self.names.repr), Shown::Inside)
    }

    /// Gives the `repr` by the class's dunder, else the default.
    fn push_special(&mut self, v: Value) -> Result<String, Raise> {
        let name = self.names.repr;
        match self.shown_by(v, name) {
            Shown::Method => {
                if !self.has_native_stack() {
                    return Err(self.recursion_error());
                }
                let refusal = "__repr__ returned non-string (type %)";
                let text = self.call_shown(v, name, &[], refusal)?;
                Ok(text.text(&self.heap).to_owned())
            }
            _ => Ok(self.default_repr(v)),
        }
    }

    /// Appends the `repr` of the builtin value inside an instance.
    fn push_inside(&mut self, out: &mut String, v: Value) -> Result<(), Raise> {
        match self.plain(v) {
            Value::Set(s) => {
                let name = self.type_name(v);
                self.push_set(out, v, s, &name)
            }
            Value::Module(_) | Value::Property(_) | Value::Unset => {
                out.push_str(&self.default_repr(v));
                Ok(())
            }
            plain @ Value::Iter(_) => {
                let name = self.names.repr;
                let own = self.class_of(plain).find(&self.heap, name);
                match own {
                    Some((holder, repr)) if holder != self.types.object => {
                        let text = self.call(repr, &[v])?;
                        let text = self.str_of(text)?;
                        out.push_str(text.text(&self.heap));
                    }
                    _ => out.push_str(&self.default_repr(v)),
                }
                Ok(())
            }
            plain => self.push_repr(out, plain),
        }
    }

    fn push_dict(&mut self, out: &mut String, d: Gc<Dict>) -> Result<(), Raise> {
        self.guarded(out, Value::Dict(d), "{...}", |vm, out| {
            out.push('{');
            let mut place = 0;
            let mut first = true;
            while let Some((i, key, value)) = d.next_entry(&vm.heap, place) {
                place = i + 1;
                if !first {
                    out.push_str(", ");
                }
                first = false;
                vm.scoped(|vm| {
                    vm.root(value);
                    vm.push_repr(out, key)?;
                    out.push_str(": ");
                    vm.push_repr(out, value)
                })?;
            }
            out.push('}');
            Ok(())
        })
    }

    fn push_set(
        &mut self,
        out: &mut String,
        shown: Value,
        s: Gc<Set>,
        name: &str,
    ) -> Result<(), Raise> {
        if s.is_empty(&self.heap) {
            let _ = write!(out, "{name}()");
            return Ok(());
        }
        let dots = format!("{name}(...)");
        self.guarded(out, Value::Set(s), &dots, |vm, out| {
            let bare = name == "set";
            out.push_str(&if bare {
                "{".to_owned()
            } else {
                format!("{name}({{")
            });
            // Elements may change the set while they are shown; what is shown is the set as it was.
            let iter = vm.class_of(shown).find(&vm.heap, vm.names.iter);
            let own = iter.is_some_and(|(owner, _)| !owner.get(&vm.heap).flags.builtin);
            let items: Vec<Value> = match own {
                true => vm.collect(shown)?.items(&vm.heap).to_vec(),
                false => s.iter(&vm.heap).collect(),
            };
            for &item in &items {
                vm.root(item);
            }
            for (i, item) in items.into_iter().enumerate() {
                if i > 0 {
                    out.push_str(", ");
                }
                vm.push_repr(out, item)?;
            }
            out.push_str(if bare { "}" } else { "})" });
            Ok(())
        })
    }

    fn push_all(
        &mut self,
        out: &mut String,
        open: &str,
        items: &[Value],
        close: &str,
    ) -> Result<(), Raise> {
        out.push_str(open);
        for (i, &item) in items.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            self.push_repr(out, item)?;
        }
        out.push_str(close);
        Ok(())
    }

    /// Appends the `repr` of the kinds that programs seldom show.
    fn push_rare(&mut self, out: &mut String, v: Value) -> Result<(), Raise> {
        match v {
            Value::Range(_) | Value::Slice(_) | Value::View(_) => self.push_items_of(out, v),
            Value::Function(_) | Value::Method(_) | Value::Native(_) | Value::Wrapper(_) => {
                self.push_callable(out, v)
            }
            Value::Cell(_) | Value::Frame(_) | Value::Code(_) => self.push_engine(out, v),
            Value::NativeCoro(c) if !c.get(&self.heap).is_anext => self.push_engine(out, v),
            Value::Property(p) if p.get(&self.heap).native => self.push_engine(out, v),
            Value::Super(_) => self.push_engine(out, v),
            Value::Class(c) => {
                if self.class_of(v) != self.types.type_
                    && let Shown::Method = self.shown_by(v, self.names.repr)
                    && self.has_script_repr(v)
                {
                    let text = self.push_special(v)?;
                    out.push_str(&text);
                } else {
                    let _ = write!(out, "<class '{}'>", self.class_title(c));
                }
                Ok(())
            }
            _ => {
                let text = self.push_special(v)?;
                out.push_str(&text);
                Ok(())
            }
        }
    }

    /// Shows what stands for items: ranges, slices, views of dicts.
    fn push_items_of(&mut self, out: &mut String, v: Value) -> Result<(), Raise> {
        match v {
            Value::Range(r) => {
                let &Range {
                    start, stop, step, ..
                } = r.get(&self.heap);
                let parts = [start, stop, step];
                let shown = if matches!(step, Value::Int(1)) {
                    &parts[..2]
                } else {
                    &parts[..]
                };
                return self.push_all(out, "range(", shown, ")");
            }
            Value::Slice(s) => {
                let &Slice { start, stop, step } = s.get(&self.heap);
                return self.push_all(out, "slice(", &[start, stop, step], ")");
            }
            Value::View(view) => {
                let name = match view.get(&self.heap).kind {
                    ViewKind::Keys => "dict_keys",
                    ViewKind::Values => "dict_values",
                    ViewKind::Items => "dict_items",
                };
                let ordered = view.get(&self.heap).ordered;
                self.guarded(out, v, "...", |vm, out| {
                    if ordered {
                        out.push('o');
                    }
                    out.push_str(name);
                    out.push('(');
                    let items = vm.plain_items(v).unwrap_or_default();
                    let list = vm.list(items);
                    vm.root(list);
                    vm.push_repr(out, list)?;
                    out.push(')');
                    Ok(())
                })?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Shows functions, methods and natives, by name and by what they are bound to.
    fn push_callable(&mut self, out: &mut String, v: Value) -> Result<(), Raise> {
        let at = v.address();
        match v {
            Value::Function(f) if self.stays_unbound(f) => {
                let _ = write!(out, "<built-in function {}>", self.function_qualname(f));
            }
            Value::Function(f) => {
                let _ = write!(out, "<function {} at {at:#x}>", self.function_qualname(f));
            }
            Value::Method(m) => {
                let (func, self_) = (m.get(&self.heap).func, m.get(&self.heap).self_);
                let name = self.callable_name(func)?;
                if name == "_wake_task" && matches!(self_, Value::Task(_)) {
                    // What wakes a task that asks by methods, see `event/own.rs`.
                    let class = match self_.core(&self.heap).and_then(|core| core.class()) {
                        Some(class) => self.class_name(class),
                        None => "_asyncio.Task".to_owned(),
                    };
                    let at = self_.id();
                    let _ = write!(
                        out,
                        "<built-in method task_wakeup of {class} object at {at:#x}>"
                    );
                    return Ok(());
                }
                let _ = write!(out, "<bound method {name} of ");
                self.push_repr(out, self_)?;
                out.push('>');
            }
            Value::Native(n) if self.is_library_method(n) => {
                let Native { self_, owner, .. } = *n.get(&self.heap);
                let class = owner.map_or(String::new(), |c| self.class_name(c));
                let name = self.native_name(n);
                if self_.is_unset() {
                    let _ = write!(out, "<function {class}.{name} at {at:#x}>");
                } else {
                    let _ = write!(out, "<bound method {class}.{name} of ");
                    self.push_repr(out, self_)?;
                    out.push('>');
                }
            }
            Value::Native(n) => out.push_str(&self.native_repr(n)),
            Value::Wrapper(w) => {
                let &crate::object::function::Wrapper {
                    func,
                    is_class,
                    builtin,
                    ..
                } = w.get(&self.heap);
                if let Value::Native(n) = func
                    && let Some(owner) = n.get(&self.heap).owner
                    && builtin
                {
                    let (name, owner) = (self.native_name(n), self.class_name(owner));
                    let _ = write!(out, "<method '{name}' of '{owner}' objects>");
                    return Ok(());
                }
                out.push_str(if is_class {
                    "<classmethod("
                } else {
                    "<staticmethod("
                });
                self.push_repr(out, func)?;
                out.push_str(")>");
            }
            _ => {}
        }
        Ok(())
    }

    /// Shows what the machine runs by: cells, frames, coroutines, attributes of builtins, `super`, code.
    fn push_engine(&mut self, out: &mut String, v: Value) -> Result<(), Raise> {
        let at = v.address();
        match v {
            Value::Cell(c) => {
                let value = c.get(&self.heap).value;
                let content = if value.is_unset() {
                    "empty".to_owned()
                } else {
                    format!("{} object at {:#x}", self.type_name(value), value.id())
                };
                let _ = write!(out, "<cell at {at:#x}: {content}>");
            }
            Value::Frame(f) => {
                let (kind, func) = (f.get(&self.heap).kind, f.get(&self.heap).func);
                let word = match kind {
                    FrameKind::Generator => "generator",
                    FrameKind::Coroutine => "coroutine",
                    FrameKind::AsyncGenerator => "async_generator",
                };
                let _ = write!(
                    out,
                    "<{word} object {} at {at:#x}>",
                    self.function_qualname(func)
                );
            }
            Value::NativeCoro(c) if !c.get(&self.heap).is_anext => {
                let name = c.get(&self.heap).qualname.text(&self.heap);
                let _ = write!(out, "<coroutine object {name} at {at:#x}>");
            }
            Value::Property(p) if p.get(&self.heap).native => {
                let owner = p.get(&self.heap).class(&self.heap);
                let name = match p.get(&self.heap).name {
                    Value::Str(s) => s.text(&self.heap),
                    _ => "?",
                };
                // A script's class has slots, and takes `__dict__` from a getter of all classes.
                let &Property {
                    slot,
                    get,
                    owner: own,
                    ..
                } = p.get(&self.heap);
                let by_script = slot || own.is_some() && matches!(get, Value::Native(_));
                let owner = match owner {
                    Some(c) if by_script => self.class_name(c),
                    Some(c) => self.class_title(c),
                    None => "object".to_owned(),
                };
                let kind = if p.get(&self.heap).slot || p.get(&self.heap).is_member(&self.heap) {
                    "member"
                } else {
                    "attribute"
                };
                let _ = write!(out, "<{kind} '{name}' of '{owner}' objects>");
            }
            Value::Super(s) => {
                let &Super {
                    class,
                    object_class,
                    ..
                } = s.get(&self.heap);
                let name = self.class_name(class);
                let bound = match object_class {
                    Some(c) => format!("<{} object>", self.class_name(c)),
                    None => "NULL".to_owned(),
                };
                let _ = write!(out, "<super: <class '{name}'>, {bound}>");
            }
            Value::Code(c) => {
                let c = c.get(&self.heap);
                let (name, file) = (c.name.text(&self.heap), c.source.path());
                let line = c.code.first_line;
                let _ = write!(
                    out,
                    "<code object {name} at {at:#x}, file \"{file}\", line {line}>"
                );
            }
            _ => {}
        }
        Ok(())
    }

    /// Tells whether a metaclass of a script says how its classes are shown.
    fn has_script_repr(&self, v: Value) -> bool {
        let found = self.class_of(v).find(&self.heap, self.names.repr);
        !matches!(found, Some((_, Value::Native(_))) | None)
    }

    /// What `BaseException.__repr__` gives.
    fn push_exception(&mut self, out: &mut String, e: Gc<Exception>) -> Result<(), Raise> {
        let (class, args) = (e.get(&self.heap).class, e.get(&self.heap).args);
        out.push_str(&self.class_name(class));
        let Value::Tuple(t) = args else {
            out.push_str("()");
            return Ok(());
        };
        match t.items(&self.heap) {
            &[only] => {
                out.push('(');
                self.push_repr(out, only)?;
                out.push(')');
                Ok(())
            }
            _ => self.push_repr(out, args),
        }
    }

    /// What `BaseException.__str__` gives.
    pub fn exception_text(&mut self, e: Gc<Exception>) -> Result<Gc<Str>, Raise> {
        let args = e.get(&self.heap).args;
        match args {
            Value::Tuple(t) => match t.items(&self.heap) {
                [] => Ok(self.fixed.empty_str),
                &[only] => self.str_of(only),
                _ => self.repr_of(args),
            },
            _ => Ok(self.fixed.empty_str),
        }
    }

    /// The prompt shows the value of an expression, and remembers it as `_`.
    #[inline(never)]
    pub(in crate::vm) fn show_result(&mut self, v: Value) -> Result<(), Raise> {
        self.scoped(|vm| {
            vm.root(v);
            let sys = vm.import_module("sys")?;
            let hook = vm.intern("displayhook");
            match vm.get_attr_opt(sys, hook)? {
                Some(hook) => vm.call(hook, &[v]).map(drop),
                None => Err(vm.runtime_error("lost sys.displayhook")),
            }
        })
    }
}
