//! Binding arguments to the parameters of functions, with CPython's messages; natives have `bind_native.rs`.

use super::Vm;
use super::call::Passed;
use super::outcome::Raise;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::function::Function;
use crate::object::str::Str;
use smallvec::SmallVec;

/// A parameter list as binding needs it.
pub(super) struct Shape<'a> {
    pub names: &'a [Gc<Str>],
    pub posonly: usize,
    pub argcount: usize,
    pub kwonly: usize,
    pub varargs: bool,
    pub varkeywords: bool,
    /// Of a native: how many parameters are not counted in messages.
    pub hidden: Option<usize>,
    /// The function whose parameters they are; None for a native.
    pub func: Option<Gc<Function>>,
}

impl Vm {
    /// Binds arguments to the parameter registers of a function.
    pub(super) fn bind(&mut self, func: Gc<Function>, passed: Passed) -> Result<Vec<Value>, Raise> {
        let f = func.get(&self.heap);
        let code = f.code.get(&self.heap);
        let flags = code.code.flags;
        let names: Vec<Gc<Str>> = code.varnames.to_vec();
        let shape = Shape {
            names: &names,
            posonly: code.code.posonly as usize,
            argcount: code.code.argcount as usize,
            kwonly: code.code.kwonly as usize,
            varargs: flags.varargs,
            varkeywords: flags.varkeywords,
            hidden: None,
            func: Some(func),
        };
        let total = shape.argcount + shape.kwonly;
        let mut slots = self.assign(&shape, passed, &mut |vm| vm.function_title(func))?;
        let defaults: Vec<Value> =
            f_defaults(self, func).map_or_else(Vec::new, |d| d.items(&self.heap).to_vec());
        let first = shape.argcount.saturating_sub(defaults.len());
        let skip = defaults.len().saturating_sub(shape.argcount);
        let mut missing = Vec::new();
        for (i, slot) in slots.iter_mut().enumerate().take(shape.argcount) {
            if slot.is_unset() {
                match i.checked_sub(first).and_then(|at| defaults.get(at + skip)) {
                    Some(&value) => *slot = value,
                    None => missing.push(i),
                }
            }
        }
        if !missing.is_empty() {
            let title = self.function_title(func);
            if let Some(text) = self.builtin_count(func, &title, passed.count) {
                return Err(self.type_error(text));
            }
            return Err(self.missing(&title, "positional", &names, &missing));
        }
        let kwdefaults = func
            .get(&self.heap)
            .extra
            .and_then(|e| e.get(&self.heap).kwdefaults);
        for i in shape.argcount..total {
            if slots[i].is_unset() {
                match kwdefaults.and_then(|d| d.get_str(&self.heap, names[i])) {
                    Some(value) => slots[i] = value,
                    None => missing.push(i),
                }
            }
        }
        if !missing.is_empty() {
            let title = self.function_title(func);
            return Err(self.missing(&title, "keyword-only", &names, &missing));
        }
        for &collected in &slots[total..] {
            self.share_collected(collected);
        }
        Ok(slots)
    }

    /// Distributes arguments over parameters; what got none is `Unset`.
    pub(super) fn assign(
        &mut self,
        shape: &Shape,
        passed: Passed,
        title: &mut dyn FnMut(&mut Vm) -> String,
    ) -> Result<Vec<Value>, Raise> {
        let keywords: SmallVec<[Value; 8]> = passed
            .names
            .map_or_else(SmallVec::new, |n| n.items(&self.heap).into());
        let positional = passed.count - keywords.len();
        let total = shape.argcount + shape.kwonly;
        let mut slots = Vec::with_capacity(total + 2);
        slots.resize(total, Value::Unset);
        let direct = positional.min(shape.argcount);
        for (i, slot) in slots.iter_mut().enumerate().take(direct) {
            *slot = passed.base.get(i);
        }
        let mut extra_keywords = None;
        if shape.varkeywords {
            extra_keywords = Some(self.heap.new_dict());
        }
        for (i, &keyword) in keywords.iter().enumerate() {
            let value = passed.base.get(positional + i);
            let Value::Str(name) = keyword else {
                return Err(self.type_error("keywords must be strings"));
            };
            let name = self.names.intern_value(&mut self.heap, name);
            let found = (shape.posonly..total).find(|&p| shape.names[p] == name);
            match found {
                Some(p) if slots[p].is_unset() => slots[p] = value,
                Some(at) => {
                    let text = name.text(&self.heap).to_string();
                    let title = title(self);
                    if let Some(hidden) = shape.hidden {
                        let at = at + 1 - hidden;
                        return Err(self.type_error(format!(
                            "argument for {title}() given by name ('{text}') and position ({at})"
                        )));
                    }
                    return Err(self.type_error(format!(
                        "{title}() got multiple values for argument '{text}'"
                    )));
                }
                None => match extra_keywords {
                    Some(dict) => dict.set_str(&mut self.heap, name, value),
                    None => return Err(self.unexpected_keyword(shape, name, &keywords, title)),
                },
            }
        }
        if positional > shape.argcount && !shape.varargs {
            let given_keyword_only = slots[shape.argcount..]
                .iter()
                .filter(|s| !s.is_unset())
                .count();
            let title = title(self);
            return Err(self.too_many(shape, &title, positional, given_keyword_only, &slots));
        }
        if shape.varargs {
            let rest = passed.base.add(direct);
            let rest = self.heap.new_tuple_of(rest, positional - direct);
            slots.push(Value::Tuple(rest));
        }
        slots.extend(extra_keywords.map(Value::Dict));
        Ok(slots)
    }

    fn unexpected_keyword(
        &mut self,
        shape: &Shape,
        name: Gc<Str>,
        keywords: &[Value],
        title: &mut dyn FnMut(&mut Vm) -> String,
    ) -> Raise {
        let title = title(self);
        if let Some(text) = shape
            .func
            .and_then(|func| self.builtin_keywords(func, &title))
        {
            return self.type_error(text);
        }
        let only: Vec<String> = shape.names[..shape.posonly]
            .iter()
            .filter(|_| shape.hidden.is_none())
            .filter(|&&n| {
                keywords
                    .iter()
                    .any(|k| matches!(k, Value::Str(s) if s.eq_text(&self.heap, n)))
            })
            .map(|n| n.text(&self.heap).to_string())
            .collect();
        if !only.is_empty() {
            return self.type_error(format!(
                "{title}() got some positional-only arguments passed as keyword arguments: '{}'",
                only.join(", ")
            ));
        }
        let text = name.text(&self.heap).to_string();
        let total = shape.argcount + shape.kwonly;
        let known: Vec<String> = shape.names[shape.posonly..total]
            .iter()
            .map(|n| n.text(&self.heap).to_string())
            .collect();
        let near = crate::diag::suggest::nearest(&text, known.iter().map(String::as_str));
        let hint = match near {
            Some(near) => format!(". Did you mean '{near}'?"),
            None => String::new(),
        };
        // `sorted` hands its keywords on.
        let title = if title == "sorted" && shape.hidden.is_some() {
            "sort"
        } else {
            &title
        };
        self.type_error(format!(
            "{title}() got an unexpected keyword argument '{text}'{hint}"
        ))
    }

    pub(super) fn too_many(
        &mut self,
        shape: &Shape,
        title: &str,
        given: usize,
        keyword_only: usize,
        slots: &[Value],
    ) -> Raise {
        let _ = slots;
        if let Some(text) = shape
            .func
            .and_then(|func| self.builtin_count(func, title, given))
        {
            return self.type_error(text);
        }
        let defaults = self.too_many_defaults;
        let (takes, plural) = if defaults > 0 {
            let least = shape.argcount - defaults.min(shape.argcount);
            (format!("from {least} to {}", shape.argcount), true)
        } else {
            (shape.argcount.to_string(), shape.argcount != 1)
        };
        let extra = if keyword_only > 0 {
            format!(
                " positional argument{} (and {keyword_only} keyword-only argument{})",
                if given == 1 { "" } else { "s" },
                if keyword_only == 1 { "" } else { "s" },
            )
        } else {
            String::new()
        };
        let verb = if given == 1 && keyword_only == 0 {
            "was"
        } else {
            "were"
        };
        self.type_error(format!(
            "{title}() takes {takes} positional argument{} but {given}{extra} {verb} given",
            if plural { "s" } else { "" }
        ))
    }

    pub(super) fn missing(
        &mut self,
        title: &str,
        kind: &str,
        names: &[Gc<Str>],
        which: &[usize],
    ) -> Raise {
        let quoted: Vec<String> = which
            .iter()
            .map(|&i| format!("'{}'", names[i].text(&self.heap)))
            .collect();
        let list = match quoted.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [more @ .., last] => format!("{}, and {last}", more.join(", ")),
            [] => String::new(),
        };
        let s = if which.len() == 1 { "" } else { "s" };
        self.type_error(format!(
            "{title}() missing {} required {kind} argument{s}: {list}",
            which.len()
        ))
    }

    /// Gives the name by which messages call a function, and notes how many defaults it has.
    fn function_title(&mut self, func: Gc<Function>) -> String {
        self.too_many_defaults = f_defaults(self, func).map_or(0, |d| d.len(&self.heap));
        let f = func.get(&self.heap);
        let name = match f.extra.map(|e| e.get(&self.heap).qualname) {
            Some(Value::Str(s)) => s,
            _ => f.code.get(&self.heap).qualname,
        };
        name.text(&self.heap).to_string()
    }
}

fn f_defaults(vm: &Vm, func: Gc<Function>) -> Option<Gc<crate::object::tuple::Tuple>> {
    func.get(&vm.heap).defaults
}
