//! Who this process runs as: the numbers of users and groups, read and set.
//!
//! Those that are only read (`getuid` ...) are in `process.rs`.

use super::process::failed;
use crate::builtins::files::system_path;
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, func};
use crate::vm::outcome::Raise;
use nix::unistd::{self, Gid, Uid};
use std::ffi::CString;
use std::os::unix::ffi::OsStrExt;

pub static FUNCTIONS: &[Func] = &[
    func("setuid(uid, /)", |vm, args| {
        let id = user(vm, args, 0)?;
        done(vm, unistd::setuid(id))
    }),
    func("seteuid(euid, /)", |vm, args| {
        let id = user(vm, args, 0)?;
        done(vm, unistd::seteuid(id))
    }),
    func("setreuid(ruid, euid, /)", |vm, args| {
        let (real, effective) = (user(vm, args, 0)?, user(vm, args, 1)?);
        let before = kept(vm, unistd::getresuid())?;
        let saved = saved_with(before.real.as_raw(), before.effective.as_raw(), real.as_raw(), effective.as_raw());
        done(vm, unistd::setresuid(real, effective, saved.into()))
    }),
    func("setresuid(ruid, euid, suid, /)", |vm, args| {
        let (real, effective, saved) = (user(vm, args, 0)?, user(vm, args, 1)?, user(vm, args, 2)?);
        done(vm, unistd::setresuid(real, effective, saved))
    }),
    func("getresuid()", |vm, _| {
        let ids = kept(vm, unistd::getresuid())?;
        let ids = [ids.real, ids.effective, ids.saved].map(|id| Value::Int(id.as_raw().into()));
        Ok(vm.tuple(&ids))
    }),
    func("setgid(gid, /)", |vm, args| {
        let id = group(vm, args, 0)?;
        done(vm, unistd::setgid(id))
    }),
    func("setegid(egid, /)", |vm, args| {
        let id = group(vm, args, 0)?;
        done(vm, unistd::setegid(id))
    }),
    func("setregid(rgid, egid, /)", |vm, args| {
        let (real, effective) = (group(vm, args, 0)?, group(vm, args, 1)?);
        let before = kept(vm, unistd::getresgid())?;
        let saved = saved_with(before.real.as_raw(), before.effective.as_raw(), real.as_raw(), effective.as_raw());
        done(vm, unistd::setresgid(real, effective, saved.into()))
    }),
    func("setresgid(rgid, egid, sgid, /)", |vm, args| {
        let (real, effective, saved) = (group(vm, args, 0)?, group(vm, args, 1)?, group(vm, args, 2)?);
        done(vm, unistd::setresgid(real, effective, saved))
    }),
    func("getresgid()", |vm, _| {
        let ids = kept(vm, unistd::getresgid())?;
        let ids = [ids.real, ids.effective, ids.saved].map(|id| Value::Int(id.as_raw().into()));
        Ok(vm.tuple(&ids))
    }),
    func("setgroups(groups, /)", set_groups),
    func("initgroups(username, gid, /)", |vm, args| {
        let name = user_name(vm, args)?;
        let id = group(vm, args, 1)?;
        done(vm, unistd::initgroups(&name, id))
    }),
    func("getgrouplist(user, group, /)", |vm, args| {
        let name = user_name(vm, args)?;
        let id = group(vm, args, 1)?;
        let groups = kept(vm, unistd::getgrouplist(&name, id))?;
        let groups = groups.iter().map(|id| Value::Int(id.as_raw().into()));
        let groups = groups.collect();
        Ok(vm.list(groups))
    }),
];

/// The most groups a process can be in.
const MOST_GROUPS: usize = 65536;

fn user(vm: &mut Vm, args: Args, i: usize) -> Result<Uid, Raise> {
    id_of(vm, args.get(i), "uid").map(Uid::from_raw)
}

fn group(vm: &mut Vm, args: Args, i: usize) -> Result<Gid, Raise> {
    id_of(vm, args.get(i), "gid").map(Gid::from_raw)
}

/// Reads the number of a user or group; -1 leaves things as they are where the system takes it.
fn id_of(vm: &mut Vm, v: Value, name: &str) -> Result<u32, Raise> {
    let Some(number) = vm.index_opt(v)? else {
        let text = format!("{name} should be integer, not {}", vm.type_name(v));
        return Err(vm.type_error(text));
    };
    let side = match number {
        Value::Int(-1) => return Ok(u32::MAX),
        Value::Int(n) => match u32::try_from(n) {
            Ok(id) => return Ok(id),
            // Of both sides, as in CPython.
            Err(_) => "less than minimum",
        },
        _ if vm.less(number, Value::Int(0))? => "less than minimum",
        _ => "greater than maximum",
    };
    Err(vm.overflow_error(format!("{name} is {side}")))
}

/// What the saved number becomes where a real and an effective one are set, as `setreuid` says: the effective one, if the
/// real one is set or the effective one differs from what the real one was.
fn saved_with(old_real: u32, old_effective: u32, real: u32, effective: u32) -> u32 {
    let same = u32::MAX;
    if real != same || (effective != same && effective != old_real) {
        if effective == same { old_effective } else { effective }
    } else {
        same
    }
}

fn user_name(vm: &mut Vm, args: Args) -> Result<CString, Raise> {
    let name = system_path(vm, args.get(0))?;
    match CString::new(name.as_os_str().as_bytes()) {
        Ok(name) => Ok(name),
        Err(_) => Err(vm.value_error("embedded null byte")),
    }
}

fn set_groups(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = args.get(0);
    let Some(items) = vm.plain_items(given) else {
        return Err(vm.type_error("setgroups argument must be a sequence"));
    };
    if items.len() > MOST_GROUPS {
        return Err(vm.value_error("too many groups"));
    }
    let mut groups = Vec::with_capacity(items.len());
    for item in items {
        if !matches!(vm.plain(item), Value::Int(_) | Value::Bool(_) | Value::Big(_)) {
            return Err(vm.type_error("groups must be integers"));
        }
        groups.push(Gid::from_raw(id_of(vm, item, "gid")?));
    }
    done(vm, unistd::setgroups(&groups))
}

fn kept<R>(vm: &mut Vm, result: nix::Result<R>) -> Result<R, Raise> {
    result.map_err(|problem| failed(vm, problem as i32))
}

fn done(vm: &mut Vm, result: nix::Result<()>) -> Result<Value, Raise> {
    kept(vm, result).map(|()| Value::None)
}
