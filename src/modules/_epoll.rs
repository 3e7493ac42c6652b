//! The system's `epoll` for `std/select.as`: a descriptor that watches descriptors.

use crate::heap::borrow_fd;
use crate::modules::_socket::blocking::SLICE;
use crate::object::Value;
use crate::vm::native::{Args, Module, func};
use crate::vm::{Raise, Vm};
use rustix::event::{Timespec, epoll};
use rustix::io::Errno;
use std::os::fd::{BorrowedFd, IntoRawFd};
use std::time::{Duration, Instant};

pub static MODULE: Module = Module {
    name: "_epoll",
    consts: &[],
    funcs: &[
        func("create()", |vm, _| {
            match epoll::create(epoll::CreateFlags::CLOEXEC) {
                Ok(fd) => Ok(Value::Int(fd.into_raw_fd().into())),
                Err(e) => Err(vm.os_error(&e.into(), None)),
            }
        }),
        func("add(watcher, number, events)", |vm, args| {
            change(vm, args, |w, fd, data, e| epoll::add(w, fd, data, e))
        }),
        func("modify(watcher, number, events)", |vm, args| {
            change(vm, args, |w, fd, data, e| epoll::modify(w, fd, data, e))
        }),
        func("delete(watcher, number)", |vm, args| {
            let (watcher, fd) = (descriptor(vm, args, 0)?, descriptor(vm, args, 1)?);
            done(vm, epoll::delete(watcher, fd))
        }),
        func("wait(watcher, timeout, most)", wait),
    ],
    types: &[],
    init: None,
};

fn descriptor(vm: &mut Vm, args: Args, at: usize) -> Result<BorrowedFd<'static>, Raise> {
    let number = args.int(vm, at)?;
    let fd = i32::try_from(number).ok().and_then(borrow_fd);
    fd.ok_or_else(|| vm.os_error(&Errno::BADF.into(), None))
}

fn done(vm: &mut Vm, result: Result<(), Errno>) -> Result<Value, Raise> {
    match result {
        Ok(()) => Ok(Value::None),
        Err(e) => Err(vm.os_error(&e.into(), None)),
    }
}

/// Watches a descriptor, or watches it for other events, as the system call given does.
fn change(
    vm: &mut Vm,
    args: Args,
    call: fn(BorrowedFd, BorrowedFd, epoll::EventData, epoll::EventFlags) -> Result<(), Errno>,
) -> Result<Value, Raise> {
    let (watcher, fd) = (descriptor(vm, args, 0)?, descriptor(vm, args, 1)?);
    let data = epoll::EventData::new_u64(args.int(vm, 1)? as u64);
    let events = epoll::EventFlags::from_bits_retain(args.int(vm, 2)? as u32);
    done(vm, call(watcher, fd, data, events))
}

/// Waits until something watched is ready, for ever without a timeout in seconds; gives pairs of a number and what came.
fn wait(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let watcher = descriptor(vm, args, 0)?;
    let until = match args.some(1) {
        Some(seconds) => {
            let length = Duration::try_from_secs_f64(vm.to_float(seconds)?.max(0.0)).ok();
            length.and_then(|length| Instant::now().checked_add(length))
        }
        None => None,
    };
    // More than this at once nobody needs; what is left over comes at the next call.
    let most = args.int(vm, 2)?.clamp(1, 1 << 16) as usize;
    vm.sched.io.dirty = true;
    loop {
        let left = until.map(|d| d.saturating_duration_since(Instant::now()));
        let slice = left.unwrap_or(SLICE).min(SLICE);
        let came = match left {
            Some(Duration::ZERO) => ready(watcher, slice, most),
            _ => vm.block(move || ready(watcher, slice, most)),
        };
        vm.check_signals()?;
        match came {
            Ok(found) if found.is_empty() && left != Some(Duration::ZERO) => vm.look_in_lull(),
            Err(Errno::INTR) => {}
            Ok(found) => {
                let list = vm.heap.new_list(Vec::new());
                vm.root(list);
                for (number, events) in found {
                    let pair = vm.tuple(&[Value::Int(number), Value::Int(events)]);
                    list.push(&mut vm.heap, pair);
                }
                return Ok(list.into());
            }
            Err(e) => return Err(vm.os_error(&e.into(), None)),
        }
    }
}

/// Asks the system once.
fn ready(watcher: BorrowedFd, longest: Duration, most: usize) -> Result<Vec<(i64, i64)>, Errno> {
    let time = Timespec {
        tv_sec: longest.as_secs() as i64,
        tv_nsec: longest.subsec_nanos().into(),
    };
    let mut events: Vec<epoll::Event> = Vec::with_capacity(most);
    epoll::wait(
        watcher,
        rustix::buffer::spare_capacity(&mut events),
        Some(&time),
    )?;
    Ok(events
        .iter()
        .map(|event| {
            let flags = event.flags;
            (event.data.u64() as i64, i64::from(flags.bits()))
        })
        .collect())
}
