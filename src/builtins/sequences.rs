//! What the natives of list, tuple, bytes and the rest share: searching by `==`, reading any iterable.

use crate::object::Value;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

/// Gives an item of a list or tuple as it is now.
#[inline]
pub fn item(vm: &Vm, sequence: Value, i: usize) -> Option<Value> {
    match sequence {
        Value::List(l) => l.item(&vm.heap, i),
        Value::Tuple(t) => t.item(&vm.heap, i),
        _ => None,
    }
}

/// Gives the first place from `from` to below `to` whose item equals the value. The sequence and the value are
/// arguments of the native, or rooted: comparing may run script code that changes the sequence.
pub fn position(
    vm: &mut Vm,
    sequence: Value,
    value: Value,
    from: usize,
    to: usize,
) -> Result<Option<usize>, Raise> {
    let mut i = from;
    while i < to
        && let Some(found) = item(vm, sequence, i)
    {
        if vm.same(found, value)? {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

/// Counts the items that equal the value.
pub fn count(vm: &mut Vm, sequence: Value, value: Value) -> Result<usize, Raise> {
    let (mut i, mut n) = (0, 0);
    while let Some(found) = item(vm, sequence, i) {
        n += usize::from(vm.same(found, value)?);
        i += 1;
    }
    Ok(n)
}

/// Gives the items of any iterable, copied out; they stay alive until the native returns.
pub fn items_of(vm: &mut Vm, v: Value) -> Result<Vec<Value>, Raise> {
    Ok(match v {
        Value::List(l) => {
            let items = l.items(&vm.heap).to_vec();
            // The list may lose them meanwhile.
            let held = vm.tuple(&items);
            vm.root(held);
            items
        }
        Value::Tuple(t) => {
            vm.root(v);
            t.items(&vm.heap).to_vec()
        }
        _ => {
            let list = vm.collect_asking(v)?;
            vm.root(list);
            list.items(&vm.heap).to_vec()
        }
    })
}
