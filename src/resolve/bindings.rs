//! Gives every symbol its binding, once all names of all scopes are known.
//!
//! Outer scopes come first, since an inner unit that uses a local turns it into a cell.

use super::names::Finder;
use super::scope::{Binding, ScopeId, ScopeKind, occurs};
use rustc_hash::FxHashMap;

/// The names that inlined comprehensions bring into a scope which does not have them itself; bound there or not.
type Brought = FxHashMap<Box<str>, bool>;

impl Finder {
    /// Gives every symbol its binding; outer scopes first, since inner ones turn locals into cells.
    pub(super) fn bind_all(&mut self) {
        self.brought = self.bring_in();
        for id in 0..self.scopes.len() {
            let id = ScopeId(id as u32);
            for i in 0..self.at(id).symbols.len() {
                let binding = self.binding(id, i);
                self.scopes[id.0 as usize].symbols[i].binding = binding;
            }
        }
        // The order that `co_freevars` and `__closure__` have in CPython.
        for scope in &mut self.scopes {
            scope.freevars.sort_unstable();
        }
        for (id, name, span) in std::mem::take(&mut self.declared) {
            let found = self.at(id).symbol(&name).is_none_or(|s| {
                !s.is(occurs::NONLOCAL) || s.is(occurs::GLOBAL) || s.binding == Binding::Free
            });
            if !found {
                self.error(span, format!("no binding for nonlocal '{name}' found"));
            } else if self
                .at(id)
                .symbol(&name)
                .is_some_and(|s| s.is(occurs::NONLOCAL))
                && self.is_type_param(id, &name)
            {
                let message = format!("nonlocal binding not allowed for type parameter '{name}'");
                self.error(span, message);
            }
        }
    }

    /// Finds what comprehensions bring into the scopes they are inlined in, the first one of a name first.
    fn bring_in(&self) -> Vec<Brought> {
        let mut brought: Vec<Brought> = Vec::new();
        brought.resize_with(self.scopes.len(), Brought::default);
        let mut inside: Vec<Vec<usize>> = vec![Vec::new(); self.scopes.len()];
        for (i, scope) in self.scopes.iter().enumerate() {
            if let (ScopeKind::Comprehension, Some(parent)) = (scope.kind, scope.parent) {
                inside[parent.0 as usize].push(i);
            }
        }
        // Inner scopes have higher numbers.
        for id in (0..self.scopes.len()).rev() {
            let mut names = Brought::default();
            for &child in &inside[id] {
                let own = self.scopes[child].symbols.iter().map(|symbol| {
                    let elsewhere = occurs::GLOBAL | occurs::NONLOCAL | occurs::PASSED;
                    let bound = symbol.is(occurs::BOUND) && !symbol.is(elsewhere);
                    (&symbol.name, bound)
                });
                let further = brought[child].iter().map(|(name, &bound)| (name, bound));
                for (name, bound) in own.chain(further) {
                    if self.scopes[id].symbol(name).is_none() && !names.contains_key(name) {
                        names.insert(name.clone(), bound);
                    }
                }
            }
            brought[id] = names;
        }
        brought
    }

    fn binding(&mut self, id: ScopeId, index: usize) -> Binding {
        let scope = self.at(id);
        let symbol = &scope.symbols[index];
        let (name, kind) = (symbol.name.clone(), scope.kind);
        let (global, nonlocal) = (symbol.is(occurs::GLOBAL), symbol.is(occurs::NONLOCAL));
        let bound = symbol.is(occurs::BOUND) && !nonlocal;
        match kind {
            _ if global => Binding::Global,
            ScopeKind::Module if self.mode.has_namespace() => Binding::Namespace,
            ScopeKind::Module => Binding::Global,
            ScopeKind::Class if bound => Binding::Namespace,
            ScopeKind::Class => match self.look_up(id, &name) {
                Binding::Free if nonlocal => Binding::Free,
                Binding::Free => Binding::ClassFree,
                _ => Binding::Namespace,
            },
            _ if bound => Binding::Local,
            _ => match self.seen_class(id) {
                Some(class) => self.seen_in_class(class, id, &name),
                None => self.look_up(id, &name),
            },
        }
    }

    /// Gives the class whose names a scope sees because it is an annotation scope in it.
    fn seen_class(&self, id: ScopeId) -> Option<ScopeId> {
        let scope = self.at(id);
        let around = scope.parent.filter(|_| scope.sees_class())?;
        Some(self.at(around).unit)
    }

    /// Finds what a name means in an annotation scope (PEP 695): the class knows it, now or later, or it is looked up
    /// in its namespace and then as always.
    fn seen_in_class(&mut self, class: ScopeId, id: ScopeId, name: &str) -> Binding {
        let known = self.at(class).symbol(name);
        if known.is_some_and(|s| s.is(occurs::GLOBAL)) {
            return Binding::Global;
        }
        let own = known.is_some_and(|s| s.is(occurs::BOUND) && !s.is(occurs::NONLOCAL));
        let mut between = self.at(id).parent;
        while let Some(at) = between.filter(|&at| at != class) {
            if self.at(at).symbol(name).is_some() {
                return self.look_up(id, name);
            }
            between = self.at(at).parent;
        }
        match self.look_up(id, name) {
            Binding::Free if !own => Binding::ClassFree,
            _ => Binding::Namespace,
        }
    }

    /// Tells whether the nearest function-like scope around that binds a name is one of type parameters.
    fn is_type_param(&self, from: ScopeId, name: &str) -> bool {
        let mut at = self.at(from).parent;
        while let Some(id) = at {
            let scope = self.at(id);
            let binds = scope
                .symbol(name)
                .is_some_and(|s| s.is(occurs::BOUND) && !s.is(occurs::NONLOCAL));
            match scope.kind {
                ScopeKind::Module => return false,
                ScopeKind::Class => {}
                kind if binds => return kind == ScopeKind::TypeParams,
                _ => {}
            }
            at = scope.parent;
        }
        false
    }

    /// Finds what a name that is not bound in a scope means there.
    fn look_up(&mut self, from: ScopeId, name: &str) -> Binding {
        let unit = self.at(from).unit;
        let mut at = self.at(from).parent;
        // CPython lets the variable of a comprehension hide that of a function further out from everything else in
        // the function around the comprehension.
        let mut hidden_by = None;
        while let Some(id) = at {
            let scope = self.at(id);
            let function = matches!(
                scope.kind,
                ScopeKind::Function
                    | ScopeKind::Lambda
                    | ScopeKind::Generator
                    | ScopeKind::Annotation
            );
            if function && self.brought[id.0 as usize].get(name) == Some(&true) {
                hidden_by = hidden_by.or(Some(id));
            }
            let same_unit = scope.unit == unit;
            match scope.kind {
                ScopeKind::Module if same_unit && self.mode.has_namespace() => {
                    let global = scope.symbol(name).is_some_and(|s| s.is(occurs::GLOBAL));
                    return match global {
                        true => Binding::Global,
                        false => Binding::Namespace,
                    };
                }
                ScopeKind::Module => return Binding::Global,
                // A comprehension of the class body itself comes before there is a class.
                ScopeKind::Class if name == "__class__" && same_unit => return Binding::Global,
                ScopeKind::Class if name == "__class__" => {
                    self.scopes[id.0 as usize].class_cell = true;
                    return self.pass_down(unit, id, name);
                }
                ScopeKind::Class => {}
                _ => {
                    if let Some(i) = scope.find(name) {
                        let symbol = &scope.symbols[i];
                        if symbol.is(occurs::GLOBAL) {
                            return Binding::Global;
                        }
                        if symbol.is(occurs::BOUND) && !symbol.is(occurs::NONLOCAL) {
                            if let Some(hider) = hidden_by {
                                return self.hide(unit, hider, name);
                            }
                            if same_unit {
                                return Binding::Outer;
                            }
                            let home = scope.unit;
                            self.scopes[id.0 as usize].symbols[i].binding = Binding::Cell;
                            return self.pass_down(unit, home, name);
                        }
                    }
                }
            }
            at = self.at(id).parent;
        }
        Binding::Global
    }

    /// Gives a function a variable of its own that nothing is ever assigned to.
    fn hide(&mut self, unit: ScopeId, hider: ScopeId, name: &str) -> Binding {
        self.note_in(hider, name, occurs::BOUND | occurs::UNBOUND);
        let same_unit = unit == hider;
        if let Some(i) = self.at(hider).find(name) {
            let binding = &mut self.scopes[hider.0 as usize].symbols[i].binding;
            // An inner unit may have made it a cell already.
            if !same_unit {
                *binding = Binding::Cell;
            } else if *binding != Binding::Cell {
                *binding = Binding::Local;
            }
        }
        if same_unit {
            Binding::Outer
        } else {
            self.pass_down(unit, hider, name)
        }
    }

    /// Makes a name a closure cell of every unit from `unit` out to, not including, `home`.
    fn pass_down(&mut self, unit: ScopeId, home: ScopeId, name: &str) -> Binding {
        let mut at = unit;
        while at != home {
            let scope = &mut self.scopes[at.0 as usize];
            if !scope.freevars.iter().any(|n| &**n == name) {
                scope.freevars.push(name.into());
            }
            match scope.parent {
                Some(parent) => at = self.at(parent).unit,
                None => break,
            }
        }
        Binding::Free
    }
}
