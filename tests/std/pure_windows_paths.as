# Paths of Windows as objects: their parts, their order, what they make with others and with paths of POSIX.
import pathlib
import pickle
import warnings
from pathlib import PurePosixPath, PureWindowsPath, WindowsPath

warnings.simplefilter("ignore")
texts = ["c:/a/B.tar.gz", "C:x\\..\\y", "\\\\host\\share\\dir/f", "//host/share", "//?/UNC/h/s/x", "//./dev", "/rooted", "a//b/./c/", "", ".p", "c:", "d:/", "./c:x", "nul.txt", "é b%"]
for text in texts:
    path = PureWindowsPath(text)
    print(repr(path), str(path), path.drive, path.root, path.parts, path.name, path.suffixes, path.is_absolute(), path.is_reserved(), *path.parents, sep=" | ")
    print("   ", path / "k", path / "/k", path / "C:k", path / "d:/k", "z" / path, PurePosixPath(path), PureWindowsPath(PurePosixPath(text)), sep=" | ")
    for work in (path.as_uri, lambda: path.with_name("n.x"), lambda: path.with_name("a/b"), lambda: path.with_suffix(".y"), lambda: path.relative_to("C:/A"), lambda: path.relative_to("c:/q", walk_up=True),
                 lambda: path.match("*.GZ"), lambda: path.full_match("C:/**/b.*"), lambda: path.match("*.GZ", case_sensitive=True)):
        try:
            print("   ", work())
        except ValueError as e:
            print("   ", type(e).__name__, e)
one, other = PureWindowsPath("C:/A"), PureWindowsPath("c:\\a")
print(one == other, hash(one) == hash(other), {one: 1}[other], one < PureWindowsPath("c:/b"), one == PurePosixPath("C:/A"), pickle.loads(pickle.dumps(one)))
try:
    one < PurePosixPath("a")
except TypeError as e:
    print(e)
try:
    WindowsPath("a")
except pathlib.UnsupportedOperation as e:
    print(e)
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    one.is_reserved(), PurePosixPath("nul").is_reserved()
print([str(warning.message) for warning in said], pathlib.__all__)
