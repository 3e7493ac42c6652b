# Handlers of signals: what is set, what is refused, where they run.
import os
import signal


def refused(function, *args):
    try:
        function(*args)
    except (ValueError, TypeError, OSError, OverflowError) as error:
        print(f"{function.__name__}: {type(error).__name__}: {error}")
    else:
        print(f"{function.__name__}: taken")


def tell(number, frame):
    print("handler", number, type(number).__name__, frame.f_code.co_name)


def work():
    os.kill(os.getpid(), signal.SIGUSR1)
    print("after kill")
    signal.raise_signal(signal.SIGUSR1)
    print("after raise_signal")


print(signal.getsignal(signal.SIGUSR1), repr(signal.getsignal(signal.SIGUSR1)))
print(repr(signal.signal(signal.SIGUSR1, tell)))
print(signal.getsignal(signal.SIGUSR1) is tell)
work()
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is tell)
work()
print(repr(signal.signal(signal.SIGUSR1, signal.SIG_DFL)))
print(repr(signal.getsignal(signal.SIGPIPE)))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)


def angry(number, frame):
    raise LookupError(f"signal {number}")


signal.signal(signal.SIGUSR2, angry)
try:
    os.kill(os.getpid(), signal.SIGUSR2)
    print("not reached")
except LookupError as error:
    print("caught", error)

signal.signal(signal.SIGTERM, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGTERM)
except KeyboardInterrupt:
    print("KeyboardInterrupt from SIGTERM")
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("KeyboardInterrupt from SIGINT")

refused(signal.signal, 0, signal.SIG_DFL)
refused(signal.signal, 65, signal.SIG_DFL)
refused(signal.signal, signal.SIGKILL, signal.SIG_IGN)
refused(signal.signal, signal.SIGTERM, 5)
refused(signal.signal, signal.SIGTERM, None)
refused(signal.signal, "x", signal.SIG_DFL)
refused(signal.getsignal, 99)
refused(signal.strsignal, 0)
refused(signal.raise_signal, 99)
refused(signal.set_wakeup_fd, 999)
refused(signal.set_wakeup_fd, "a")
refused(signal.setitimer, 9, 1)
refused(signal.setitimer, signal.ITIMER_REAL, -1)
refused(signal.pthread_sigmask, signal.SIG_BLOCK, [99])
refused(signal.pthread_sigmask, 7, [])
refused(os.kill, os.getpid(), 99)
refused(os.kill, 99999999, 0)
refused(os.kill, "a", 1)
refused(signal.default_int_handler)

print(signal.strsignal(signal.SIGTERM), "|", signal.strsignal(2), "|", signal.strsignal(40))
print(repr(signal.SIGINT), str(signal.SIGINT), signal.Signals(9).name, signal.Signals["SIGIOT"])
print(repr(signal.SIG_BLOCK), signal.SIGRTMIN, repr(signal.SIGRTMAX), signal.NSIG)
print(len(signal.valid_signals()), signal.SIGKILL in signal.valid_signals(), 32 in signal.valid_signals())
print(signal.ItimerError, signal.ItimerError.__bases__)

print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2]))
print(sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])))
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigpending())
print(repr(signal.sigwait([signal.SIGUSR1])))
print(signal.sigpending())
print(signal.sigtimedwait([signal.SIGUSR1], 0.01))
os.kill(os.getpid(), signal.SIGUSR1)
info = signal.sigwaitinfo({signal.SIGUSR1})
print(type(info).__name__, info.si_signo, info.si_pid == os.getpid(), info.si_code)
signal.signal(signal.SIGUSR1, tell)
os.kill(os.getpid(), signal.SIGUSR1)
print("held back")
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
print("done")
