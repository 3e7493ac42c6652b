//! What a class is derived from: the base that decides the layout of instances, the order of resolution, and
//! changing the bases of a class that exists.
//!
//! Making classes is `classes.rs`; the order itself is computed in `object/class.rs`.

use super::Vm;
use super::outcome::Raise;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Layout, c3};

/// Builtin exceptions whose instances have fields of their own.
const WITH_FIELDS: &[&str] = &[
    "BaseException",
    "BaseExceptionGroup",
    "StopIteration",
    "SystemExit",
    "OSError",
    "ImportError",
    "AttributeError",
    "NameError",
    "SyntaxError",
    "UnicodeEncodeError",
    "UnicodeDecodeError",
    "UnicodeTranslateError",
];

impl Vm {
    /// The base whose instances those of a class extend; `None` for `object`.
    pub fn base_of(&self, class: Gc<Class>) -> Option<Gc<Class>> {
        let bases = &class.get(&self.heap).bases;
        let mut best = *bases.first()?;
        for &base in bases.iter().skip(1) {
            let (mine, other) = (self.solid(best), self.solid(base));
            if mine != other && self.extends(other, mine) {
                best = base;
            }
        }
        Some(best)
    }

    /// Tells whether instances of a class are made as those of another, though its order of resolution may leave that out.
    pub fn builds_on(&self, class: Gc<Class>, other: Gc<Class>) -> bool {
        let bases = std::iter::successors(Some(class), |c| self.base_of(*c));
        class.is_subclass(&self.heap, other) || bases.into_iter().any(|base| base == other)
    }

    /// The nearest class at or above this one that gives instances a layout of their own.
    fn solid(&self, class: Gc<Class>) -> Gc<Class> {
        let mut at = class;
        loop {
            let c = at.get(&self.heap);
            let plain = match c.flags.builtin {
                true => {
                    c.layout == Layout::Exception && !WITH_FIELDS.contains(&c.name.text(&self.heap))
                }
                false => c.slots.is_empty(),
            };
            match self.base_of(at) {
                Some(base) if plain => at = base,
                _ => return at,
            }
        }
    }

    /// Tells whether the layout of `a` extends that of `b`.
    fn extends(&self, a: Gc<Class>, b: Gc<Class>) -> bool {
        let of_b = b.get(&self.heap);
        a.is_subclass(&self.heap, b) || (of_b.flags.builtin && of_b.layout == Layout::Object)
    }

    /// Checks bases, and finds the one that decides the layout of instances.
    pub(super) fn best_base(&mut self, bases: &[Value]) -> Result<Gc<Class>, Raise> {
        let mut best: Option<Gc<Class>> = None;
        for &base in bases {
            let Value::Class(base) = base else {
                return Err(self.type_error("bases must be types"));
            };
            if base.get(&self.heap).layout == Layout::Sealed {
                let name = self.name_in_c(base);
                let text = format!("type '{name}' is not an acceptable base type");
                return Err(self.type_error(text));
            }
            let Some(winner) = best else {
                best = Some(base);
                continue;
            };
            let (mine, other) = (self.solid(winner), self.solid(base));
            let (of_mine, of_other) = (mine.get(&self.heap), other.get(&self.heap));
            let alike = of_mine.flags.builtin
                && of_other.flags.builtin
                && of_mine.layout == of_other.layout
                && of_mine.layout != Layout::Exception;
            if alike || self.extends(mine, other) {
                continue;
            }
            if !self.extends(other, mine) {
                return Err(self.type_error("multiple bases have instance lay-out conflict"));
            }
            best = Some(base);
        }
        Ok(best.unwrap_or(self.types.object))
    }

    /// Computes the order behind a class with these bases, which differ from each other.
    pub(super) fn order_of(&mut self, bases: &[Gc<Class>]) -> Result<Vec<Gc<Class>>, Raise> {
        for (i, &base) in bases.iter().enumerate() {
            if bases[..i].contains(&base) {
                let name = self.class_name(base);
                return Err(self.type_error(format!("duplicate base class {name}")));
            }
        }
        let stuck = match c3(&self.heap, bases) {
            Ok(order) => return Ok(order),
            Err(stuck) => stuck,
        };
        // The classes that are left are gathered as keys, so a metaclass may be asked for their hashes.
        for &class in &stuck {
            self.hash(class.into())?;
        }
        let names: Vec<String> = stuck.iter().map(|&b| self.class_name(b)).collect();
        Err(self.type_error(format!(
            "Cannot create a consistent method resolution order (MRO) for bases {}",
            names.join(", ")
        )))
    }

    /// `type.mro(class)`: the class and the order behind it.
    pub fn default_order(&mut self, class: Gc<Class>) -> Result<Vec<Gc<Class>>, Raise> {
        let bases = class.get(&self.heap).bases.to_vec();
        let mut order = vec![class];
        order.extend(self.order_of(&bases)?);
        Ok(order)
    }

    /// Gives a class its order; `mro` of a metaclass is asked where a script wrote one.
    pub(super) fn set_order(&mut self, class: Gc<Class>) -> Result<(), Raise> {
        let name = self.intern("mro");
        let meta = self.class_of(class.into());
        let asked = meta.find(&self.heap, name);
        let order = match asked {
            Some((owner, f)) if owner != self.types.type_ => {
                let (f, with_self) = self.bind_value(f, class.into())?;
                let given = match with_self {
                    true => self.call(f, &[class.into()])?,
                    false => self.call(f, &[])?,
                };
                self.root(given);
                self.checked_order(class, given)?
            }
            _ => self.default_order(class)?,
        };
        class.get_mut(&mut self.heap).mro = order.into_boxed_slice();
        Ok(())
    }

    /// Reads what a metaclass's `mro` gave.
    fn checked_order(&mut self, class: Gc<Class>, given: Value) -> Result<Vec<Gc<Class>>, Raise> {
        let items = self.collect(given)?.items(&self.heap).to_vec();
        let solid = self.solid(class);
        let mut order = Vec::with_capacity(items.len());
        for item in items {
            let Value::Class(entry) = item else {
                let kind = self.type_name(item);
                return Err(self.type_error(format!("mro() returned a non-class ('{kind}')")));
            };
            let part = self.solid(entry);
            if !self.extends(solid, part) {
                let name = self.class_name(entry);
                let text = format!("mro() returned base with unsuitable layout ('{name}')");
                return Err(self.type_error(text));
            }
            order.push(entry);
        }
        Ok(order)
    }

    /// `class.__bases__ = bases`.
    pub fn set_bases(&mut self, class: Gc<Class>, given: Value) -> Result<(), Raise> {
        let name = self.class_name(class);
        let Value::Tuple(bases) = self.plain(given) else {
            let kind = self.type_name(given);
            let text = format!("can only assign tuple to {name}.__bases__, not {kind}");
            return Err(self.type_error(text));
        };
        let bases = bases.items(&self.heap).to_vec();
        if bases.is_empty() {
            let text = format!("can only assign non-empty tuple to {name}.__bases__, not ()");
            return Err(self.type_error(text));
        }
        let mut classes = Vec::with_capacity(bases.len());
        for &base in &bases {
            let Value::Class(base) = base else {
                let kind = self.type_name(base);
                let text = format!("{name}.__bases__ must be tuple of classes, not '{kind}'");
                return Err(self.type_error(text));
            };
            if base.is_subclass(&self.heap, class) || self.reaches(base, class) {
                return Err(self.type_error("a __bases__ item causes an inheritance cycle"));
            }
            classes.push(base);
        }
        let (new, old) = (self.best_base(&bases)?, self.base_of(class));
        self.check_exchange(new, old.unwrap_or(self.types.object), "__bases__")?;
        let before = std::mem::replace(
            &mut class.get_mut(&mut self.heap).bases,
            classes.clone().into_boxed_slice(),
        );
        let mut changed = Vec::new();
        let done = self.reorder(class, &mut changed);
        // A metaclass's `mro` may have given the class other bases meanwhile; those stay.
        let still = class.get(&self.heap).bases[..] == classes[..];
        if let Err(Raise) = done {
            if still {
                class.get_mut(&mut self.heap).bases = before;
            }
            for (class, order) in changed {
                class.get_mut(&mut self.heap).mro = order;
            }
            return Err(Raise);
        }
        if !still {
            return Ok(());
        }
        for base in before {
            let base = base.get_mut(&mut self.heap);
            base.heirs.retain(|&heir| heir != class);
        }
        for base in classes {
            base.get_mut(&mut self.heap).heirs.push(class);
        }
        self.update_flags(class);
        self.class_changed();
        Ok(())
    }

    /// Tells whether a class is reached through the bases of another, whose order may not know it yet.
    fn reaches(&self, from: Gc<Class>, to: Gc<Class>) -> bool {
        let (mut todo, mut seen) = (vec![from], Vec::new());
        while let Some(class) = todo.pop() {
            if class == to {
                return true;
            }
            if !seen.contains(&class) {
                seen.push(class);
                todo.extend(class.get(&self.heap).bases.iter().copied());
            }
        }
        false
    }

    /// Computes the order of a class and of those derived from it anew; what they had goes to `changed`.
    fn reorder(
        &mut self,
        class: Gc<Class>,
        changed: &mut Vec<(Gc<Class>, Box<[Gc<Class>]>)>,
    ) -> Result<(), Raise> {
        let mut todo = vec![class];
        while let Some(class) = todo.pop() {
            let before = class.get(&self.heap).mro.clone();
            self.set_order(class)?;
            changed.push((class, before));
            let heirs = class.get(&self.heap).heirs.clone();
            todo.extend(heirs.into_iter().rev());
        }
        Ok(())
    }

    /// Refuses to put one class in the place of another unless their instances are alike.
    pub fn check_exchange(
        &mut self,
        new: Gc<Class>,
        old: Gc<Class>,
        what: &str,
    ) -> Result<(), Raise> {
        let differs = if self.is_collected(new) != self.is_collected(old) {
            "deallocator"
        } else {
            let (a, b) = (self.laid_out(new), self.laid_out(old));
            if a == b || (self.base_of(a) == self.base_of(b) && self.adds_same(a, b)) {
                return Ok(());
            }
            "object layout"
        };
        let (new, old) = (self.class_name(new), self.class_name(old));
        Err(self.type_error(format!(
            "{what} assignment: '{new}' {differs} differs from '{old}'"
        )))
    }

    /// Tells whether CPython's collector would look at instances.
    fn is_collected(&self, class: Gc<Class>) -> bool {
        let c = class.get(&self.heap);
        let atom = matches!(
            c.layout,
            Layout::Int | Layout::Float | Layout::Complex | Layout::Str | Layout::Bytes
        );
        !c.flags.builtin || !(atom || class == self.types.object)
    }

    /// The nearest class at or above this one that adds anything to its instances.
    fn laid_out(&self, class: Gc<Class>) -> Gc<Class> {
        let mut at = class;
        loop {
            let builtin = at.get(&self.heap).flags.builtin;
            let adds = match builtin {
                true => self.solid(at) == at,
                false => self.added(at) != (false, false, Vec::new()),
            };
            match self.base_of(at) {
                Some(base) if !adds => at = base,
                _ => return at,
            }
        }
    }

    /// What a script's class adds: a `__dict__`, a `__weakref__`, slots.
    fn added(&self, class: Gc<Class>) -> (bool, bool, Vec<usize>) {
        let c = class.get(&self.heap);
        let has = |name: &str| {
            let key = self.names.find(&self.heap, name);
            key.is_some_and(|key| c.dict.get_str(&self.heap, key).is_some())
        };
        let mut slots: Vec<usize> = c.slots.iter().map(|s| s.id()).collect();
        slots.sort_unstable();
        (has("__dict__"), has("__weakref__"), slots)
    }

    fn adds_same(&self, a: Gc<Class>, b: Gc<Class>) -> bool {
        let (of_a, of_b) = (a.get(&self.heap), b.get(&self.heap));
        !of_a.flags.builtin && !of_b.flags.builtin && self.added(a) == self.added(b)
    }
}
