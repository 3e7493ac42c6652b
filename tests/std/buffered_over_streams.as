# Buffered readers and writers over streams of a script's own; attributes of streams in memory.
import io

text = io.StringIO("a")
text.name = "note"
print(text.name, text.__dict__, text.read())


class Chunks(io.RawIOBase):
    def __init__(self, data):
        self.data = data
        self.at = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        count = min(len(buffer), 3, len(self.data) - self.at)
        buffer[:count] = self.data[self.at:self.at + count]
        self.at += count
        return count


reader = io.BufferedReader(Chunks(b"hello\nworld\nagain"))
print(reader.readline(), reader.read(2), reader.peek(1)[:1], reader.readlines())
lines = io.TextIOWrapper(io.BufferedReader(Chunks("héllo\nwörld".encode())), encoding="utf-8")
print(list(lines), isinstance(lines.buffer, io.BufferedIOBase))


class Kept(io.RawIOBase):
    def __init__(self):
        self.got = []

    def writable(self):
        return True

    def write(self, data):
        self.got.append(bytes(data))
        return len(data)


kept = Kept()
with io.BufferedWriter(kept, buffer_size=4) as writer:
    writer.write(b"ab")
    print(kept.got)
    writer.write(b"cdefg")
    print(kept.got)
    writer.write(b"h")
print(kept.got, kept.closed)
both = io.BufferedRandom(io.BytesIO(b"abcdef"))
print(both.read(2), both.write(b"X"), both.seek(0), both.read())
memory = io.BufferedReader(io.BytesIO(b"12345"))
print(memory.read1(2), memory.tell(), memory.seek(-1, 2), memory.read(), memory.readable(), memory.writable())
try:
    memory.write(b"x")
except io.UnsupportedOperation as error:
    print(error)
try:
    memory.nothing
except AttributeError as error:
    print(error)
