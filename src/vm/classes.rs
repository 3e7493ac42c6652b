//! Making classes: the class statement and `type(name, bases, namespace)`.

use super::Vm;
use super::outcome::Raise;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, ClassFlags, Layout, Truth};
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::str::Str;

impl Vm {
    /// `MakeClass`: body, name, bases and keywords lie in registers from `b` on.
    #[inline(never)]
    pub(super) fn make_class(&mut self, b: usize) -> Result<Value, Raise> {
        let regs = self.thread.cur.regs;
        let globals = self.thread.cur.func.get(&self.heap).globals;
        if let Some(own) = self.own_builtins(globals) {
            let key = self.intern("__build_class__");
            if own.get_str(&self.heap, key).is_none() {
                return Err(self.error(Exc::NameError, "__build_class__ not found"));
            }
        }
        let (body, name) = (regs.get(b), regs.get(b + 1));
        let mut bases = match regs.get(b + 2) {
            Value::Tuple(t) => t.items(&self.heap).to_vec(),
            Value::List(l) => l.items(&self.heap).to_vec(),
            _ => Vec::new(),
        };
        let original = self.tuple(&bases);
        let mark = self.thread.roots.mark();
        self.root(original);
        let resolved = self.resolve_bases(&mut bases)?;
        let bases_value = self.tuple(&bases);
        self.root(bases_value);
        let mut keywords = Vec::new();
        if let Value::Dict(d) = regs.get(b + 3) {
            let given: Vec<(Value, Value)> = d.iter(&self.heap).collect();
            for (key, value) in given {
                let Value::Str(key) = self.plain(key) else {
                    return Err(self.type_error("keywords must be strings"));
                };
                keywords.push((key, value));
            }
        }
        let metaclass_name = self.intern("metaclass");
        let given = keywords.iter().position(|k| k.0 == metaclass_name);
        let given = given.map(|at| keywords.remove(at).1);
        let meta = self.metaclass(given, &bases)?;
        let prepare = self.intern("__prepare__");
        let namespace = match meta {
            Value::Class(m) if m == self.types.type_ => Value::Dict(self.heap.new_dict()),
            _ => match self.get_attr_opt(meta, prepare)? {
                Some(f) => {
                    let given = self.call_kw(f, &[name, bases_value], &keywords)?;
                    self.check_namespace(meta, given)?;
                    given
                }
                None => Value::Dict(self.heap.new_dict()),
            },
        };
        self.root(namespace);
        let cell = self.call(body, &[namespace])?;
        self.root(cell);
        if let Value::Cell(_) = cell {
            let key = self.names.classcell;
            self.set_item(namespace, Value::Str(key), cell)?;
        }
        if resolved {
            let key = self.intern("__orig_bases__");
            self.set_item(namespace, Value::Str(key), original)?;
        }
        let class = match (meta, namespace) {
            (Value::Class(m), Value::Dict(d)) if m == self.types.type_ => {
                let Value::Str(name) = name else {
                    unreachable!("a class name is a str")
                };
                Value::Class(self.build_class(m, name, &bases, d, &keywords)?)
            }
            _ => self.call_kw(meta, &[name, bases_value, namespace], &keywords)?,
        };
        self.root(class);
        self.check_class_cell(cell, name, class)?;
        self.thread.roots.cut(mark);
        Ok(class)
    }

    /// Refuses what a `__prepare__` gave if that is no mapping.
    fn check_namespace(&mut self, meta: Value, given: Value) -> Result<(), Raise> {
        let mapping = match self.plain(given) {
            Value::Dict(_) => true,
            _ => self.find_method(given, self.names.getitem)?.is_some(),
        };
        if mapping {
            return Ok(());
        }
        let name = match meta {
            Value::Class(m) => self.class_name(m),
            _ => "<metaclass>".to_owned(),
        };
        let kind = self.type_name(given);
        Err(self.type_error(format!(
            "{name}.__prepare__() must return a mapping, not {kind}"
        )))
    }

    /// Replaces bases that are not classes by what their `__mro_entries__` gives (PEP 560).
    fn resolve_bases(&mut self, bases: &mut Vec<Value>) -> Result<bool, Raise> {
        if bases.iter().all(|b| matches!(b, Value::Class(_))) {
            return Ok(false);
        }
        let name = self.intern("__mro_entries__");
        let all = self.tuple(bases);
        let mut resolved = Vec::new();
        let mut any = false;
        for &base in bases.iter() {
            if matches!(base, Value::Class(_)) {
                resolved.push(base);
                continue;
            }
            match self.get_attr_opt(base, name)? {
                Some(f) => {
                    any = true;
                    let entries = self.call(f, &[all])?;
                    self.root(entries);
                    let Value::Tuple(entries) = self.plain(entries) else {
                        return Err(self.type_error("__mro_entries__ must return a tuple"));
                    };
                    resolved.extend_from_slice(entries.items(&self.heap));
                }
                None => resolved.push(base),
            }
        }
        *bases = resolved;
        Ok(any)
    }

    /// The metaclass of a class: the most derived of the one given and those of the bases.
    fn metaclass(&mut self, given: Option<Value>, bases: &[Value]) -> Result<Value, Raise> {
        let mut winner = match given {
            Some(Value::Class(c)) => c,
            Some(other) => return Ok(other),
            None => bases
                .first()
                .map_or(self.types.type_, |&b| self.class_of(b)),
        };
        for &base in bases {
            let meta = self.class_of(base);
            if winner.is_subclass(&self.heap, meta) {
                continue;
            }
            if meta.is_subclass(&self.heap, winner) {
                winner = meta;
                continue;
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        Ok(Value::Class(winner))
    }

    /// `type.__new__`: makes a class of a namespace, which it copies.
    pub fn build_class(
        &mut self,
        meta: Gc<Class>,
        name: Gc<Str>,
        bases: &[Value],
        namespace: Gc<Dict>,
        keywords: &[(Gc<Str>, Value)],
    ) -> Result<Gc<Class>, Raise> {
        let best = self.best_base(bases)?;
        let mut base_classes: Vec<Gc<Class>> = bases
            .iter()
            .filter_map(|&base| match base {
                Value::Class(base) => Some(base),
                _ => None,
            })
            .collect();
        if base_classes.is_empty() {
            base_classes.push(best);
        }
        let layout = best.get(&self.heap).layout;
        let dict = namespace.copy(&mut self.heap);
        let class = self.alloc_class(meta, name, base_classes, Vec::new(), dict, layout);
        let mark = self.thread.roots.mark();
        self.root(Value::Class(class));
        self.fit_class(class, dict)
            .inspect_err(|_| self.disown(class))?;
        self.update_flags(class);
        self.set_names(class, dict)?;
        self.init_subclass(class, keywords)?;
        self.thread.roots.cut(mark);
        Ok(class)
    }

    /// Gives a class what it holds, in the order in which a script sees what is wrong with it: slots, name, cell, order of bases.
    fn fit_class(&mut self, class: Gc<Class>, dict: Gc<Dict>) -> Result<(), Raise> {
        let slots = self.slots_of(class, dict)?;
        self.fill_class(class, dict)?;
        let cell = self.take_class_cell(dict)?;
        self.hand_class_dict(dict);
        if let Value::Cell(cell) = cell {
            cell.get_mut(&mut self.heap).value = class.into();
        }
        self.set_order(class)?;
        self.add_members(class, dict, slots);
        self.finish_class(dict);
        Ok(())
    }

    /// Takes out of a namespace the cell that methods read `__class__` from.
    fn take_class_cell(&mut self, dict: Gc<Dict>) -> Result<Value, Raise> {
        let key = self.names.classcell;
        match dict.remove_str(&mut self.heap, key) {
            None => Ok(Value::None),
            Some(cell @ Value::Cell(_)) => Ok(cell),
            Some(other) => {
                let class = Value::Class(self.class_of(other));
                let kind = self.repr_of(class)?.text(&self.heap).to_string();
                Err(self.type_error(format!("__classcell__ must be a nonlocal cell, not {kind}")))
            }
        }
    }

    /// Lets what is evaluated later in a class (PEP 695) see the class's own names instead of its namespace.
    fn hand_class_dict(&mut self, dict: Gc<Dict>) {
        let key = self.names.classdictcell;
        if let Some(Value::Tuple(seen)) = dict.remove_str(&mut self.heap, key)
            && let [namespace] = seen.tail_mut(&mut self.heap)
        {
            *namespace = dict.into();
        }
    }

    /// Checks that what made a class passed on the cell of its body.
    fn check_class_cell(&mut self, cell: Value, name: Value, class: Value) -> Result<(), Raise> {
        let (Value::Cell(cell), Value::Class(_)) = (cell, class) else {
            return Ok(());
        };
        let known = cell.get(&self.heap).value;
        if known.is(class) {
            return Ok(());
        }
        let name = self.repr_of(name)?.text(&self.heap).to_string();
        let class = self.repr_of(class)?.text(&self.heap).to_string();
        if known.is_unset() {
            return Err(self.runtime_error(format!(
                "__class__ not set defining {name} as {class}. Was __classcell__ propagated to type.__new__?"
            )));
        }
        let known = self.repr_of(known)?.text(&self.heap).to_string();
        Err(self.type_error(format!(
            "__class__ set to {known} defining {name} as {class}"
        )))
    }

    /// Lets the bases forget a class that did not come to be.
    fn disown(&mut self, class: Gc<Class>) {
        for base in class.get(&self.heap).bases.clone() {
            let base = base.get_mut(&mut self.heap);
            base.heirs.retain(|&heir| heir != class);
        }
    }

    /// Allocates a class and enters it with its bases.
    pub(super) fn alloc_class(
        &mut self,
        meta: Gc<Class>,
        name: Gc<Str>,
        bases: Vec<Gc<Class>>,
        order: Vec<Gc<Class>>,
        dict: Gc<Dict>,
        layout: Layout,
    ) -> Gc<Class> {
        let parents = bases.clone();
        let class = self.heap.alloc(Class {
            name,
            qualname: name,
            module: Value::Unset,
            meta: Some(meta),
            bases: bases.into_boxed_slice(),
            mro: Box::default(),
            dict,
            layout,
            flags: ClassFlags::default(),
            shape: None,
            dict_shape: None,
            hint: 2,
            subclasses: Vec::new(),
            heirs: Vec::new(),
            slots: Vec::new(),
            new: Value::Unset,
            init: Value::Unset,
            construct_epoch: 0,
        });
        let mut mro = vec![class];
        mro.extend(order);
        class.get_mut(&mut self.heap).mro = mro.into_boxed_slice();
        for parent in parents {
            parent.get_mut(&mut self.heap).heirs.push(class);
        }
        class
    }

    /// Takes qualified name and module out of the namespace, and adds what a class always has.
    fn fill_class(&mut self, class: Gc<Class>, dict: Gc<Dict>) -> Result<(), Raise> {
        let (qualname, module) = (self.names.qualname, self.names.module);
        match dict.remove_str(&mut self.heap, qualname) {
            Some(Value::Str(q)) => class.get_mut(&mut self.heap).qualname = q,
            Some(other) if !matches!(self.plain(other), Value::Str(_)) => {
                let kind = self.type_name(other);
                let text = format!("type __qualname__ must be a str, not {kind}");
                return Err(self.type_error(text));
            }
            _ => {}
        }
        if let Some(m) = dict.get_str(&self.heap, module) {
            class.get_mut(&mut self.heap).module = m;
        } else {
            let key = self.names.name;
            let globals = self.thread.cur.func.get(&self.heap).globals;
            let name = globals.get_str(&self.heap, key).unwrap_or(Value::None);
            class.get_mut(&mut self.heap).module = name;
            dict.set_str(&mut self.heap, module, name);
        }
        let (new, init_subclass) = (self.names.new, self.names.init_subclass);
        let class_getitem = self.names.class_getitem;
        for (name, is_class) in [(new, false), (init_subclass, true), (class_getitem, true)] {
            if let Some(func @ Value::Function(_)) = dict.get_str(&self.heap, name) {
                let wrapper = self.heap.alloc(crate::object::function::Wrapper {
                    func,
                    is_class,
                    builtin: false,
                    dict: None,
                });
                dict.set_str(&mut self.heap, name, Value::Wrapper(wrapper));
            }
        }
        Ok(())
    }

    /// Adds what a class shows last: its docstring, and that instances with `__eq__` alone have no hash.
    fn finish_class(&mut self, dict: Gc<Dict>) {
        let doc = self.names.doc;
        if dict.get_str(&self.heap, doc).is_none() {
            dict.set_str(&mut self.heap, doc, Value::None);
        }
        let (eq, hash) = (self.names.eq, self.names.hash);
        if dict.get_str(&self.heap, eq).is_some() && dict.get_str(&self.heap, hash).is_none() {
            dict.set_str(&mut self.heap, hash, Value::None);
        }
    }

    /// Works out what a class is known to have, and its subclasses with it.
    pub fn update_flags(&mut self, class: Gc<Class>) {
        let n = &self.names;
        let heap = &self.heap;
        let object = self.types.object;
        let type_ = self.types.type_;
        let defined = |name: Gc<Str>| {
            class
                .find(heap, name)
                .is_some_and(|(owner, f)| owner != object && owner != type_ && !is_native(f))
        };
        // A script's class may give a native of another name: `__setattr__ = dict.__setitem__`.
        let hooked = |name: Gc<Str>| {
            class.find(heap, name).is_some_and(|(owner, f)| {
                let own = |c: Gc<Class>| c.get(heap).dict.get_str(heap, name);
                let is_own = |c: Gc<Class>| own(c).is_some_and(|o| o.is(f));
                let is_native = is_native(f)
                    && (owner.get(heap).flags.builtin || is_own(object) || is_own(type_));
                owner != object && owner != type_ && !is_native
            })
        };
        let mut flags = class.get(heap).flags;
        let (alias, super_) = (self.types.generic_alias, self.types.super_);
        flags.getattribute = class.find(heap, n.getattribute).is_some_and(|(owner, f)| {
            owner == alias
                || owner == super_ && class != super_
                || owner != object && owner != type_ && !is_native(f)
        });
        flags.getattr = class.find(heap, n.getattr).is_some();
        flags.setattr = hooked(n.setattr);
        flags.delattr = hooked(n.delattr);
        // Of the builtin classes only that of files has one, for what scripts derive.
        flags.del = class
            .find(heap, n.del)
            .is_some_and(|(_, f)| !is_native(f) || !flags.builtin);
        flags.compares = defined(n.eq) || defined(n.ne) || defined(n.hash);
        let t = &self.types;
        let owner = |name: Gc<Str>| class.find(heap, name).map(|(owner, _)| owner);
        let (eq, hash) = (owner(n.eq), owner(n.hash));
        // A builtin class may leave `__ne__` to `object`, which inverts its `__eq__`.
        let inherited = owner(n.ne) == eq || owner(n.ne) == Some(object);
        let whose = eq.filter(|&o| Some(o) == hash && inherited);
        flags.by_identity = whose == Some(object);
        flags.by_payload =
            whose.is_some_and(|o| [t.tuple, t.str, t.int, t.float, t.bytes].contains(&o));
        flags.truth = Truth::Unknown;
        let mro = &class.get(heap).mro;
        flags.no_dict = flags.has_slots
            && mro.iter().all(|&c| {
                let f = c.get(heap).flags;
                let plain = super::slots::is_bare(c.get(heap), heap);
                c == class || f.has_slots || (f.builtin && (c == object || plain))
            });
        let abstract_name = self.names.find(heap, "__abstractmethods__");
        flags.is_abstract = abstract_name
            .and_then(|name| class.get(heap).dict.get_str(heap, name))
            .is_some_and(|v| match v {
                Value::Set(s) => !s.is_empty(heap),
                _ => false,
            });
        let c = class.get(heap);
        let subclasses: Vec<_> = c.subclasses.iter().chain(&c.heirs).copied().collect();
        class.get_mut(&mut self.heap).flags = flags;
        for subclass in subclasses {
            self.update_flags(subclass);
        }
    }

    /// Calls `__set_name__` of the attributes that have it.
    fn set_names(&mut self, class: Gc<Class>, dict: Gc<Dict>) -> Result<(), Raise> {
        let hook = self.names.set_name;
        let entries: Vec<(Value, Value)> = dict.iter(&self.heap).collect();
        for (key, value) in entries {
            match value {
                Value::Property(p) if p.get(&self.heap).name.is_unset() => {
                    p.get_mut(&mut self.heap).name = key;
                }
                value if value.is_classed() => {
                    let named = self.call_dunder(value, hook, &[Value::Class(class), key]);
                    named.map_err(|Raise| self.note_set_name(class, key, value))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Notes on what is being raised which `__set_name__` raised it.
    #[cold]
    fn note_set_name(&mut self, class: Gc<Class>, key: Value, value: Value) -> Raise {
        let error = self.take_raised();
        self.root(Value::Exception(error));
        let (kind, owner) = (self.type_name(value), self.class_name(class));
        let noted = self.repr_of(key).and_then(|key| {
            let key = key.text(&self.heap);
            let text =
                format!("Error calling __set_name__ on '{kind}' instance {key} in '{owner}'");
            let (note, add) = (self.string(text), self.intern("add_note"));
            self.call_method(Value::Exception(error), add, &[note])
        });
        if noted.is_err() {
            self.take_raised();
        }
        self.throw(Value::Exception(error))
    }

    /// Calls `__init_subclass__` of the next class in the order.
    fn init_subclass(
        &mut self,
        class: Gc<Class>,
        keywords: &[(Gc<Str>, Value)],
    ) -> Result<(), Raise> {
        let hook = self.names.init_subclass;
        let found = class.find_after(&self.heap, class, hook);
        match found {
            Some((owner, f)) if owner != self.types.object => {
                let bound = match f {
                    Value::Wrapper(_) | Value::Native(_) => {
                        self.descriptor_get(f, Value::Class(class), class)?
                    }
                    other => other,
                };
                self.call_kw(bound, &[], keywords)?;
                Ok(())
            }
            _ if keywords.is_empty() => Ok(()),
            _ => {
                // After a last class in the order comes what `super` itself has.
                let asked = match found {
                    Some(_) => class,
                    None => self.types.super_,
                };
                let name = asked.get(&self.heap).qualname.text(&self.heap).to_owned();
                Err(self.type_error(format!(
                    "{name}.__init_subclass__() takes no keyword arguments"
                )))
            }
        }
    }

    /// Raises the TypeError of an abstract class that is to be instantiated.
    pub fn abstract_error(&mut self, class: Gc<Class>) -> Raise {
        let key = self.intern("__abstractmethods__");
        let mut names: Vec<String> = match class.get(&self.heap).dict.get_str(&self.heap, key) {
            Some(Value::Set(s)) => s
                .iter(&self.heap)
                .filter_map(|v| match v {
                    Value::Str(s) => Some(s.text(&self.heap).to_string()),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        names.sort();
        let class = self.class_name(class);
        let s = if names.len() == 1 { "" } else { "s" };
        let quoted: Vec<String> = names.iter().map(|n| format!("'{n}'")).collect();
        self.type_error(format!(
            "Can't instantiate abstract class {class} without an implementation for abstract method{s} {}",
            quoted.join(", ")
        ))
    }
}

fn is_native(v: Value) -> bool {
    matches!(v, Value::Native(_))
}
