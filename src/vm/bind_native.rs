//! Binding arguments to the parameters of natives: their signatures, and the words for what does not fit.

use super::Vm;
use super::bind::Shape;
use super::call::Passed;
use super::native::Func;
use super::outcome::Raise;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::native::{Native, NativeId};
use crate::object::str::Str;

/// What the parameters of a native are, read from its signature once.
pub struct Signature {
    pub names: Vec<Gc<Str>>,
    pub posonly: usize,
    pub argcount: usize,
    pub kwonly: usize,
    pub varargs: bool,
    pub varkeywords: bool,
    is_new: bool,
    is_init: bool,
    /// A function that is Python code in CPython.
    is_scripted: bool,
    /// By parameter; `None` if it is required.
    pub defaults: Vec<Option<Value>>,
}

impl Signature {
    /// Says how many arguments are taken if that many do not fit, of which the keywords may name any.
    fn refuse_number(&self, given: usize, keywords: usize, hidden: usize) -> Option<String> {
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let most = self.argcount - hidden;
        let total = most + self.kwonly;
        let all = given + keywords;
        if !self.varargs && !self.varkeywords && all > total {
            let keyword = if given == 0 { "keyword " } else { "" };
            return Some(format!(
                "at most {total} {keyword}argument{} ({all} given)",
                plural(total)
            ));
        }
        if !self.varargs && given > most {
            if most == 0 {
                return Some("no positional arguments".to_owned());
            }
            let some = self.defaults[..self.argcount].iter().any(Option::is_some);
            let word = if some { "at most" } else { "exactly" };
            let plural = plural(most);
            return Some(format!(
                "{word} {most} positional argument{plural} ({given} given)"
            ));
        }
        let needed = self.defaults[..self.posonly]
            .iter()
            .filter(|d| d.is_none())
            .count();
        let least = needed.saturating_sub(hidden);
        if given < least {
            let word = if least < most { "at least" } else { "exactly" };
            let plural = plural(least);
            return Some(format!(
                "{word} {least} positional argument{plural} ({given} given)"
            ));
        }
        None
    }

    /// Gives the default of a parameter, unset if it has none.
    pub fn default_of(&self, i: usize) -> Value {
        let default = self.defaults.get(i).copied().flatten();
        default.unwrap_or(Value::Unset)
    }

    /// Gives the values to keep alive.
    pub fn iter(&self) -> impl Iterator<Item = Value> {
        let names = self.names.iter().map(|&n| Value::Str(n));
        names.chain(self.defaults.iter().flatten().copied())
    }
}

impl Vm {
    /// Reads the signature of a native, once.
    pub fn signature(&mut self, id: NativeId) -> &Signature {
        let at = id.0 as usize;
        if self.defaults.len() <= at {
            self.defaults
                .resize_with(self.natives.len().max(at + 1), || None);
        }
        if self.defaults[at].is_none() {
            let func = self.natives[at];
            let signature = self.read_signature(func);
            self.defaults[at] = Some(Box::new(signature));
        }
        match &self.defaults[at] {
            Some(signature) => signature,
            None => unreachable!("just made"),
        }
    }

    fn read_signature(&mut self, func: &'static Func) -> Signature {
        let text = func.signature;
        let inside = text
            .find('(')
            .and_then(|open| Some(&text[open + 1..text.rfind(')')?]))
            .unwrap_or("");
        let mut s = Signature {
            names: Vec::new(),
            posonly: 0,
            argcount: 0,
            kwonly: 0,
            varargs: false,
            varkeywords: false,
            is_new: func.name() == "__new__",
            is_init: func.name() == "__init__",
            is_scripted: (self.scripted_elsewhere)(func).is_some(),
            defaults: Vec::new(),
        };
        let mut keyword_only = false;
        let mut tail = Vec::new();
        for part in split_parameters(inside) {
            if part == "/" {
                s.posonly = s.argcount;
            } else if part == "*" {
                keyword_only = true;
            } else if let Some(name) = part.strip_prefix("**") {
                s.varkeywords = true;
                tail.push(name);
            } else if let Some(name) = part.strip_prefix('*') {
                s.varargs = true;
                keyword_only = true;
                tail.push(name);
            } else {
                let (name, default) = match part.split_once('=') {
                    Some((name, default)) => (name.trim(), Some(default.trim())),
                    None => (part, None),
                };
                let name = self.intern(name);
                s.names.push(name);
                let default = default.map(|d| self.read_default(d));
                s.defaults.push(default);
                if keyword_only {
                    s.kwonly += 1
                } else {
                    s.argcount += 1
                }
            }
        }
        for name in tail {
            let name = self.intern(name);
            s.names.push(name);
        }
        if func.kind == super::native::FuncKind::Getter {
            s.argcount = 1;
            let name = self.intern("self");
            s.names = vec![name];
            s.defaults = vec![None];
        }
        s
    }

    fn read_default(&mut self, text: &str) -> Value {
        match text {
            "..." => Value::Unset,
            "None" => Value::None,
            "True" => Value::TRUE,
            "False" => Value::FALSE,
            "()" => self.fixed.empty_tuple,
            _ => {
                if let Ok(n) = text.parse::<i64>() {
                    return Value::Int(n);
                }
                if let Ok(x) = text.parse::<f64>() {
                    return Value::float(x);
                }
                let inner = text.trim_matches(['\'', '"']).replace("\\n", "\n");
                let name = self.intern(&inner);
                Value::Str(name)
            }
        }
    }

    /// Binds arguments to the parameters of a native, the long way.
    pub(super) fn bind_native(
        &mut self,
        id: NativeId,
        native: Gc<Native>,
        passed: Passed,
    ) -> Result<Vec<Value>, Raise> {
        self.signature(id);
        let Some(signature) = self.defaults[id.0 as usize].take() else {
            unreachable!("just read")
        };
        let result = self.bind_signature(&signature, id, native, passed);
        self.defaults[id.0 as usize] = Some(signature);
        result
    }

    fn bind_signature(
        &mut self,
        s: &Signature,
        id: NativeId,
        native: Gc<Native>,
        passed: Passed,
    ) -> Result<Vec<Value>, Raise> {
        let func = self.natives[id.0 as usize];
        let method = func.kind != super::native::FuncKind::Function;
        let owner = native.get(&self.heap).owner;
        // A constructor is called by the name of its class, and does not count `cls` or `self`.
        let new = s.is_new && owner.is_some();
        let constructor = new || s.is_init && owner.is_some();
        let hidden = usize::from(method || new);
        let passed = if new && passed.names.is_some() && self.leaves_to_init(native, passed) {
            self.without_keywords(passed)
        } else {
            passed
        };
        let keywords = passed.names.map_or(0, |n| n.len(&self.heap));
        let positional = passed.count - keywords;
        let full_title = |vm: &Vm| vm.native_title(native, func);
        if method && positional == 0 {
            let owner = self.native_owner(native);
            let name = func.name();
            return Err(self.type_error(if native.get(&self.heap).slot {
                format!("descriptor '{name}' of '{owner}' object needs an argument")
            } else {
                format!("unbound method {owner}.{name}() needs an argument")
            }));
        }
        if method && native.get(&self.heap).self_.is_unset() {
            self.check_receiver(native, passed.base.get(0))?;
        }
        if method
            && let Some(error) = self.refuse_of_slot(s, native, func, positional - 1, keywords)
        {
            return Err(error);
        }
        if new && positional == 0 {
            let title = full_title(self);
            return Err(self.type_error(format!("{title}.__new__(): not enough arguments")));
        }
        if new
            && let Some(owner) = owner
            && owner.get(&self.heap).layout == Layout::Exception
        {
            self.check_new_exception(native, owner, passed.base.get(0))?;
        }
        if let Some(error) = self.refuse_of_future(func, owner, positional, keywords) {
            return Err(error);
        }
        let bare_script = s.argcount == 0 && self.is_scripted(native, s);
        let none_named = s.posonly == s.argcount && s.kwonly == 0 && !bare_script;
        let bare = new && s.varargs && s.argcount == 1 && s.kwonly == 0;
        if keywords > 0 && (none_named || bare) && !s.varkeywords {
            // Exceptions tell of the class that is made.
            let title = match passed.base.get(0) {
                Value::Exception(e) if constructor => self.class_name(e.get(&self.heap).class),
                _ => full_title(self),
            };
            return Err(self.type_error(format!("{title}() takes no keyword arguments")));
        }
        let required = s.defaults[..s.argcount]
            .iter()
            .filter(|d| d.is_none())
            .count();
        let only_positional = none_named;
        if !s.varargs && only_positional && (positional > s.argcount || positional < required) {
            let (given, least, most) =
                (positional - hidden, required - hidden, s.argcount - hidden);
            let title = full_title(self);
            let by_class = constructor || func.name() == "__call__";
            let name = if by_class { &title } else { func.name() };
            // Sets tell of the class that is made.
            let own = self.set_title(owner.filter(|_| constructor), passed);
            let name = own.as_deref().unwrap_or(name);
            if (new || func.name() == "__call__") && least == 1 && most == 1 {
                return Err(self.type_error(format!("{name} expected 1 argument, got {given}")));
            }
            // Sockets take their arguments apart by a format, which counts in words of its own.
            let parsed = least != most || most > 1;
            if parsed && owner.is_some_and(|c| self.name_in_c(c) == "_socket.socket") {
                let text = parsed_count(name, given, least, most);
                return Err(self.type_error(text));
            }
            return Err(self.wrong_count(&title, name, given, least, most));
        }
        let shape = Shape {
            names: &s.names,
            posonly: s.posonly,
            argcount: s.argcount,
            kwonly: s.kwonly,
            varargs: s.varargs,
            varkeywords: s.varkeywords,
            hidden: (!self.is_scripted(native, s)).then_some(hidden),
            func: None,
        };
        let short_title = |vm: &Vm| {
            if constructor {
                full_title(vm)
            } else {
                func.name().to_string()
            }
        };
        // `int` and `str` count what has no name in words of their own.
        let counts = owner == Some(self.types.int) || owner == Some(self.types.str);
        if counts && constructor && keywords == 0 && positional > s.argcount {
            let (given, most) = (positional - hidden, s.argcount - hidden);
            let title = full_title(self);
            return Err(self.wrong_count(&title, &title, given, 0, most));
        }
        if let Some(error) = self.refuse_by_hand(s, func, owner, passed) {
            return Err(error);
        }
        if let Some(words) = s.refuse_number(positional - hidden, keywords, hidden) {
            // One that `...` stands for is for the `__init__` of a script's class to give.
            let given = |d: &&Option<Value>| d.is_some_and(|d| !d.is_unset());
            let script_defaults = s.defaults[..s.argcount].iter().filter(given).count();
            match self.script_title(native, func) {
                Some(title) if positional > s.argcount && keywords == 0 => {
                    self.too_many_defaults = script_defaults;
                    return Err(self.too_many(&shape, &title, positional, keywords, &[]));
                }
                // What is unexpected about the keywords is said below, before what is too much.
                Some(_) => self.too_many_defaults = script_defaults,
                None => {
                    let title = short_title(self);
                    return Err(self.type_error(format!("{title}() takes {words}")));
                }
            }
        }
        if shape.hidden.is_some()
            && let Some(at) = self.missing_of_native(s, passed, positional)
        {
            let name = s.names[at].text(&self.heap).to_string();
            let (at, title) = (at + 1 - hidden, short_title(self));
            let text = format!("{title}() missing required argument '{name}' (pos {at})");
            return Err(self.type_error(text));
        }
        let mut slots = self.assign(&shape, passed, &mut |vm| {
            vm.script_title(native, func)
                .unwrap_or_else(|| short_title(vm))
        })?;
        for (i, default) in s.defaults.iter().enumerate() {
            if slots[i].is_unset() {
                match default {
                    Some(value) => slots[i] = *value,
                    None => {
                        if let Some(title) = self.script_title(native, func) {
                            let absent =
                                |&i: &usize| slots[i].is_unset() && s.defaults[i].is_none();
                            let absent: Vec<usize> = (i..s.argcount).filter(absent).collect();
                            return Err(self.missing(&title, "positional", &s.names, &absent));
                        }
                        let name = s.names[i].text(&self.heap).to_string();
                        let at = i + 1 - hidden;
                        let title = short_title(self);
                        return Err(self.type_error(if i < s.argcount {
                            format!("{title}() missing required argument '{name}' (pos {at})")
                        } else {
                            format!("{title}() missing required keyword-only argument: '{name}'")
                        }));
                    }
                }
            }
        }
        if s.varargs && s.kwonly > 0 {
            // Natives see their parameters in the order the signature states them.
            let rest = slots.remove(s.argcount + s.kwonly);
            slots.insert(s.argcount, rest);
        }
        Ok(slots)
    }

    /// Words of the builtins whose C code reads its arguments by hand.
    fn refuse_by_hand(
        &mut self,
        s: &Signature,
        func: &Func,
        owner: Option<Gc<Class>>,
        passed: Passed,
    ) -> Option<Raise> {
        let names = passed.names.map_or(0, |n| n.len(&self.heap));
        let given = passed.count - names;
        let name = |vm: &Vm, i: usize| match passed.names.and_then(|n| n.item(&vm.heap, i)) {
            Some(Value::Str(name)) => name.text(&vm.heap).to_owned(),
            _ => String::new(),
        };
        let text = match (owner, func.name()) {
            (None, "sorted") if given != 1 => format!("sorted expected 1 argument, got {given}"),
            (None, "sorted") => {
                let source = passed.base.get(0);
                let known = |k: usize| {
                    let key = name(self, k);
                    s.names.iter().any(|n| n.text(&self.heap) == key)
                };
                if (0..names).all(known) || self.may_iterate(source) {
                    return None;
                }
                format!("'{}' object is not iterable", self.type_name(source))
            }
            (None, "pack") if given == 0 => "missing format argument".to_owned(),
            (None, name @ ("min" | "max")) if given == 0 => {
                format!("{name} expected at least 1 argument, got 0")
            }
            (Some(owner), "__new__") if owner == self.types.task => {
                if !passed.base.get(0).is(Value::Class(owner)) {
                    return None;
                }
                match given - 1 {
                    0 if (0..names).all(|k| name(self, k) != "coro") => {
                        "Task() missing required argument 'coro' (pos 1)".to_owned()
                    }
                    0 | 1 => return None,
                    more => format!("Task() takes exactly 1 positional argument ({more} given)"),
                }
            }
            (Some(owner), "__new__") if owner == self.types.zip && names > 1 => {
                format!("zip() takes at most 1 keyword argument ({names} given)")
            }
            (Some(owner), "__new__") if owner == self.types.enumerate => {
                let wrong = match (given - 1, names) {
                    (1, 1) => (name(self, 0) != "start").then_some(0),
                    (0, 1) => (name(self, 0) != "iterable").then_some(0),
                    (0, 2) if name(self, 0) == "start" => {
                        (name(self, 1) != "iterable").then_some(1)
                    }
                    (0, 2) if name(self, 0) != "iterable" => Some(0),
                    (0, 2) => (name(self, 1) != "start").then_some(1),
                    (0, _) => {
                        let text = "enumerate() missing required argument 'iterable'";
                        return Some(self.type_error(text));
                    }
                    _ => None,
                };
                let wrong = name(self, wrong?);
                format!("'{wrong}' is an invalid keyword argument for enumerate()")
            }
            _ => return None,
        };
        Some(self.type_error(text))
    }

    /// Words of the methods of futures whose C code is told the class that defines them: such count keywords, too.
    fn refuse_of_future(
        &mut self,
        func: &Func,
        owner: Option<Gc<Class>>,
        positional: usize,
        keywords: usize,
    ) -> Option<Raise> {
        if owner != Some(self.types.future) {
            return None;
        }
        let name = func.name();
        let given = positional - 1;
        let text = match (name, given, given + keywords) {
            ("exception" | "get_loop", _, 0) => return None,
            ("exception" | "get_loop", ..) => format!("{name}() takes no arguments"),
            ("set_result" | "set_exception" | "remove_done_callback", 1, 1) => return None,
            ("set_result" | "set_exception" | "remove_done_callback", _, 0 | 1) => {
                format!("{name}() takes exactly 1 positional argument ({given} given)")
            }
            ("set_result" | "set_exception" | "remove_done_callback", _, all) => {
                format!("{name}() takes at most 1 argument ({all} given)")
            }
            _ => return None,
        };
        Some(self.type_error(text))
    }

    /// Words for a wrong number of arguments of a special method that is a slot of its type.
    fn refuse_of_slot(
        &mut self,
        s: &Signature,
        native: Gc<Native>,
        func: &Func,
        given: usize,
        keywords: usize,
    ) -> Option<Raise> {
        let name = func.name();
        if matches!(name, "__init__" | "__call__")
            || s.varargs
            || s.varkeywords
            || !native.get(&self.heap).slot
        {
            return None;
        }
        if keywords > 0 {
            return Some(self.type_error(format!("wrapper {name}() takes no keyword arguments")));
        }
        let given = given - keywords;
        let most = s.argcount - 1;
        let required = s.defaults[1..s.argcount]
            .iter()
            .filter(|d| d.is_none())
            .count();
        if (required..=most).contains(&given) {
            return None;
        }
        // Slots that read their arguments by a format put a blank where the name would stand.
        let blank = matches!(
            name,
            "__mul__"
                | "__rmul__"
                | "__imul__"
                | "__setattr__"
                | "__setitem__"
                | "__pow__"
                | "__rpow__"
                | "__get__"
                | "__set__"
        );
        let of = self.native_owner(native);
        let number = matches!(of.as_str(), "int" | "float" | "complex" | "bool");
        let blank = if blank && !(number && name.ends_with("mul__")) {
            " "
        } else {
            ""
        };
        let plural = if most == 1 { "" } else { "s" };
        let least = if required < most && given > most {
            "at most "
        } else if required < most {
            "at least "
        } else {
            ""
        };
        let number = if least == "at least " { required } else { most };
        let plural = if number == 1 { "" } else { plural };
        Some(self.type_error(format!(
            "{blank}expected {least}{number} argument{plural}, got {given}"
        )))
    }

    /// Gives the first required parameter without an argument; natives miss it before they look at unknown keywords.
    fn missing_of_native(&self, s: &Signature, passed: Passed, positional: usize) -> Option<usize> {
        if s.varargs || s.varkeywords {
            return None;
        }
        let keywords = passed.names?.items(&self.heap);
        let named = |name: Gc<Str>| {
            keywords
                .iter()
                .any(|k| matches!(k, Value::Str(k) if k.eq_text(&self.heap, name)))
        };
        (positional..s.argcount).find(|&i| s.defaults[i].is_none() && !named(s.names[i]))
    }

    fn wrong_count(
        &mut self,
        title: &str,
        name: &str,
        given: usize,
        least: usize,
        most: usize,
    ) -> Raise {
        let s = |n: usize| if n == 1 { "" } else { "s" };
        let text = match (least, most) {
            (0, 0) => format!("{title}() takes no arguments ({given} given)"),
            (1, 1) => format!("{title}() takes exactly one argument ({given} given)"),
            _ if least == most => {
                format!("{name} expected {most} argument{}, got {given}", s(most))
            }
            _ if given < least => {
                format!(
                    "{name} expected at least {least} argument{}, got {given}",
                    s(least)
                )
            }
            _ => format!(
                "{name} expected at most {most} argument{}, got {given}",
                s(most)
            ),
        };
        self.type_error(text)
    }

    pub fn native_owner(&self, native: Gc<Native>) -> String {
        native
            .get(&self.heap)
            .owner
            .map_or_else(String::new, |c| self.class_name(c))
    }

    fn set_title(&self, owner: Option<Gc<Class>>, passed: Passed) -> Option<String> {
        let set = [self.types.set, self.types.frozenset].contains(&owner?);
        match passed.base.get(0) {
            Value::Class(class) if set => Some(self.class_name(class)),
            object if set => Some(self.type_name(object)),
            _ => None,
        }
    }

    fn native_title(&self, native: Gc<Native>, func: &Func) -> String {
        match native.get(&self.heap).owner {
            Some(owner) if matches!(func.name(), "__new__" | "__init__" | "__call__") => {
                self.class_name(owner)
            }
            Some(owner) => {
                // A bound one is named after the type of what it is bound to.
                let owner = match native.get(&self.heap).self_ {
                    Value::Unset => owner,
                    Value::Class(class) => class,
                    bound => self.class_of(bound),
                };
                format!("{}.{}", self.class_name(owner), func.name())
            }
            // Functions of modules that are C in CPython are named with their module.
            None => match self.native_home(native, func) {
                Some(module) if module != "builtins" && !TAKES_A_TUPLE.contains(&func.name()) => {
                    format!("{module}.{}", func.name())
                }
                _ => func.name().to_string(),
            },
        }
    }

    /// Tells whether `script_title` has a name for a native.
    fn is_scripted(&self, native: Gc<Native>, s: &Signature) -> bool {
        match native
            .get(&self.heap)
            .owner
            .map(|c| c.get(&self.heap).module)
        {
            None => s.is_scripted,
            Some(Value::Str(module)) => module.text(&self.heap).starts_with("asyncio."),
            Some(_) => false,
        }
    }

    /// Names a native of asyncio that is Python code in CPython, whose errors are worded otherwise.
    fn script_title(&self, native: Gc<Native>, func: &Func) -> Option<String> {
        let Some(owner) = native.get(&self.heap).owner else {
            let scripted = self.scripted_elsewhere;
            return scripted(func).map(|_| func.name().to_string());
        };
        let Value::Str(module) = owner.get(&self.heap).module else {
            return None;
        };
        if !module.text(&self.heap).starts_with("asyncio.") {
            return None;
        }
        let name = match func.name() {
            "__new__" => "__init__",
            name => name,
        };
        // A constructor is named after the class that has the `__init__`.
        let init = self.names.init;
        let of = (name == "__init__")
            .then(|| owner.find(&self.heap, init))
            .flatten()
            .filter(|(class, _)| {
                class
                    .get(&self.heap)
                    .module
                    .is(owner.get(&self.heap).module)
            })
            .map_or(owner, |(class, _)| class);
        let class = self.class_name(of);
        Some(format!("{class}.{name}"))
    }

    /// Names the module that has a function in CPython; `None` for methods and for functions of no module.
    pub fn native_home(&self, native: Gc<Native>, func: &Func) -> Option<&'static str> {
        let &Native { id, owner, .. } = native.get(&self.heap);
        if owner.is_some() {
            return None;
        }
        if let Some(module) = (self.scripted_elsewhere)(func) {
            return Some(module);
        }
        // What a module imports while it is filled is told before the module itself.
        let mut homes = self.native_homes.iter();
        let &(.., home) = homes.find(|&&(from, below, _)| (from..below).contains(&id.0))?;
        let scripted = [
            "fsdecode",
            "fsencode",
            "getenv",
            "process_cpu_count",
            "__getattr__",
        ];
        Some(if home == "posix" && scripted.contains(&func.name()) {
            "os"
        } else {
            home
        })
    }
}

/// Functions of modules that take their arguments as one tuple in CPython: such are not named with the module.
static TAKES_A_TUPLE: &[&str] = &[
    "asctime",
    "clock_getres",
    "ctime",
    "get_clock_info",
    "gmtime",
    "interrupt_main",
    "localtime",
    "reduce",
    "set_threshold",
    "stack_size",
    "start_new_thread",
    "strftime",
    "strptime",
];

/// Splits a parameter list at its commas, not those inside brackets or quotes.
fn split_parameters(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut quote, mut start) = (0, None, 0);
    for (i, c) in text.char_indices() {
        match (quote, c) {
            (Some(q), _) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(text[start..i].trim());
                start = i + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|p| !p.is_empty());
    parts
}

/// Says that a socket's method was given too few arguments or too many.
fn parsed_count(name: &str, given: usize, least: usize, most: usize) -> String {
    let (what, number) = match name {
        "setsockopt" => ("exactly", 3),
        "sendto" => return format!("sendto() takes 2 or 3 arguments ({given} given)"),
        _ if least == most => ("exactly", most),
        _ if given < least => ("at least", least),
        _ => ("at most", most),
    };
    let s = if number == 1 { "" } else { "s" };
    format!("{name}() takes {what} {number} argument{s} ({given} given)")
}
