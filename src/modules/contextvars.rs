//! `contextvars`: variables whose value depends on the task.
//!
//! What a context is lies in `event/context.rs`; tasks and handles copy it as a pointer.

use crate::builtins::alias::CLASS_GETITEM;
use crate::builtins::payload::own;
use crate::event::context::Context;
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::list::List;
use crate::object::payload::{Object, Payload};
use crate::object::str::Str;
use crate::vm::native::{Args, Func, Module, Type, func, getter, method};
use crate::vm::{Raise, Vm};

pub static MODULE: Module = Module {
    name: "contextvars",
    consts: &[],
    funcs: &[func("copy_context()", copy_context)],
    types: &[&CONTEXT_VAR, &TOKEN],
    init: Some(|vm, dict| {
        let name = vm.intern("Context");
        let class = vm.types.context;
        dict.set_str(&mut vm.heap, name, Value::Class(class));
        if let Some(token) = vm.class_named(TOKEN.name) {
            let class = vm.define_type(&MISSING);
            let missing = vm.object_of(class, Missing);
            let name = vm.intern("MISSING");
            let names = token.get(&vm.heap).dict;
            names.set_str(&mut vm.heap, name, missing);
        }
        Ok(())
    }),
};

/// A variable.
struct ContextVar {
    name: Gc<Str>,
    /// The name as it was given: it may be of a derived class.
    given: Value,
    default: Value,
}

impl Payload for ContextVar {
    fn trace(&self, m: &mut Marker) {
        m.mark(self.name);
        self.given.trace(m);
        self.default.trace(m);
    }
}

/// What a `set` gives, to take it back by.
struct Token {
    variable: Value,
    /// `Unset` if there was none.
    old: Value,
    /// The context it was made in.
    context: Option<Gc<Object>>,
    used: bool,
}

impl Payload for Token {
    fn trace(&self, m: &mut Marker) {
        self.variable.trace(m);
        self.old.trace(m);
        self.context.iter().for_each(|&c| m.mark(c));
    }
}

/// What a token has as its old value if there was none.
struct Missing;

impl Payload for Missing {
    fn trace(&self, _: &mut Marker) {}
}

static MISSING: Type = Type {
    name: "Token.MISSING",
    module: "",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[method("__repr__(self)", |vm, _| {
        Ok(vm.str("<Token.MISSING>"))
    })],
    doc: "",
};

static CONTEXT_VAR: Type = Type {
    name: "ContextVar",
    module: "_contextvars",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func("__new__(cls, name, /, *, default=...)", var_new)),
    funcs: &[
        method("get(self, default=..., /)", var_get),
        method("set(self, value, /)", var_set),
        method("reset(self, token, /)", var_reset),
        method("__repr__(self)", var_repr),
        getter("name", var_name),
        CLASS_GETITEM,
    ],
    doc: "A variable whose value depends on the context.",
};

static TOKEN: Type = Type {
    name: "Token",
    module: "_contextvars",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func("__new__(cls, /, *args, **kwargs)", token_new)),
    funcs: &[
        getter("var", token_var),
        getter("old_value", token_old),
        method("__enter__(self)", |_, args| Ok(args.get(0))),
        method("__exit__(self, type, value, traceback, /)", token_exit),
        method("__repr__(self)", token_repr),
        CLASS_GETITEM,
    ],
    doc: "What ContextVar.set returns.",
};

pub static CONTEXT: Type = Type {
    name: "Context",
    module: "_contextvars",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func("__new__(cls)", context_new)),
    funcs: CONTEXT_FUNCS,
    doc: "The values of context variables.",
};

static CONTEXT_FUNCS: &[Func] = &[
    method("run(self, /, *args, **kwargs)", context_run),
    method("copy(self, /)", context_copy),
    method("get(self, key, default=None, /)", context_get),
    method("keys(self, /)", context_keys),
    method("values(self, /)", context_values),
    method("items(self, /)", context_items),
    method("__getitem__(self, key, /)", context_item),
    method("__contains__(self, key, /)", context_contains),
    method("__len__(self, /)", context_len),
    method("__iter__(self, /)", context_keys),
    method("__eq__(self, value, /)", |vm, args| {
        context_equal(vm, args, true)
    }),
    method("__ne__(self, value, /)", |vm, args| {
        context_equal(vm, args, false)
    }),
];

/// What goes through the variables, the values or both of a context as it was.
struct Drawn {
    items: Gc<List>,
    next: usize,
}

impl Payload for Drawn {
    fn trace(&self, m: &mut Marker) {
        m.mark(self.items);
    }
}

const fn drawn(name: &'static str) -> Type {
    Type {
        name,
        module: "builtins",
        base: "object",
        layout: Layout::Native,
        open: false,
        new: None,
        funcs: DRAWN_FUNCS,
        doc: "",
    }
}

const DRAWN_FUNCS: &[Func] = &[
    method("__iter__(self, /)", |_, args| Ok(args.get(0))),
    method("__next__(self, /)", next_drawn),
    method("__len__(self, /)", |vm, args| {
        let items = own::<Drawn>(vm, args.get(0))?.get(&vm.heap).items;
        Ok(Value::Int(items.len(&vm.heap) as i64))
    }),
];

static KEYS: Type = drawn("keys");
static VALUES: Type = drawn("values");
static ITEMS: Type = drawn("items");

fn next_drawn(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let drawn = own::<Drawn>(vm, args.get(0))?;
    let &Drawn { items, next } = drawn.get(&vm.heap);
    match items.item(&vm.heap, next) {
        Some(item) => {
            drawn.get_mut(&mut vm.heap).next = next + 1;
            Ok(item)
        }
        None => Err(vm.stop_iteration(Value::None)),
    }
}

fn draw(vm: &mut Vm, ty: &'static Type, items: Vec<Value>) -> Value {
    let items = vm.heap.new_list(items);
    let class = match vm.class_named(ty.name) {
        Some(class) => class,
        None => vm.define_type(ty),
    };
    vm.object_of(class, Drawn { items, next: 0 })
}

fn current(vm: &Vm) -> Context {
    let context = vm.sched.context;
    context
        .and_then(|c| c.get(&vm.heap).payload::<Context>().copied())
        .unwrap_or_default()
}

/// Gives the value of a variable in the current context.
pub fn value_now(vm: &Vm, variable: Value) -> Option<Value> {
    current(vm).get(&vm.heap, variable)
}

/// Gives the current context as an object, making it if it is the empty one.
fn current_object(vm: &mut Vm) -> Gc<Object> {
    match vm.sched.context {
        Some(context) => context,
        None => {
            let context = vm.new_context(Context::default());
            vm.sched.context = Some(context);
            context
        }
    }
}

/// Sets or removes a variable in the current context; gives what it was.
fn change(vm: &mut Vm, variable: Value, value: Option<Value>) -> Option<Value> {
    let object = current_object(vm);
    let (changed, old) = current(vm).with(&mut vm.heap, variable, value);
    if let Some(context) = object.get_mut(&mut vm.heap).payload_mut::<Context>() {
        *context = changed;
    }
    old
}

fn copy_context(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let copy = Context {
        entered: false,
        ..current(vm)
    };
    Ok(Value::Object(vm.new_context(copy)))
}

fn var_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Str(name) = vm.plain(args.get(1)) else {
        return Err(vm.type_error("context variable name must be a str"));
    };
    vm.new_payload(
        args.get(0),
        ContextVar {
            name,
            given: args.get(1),
            default: args.get(2),
        },
    )
}

fn var_get(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let variable = own::<ContextVar>(vm, args.get(0))?;
    if let Some(value) = current(vm).get(&vm.heap, variable.value()) {
        return Ok(value);
    }
    let default = variable.get(&vm.heap).default;
    match (args.get(1), default) {
        (Value::Unset, Value::Unset) => {
            let e = vm.new_exception(
                crate::object::exception::Exc::LookupError,
                &[variable.value()],
            );
            Err(vm.throw(e.into()))
        }
        (Value::Unset, default) => Ok(default),
        (given, _) => Ok(given),
    }
}

fn var_set(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let variable = own::<ContextVar>(vm, args.get(0))?.value();
    let old = change(vm, variable, Some(args.get(1))).unwrap_or(Value::Unset);
    let context = vm.sched.context;
    let Some(class) = vm.class_named("Token") else {
        return Ok(Value::None);
    };
    Ok(vm.object_of(
        class,
        Token {
            variable,
            old,
            context,
            used: false,
        },
    ))
}

fn var_reset(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let variable = own::<ContextVar>(vm, args.get(0))?.value();
    reset(vm, variable, args.get(1))
}

/// Leaves a `with` statement over a token: the variable is what it was.
fn token_exit(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let variable = own::<Token>(vm, args.get(0))?.get(&vm.heap).variable;
    reset(vm, variable, args.get(0))
}

/// Takes back the `set` that gave a token.
fn reset(vm: &mut Vm, variable: Value, token_value: Value) -> Result<Value, Raise> {
    let Some(token) = vm.payload::<Token>(token_value) else {
        let shown = vm.show(token_value);
        return Err(vm.type_error(format!("expected an instance of Token, got {shown}")));
    };
    let &Token {
        variable: of,
        old,
        context,
        used,
    } = token;
    let refusal = if used {
        Some("has already been used once")
    } else if !of.is(variable) {
        Some("was created by a different ContextVar")
    } else if context != vm.sched.context {
        Some("was created in a different Context")
    } else {
        None
    };
    if let Some(refusal) = refusal {
        let shown = vm.show(token_value);
        let text = format!("{shown} {refusal}");
        return Err(if used {
            vm.runtime_error(text)
        } else {
            vm.value_error(text)
        });
    }
    if let Some(token) = vm.payload_mut::<Token>(token_value) {
        token.used = true;
    }
    change(vm, variable, (!old.is_unset()).then_some(old));
    Ok(Value::None)
}

fn var_name(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(own::<ContextVar>(vm, args.get(0))?.get(&vm.heap).given)
}

fn var_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let variable = own::<ContextVar>(vm, args.get(0))?;
    let &ContextVar { name, default, .. } = variable.get(&vm.heap);
    let name = vm.show(name.into());
    let default = if default.is_unset() {
        String::new()
    } else {
        format!(" default={}", vm.show(default))
    };
    Ok(vm.string(format!(
        "<ContextVar name={name}{default} at {:#x}>",
        variable.value().id()
    )))
}

fn token_new(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    Err(vm.runtime_error("Tokens can only be created by ContextVars"))
}

fn token_var(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(own::<Token>(vm, args.get(0))?.get(&vm.heap).variable)
}

fn token_old(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let old = own::<Token>(vm, args.get(0))?.get(&vm.heap).old;
    if !old.is_unset() {
        return Ok(old);
    }
    let Some(class) = vm.class_named("Token") else {
        return Ok(Value::None);
    };
    let name = vm.intern("MISSING");
    vm.get_attr(Value::Class(class), name)
}

fn token_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let token = own::<Token>(vm, args.get(0))?;
    let &Token { variable, used, .. } = token.get(&vm.heap);
    let used = if used { " used" } else { "" };
    let shown = vm.show(variable);
    Ok(vm.string(format!(
        "<Token{used} var={shown} at {:#x}>",
        token.value().id()
    )))
}

// Contexts.

fn context_new(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    Ok(Value::Object(vm.new_context(Context::default())))
}

/// Calls a function with this context as the current one.
fn context_run(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let context = own::<Context>(vm, args.get(0))?;
    let given = args.rest(vm, 1);
    let Some((&callable, rest)) = given.split_first() else {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    };
    if vm.is_inside(context.object()) {
        let shown = vm.show(args.get(0));
        let text = format!("cannot enter context: {shown} is already entered");
        return Err(vm.runtime_error(text));
    }
    let mut keywords = Vec::new();
    if let Some(dict) = args.keywords(2) {
        for (key, value) in dict.iter(&vm.heap) {
            if let Value::Str(key) = key {
                keywords.push((key, value));
            }
        }
    }
    context.get_mut(&mut vm.heap).entered = true;
    let outside = vm.sched.context.replace(context.object());
    if let Some(outside) = outside {
        vm.sched.outer_contexts.push(outside);
    }
    let result = vm.call_kw(callable, rest, &keywords);
    if outside.is_some() {
        vm.sched.outer_contexts.pop();
    }
    vm.sched.context = outside;
    context.get_mut(&mut vm.heap).entered = false;
    result
}

fn context_copy(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let context = own::<Context>(vm, args.get(0))?;
    let copy = Context {
        entered: false,
        ..*context.get(&vm.heap)
    };
    Ok(Value::Object(vm.new_context(copy)))
}

fn find(vm: &mut Vm, args: Args) -> Result<Option<Value>, Raise> {
    let context = own::<Context>(vm, args.get(0))?;
    let key = args.get(1);
    if vm.payload::<ContextVar>(key).is_none() {
        let shown = vm.show(key);
        return Err(vm.type_error(format!("a ContextVar key was expected, got {shown}")));
    }
    Ok(context.get(&vm.heap).get(&vm.heap, key))
}

fn context_get(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(find(vm, args)?.unwrap_or(args.get(2)))
}

fn context_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match find(vm, args)? {
        Some(value) => Ok(value),
        None => Err(vm.key_error(args.get(1))),
    }
}

fn context_contains(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(Value::bool(find(vm, args)?.is_some()))
}

fn pairs(vm: &mut Vm, args: Args) -> Result<Vec<(Value, Value)>, Raise> {
    let context = own::<Context>(vm, args.get(0))?;
    Ok(context.get(&vm.heap).items(&vm.heap))
}

fn context_len(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(Value::Int(pairs(vm, args)?.len() as i64))
}

fn context_keys(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let keys = pairs(vm, args)?.into_iter().map(|(k, _)| k).collect();
    Ok(draw(vm, &KEYS, keys))
}

fn context_values(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let values = pairs(vm, args)?.into_iter().map(|(_, v)| v).collect();
    Ok(draw(vm, &VALUES, values))
}

fn context_items(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let all = pairs(vm, args)?;
    let items = all
        .into_iter()
        .map(|(k, v)| Value::Tuple(vm.heap.new_pair(k, v)))
        .collect();
    Ok(draw(vm, &ITEMS, items))
}

/// Contexts are equal that give the same variables equal values.
fn context_equal(vm: &mut Vm, args: Args, equal: bool) -> Result<Value, Raise> {
    let mine = pairs(vm, args)?;
    let Some(&other) = vm.payload::<Context>(args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    let mut same = mine.len() == other.items(&vm.heap).len();
    let all = mine.iter().flat_map(|&(key, value)| [key, value]).collect();
    let all = vm.list(all);
    vm.root(all);
    for (key, value) in mine {
        same = same
            && match other.get(&vm.heap, key) {
                Some(found) => vm.same(value, found)?,
                None => false,
            };
    }
    Ok(Value::bool(same == equal))
}
