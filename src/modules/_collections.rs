//! The native half of collections: deque, defaultdict, OrderedDict and the accessor of named tuples.
//!
//! Counter, ChainMap and namedtuple are `std/collections/`.

#[path = "_collections/defaultdict.rs"]
mod defaultdict;
#[path = "_collections/deque.rs"]
mod deque;
#[path = "_collections/ordereddict.rs"]
mod ordereddict;

use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::dict::Dict;
use crate::object::payload::Payload;
use crate::syntax::ast::BinOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, Type, accessor, func, method};
use crate::vm::outcome::Raise;

pub static MODULE: Module = Module {
    name: "_collections",
    consts: &[],
    funcs: &[func(
        "_count_elements(mapping, iterable, /)",
        count_elements,
    )],
    types: &[],
    init: Some(init),
};

static TYPES: &[&Type] = &[
    &deque::DEQUE,
    &deque::ITERATOR,
    &deque::REVERSE_ITERATOR,
    &defaultdict::DEFAULT_DICT,
    &ordereddict::ORDERED_DICT,
    &Type {
        name: "_tuplegetter",
        module: "collections",
        base: "object",
        layout: Layout::Native,
        open: false,
        new: Some(func("__new__(cls, index, doc, /)", new_getter)),
        funcs: GETTER,
        doc: "",
    },
];

fn init(vm: &mut Vm, dict: Gc<Dict>) -> Result<(), Raise> {
    for ty in TYPES {
        let class = vm.define_type(ty);
        let name = vm.intern(ty.name);
        dict.set_str(&mut vm.heap, name, class.into());
    }
    for generic in ["deque", "defaultdict", "OrderedDict"] {
        if let Some(class) = vm.class_named(generic) {
            vm.add_methods(class, None, crate::builtins::alias::GENERIC);
            // CPython's OrderedDict has a place for attributes, the others have none.
            class.get_mut(&mut vm.heap).flags.no_dict = generic != "OrderedDict";
        }
    }
    if let Some(class) = vm.class_named(defaultdict::DEFAULT_DICT.name) {
        let factory = vm.intern(defaultdict::FACTORY);
        class.get_mut(&mut vm.heap).slots.push(factory);
    }
    if let Some(ordered) = vm.class_named("OrderedDict") {
        vm.make_unhashable(ordered);
        vm.known.ordered_dict = ordered.into();
    }
    if let Some(deque) = vm.class_named("deque") {
        vm.make_unhashable(deque);
    }
    Ok(())
}

/// Counts the elements of an iterable into a mapping; a dict hashes each of them once.
fn count_elements(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mapping = args.get(0);
    let (class, dict) = (vm.class_of(mapping), vm.types.dict);
    let (get, set) = (vm.intern("get"), vm.names.setitem);
    let own = |vm: &Vm, name| class.find(&vm.heap, name).is_none_or(|f| f.0 != dict);
    let plain = match vm.plain(mapping) {
        Value::Dict(d) if !own(vm, get) && !own(vm, set) => Some(d),
        _ => None,
    };
    let iterator = vm.iter(args.get(1))?;
    vm.root(iterator);
    while let Some(key) = vm.next(iterator)? {
        vm.scoped(|vm| {
            vm.root(key);
            match plain {
                Some(d) => count_in_dict(vm, d, key),
                None => {
                    let count = vm.call_method(mapping, get, &[key, Value::Int(0)])?;
                    let count = vm.binary(BinOp::Add, count, Value::Int(1))?;
                    vm.root(count);
                    vm.set_item(mapping, key, count)
                }
            }
        })?;
    }
    Ok(Value::None)
}

fn count_in_dict(vm: &mut Vm, d: Gc<Dict>, key: Value) -> Result<(), Raise> {
    let hash = vm.hash(key)?;
    let count = match vm.dict_find(d, key, hash)? {
        Some(i) => d.value_at(&vm.heap, i),
        None => Value::Int(0),
    };
    let count = match count {
        Value::Int(n) if n < i64::MAX => Value::Int(n + 1),
        other => vm.binary(BinOp::Add, other, Value::Int(1))?,
    };
    vm.root(count);
    vm.dict_set_hashed(d, key, hash, count)
}

/// A descriptor that gives one item of a tuple.
struct TupleGetter {
    index: usize,
    doc: Value,
}

impl Payload for TupleGetter {
    fn trace(&self, m: &mut Marker) {
        self.doc.trace(m);
    }
    fn tuple_item(&self) -> Option<usize> {
        Some(self.index)
    }
}

static GETTER: &[Func] = &[
    method("__get__(self, instance, owner=None, /)", |vm, args| {
        let Some(index) = vm.payload::<TupleGetter>(args.get(0)).map(|g| g.index) else {
            return Err(vm.wrong_type("_tuplegetter", args.get(0)));
        };
        match vm.plain(args.get(1)) {
            Value::None => Ok(args.get(0)),
            Value::Tuple(t) => match t.item(&vm.heap, index) {
                Some(v) => Ok(v),
                None => Err(vm.index_error("tuple index out of range")),
            },
            _ => {
                let (kind, text) = (vm.type_name(args.get(1)), "descriptor for index");
                let text = format!(
                    "{text} '{index}' for tuple subclasses doesn't apply to '{kind}' object"
                );
                Err(vm.type_error(text))
            }
        }
    }),
    method("__set__(self, instance, value, /)", |vm, _| {
        Err(vm.attribute_error("can't set attribute"))
    }),
    method("__delete__(self, instance, /)", |vm, _| {
        Err(vm.attribute_error("can't delete attribute"))
    }),
    method("__repr__(self, /)", |vm, args| {
        let Some(&TupleGetter { index, doc }) = vm.payload(args.get(0)) else {
            return Err(vm.wrong_type("_tuplegetter", args.get(0)));
        };
        let doc = vm.repr_of(doc)?;
        let text = format!("_tuplegetter({index}, {})", doc.text(&vm.heap));
        Ok(vm.string(text))
    }),
    accessor(
        "__doc__",
        |vm, args| {
            Ok(vm
                .payload::<TupleGetter>(args.get(0))
                .map_or(Value::None, |g| g.doc))
        },
        |vm, args| {
            let doc = args.some(1).unwrap_or(Value::None);
            if let Some(g) = vm.payload_mut::<TupleGetter>(args.get(0)) {
                g.doc = doc;
            }
            Ok(Value::None)
        },
    ),
    method("__reduce__(self, /)", |vm, args| {
        let Some(g) = vm.payload::<TupleGetter>(args.get(0)) else {
            return Ok(Value::None);
        };
        let parts = [Value::Int(g.index as i64), g.doc];
        let parts = vm.tuple(&parts);
        let class = Value::Class(vm.class_of(args.get(0)));
        Ok(vm.tuple(&[class, parts]))
    }),
];

fn new_getter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let index = usize::try_from(args.int(vm, 1)?).unwrap_or(0);
    vm.new_payload(
        args.get(0),
        TupleGetter {
            index,
            doc: args.get(2),
        },
    )
}
