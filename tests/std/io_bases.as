# Classes of a script derived from those of io: what they do not define is done by means of what they do.
import io


class Log(io.IOBase):
    def __init__(self):
        self.lines = []

    def write(self, text):
        self.lines.append(text)
        return len(text)


class Source(io.RawIOBase):
    def __init__(self, data):
        self.data = data

    def readinto(self, buffer):
        count = min(len(buffer), len(self.data))
        buffer[:count] = self.data[:count]
        self.data = self.data[count:]
        return count


class Constant(io.BufferedIOBase):
    def read(self, size=-1):
        return b"xyz"[:size]


class Shout(io.TextIOBase):
    def write(self, text):
        print("shout", repr(text.upper()))
        return len(text)


log = Log()
print("a", 1, file=log)
log.writelines(["x", "y"])
print(log.lines, log.closed, log.readable(), log.writable(), log.seekable(), log.isatty())
print(isinstance(log, io.IOBase), isinstance(log, io.TextIOBase))
for attempt in (log.fileno, log.tell, log.truncate, lambda: log.seek(1)):
    try:
        attempt()
    except io.UnsupportedOperation as e:
        print(e)
with log:
    print("inside")
print(log.closed)
try:
    log.flush()
except ValueError as e:
    print(e)
source = Source(b"one\ntwo\nthree")
print(source.readline(), source.read(2), list(source), source.read())
print(Source(b"abcdef").readall(), Source(b"a\nb\nc").readlines(2))
buffer = bytearray(5)
print(Constant().readinto(buffer), buffer)
try:
    Constant().write(b"")
except io.UnsupportedOperation as e:
    print(e)
shout = Shout()
print("hi", file=shout)
print(shout.encoding, io.IOBase().closed)
