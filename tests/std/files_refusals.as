# What `open` and file objects refuse, and in which words.
import os

PATH = f"/tmp/aster-refusals-{os.getpid()}"
with open(PATH, "wb") as file:
    file.write(b"one\ntwo\n")


def refused(label, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as error:
        text = str(error).replace(PATH, "PATH")
        print(f"{label}: {type(error).__name__}: {text}")
    else:
        print(f"{label}: taken")


refused("missing", open, "/nope/x")
refused("folder", open, "/tmp")
refused("folder to write", open, "/tmp", "w")
refused("no descriptor", open, 999)
refused("negative descriptor", open, -1)
refused("closefd", open, PATH, closefd=False)
refused("exclusive", open, PATH, "x")
refused("float", open, 5.5)
refused("None", open, None)
refused("null", open, "a\0b")
refused("bytes", open, b"/nope/y")
for mode in "rw", "", "b", "rU", "wxb", "r++":
    refused(repr(mode), open, PATH, mode)
refused("unbuffered text", open, PATH, "r", 0)
refused("mode of int", open, PATH, 5)
refused("encoding of bytes", open, PATH, "rb", encoding="utf-8")
refused("newline of bytes", open, PATH, "rb", newline="")
refused("encoding of int", open, PATH, encoding=5)
refused("unknown encoding", open, PATH, encoding="nope")
refused("newline", open, PATH, newline="x")
refused("opener", open, PATH, opener=lambda path, flags: -1)
refused("opener", open, PATH, opener=lambda path, flags: "x")
refused("no ASCII", open("/dev/null", "w", encoding="ascii").write, "é")

OPERATIONS = {
    "read": lambda file: file.read(),
    "read -5": lambda file: file.read(-5),
    "readline": lambda file: file.readline(),
    "readlines": lambda file: file.readlines(),
    "next": lambda file: next(file),
    "iter": lambda file: iter(file),
    "write str": lambda file: file.write("s"),
    "write bytes": lambda file: file.write(b"b"),
    "write int": lambda file: file.write(5),
    "writelines": lambda file: file.writelines([]),
    "seek -1": lambda file: file.seek(-1),
    "seek whence": lambda file: file.seek(0, 9),
    "seek 1 1": lambda file: file.seek(1, 1),
    "tell": lambda file: file.tell(),
    "truncate": lambda file: file.truncate(),
    "flush": lambda file: file.flush(),
    "fileno": lambda file: file.fileno(),
    "isatty": lambda file: file.isatty(),
    "seekable": lambda file: file.seekable(),
    "enter": lambda file: file.__enter__(),
    "read1": lambda file: file.read1(),
    "peek": lambda file: file.peek(),
    "readinto": lambda file: file.readinto(bytearray(2)),
    "encoding": lambda file: file.encoding,
    "closefd": lambda file: file.closefd,
    "nothing": lambda file: file.nothing,
}
for mode, buffering in [("r", -1), ("w", -1), ("rb", -1), ("wb", -1), ("rb", 0), ("wb", 0)]:
    for state in "open", "closed":
        print(mode, buffering, state)
        for name, operation in OPERATIONS.items():
            file = open(PATH if mode[0] == "r" else "/dev/null", mode, buffering)
            if state == "closed":
                file.close()
            refused("  " + name, operation, file)
            file.close()
os.remove(PATH)
