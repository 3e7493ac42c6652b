//! The loop's methods that watch descriptors, and those that are written in Aster.
//!
//! The latter are found by the loop's `__getattr__`: `WRITTEN` says in which module each is, as a function of the loop.

use crate::object::Value;
use crate::object::function::Method;
use crate::vm::native::{Args, Func, method};
use crate::vm::{Raise, Vm};

pub static METHODS: &[Func] = &[
    method("add_reader(self, fd, callback, *args)", add_reader),
    method("add_writer(self, fd, callback, *args)", add_writer),
    method("remove_reader(self, fd)", remove_reader),
    method("remove_writer(self, fd)", remove_writer),
    method("_note_transport(self, fd, transport=None)", note_transport),
    method("_check_no_transport(self, fd)", check_no_transport),
    method("__getattr__(self, name)", written),
];

static WRITTEN: &[(&str, &str)] = &[
    ("sock_recv", "_asyncio_sockets"),
    ("sock_recv_into", "_asyncio_sockets"),
    ("sock_recvfrom", "_asyncio_sockets"),
    ("sock_recvfrom_into", "_asyncio_sockets"),
    ("sock_sendall", "_asyncio_sockets"),
    ("sock_sendto", "_asyncio_sockets"),
    ("sock_connect", "_asyncio_sockets"),
    ("sock_accept", "_asyncio_sockets"),
    ("sock_sendfile", "_asyncio_sockets"),
    ("getaddrinfo", "_asyncio_sockets"),
    ("getnameinfo", "_asyncio_sockets"),
    ("_ensure_resolved", "_asyncio_sockets"),
    ("create_connection", "_asyncio_connections"),
    ("create_server", "_asyncio_connections"),
    ("create_unix_connection", "_asyncio_connections"),
    ("create_unix_server", "_asyncio_connections"),
    ("create_datagram_endpoint", "_asyncio_connections"),
    ("connect_accepted_socket", "_asyncio_connections"),
    ("start_tls", "_asyncio_connections"),
    ("sendfile", "_asyncio_connections"),
    ("connect_read_pipe", "_asyncio_pipes"),
    ("connect_write_pipe", "_asyncio_pipes"),
    ("subprocess_exec", "_asyncio_pipes"),
    ("subprocess_shell", "_asyncio_pipes"),
];

/// Gives a method that is written in Aster, bound to the loop.
fn written(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = args.str(vm, 1)?;
    let text = name.text(&vm.heap).to_owned();
    let Some(&(_, module)) = WRITTEN.iter().find(|(n, _)| *n == text) else {
        let class = vm.type_name(args.get(0));
        let text = format!("'{class}' object has no attribute '{text}'");
        return Err(vm.attribute_error(text));
    };
    let module = vm.import_module(module)?;
    vm.root(module);
    let function = vm.get_attr(module, name)?;
    let Value::Function(function) = function else {
        return Err(vm.wrong_type("function", function));
    };
    let bound = Method {
        func: function.into(),
        self_: args.get(0),
    };
    Ok(Value::Method(vm.heap.alloc(bound)))
}

/// Gives the number of a descriptor, or of an object that has a `fileno`.
fn number_of(vm: &mut Vm, file: Value) -> Result<i64, Raise> {
    let number = match vm.plain(file) {
        Value::Int(n) => n,
        _ => {
            let name = vm.intern("fileno");
            let asked = vm.call_method(file, name, &[]).and_then(|n| vm.to_index(n));
            match asked {
                Ok(n) => n,
                Err(_) => {
                    vm.take_raised();
                    let shown = vm.show(file);
                    return Err(vm.value_error(format!("Invalid file object: {shown}")));
                }
            }
        }
    };
    Ok(number)
}

/// Refuses a descriptor that a transport of the loop uses; gives its number.
fn free_number(vm: &mut Vm, args: Args) -> Result<(u32, i64), Raise> {
    let id = vm.loop_id(args.get(0))?;
    let number = number_of(vm, args.get(1))?;
    let transport = vm
        .sched
        .state(id)
        .and_then(|s| s.transports.get(&number).copied());
    if let Some(transport) = transport {
        let name = vm.intern("is_closing");
        let closing = vm.call_method(transport, name, &[])?;
        if !vm.truth(closing)? {
            let (fd, transport) = (vm.show(args.get(1)), vm.show(transport));
            let text = format!("File descriptor {fd} is used by transport {transport}");
            return Err(vm.runtime_error(text));
        }
    }
    if number < 0 {
        return Err(vm.value_error(format!("Invalid file descriptor: {number}")));
    }
    Ok((id, number))
}

fn check_no_transport(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    free_number(vm, args).map(|_| Value::None)
}

fn add(vm: &mut Vm, args: Args, write: bool) -> Result<Value, Raise> {
    let (id, number) = free_number(vm, args)?;
    if vm.sched.state(id).is_none_or(|s| s.closed) {
        return Err(vm.runtime_error("Event loop is closed"));
    }
    let rest = args.tuple(vm, 3)?;
    let handle = vm.new_call(id, args.get(2), rest);
    let number = i32::try_from(number).unwrap_or(-1);
    vm.watch(id, number, None, write, Some(handle))?;
    Ok(Value::None)
}

fn add_reader(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    add(vm, args, false)
}

fn add_writer(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    add(vm, args, true)
}

fn remove(vm: &mut Vm, args: Args, write: bool) -> Result<Value, Raise> {
    let (id, number) = free_number(vm, args)?;
    let number = i32::try_from(number).unwrap_or(-1);
    vm.watch(id, number, None, write, None).map(Value::bool)
}

/// Calls back no more; says whether there was a callback.
fn remove_reader(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    remove(vm, args, false)
}

/// Calls back no more; says whether there was a callback.
fn remove_writer(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    remove(vm, args, true)
}

/// Notes which transport uses a descriptor, or that none does any more.
fn note_transport(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let id = vm.loop_id(args.get(0))?;
    let number = args.int(vm, 1)?;
    if let Some(state) = vm.sched.state(id) {
        match args.some(2) {
            Some(transport) => state.transports.insert(number, transport),
            None => state.transports.remove(&number),
        };
    }
    Ok(Value::None)
}
