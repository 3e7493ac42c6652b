//! `_termios`: the settings of terminals. `std/termios.as` makes its errors those of `termios`.

use super::fcntl::{descriptor, number};
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, NativeConst, func};
use crate::vm::outcome::Raise;
use nix::errno::Errno;
use nix::sys::termios::{
    self, BaudRate, ControlFlags, FlowArg, FlushArg, InputFlags, LocalFlags, OutputFlags, SetArg,
    SpecialCharacterIndices as At, Termios,
};

macro_rules! numbers {
    ($($name:ident)*; $($linux:ident)*) => {
        &[
            $((stringify!($name), NativeConst::Int(libc::$name as i64)),)*
            $(#[cfg(target_os = "linux")] (stringify!($linux), NativeConst::Int(libc::$linux as i64)),)*
        ]
    };
}

#[allow(clippy::unnecessary_cast)]
pub static MODULE: Module = Module {
    name: "_termios",
    consts: numbers!(
        B0 B50 B75 B110 B134 B150 B200 B300 B600 B1200 B1800 B2400 B4800 B9600 B19200 B38400 B57600 B115200 B230400
        BRKINT CLOCAL CREAD CRTSCTS CS5 CS6 CS7 CS8 CSIZE CSTOPB ECHO ECHOCTL ECHOE ECHOK ECHOKE ECHONL ECHOPRT EXTA EXTB
        FLUSHO HUPCL ICANON ICRNL IEXTEN IGNBRK IGNCR IGNPAR IMAXBEL INLCR INPCK ISIG ISTRIP IUTF8 IXANY IXOFF IXON NCCS
        NOFLSH OCRNL OFILL ONLCR ONLRET ONOCR OPOST PARENB PARMRK PARODD PENDIN TCIFLUSH TCIOFF TCIOFLUSH TCION TCOFLUSH
        TCOOFF TCOON TCSADRAIN TCSAFLUSH TCSANOW TIOCEXCL TIOCGPGRP TIOCGWINSZ TIOCMBIC TIOCMBIS TIOCMGET TIOCMSET TIOCNXCL
        TIOCOUTQ TIOCSCTTY TIOCSPGRP TIOCSTI TIOCSWINSZ TOSTOP VDISCARD VEOF VEOL VEOL2 VERASE VINTR VKILL VLNEXT VMIN VQUIT
        VREPRINT VSTART VSTOP VSUSP VTIME VWERASE _POSIX_VDISABLE;
        BS0 BS1 BSDLY CBAUD CBAUDEX CR0 CR1 CR2 CR3 CRDLY EXTPROC FF0 FF1 FFDLY FIONBIO FIONREAD IUCLC NL0 NL1 NLDLY OFDEL
        OLCUC TAB0 TAB1 TAB2 TAB3 TABDLY TCFLSH TCGETA TCGETS TCSBRK TCSBRKP TCSETA TCSETAF TCSETAW TCSETS TCSETSF TCSETSW
        TCXONC TIOCCONS TIOCGSERIAL TIOCGSOFTCAR TIOCINQ TIOCLINUX TIOCM_CAR TIOCM_CD TIOCM_CTS TIOCM_DSR TIOCM_DTR TIOCM_LE
        TIOCM_RI TIOCM_RNG TIOCM_RTS TIOCM_SR TIOCM_ST TIOCSSOFTCAR VSWTC VT0 VT1 VTDLY XCASE XTABS B460800 B500000
        B576000 B921600 B1000000 B1152000 B1500000 B2000000 B2500000 B3000000 B3500000 B4000000
    ),
    funcs: &[
        func("tcgetattr(fd, /)", get_attributes),
        func("tcsetattr(fd, when, attributes, /)", set_attributes),
        func("tcsendbreak(fd, duration, /)", |vm, args| {
            let duration = number(vm, args, 1)?;
            done(vm, args, |fd| termios::tcsendbreak(fd, duration))
        }),
        func("tcdrain(fd, /)", |vm, args| done(vm, args, termios::tcdrain)),
        func("tcflush(fd, queue, /)", |vm, args| {
            let queue = match number(vm, args, 1)? {
                libc::TCIFLUSH => Some(FlushArg::TCIFLUSH),
                libc::TCOFLUSH => Some(FlushArg::TCOFLUSH),
                libc::TCIOFLUSH => Some(FlushArg::TCIOFLUSH),
                _ => None,
            };
            done(vm, args, |fd| termios::tcflush(fd, queue.ok_or(Errno::EINVAL)?))
        }),
        func("tcflow(fd, action, /)", |vm, args| {
            let action = match number(vm, args, 1)? {
                libc::TCOOFF => Some(FlowArg::TCOOFF),
                libc::TCOON => Some(FlowArg::TCOON),
                libc::TCIOFF => Some(FlowArg::TCIOFF),
                libc::TCION => Some(FlowArg::TCION),
                _ => None,
            };
            done(vm, args, |fd| termios::tcflow(fd, action.ok_or(Errno::EINVAL)?))
        }),
        func("tcgetwinsize(fd, /)", |vm, args| {
            let fd = descriptor(vm, args)?;
            match rustix::termios::tcgetwinsize(fd) {
                Ok(size) => Ok(vm.tuple(&[size.ws_row, size.ws_col].map(|n| Value::Int(n.into())))),
                Err(problem) => Err(vm.errno(problem)),
            }
        }),
        func("tcsetwinsize(fd, rows, columns, /)", |vm, args| {
            let fd = descriptor(vm, args)?;
            let size = [number(vm, args, 1)?, number(vm, args, 2)?].map(u16::try_from);
            let [Ok(rows), Ok(columns)] = size else {
                return Err(vm.overflow_error("winsize value(s) out of range."));
            };
            let set = rustix::termios::tcgetwinsize(fd).and_then(|mut size| {
                (size.ws_row, size.ws_col) = (rows, columns);
                rustix::termios::tcsetwinsize(fd, size)
            });
            match set {
                Ok(()) => Ok(Value::None),
                Err(problem) => Err(vm.errno(problem)),
            }
        }),
    ],
    types: &[],
    init: None,
};

fn failed(vm: &mut Vm, problem: Errno) -> Raise {
    vm.os_error(&problem.into(), None)
}

fn done(
    vm: &mut Vm,
    args: Args,
    act: impl FnOnce(std::os::fd::BorrowedFd<'static>) -> nix::Result<()>,
) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    match vm.block(|| act(fd)) {
        Ok(()) => Ok(Value::None),
        Err(problem) => Err(failed(vm, problem)),
    }
}

/// Gives input, output, control and local flags, both speeds, and the characters: as bytes, but numbers for `VMIN` and `VTIME` where
/// lines are not edited.
fn get_attributes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let found = match termios::tcgetattr(fd) {
        Ok(found) => found,
        Err(problem) => return Err(failed(vm, problem)),
    };
    let counts = !found.local_flags.contains(LocalFlags::ICANON);
    let mut chars = Vec::with_capacity(found.control_chars.len());
    for (at, &char) in found.control_chars.iter().enumerate() {
        let is_count = counts && (at == At::VMIN as usize || at == At::VTIME as usize);
        chars.push(match is_count {
            true => Value::Int(char.into()),
            false => Value::Bytes(vm.heap.new_bytes(&[char])),
        });
    }
    let chars = vm.list(chars);
    let speeds = [termios::cfgetispeed(&found), termios::cfgetospeed(&found)];
    #[allow(clippy::unnecessary_cast)]
    let numbers = [
        found.input_flags.bits() as i64,
        found.output_flags.bits() as i64,
        found.control_flags.bits() as i64,
        found.local_flags.bits() as i64,
        speeds[0] as i64,
        speeds[1] as i64,
    ];
    let mut all: Vec<Value> = numbers.map(Value::Int).to_vec();
    all.push(chars);
    Ok(vm.list(all))
}

fn set_attributes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let fd = descriptor(vm, args)?;
    let when = match number(vm, args, 1)? {
        libc::TCSANOW => Some(SetArg::TCSANOW),
        libc::TCSADRAIN => Some(SetArg::TCSADRAIN),
        libc::TCSAFLUSH => Some(SetArg::TCSAFLUSH),
        _ => None,
    };
    let items = match args.get(2) {
        Value::List(list) if list.len(&vm.heap) == 7 => list.items(&vm.heap).to_vec(),
        _ => return Err(vm.type_error("tcsetattr, arg 3: must be 7 element list")),
    };
    let mut set: Termios = match termios::tcgetattr(fd) {
        Ok(found) => found,
        Err(problem) => return Err(failed(vm, problem)),
    };
    let mut numbers = [0_i64; 6];
    for (to, &from) in numbers.iter_mut().zip(&items) {
        *to = vm.to_index(from)?;
    }
    let [input, output, control, local, input_speed, output_speed] = numbers;
    set.input_flags = InputFlags::from_bits_retain(input as _);
    set.output_flags = OutputFlags::from_bits_retain(output as _);
    set.control_flags = ControlFlags::from_bits_retain(control as _);
    set.local_flags = LocalFlags::from_bits_retain(local as _);
    read_characters(vm, items[6], &mut set)?;
    let speed = |code: i64| BaudRate::try_from(code as libc::speed_t);
    let result = vm.block(|| {
        termios::cfsetospeed(&mut set, speed(output_speed)?)?;
        termios::cfsetispeed(&mut set, speed(input_speed)?)?;
        termios::tcsetattr(fd, when.ok_or(Errno::EINVAL)?, &set)
    });
    match result {
        Ok(()) => Ok(Value::None),
        Err(problem) => Err(failed(vm, problem)),
    }
}

/// Reads the list of characters: bytes of length 1, or numbers.
fn read_characters(vm: &mut Vm, given: Value, set: &mut Termios) -> Result<(), Raise> {
    let wanted = set.control_chars.len();
    let items = match given {
        Value::List(list) if list.len(&vm.heap) == wanted => list.items(&vm.heap).to_vec(),
        _ => {
            let text = format!("tcsetattr: attributes[6] must be {wanted} element list");
            return Err(vm.type_error(text));
        }
    };
    for (to, &item) in set.control_chars.iter_mut().zip(&items) {
        *to = match item {
            Value::Bytes(b) if b.data(&vm.heap).len() == 1 => b.data(&vm.heap)[0],
            Value::Int(number) => number as u8,
            _ => {
                let text = "tcsetattr: elements of attributes must be characters or integers";
                return Err(vm.type_error(text));
            }
        };
    }
    Ok(())
}
