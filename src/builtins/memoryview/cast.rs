//! `memoryview.cast`: the same memory as elements of another kind, or in another shape.

use super::{View, borrow, made, size_of, this};
use crate::builtins::arguments::text_of;
use crate::builtins::codec;
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

/// The most dimensions there can be.
const MOST: usize = 64;

/// Gives another view of what a view shows; what is wrong is told in CPython's order.
pub(super) fn cast(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = text_of(vm, args.get(1), "cast() argument 'format'")?;
    let format = given.text(&vm.heap).to_owned();
    let view = this(vm, args)?.copy();
    if !view.is_contiguous() {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let shaped = !args.get(2).is_unset();
    if (shaped || view.shape.len() != 1) && view.shape.contains(&0) {
        let text = "memoryview: cannot cast view with zeros in shape or strides";
        return Err(vm.type_error(text));
    }
    let sizes = match vm.plain(args.get(2)) {
        Value::Unset => None,
        Value::List(l) => Some(l.items(&vm.heap).to_vec()),
        Value::Tuple(t) => Some(t.items(&vm.heap).to_vec()),
        _ => return Err(vm.type_error("shape must be a list or a tuple")),
    };
    if let Some(sizes) = &sizes {
        if sizes.len() > MOST {
            let text = "memoryview: number of dimensions must not exceed 64";
            return Err(vm.value_error(text));
        }
        if view.shape.len() != 1 && sizes.len() != 1 {
            return Err(vm.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
        }
    }
    codec::encode(vm, given, "ascii", "strict")?;
    let (code, size) = element_of(vm, &view, &format)?;
    let total = view.count() * view.size();
    if total % size != 0 {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let shape = match sizes {
        Some(sizes) => shape_of(vm, &sizes, size, total)?,
        None => vec![total / size],
    };
    let mut strides = vec![size as i64; shape.len()];
    for i in (1..shape.len()).rev() {
        strides[i - 1] = strides[i] * shape[i] as i64;
    }
    let loan = borrow(vm, view.lender);
    let marked = format.starts_with('@');
    made(
        vm,
        View {
            loan,
            shape,
            strides,
            code,
            marked,
            ..view
        },
    )
}

/// Gives the letter and the size of the elements a view is cast to.
fn element_of(vm: &mut Vm, view: &View, format: &str) -> Result<(char, usize), Raise> {
    let wrong = |what: &str| {
        format!(
            "memoryview: {what} format must be a native single character format prefixed with an optional '@'"
        )
    };
    if size_of(view.code).is_none() {
        return Err(vm.value_error(wrong("source")));
    }
    let mut letters = format.strip_prefix('@').unwrap_or(format).chars();
    let only = letters.next().filter(|_| letters.next().is_none());
    let Some((code, size)) = only.and_then(|code| Some((code, size_of(code)?))) else {
        return Err(vm.value_error(wrong("destination")));
    };
    let plain = |code| matches!(code, 'b' | 'B' | 'c');
    if !plain(code) && !plain(view.code) {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    Ok((code, size))
}

/// Gives the shape a script asks for, which has to hold all there is.
fn shape_of(
    vm: &mut Vm,
    sizes: &[Value],
    element: usize,
    total: usize,
) -> Result<Vec<usize>, Raise> {
    let (mut shape, mut product) = (Vec::with_capacity(sizes.len()), element as i64);
    for &item in sizes {
        let item = vm.plain(item);
        if !matches!(item, Value::Int(_) | Value::Big(_) | Value::Bool(_)) {
            let text = "memoryview.cast(): elements of shape must be integers";
            return Err(vm.type_error(text));
        }
        let n = vm.to_index(item)?;
        if n <= 0 {
            let text = "memoryview.cast(): elements of shape must be integers > 0";
            return Err(vm.value_error(text));
        }
        let Some(all) = product.checked_mul(n) else {
            return Err(vm.value_error("memoryview.cast(): product(shape) > SSIZE_MAX"));
        };
        product = all;
        shape.push(n as usize);
    }
    if product != total as i64 {
        return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
    }
    Ok(shape)
}
