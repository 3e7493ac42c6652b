# As many descriptors as the sets of the C library have room for, and a list that grows while it is read.
import select
import socket


def told(call):
    try:
        return call()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


one, other = socket.socketpair()
print(told(lambda: [len(part) for part in select.select([], [one] * 1024, [], 0)]))
print(told(lambda: select.select([one] * 1025, [], [], 0)))


class Grows:
    def __init__(self, files, most):
        self.files, self.most = files, most

    def fileno(self):
        if len(self.files) < self.most:
            self.files.append(self)
        return one.fileno()


files = []
files.append(Grows(files, 5))
print(len(select.select([], files, [], 0)[1]), len(files))
files = []
files.append(Grows(files, 5000))
print(told(lambda: select.select(files, [], [], 0)), len(files))
print(told(lambda: select.select((one for _ in range(3)), [], [], 0)))
print(told(lambda: select.select(5, [], [], 0)))
one.close()
other.close()
