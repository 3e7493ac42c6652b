# Files made of sockets: a raw one, and buffers and text around it as in io.
import io
import socket


def tell(call, *args):
    try:
        print(call(*args))
    except Exception as e:
        print(type(e).__name__, e)


a, b = socket.socketpair()

# A raw one gives and takes what the socket does at once.
raw = a.makefile("rwb", buffering=0)
print(type(raw), isinstance(raw, io.RawIOBase), raw.mode, raw.name == a.fileno(), raw.fileno() == a.fileno())
print(raw.readable(), raw.writable(), raw.seekable(), raw.closed)
print(raw.write(b"at once"), b.recv(20))
b.sendall(b"one\ntwo\nrest")
print(raw.read(2), raw.readline(), raw.readline(), raw.read(100))
tell(lambda: a.makefile("r", buffering=0))

# Buffers: nothing leaves before it must.
out = a.makefile("wb")
print(type(out).__name__, out.write(b"later"))
b.setblocking(False)
tell(b.recv, 10)
out.flush()
print(b.recv(10))
tell(out.read)
out.close()
b.setblocking(True)
both = a.makefile("rwb")
print(type(both).__name__, both.write(b"x" * 3), both.flush(), b.recv(9))
b.sendall(b"line\nmore")
print(both.readline(), both.read1(10))

# Text.
text = a.makefile("rw", encoding="utf-8", newline="")
print(type(text).__name__, text.mode, text.encoding)
b.sendall("grüß\r\ngott\n".encode())
print(repr(text.readline()), repr(text.readline()))
print(text.write("ö"), text.flush(), b.recv(9))
lines = a.makefile()
b.sendall(b"1\r\n2\r3\n")
print(repr(lines.readline()), repr(lines.readline()), repr(lines.readline()))

# A file that timed out reads no more; one that does not wait gives None.
waits = a.makefile("rb")
a.settimeout(0.01)
tell(waits.read, 1)
b.sendall(b"late")
tell(waits.read, 1)
tell(waits.read, 1)
a.setblocking(False)
print(raw.read(10), raw.read(10), raw.readinto(bytearray(3)))

# The socket goes when the last file of it has gone.
a.close()
print(raw.fileno() == a.fileno() > 0)
for file in out, both, text, lines, waits:
    file.close()
print(a.fileno() > 0)
raw.close()
print(a.fileno() > 0, raw.name, raw.mode, raw.closed)
for call in raw.readable, raw.writable, raw.seekable, raw.fileno, raw.read:
    tell(call)
tell(raw.write, b"x")
raw.close()
b.close()
tell(socket.SocketIO, b, "a")
