# Timers that send a signal, and what waits for one.
import signal
import threading
import time

rung = []


def ring(number, frame):
    rung.append(signal.Signals(number).name)


signal.signal(signal.SIGALRM, ring)
print(signal.alarm(5), signal.alarm(0), signal.alarm(0))
print(signal.getitimer(signal.ITIMER_REAL))
print(signal.setitimer(signal.ITIMER_REAL, 0.02))
signal.pause()
print(rung)
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
begun = time.monotonic()
while len(rung) < 4:
    time.sleep(5)
    if time.monotonic() - begun > 4:
        break
left, interval = signal.setitimer(signal.ITIMER_REAL, 0)
print(rung[:4], interval)


class Late(Exception):
    pass


def late(number, frame):
    raise Late


signal.signal(signal.SIGALRM, late)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True:
        pass
except Late:
    print("the loop was left")
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    time.sleep(60)
except Late:
    print("the sleep was left")
signal.setitimer(signal.ITIMER_REAL, 0.02)
lock = threading.Lock()
lock.acquire()
try:
    lock.acquire(timeout=60)
except Late:
    print("the lock was left")


# Handlers run on the main thread, whoever sends the signal.
def refusals():
    try:
        signal.signal(signal.SIGUSR1, ring)
    except ValueError as error:
        print(error)
    try:
        signal.set_wakeup_fd(-1)
    except ValueError as error:
        print(error)


def join_in_thread(target, *args):
    thread = threading.Thread(target=target, args=args)
    thread.start()
    thread.join()


seen = threading.Event()
where = []


def note(number, frame):
    where.append(threading.current_thread() is threading.main_thread())
    seen.set()


join_in_thread(refusals)
signal.signal(signal.SIGUSR1, note)
join_in_thread(signal.raise_signal, signal.SIGUSR1)
print(seen.wait(5), where)
