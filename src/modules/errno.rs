//! The module errno: the names of what the system answers.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::vm::native::Module;
use crate::vm::{Raise, Vm};

pub static MODULE: Module = Module {
    name: "errno",
    consts: &[],
    funcs: &[],
    types: &[],
    init: Some(init),
};

/// Lists constants of the C library by their names.
macro_rules! named {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name)),*] };
}

static EVERYWHERE: &[(&str, i32)] = named! {
    EWOULDBLOCK EOPNOTSUPP E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF EBADMSG
    EBUSY ECANCELED ECHILD ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDESTADDRREQ EDOM EDQUOT EEXIST EFAULT
    EFBIG EHOSTDOWN EHOSTUNREACH EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR ELOOP EMFILE EMLINK
    EMSGSIZE EMULTIHOP ENAMETOOLONG ENETDOWN ENETRESET ENETUNREACH ENFILE ENOBUFS ENODATA ENODEV ENOENT
    ENOEXEC ENOLCK ENOLINK ENOMEM ENOMSG ENOPROTOOPT ENOSPC ENOSR ENOSTR ENOSYS ENOTBLK ENOTCONN ENOTDIR
    ENOTEMPTY ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENXIO EOVERFLOW EOWNERDEAD EPERM EPFNOSUPPORT EPIPE
    EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EREMOTE EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESTALE ETIME
    ETIMEDOUT ETOOMANYREFS ETXTBSY EUSERS EXDEV
};

#[cfg(target_os = "linux")]
static HERE: &[(&str, i32)] = named! {
    EADV EBADE EBADFD EBADR EBADRQC EBADSLT EBFONT ECHRNG ECOMM EDEADLOCK EDOTDOT EISNAM EKEYEXPIRED
    EKEYREJECTED EKEYREVOKED EL2HLT EL2NSYNC EL3HLT EL3RST ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN ELNRNG
    EMEDIUMTYPE ENAVAIL ENOANO ENOCSI ENOKEY ENOMEDIUM ENONET ENOPKG ENOTNAM ENOTUNIQ EREMCHG EREMOTEIO
    ERESTART ERFKILL ESRMNT ESTRPIPE EUCLEAN EUNATCH EXFULL
};
#[cfg(not(target_os = "linux"))]
static HERE: &[(&str, i32)] = &[];

fn init(vm: &mut Vm, dict: Gc<Dict>) -> Result<(), Raise> {
    let codes = vm.heap.new_dict();
    vm.root(codes);
    // Where two names have one number, the later one is its name.
    for &(name, number) in EVERYWHERE.iter().chain(HERE) {
        let (name, number) = (vm.intern(name), Value::Int(number.into()));
        dict.set_str(&mut vm.heap, name, number);
        vm.dict_set(codes, number, name.into())?;
    }
    let name = vm.intern("errorcode");
    dict.set_str(&mut vm.heap, name, codes.into());
    Ok(())
}
