//! Arguments put where the callee wants them: the calls whose every parameter gets exactly one value.
//!
//! What comes from the caller lies in consecutive registers already, and the callee's begin there; so only what is missing
//! is written behind it, and no list is made. Whatever does not come out even is left as it was for `bind.rs`, which
//! knows what to say.

use super::Vm;
use super::call::Passed;
use super::native::Func;
use super::outcome::Raise;
use crate::heap::{Gc, Regs};
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::native::NativeId;
use crate::object::tuple::Tuple;
use smallvec::{SmallVec, smallvec};

impl Vm {
    /// Places the arguments of a function in its parameter registers, which begin where the arguments do. Gives how many
    /// registers that fills, or none, with nothing written, if the arguments do not fit.
    #[inline(never)]
    pub(super) fn place_arguments(
        &mut self,
        func: Gc<Function>,
        passed: Passed,
    ) -> Result<Option<usize>, Raise> {
        if passed.names.is_some() {
            return self.place_named(func, passed);
        }
        let f = func.get(&self.heap);
        let code = &f.code.get(&self.heap).code;
        let (argcount, kwonly) = (code.argcount as usize, code.kwonly as usize);
        let flags = code.flags;
        let Passed { base, count, .. } = passed;
        let first = argcount - f.defaults.map_or(0, |d| d.len(&self.heap)).min(argcount);
        if count < first || count > argcount && !flags.varargs {
            return Ok(None);
        }
        let total = argcount + kwonly;
        self.reserve(base.add(total.max(count) + 3))?;
        let rest = flags.varargs.then(|| {
            let more = count.saturating_sub(argcount);
            self.collect_rest(base.add(argcount), more)
        });
        if kwonly > 0 && !self.place_keyword_defaults(func, base, argcount, total) {
            return Ok(None);
        }
        if let Some(defaults) = func.get(&self.heap).defaults {
            let skip = defaults.len(&self.heap) - (argcount - first);
            for i in count..argcount {
                base.set(i, defaults.items(&self.heap)[i - first + skip]);
            }
        }
        let keywords = flags.varkeywords.then(|| self.heap.new_dict());
        Ok(Some(place_collected(base, total, rest, keywords)))
    }

    /// Writes the defaults of all keyword-only parameters; false, with nothing written, if one has none.
    fn place_keyword_defaults(
        &mut self,
        func: Gc<Function>,
        base: Regs<Value>,
        argcount: usize,
        total: usize,
    ) -> bool {
        let f = func.get(&self.heap);
        let Some(given) = f.extra.and_then(|e| e.get(&self.heap).kwdefaults) else {
            return false;
        };
        let names = &f.code.get(&self.heap).varnames[argcount..total];
        let values: Option<SmallVec<[Value; 8]>> = names
            .iter()
            .map(|&n| given.get_str(&self.heap, n))
            .collect();
        let Some(values) = values else {
            return false;
        };
        for (i, &value) in values.iter().enumerate() {
            base.set(argcount + i, value);
        }
        true
    }

    /// `place_arguments` for a call with keywords.
    fn place_named(&mut self, func: Gc<Function>, passed: Passed) -> Result<Option<usize>, Raise> {
        let Some(names) = passed.names else {
            return Ok(None);
        };
        let f = func.get(&self.heap);
        let code = f.code.get(&self.heap);
        let (argcount, posonly) = (code.code.argcount as usize, code.code.posonly as usize);
        let total = argcount + code.code.kwonly as usize;
        let flags = code.code.flags;
        let base = passed.base;
        let positional = passed.count - names.len(&self.heap);
        if positional > argcount && !flags.varargs {
            return Ok(None);
        }
        let mut slots: SmallVec<[Value; 12]> = smallvec![Value::Unset; total];
        for (i, slot) in slots.iter_mut().enumerate().take(positional.min(argcount)) {
            *slot = base.get(i);
        }
        let extra = flags.varkeywords.then(|| self.heap.new_dict());
        for i in 0..names.len(&self.heap) {
            let Value::Str(name) = names.items(&self.heap)[i] else {
                return Ok(None);
            };
            let name = self.names.intern_value(&mut self.heap, name);
            let value = base.get(positional + i);
            let parameters = &func.get(&self.heap).code.get(&self.heap).varnames[..total];
            let found = parameters.iter().skip(posonly).position(|&p| p == name);
            match (found, extra) {
                (Some(at), _) if slots[posonly + at].is_unset() => slots[posonly + at] = value,
                (None, Some(extra)) => {
                    self.share(value);
                    extra.set_str(&mut self.heap, name, value);
                }
                _ => return Ok(None),
            }
        }
        if !self.fill_unset(func, &mut slots, argcount) {
            return Ok(None);
        }
        self.reserve(base.add(total.max(passed.count) + 3))?;
        let rest = flags.varargs.then(|| {
            let more = positional.saturating_sub(argcount);
            self.collect_rest(base.add(argcount), more)
        });
        for (i, &value) in slots.iter().enumerate() {
            base.set(i, value);
        }
        Ok(Some(place_collected(base, total, rest, extra)))
    }

    /// Makes the tuple of the arguments beyond the parameters of a script's function, which may keep any of them.
    fn collect_rest(&mut self, from: Regs<Value>, count: usize) -> Gc<Tuple> {
        (0..count).for_each(|i| self.share(from.get(i)));
        self.heap.new_tuple_of(from, count)
    }

    /// Gives the parameters that got nothing their defaults; false if one has none.
    fn fill_unset(&self, func: Gc<Function>, slots: &mut [Value], argcount: usize) -> bool {
        let f = func.get(&self.heap);
        let names = &f.code.get(&self.heap).varnames;
        let defaults = f.defaults.map_or(&[][..], |d| d.items(&self.heap));
        let skip = defaults.len().saturating_sub(argcount);
        let first = argcount - (defaults.len() - skip);
        let keyword_defaults = f.extra.and_then(|e| e.get(&self.heap).kwdefaults);
        for (i, slot) in slots.iter_mut().enumerate().filter(|s| s.1.is_unset()) {
            let default = if i < argcount {
                i.checked_sub(first).map(|at| defaults[at + skip])
            } else {
                keyword_defaults.and_then(|d| d.get_str(&self.heap, names[i]))
            };
            let Some(default) = default else {
                return false;
            };
            *slot = default;
        }
        true
    }

    /// Places the arguments of a native with `*args` or `**kw`, all positional: those beyond its parameters become a
    /// tuple, the keyword-only ones behind it their defaults, the keywords an empty dict. Gives how many there are then.
    pub(super) fn place_rest(
        &mut self,
        id: NativeId,
        func: &'static Func,
        base: Regs<Value>,
        count: usize,
    ) -> Result<usize, Raise> {
        let (most, total) = (func.most as usize, func.total as usize);
        self.reserve(base.add(count.max(total) + 3))?;
        let mut end = most;
        if func.rest {
            let more = count.saturating_sub(most);
            let more = self.heap.new_tuple_of(base.add(most), more);
            base.set(most, Value::Tuple(more));
            end += 1;
        }
        if count < most {
            self.place_defaults(id, base, count, most);
        }
        for i in most..total {
            let default = self.signature(id).default_of(i);
            base.set(end, default);
            end += 1;
        }
        if func.keywords {
            base.set(end, Value::Dict(self.heap.new_dict()));
            end += 1;
        }
        Ok(end)
    }

    /// Gives the parameters `from..to` of a native their defaults.
    pub(super) fn place_defaults(
        &mut self,
        id: NativeId,
        base: Regs<Value>,
        from: usize,
        to: usize,
    ) {
        let signature = self.signature(id);
        for i in from..to {
            base.set(i, signature.default_of(i));
        }
    }

    /// Reads the defaults of a native for the calls to come.
    #[cold]
    pub(super) fn read_defaults(&mut self, id: NativeId) {
        let least = self.quick[id.0 as usize].least as usize;
        let total = self.quick[id.0 as usize].total as usize;
        let signature = self.signature(id);
        let defaults = (least..total).map(|i| signature.default_of(i)).collect();
        self.quick[id.0 as usize].defaults = defaults;
    }
}

/// Writes the tuple of `*args` and the dict of `**kwargs` behind the parameters; gives the end.
fn place_collected(
    base: Regs<Value>,
    mut end: usize,
    rest: Option<Gc<Tuple>>,
    keywords: Option<Gc<Dict>>,
) -> usize {
    let collected = [rest.map(Value::Tuple), keywords.map(Value::Dict)];
    for value in collected.into_iter().flatten() {
        base.set(end, value);
        end += 1;
    }
    end
}
