# Writing to a text file forgets the kinds of line ends met; what a detached or closed stream still answers.
import io


def t(f, *a):
    try:
        print(repr(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)


s = io.TextIOWrapper(io.BytesIO(b"a\nb\n"), encoding="utf-8")
s.readline()
print(repr(s.newlines))
s.write("x")
print(repr(s.newlines))
s.seek(0)
t(next, s)
t(s.tell)
t(s.readlines, 1)
t(s.tell)
t(s.readlines, -1)
t(s.tell)
t(s.readline, None)
t(s.readline, 1.5)
s.detach()
t(lambda: s.newlines)
t(lambda: s.encoding)
s = io.StringIO("é\n")
s.close()
t(s.truncate, -1)
t(s.truncate)
b = io.BufferedReader(io.BytesIO(b"ab\ncd\nef"))
t(b.readlines, 2.0)
t(b.readlines, None)
for mode in (None, 1, "rbt", "U", "rr", "bb", "rb+", "w+b+", ""):
    t(io.FileIO, "/nonexistent/file", mode)
    t(open, "/nonexistent/file", mode)
