# clock: real
# What os asks of the system as a whole: priorities, file systems, several buffers at once, attributes, other programs; fcntl.

import fcntl
import gc
import os
import tempfile
import time


def show(what, *args):
    try:
        print(what.__name__, repr(what(*args)))
    except (OSError, TypeError, ValueError, OverflowError, BufferError) as problem:
        print(what.__name__, type(problem).__name__, str(problem).replace(folder, ""))


folder = tempfile.mkdtemp()
path = folder + "/f"
fd = os.open(path, os.O_RDWR | os.O_CREAT)
now = os.getpriority(os.PRIO_PROCESS, 0)
show(os.setpriority, os.PRIO_PROCESS, 0, now)
show(os.setpriority, 5, 0, 1)
print(len(os.statvfs("/")), os.statvfs(folder).f_namemax == os.fstatvfs(fd).f_namemax)
show(os.statvfs, "/nope")

show(os.writev, fd, [b"ab", b"cde"])
first, second = bytearray(2), bytearray(10)
show(os.preadv, fd, [first, second], 0)
print(first, second)
show(os.pwritev, fd, [b"X"], 1)
os.lseek(fd, 0, 0)
show(os.readv, fd, [first, second])
print(first, second)
show(os.readv, fd, 5)
show(os.readv, fd, [b"x"])
show(os.posix_fallocate, fd, 0, 100)
print(os.fstat(fd).st_size)
reader, writer = os.pipe()
show(os.sendfile, writer, fd, 0, 3)
show(os.read, reader, 3)
counter = os.eventfd(3)
os.eventfd_write(counter, 4)
show(os.eventfd_read, counter)
memory = os.memfd_create("x")
show(os.write, memory, b"hi")
print(os.makedev(8, 1), os.major(2049), os.minor(2049))
show(os.ttyname, fd)
print(os.sysconf("SC_CLK_TCK"))
show(os.sysconf, "nope")
print(os.getenvb(b"nope"), os.device_encoding(fd), os.ctermid())
os.environb[b"WHAT"] = b"1"
print(os.environ["WHAT"], [names[1:3] for names in os.fwalk(folder)])

show(os.spawnv, os.P_WAIT, "/bin/sh", ["sh", "-c", "exit 3"])
show(os.spawnlp, os.P_WAIT, "sh", "sh", "-c", "exit $WHAT")
show(os.spawnv, os.P_WAIT, "/nope", ["x"])
child = os.spawnv(os.P_NOWAIT, "/bin/sh", ["sh", "-c", "exit 5"])
# Nothing but the script waits for it.
time.sleep(0.05)
gc.collect()
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
show(os.execv, "/nope", ["x"])
show(os.execv, "/nope", [])
show(os.execv, "x", "y")
show(os.execve, "/nope", ["a"], 5)
show(os.execve, "/nope", ["a"], {})

print(fcntl.fcntl(fd, fcntl.F_GETFD) == fcntl.FD_CLOEXEC, fcntl.fcntl(fd, fcntl.F_GETFL) & os.O_RDWR == os.O_RDWR)
show(fcntl.flock, fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
other = open(path)
show(fcntl.flock, other, fcntl.LOCK_EX | fcntl.LOCK_NB)
show(fcntl.flock, fd, fcntl.LOCK_UN)
show(fcntl.lockf, fd, fcntl.LOCK_EX)
show(fcntl.lockf, fd, 0)
show(fcntl.fcntl, -1, 1)
show(fcntl.fcntl, "x", 1)
show(time.clock_gettime, 99)
print(0 < time.clock_getres(time.CLOCK_MONOTONIC) < 0.1, type(time.clock_gettime_ns(time.CLOCK_REALTIME)), time.thread_time_ns() > 0)
