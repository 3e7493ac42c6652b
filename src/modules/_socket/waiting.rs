//! `poll` for `std/select.as`: which of many descriptors is ready.

use super::blocking::SLICE;
use crate::heap::borrow_fd;
use crate::object::Value;
use crate::vm::native::Args;
use crate::vm::{Raise, Vm};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use std::time::{Duration, Instant};

/// Waits until one of the descriptors is ready, for ever without a timeout in seconds. Takes pairs of a number and the
/// events that are wanted, gives those of which some have come.
pub fn wait_for_any(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let wanted = pairs(vm, args.get(0))?;
    let until = match args.some(1) {
        Some(seconds) => {
            let seconds = vm.to_float(seconds)?.max(0.0);
            let length = Duration::try_from_secs_f64(seconds).ok();
            length.and_then(|length| Instant::now().checked_add(length))
        }
        None => None,
    };
    vm.sched.io.dirty = true;
    loop {
        let left = until.map(|d| d.saturating_duration_since(Instant::now()));
        let slice = left.unwrap_or(SLICE).min(SLICE);
        let mine = wanted.clone();
        let ready = match left {
            Some(Duration::ZERO) => ready(&mine, slice),
            _ => vm.block(move || ready(&mine, slice)),
        };
        vm.check_signals()?;
        match ready {
            Ok(found) if found.is_empty() && left != Some(Duration::ZERO) => vm.look_in_lull(),
            Err(Errno::INTR) => {}
            Ok(found) => return Ok(shown(vm, &found)),
            Err(e) => return Err(vm.os_error(&e.into(), None)),
        }
    }
}

fn pairs(vm: &mut Vm, given: Value) -> Result<Vec<(i32, u16)>, Raise> {
    let given = vm.collect(given)?;
    vm.root(given);
    let mut pairs = Vec::new();
    for pair in given.items(&vm.heap).to_vec() {
        let pair = vm.collect(pair)?;
        vm.root(pair);
        if let &[number, events] = pair.items(&vm.heap) {
            let number = i32::try_from(vm.to_index(number)?).unwrap_or(-1);
            pairs.push((number, vm.to_index(events)? as u16));
        }
    }
    Ok(pairs)
}

/// Asks the system once.
fn ready(wanted: &[(i32, u16)], longest: Duration) -> Result<Vec<(i32, u16)>, Errno> {
    let mut numbers = Vec::new();
    let mut fds = Vec::new();
    for &(number, events) in wanted {
        if let Some(fd) = borrow_fd(number) {
            numbers.push(number);
            fds.push(PollFd::from_borrowed_fd(
                fd,
                PollFlags::from_bits_retain(events),
            ));
        }
    }
    let time = Timespec {
        tv_sec: longest.as_secs() as i64,
        tv_nsec: longest.subsec_nanos().into(),
    };
    poll(&mut fds, Some(&time))?;
    let came = fds.iter().map(|fd| fd.revents().bits());
    Ok(numbers
        .into_iter()
        .zip(came)
        .filter(|(_, came)| *came != 0)
        .collect())
}

fn shown(vm: &mut Vm, found: &[(i32, u16)]) -> Value {
    let list = vm.heap.new_list(Vec::new());
    vm.root(list);
    for &(number, came) in found {
        let pair = vm.tuple(&[Value::Int(number.into()), Value::Int(came.into())]);
        list.push(&mut vm.heap, pair);
    }
    list.into()
}
