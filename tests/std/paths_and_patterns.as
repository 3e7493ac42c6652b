# pathlib: parts, joins, relations, patterns; errno, stat, fnmatch and glob beside it.
import errno
import fnmatch
import glob
import os
import stat
from pathlib import Path, PurePath, PurePosixPath


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


TEXTS = [
    "", ".", "a", "a/b", "/", "//", "///", "//a", "/a/b/", "a//b", "a/./b", "./a", "a/../b", "..", "a.txt", ".bashrc",
    "a.tar.gz", "a.", "/a/.b.c", "a b/c", "~/x", "é/ü", "...", "a..b", "b/.x.y.",
]
for text in TEXTS:
    path = PurePosixPath(text)
    print(repr(text), repr(path), path.parts, path.anchor, path.name, path.stem, path.suffix, path.suffixes, path.is_absolute())
    print("  ", path.parent, list(path.parents), path / "q", path / "/abs", "pre" / path)
    attempt(path.with_name, "n.x")
    attempt(path.with_suffix, ".z")
    attempt(path.with_stem, "st")
    attempt(path.as_uri)
    attempt(path.relative_to, "a")
    attempt(path.relative_to, "a/b/c", walk_up=True)
    patterns = ["*", "a", "a/*", "*.txt", "**", "**/b", "/a/*", "a/**", "?", "**/*.gz"]
    print("  ", [(path.match(pattern), path.full_match(pattern)) for pattern in patterns])
for name in "", ".", "a/b":
    attempt(PurePosixPath("a.b").with_name, name)
    attempt(PurePosixPath("a.b").with_suffix, name)
    attempt(PurePosixPath("a.b").with_stem, name)
attempt(PurePath, 5)
attempt(PurePath, b"a")
attempt(lambda: PurePath("a") / 5)
attempt(lambda: PurePath("a") < "b")
attempt(PurePath("a").match, "")
print(PurePath("a", "b", "/c", "d"), PurePath("a") == PurePosixPath("a"), PurePath("a") == "a", type(Path("a")))
print(sorted([PurePath("b"), PurePath("a/c"), PurePath("a"), PurePath("a-b")]), isinstance(PurePath("a"), os.PathLike))
print(PurePath("a/b/c").parents, PurePath("a/b/c").parents[-1], PurePath("a/b/c").parents[0:2], {PurePath("a"): 1}[PurePath("./a")])

print(errno.ENOENT, errno.errorcode[13], errno.EWOULDBLOCK == errno.EAGAIN, errno.errorcode[11])
for mode in 0o100644, 0o40755, 0o120777, 0o104755, 0o102644, 0o41777, 0o41776, 0o10600, 0:
    print(stat.filemode(mode), stat.S_ISDIR(mode), stat.S_ISREG(mode), oct(stat.S_IMODE(mode)), oct(stat.S_IFMT(mode)))
PATTERNS = ["*", "a*b*c", "?", "[abc]", "[!abc]", "[a-c]", "[c-a]", "[]]", "[", "a**b", "[^a]", "[a-c-e]", "*[0-9]*.txt", "[--0]", "[&~|]"]
for pattern in PATTERNS:
    print(pattern, fnmatch.translate(pattern), glob.escape(pattern))
    print("  ", [name for name in ["", "a", "b", "abc", "aXbXc", "]", "-", "^", "x5.txt", "\n"] if fnmatch.fnmatchcase(name, pattern)])
print(fnmatch.filter(["a.py", "b.txt", "C.PY"], "*.py"), fnmatch.fnmatch(b"abc", b"a*"))
print(glob.translate("a/*/.b"), glob.translate("**/a", recursive=True), glob.translate("x*/?y", include_hidden=True))
