# When what is written reaches the file: buffers of text and bytes, lines, flush, close, files nobody holds.
import os

PATH = f"/tmp/aster-buffering-{os.getpid()}"


def size():
    return os.stat(PATH).st_size


def written(file, counts, unit):
    sizes = []
    for count in counts:
        file.write(unit * count)
        sizes.append(size())
    file.close()
    print(sizes, size())


written(open(PATH, "w"), [10, 5000, 3000, 100, 9000, 20000, 1], "x")
written(open(PATH, "w", buffering=64), [10, 89, 8000, 100, 100], "x")
written(open(PATH, "wb"), [10, 4000, 100, 4096, 4097, 9000, 1, 20000], b"x")
written(open(PATH, "wb", buffering=100), [10, 89, 1, 1, 100, 101, 1, 250], b"x")
written(open(PATH, "wb", buffering=0), [10, 89], b"x")

file = open(PATH, "w", buffering=1)
print(file.line_buffering)
for text in "abc", "d\n", "e\rf", "\n", "gh\nij":
    file.write(text)
    print(repr(text), size())
file.close()
print(size())

with open(PATH, "w") as file:
    file.write("kept back")
    print(size())
    file.flush()
    print(size())
    print("printed", 1, file=file)
    print(size())
    print("flushed", file=file, flush=True)
    print(size())

# Nobody holds the file any more: it is written out and closed.
open(PATH, "w").write("dropped")
print(open(PATH).read())


def forgetful():
    file = open(PATH, "w")
    file.write("local")
    print(size())


forgetful()
print(open(PATH).read(), size())
file = open(PATH, "w")
file.write("rebound")
print(size())
file = None
print(open(PATH).read())
file = open(PATH, "w")
file.write("held")
print(repr(open(PATH).read()))
file.close()
print(open(PATH).read())


def attempts(file):
    for operation in file.flush, file.close, file.close:
        try:
            print(operation.__name__, operation())
        except OSError as error:
            print(operation.__name__, type(error).__name__, error)
    print(file.closed)


# A failure is told where the bytes leave the buffer, not where they enter it.
file = open("/dev/full", "w")
print(file.write("abc"))
attempts(file)
reader, writer = os.pipe()
os.close(reader)
file = os.fdopen(writer, "wb")
print(file.write(b"abc"))
attempts(file)
os.remove(PATH)
