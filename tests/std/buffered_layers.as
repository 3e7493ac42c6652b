# Buffered files over raw ones of a script's own, and over bytes in memory.
import io


class Slow(io.RawIOBase):
    """Gives five bytes at most."""

    def __init__(self, data):
        self.data = data
        self.at = 0

    def readable(self):
        return True

    def readinto(self, room):
        count = min(len(room), 5, len(self.data) - self.at)
        room[:count] = self.data[self.at:self.at + count]
        self.at += count
        return count


class Kept(io.RawIOBase):
    """Keeps each piece that is written."""

    def __init__(self):
        self.pieces = []

    def writable(self):
        return True

    def write(self, data):
        self.pieces.append(bytes(data))
        return len(data)


reader = io.BufferedReader(Slow(b"one\ntwo\nthree\nfour"))
print(reader.readline(), reader.read(3), reader.peek()[:1], reader.readline(), list(reader), reader.read())
print(type(reader).__name__, reader.readable(), reader.writable())
reader = io.BufferedReader(Slow(b"x" * 20), 4)
print(reader.read(7), len(reader.read()), reader.closed)
reader.close()
print(reader.closed, reader.raw.closed)
try:
    reader.read()
except ValueError as error:
    print(error)

kept = Kept()
writer = io.BufferedWriter(kept, 8)
print(writer.write(b"abc"), list(kept.pieces), writer.write(b"defghij"), list(kept.pieces))
writer.write(b"z")
writer.close()
print(b"".join(kept.pieces), kept.closed)

memory = io.BytesIO()
text = io.TextIOWrapper(io.BufferedWriter(memory), "utf-8", newline="\n")
print("héllo", file=text)
text.flush()
print(memory.getvalue(), text.buffer.raw is memory)
print(io.TextIOWrapper(io.BufferedReader(io.BytesIO(b"l1\r\nl2\n")), "ascii").readlines())

both = io.BufferedRandom(io.BytesIO(b"0123456789"))
print(both.read(3), both.write(b"AB"), both.seek(0), both.read(), both.tell())
room = bytearray(4)
print(io.BufferedReader(io.BytesIO(b"abcdef")).readinto(room), room)
with io.BufferedReader(io.BytesIO(b"q\nr")) as lines:
    print(list(lines), lines.seek(0), lines.readlines(), lines.seekable())
for wrong in (
    lambda: io.BufferedReader(Kept()),
    lambda: io.BufferedWriter(Slow(b"")),
    lambda: io.BufferedReader(io.BytesIO(), 0),
    lambda: io.BufferedWriter(io.BytesIO()).write("text"),
    lambda: io.BufferedWriter(io.BytesIO()).read(),
):
    try:
        wrong()
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
