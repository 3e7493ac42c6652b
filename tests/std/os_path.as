# os.path: pure path arithmetic, and the simple questions.
import os.path
from os.path import *

for p in ("", "/", "a", "/a/b.txt", "a/b/", "//x", "///x", "a//b/../c/./d", "../a/..", "/../a", ".bashrc", "a.tar.gz", "a.b/c", "..x", "dir/.hid.txt", "é/ü.txt"):
    print(repr(p), split(p), splitext(p), basename(p), dirname(p), normpath(p), isabs(p), os.path.splitroot(p))
print(join("a", "b"), join("a/", "b"), join("a", "/b"), join("", "b"), join("a", ""), join("a", "b", "..", "c"), join(b"a", b"b"), join("/"))
print(relpath("/a/b/c", "/a/d"), relpath("/a", "/a"), relpath("/a/b", "/"), relpath("x", "y"), commonpath(["/a/b/c", "/a/b", "/a/bc"]), commonpath(["a/b", "a"]), repr(commonprefix(["/a/bc", "/a/bd"])))
print(isabs(abspath("x")), abspath("/a/../b"), exists("/"), isdir("/"), isfile("/"), exists("/no/such"), isfile("/no/such"), islink("/"))
os.environ["HOME"] = "/home/me"
os.environ["V"] = "val"
print(expanduser("~"), expanduser("~/x"), expanduser("a~"), expandvars("$V/${V}x/$NOPE_/$"), sep, curdir, pardir, extsep)
for bad in (lambda: join("a", 1), lambda: join("a", b"b"), lambda: split(None), lambda: relpath(""), lambda: commonpath([]), lambda: commonpath(["/a", "b"]), lambda: basename(3)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class P:
    def __fspath__(self):
        return "/p/q.x"


print(basename(P()), join(P(), "r"), splitext(P()))
