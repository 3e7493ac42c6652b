# Reading and writing in one file: positions, truncation, appending, newlines, encodings, the layers of a file.
import io
import os

PATH = f"/tmp/aster-positions-{os.getpid()}"


def put(data):
    with open(PATH, "wb") as file:
        file.write(data)


def content():
    with open(PATH, "rb") as file:
        return file.read()


put(b"line1\nline2\nline3\n")
with open(PATH, "r+") as file:
    print(repr(file.readline()))
    file.write("X")
print(content())
with open(PATH, "r+") as file:
    print(repr(file.read(3)), file.tell())
    file.seek(file.tell())
    file.write("ZZ")
    print(repr(file.read()))
print(content())
with open(PATH, "r+b") as file:
    print(file.read(3), file.tell())
    file.write(b"!!")
    print(file.tell(), file.read(4))
    file.seek(0)
    print(file.read())
with open(PATH, "w+") as file:
    file.write("hello\nworld")
    print(file.tell())
    file.seek(0)
    print(file.read())
    file.seek(2)
    file.truncate()
    print(file.tell())
    file.seek(0)
    print(repr(file.read()))
with open(PATH, "a") as file:
    file.write("END")
    print(file.tell())
with open(PATH, "a+") as file:
    print(repr(file.read()))
    file.seek(0)
    print(repr(file.read()))
    file.write("more")
    file.seek(0)
    print(file.read())
with open(PATH, "rb") as file:
    file.seek(-3, os.SEEK_END)
    print(file.read())
    file.seek(1)
    file.seek(1, os.SEEK_CUR)
    print(file.tell(), file.peek(2)[:2], file.read1(2))
    room = bytearray(4)
    print(file.readinto(room), room)

put(b"a\r\nb\rc\nd")
for newline in None, "", "\n", "\r", "\r\n":
    with open(PATH, newline=newline) as file:
        print(repr(newline), file.readlines(), file.newlines)
    with open(PATH, newline=newline) as file:
        print(repr(file.read(3)), file.tell(), repr(file.read()), file.tell())
for newline in None, "", "\n", "\r", "\r\n":
    with open(PATH, "w", newline=newline) as file:
        file.write("a\nb\r\nc\r")
    print(repr(newline), content())

for encoding in "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32-le":
    with open(PATH, "w", encoding=encoding) as file:
        file.write("hé€\n" * 3)
        file.write("x")
    print(encoding, content()[:12])
    with open(PATH, encoding=encoding) as file:
        print(repr(file.readline()), file.tell(), repr(file.read()), file.tell())
    with open(PATH, "a", encoding=encoding) as file:
        file.write("more")
    with open(PATH, encoding=encoding) as file:
        print(repr(file.read()))

put(b"ok\xff\xfebad\n" + b"x" * 8200 + "é".encode() * 10)
for errors in "strict", "ignore", "replace", "backslashreplace":
    try:
        with open(PATH, errors=errors) as file:
            text = file.read()
        print(errors, repr(text[:14]), len(text))
        with open(PATH, errors=errors) as file:
            print(errors, [len(line) for line in file])
    except UnicodeDecodeError as error:
        print(errors, error)

put(b"one\ntwo\n")
with open(PATH) as file:
    for line in file:
        try:
            file.tell()
        except OSError as error:
            print(repr(line), error)
    print(file.tell(), repr(file.readline()))
with open(PATH) as file:
    print(type(file.buffer).__name__, type(file.buffer.raw).__name__)
    print(file.mode, file.buffer.mode, file.buffer.raw.mode, file.encoding, file.errors)
    again = open(file.fileno(), closefd=False)
    print(again.read(), again.name == file.fileno(), again.buffer.raw.closefd)
    again.close()
    print(repr(file.read()))
text = io.TextIOWrapper(io.BytesIO(b"a\nb\n"), encoding="utf-8")
print(list(text), text.readable())
below = io.BytesIO()
text = io.TextIOWrapper(below, encoding="utf-8")
text.write("hé")
print(below.getvalue())
text.flush()
print(below.getvalue(), text.detach() is below)
raw = io.FileIO(PATH)
print(raw.read(2), raw.readall())
buffered = io.BufferedReader(raw)
print(buffered.seek(0), buffered.read(2))
buffered.close()
print(raw.closed)
os.remove(PATH)
