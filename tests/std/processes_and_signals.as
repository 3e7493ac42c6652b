# A signal the program sends itself has its effect before the call returns; no process has a negative number.
# clock: real
import _thread
import os
import signal


class Catch:
    def __enter__(self):
        return self

    def __exit__(self, kind, *rest):
        print("left by", kind and kind.__name__)
        return True


for send in (
    _thread.interrupt_main,
    lambda: os.kill(os.getpid(), signal.SIGINT),
    lambda: signal.raise_signal(signal.SIGINT),
):
    with Catch():
        send()
signal.signal(signal.SIGUSR1, lambda number, frame: print("handler", number == signal.SIGUSR1))
_thread.interrupt_main(signal.SIGUSR1)
print("after")
for function, args in (
    (os.getpgid, (-1,)), (os.getsid, (-1,)), (os.setpgid, (-1, 0)), (os.setpgid, (0, -5)), (os.getpriority, (0, -1)),
    (os.pidfd_open, (-1,)), (os.getpgid, (2**40,)),
):
    try:
        function(*args)
    except (OSError, OverflowError) as e:
        print(type(e).__name__, e)
