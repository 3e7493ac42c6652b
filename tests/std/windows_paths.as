# Paths of Windows taken apart and put together: ntpath.
import ntpath
import os

os.environ.update(USERPROFILE="C:\\Users\\me", USERNAME="me", GREETING="hello there")
paths = ["c:/a/b.txt", "C:x\\..\\y", "\\\\host\\share\\dir/f.tar.gz", "//?/UNC/h/s/x", "\\\\host", "/rooted", "..\\..\\a", "a//b/./c/", "", ".p", "c:", "d:/",
         "nul.txt", "a/COM1 ", "x.", "~/t", "~bob\\t", "$GREETING-${GREETING}%GREETING%%%'%GREETING%'", "%NO%$NO", "é/Ä"]
for path in paths:
    for given in (path, path.encode()):
        print(repr(given))
        for name in ("splitdrive", "splitroot", "split", "splitext", "isabs", "normcase", "normpath", "isreserved", "expanduser", "expandvars", "ismount"):
            print("   ", name, getattr(ntpath, name)(given))
    print(*[ntpath.join(path, other) for other in ("k", "/k", "C:k", "d:/k", "")], sep=" | ")
for call in (lambda: ntpath.relpath("c:/a/B/c", "C:\\a\\b\\d"), lambda: ntpath.relpath("c:/a", "d:/a"), lambda: ntpath.relpath(""), lambda: ntpath.join("a", b"b"),
             lambda: ntpath.commonpath(["c:/A/b", "C:\\a\\c"]), lambda: ntpath.commonpath(["c:/a", "c:a"]), lambda: ntpath.commonpath(["/a", "a"]),
             lambda: ntpath.commonpath(["c:/a", "d:/a"]), lambda: ntpath.commonpath([]), lambda: ntpath.commonpath(["a", b"a"]), lambda: ntpath.isabs(1)):
    try:
        print(call())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
