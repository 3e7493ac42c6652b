# How long a wait may last: what has no room in CPython's nanoseconds is refused first, then what makes no sense.
import _thread
import socket
import threading
import time


def attempt(what, function, *arguments, **named):
    try:
        print(what, function(*arguments, **named))
    except Exception as e:
        print(what, type(e).__name__, e)


LENGTHS = (float("nan"), float("inf"), -float("inf"), 1e10, -1e10, 10**10, -(10**10), 10**30, -2, -0.5, "1", None, True)
for make in (_thread.allocate_lock, threading.RLock):
    for length in LENGTHS:
        lock = make()
        attempt("acquire", lock.acquire, timeout=length)
        attempt("at once", lock.acquire, False, length)
    lock = make()
    attempt("most", lock.acquire, timeout=threading.TIMEOUT_MAX)
    attempt("no wait", lock.acquire, False, -1)
with socket.socket() as plug:
    for length in LENGTHS:
        attempt("settimeout", plug.settimeout, length)
    plug.settimeout(2.5)
    print(plug.gettimeout())
for length in LENGTHS[:-1]:
    attempt("sleep", time.sleep, length)
