# os: folders, names, links, times, descriptors, the environment; and the words of what fails.
import os

ROOT = f"/tmp/aster-os-{os.getpid()}"


def attempt(label, function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {error}".replace(ROOT, "ROOT"))
    else:
        print(f"{label}: {result!r}".replace(ROOT, "ROOT"))


def at(*names):
    return os.path.join(ROOT, *names)


def put(path, text):
    with open(path, "w") as file:
        file.write(text)


attempt("mkdir", os.mkdir, ROOT)
attempt("mkdir again", os.mkdir, ROOT)
attempt("makedirs", os.makedirs, at("a", "b", "c"))
attempt("makedirs again", os.makedirs, at("a", "b"))
attempt("makedirs exist_ok", os.makedirs, at("a", "b"), exist_ok=True)
put(at("file"), "hello")
put(at("a", "inner"), "x")
attempt("makedirs on a file", os.makedirs, at("file"), exist_ok=True)
attempt("makedirs below a file", os.makedirs, at("file", "x"))
print(sorted(os.listdir(ROOT)), os.listdir(os.fsencode(at("a", "b"))))
attempt("listdir of nothing", os.listdir, at("nope"))
attempt("listdir of a file", os.listdir, at("file"))
attempt("scandir of nothing", os.scandir, at("nope"))
with os.scandir(ROOT) as entries:
    for entry in sorted(entries, key=lambda entry: entry.name):
        print(entry, entry.name, entry.path == at(entry.name), entry.is_dir(), entry.is_file(), entry.stat().st_size > 0)
attempt("symlink", os.symlink, "file", at("link"))
attempt("symlink again", os.symlink, "file", at("link"))
attempt("readlink", os.readlink, at("link"))
attempt("readlink of a file", os.readlink, at("file"))
attempt("link", os.link, at("file"), at("second"))
print(os.stat(at("file")).st_nlink, os.lstat(at("link")).st_size, os.path.islink(at("link")))
attempt("rename", os.rename, at("second"), at("third"))
attempt("rename nothing", os.rename, at("nope"), at("third"))
attempt("replace", os.replace, at("third"), at("link"))
attempt("rename onto a folder", os.rename, at("file"), at("a"))
attempt("remove", os.remove, at("link"))
attempt("remove nothing", os.remove, at("link"))
attempt("remove a folder", os.remove, at("a"))
attempt("rmdir full", os.rmdir, at("a"))
attempt("rmdir a file", os.rmdir, at("file"))
attempt("rmdir nothing", os.rmdir, at("nope"))
attempt("chmod", os.chmod, at("file"), 0o640)
print(oct(os.stat(at("file")).st_mode))
attempt("access", os.access, at("file"), os.R_OK | os.W_OK)
attempt("access of nothing", os.access, at("nope"), os.F_OK)
attempt("utime", os.utime, at("file"), (1000, 2000.5))
stat = os.stat(at("file"))
print(stat.st_atime, stat.st_mtime, stat.st_mtime_ns, stat[7], stat[8], len(stat), stat.st_size)
attempt("utime ns", os.utime, at("file"), ns=(5, 7_000_000_001))
print(os.stat(at("file")).st_mtime_ns)
attempt("utime both", os.utime, at("file"), (1, 2), ns=(1, 2))
attempt("utime wrong", os.utime, at("file"), 5)
attempt("truncate", os.truncate, at("file"), 3)
print(os.path.getsize(at("file")), os.path.getmtime(at("a")) > 0)
attempt("stat of nothing", os.stat, at("nope"))
attempt("stat of None", os.stat, None)
attempt("stat of float", os.stat, 1.5)
attempt("null", os.stat, "a\0b")
attempt("bytes", os.stat, b"/nope/bytes")
attempt("chdir nowhere", os.chdir, at("nope"))
os.chdir(ROOT)
print(os.getcwd() == os.path.realpath(ROOT), os.path.exists("file"))
os.chdir("/")

os.makedirs(at("tree", "one", "deep"))
os.makedirs(at("tree", "two"))
for name in "tree/top", "tree/one/middle", "tree/one/deep/bottom":
    put(at(name), name)
for path, folders, files in os.walk(at("tree")):
    folders.sort()
    print(os.path.relpath(path, ROOT), folders, sorted(files))
print([os.path.relpath(path, ROOT) for path, folders, files in os.walk(at("tree", "one"), topdown=False)])
for path, folders, files in os.walk(at("tree")):
    folders[:] = [name for name in folders if name != "one"]
    print(os.path.relpath(path, ROOT), folders)
print(list(os.walk(at("nope"))))
list(os.walk(at("nope"), onerror=lambda error: print(type(error).__name__)))
attempt("removedirs", os.removedirs, at("tree", "two"))
attempt("renames", os.renames, at("tree", "top"), at("new", "place"))

descriptor = os.open(at("data"), os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
print(os.write(descriptor, b"0123456789"), os.lseek(descriptor, 2, os.SEEK_SET), os.read(descriptor, 3))
print(os.pread(descriptor, 2, 7), os.pwrite(descriptor, b"xx", 0), os.fstat(descriptor).st_size)
copy = os.dup(descriptor)
print(os.read(copy, 100), os.read(copy, 100), os.isatty(copy), os.get_inheritable(copy))
os.ftruncate(copy, 4)
os.close(copy)
attempt("read closed", os.read, copy, 1)
attempt("close closed", os.close, copy)
os.close(descriptor)
print(open(at("data")).read())
attempt("open nothing", os.open, at("nope"), os.O_RDONLY)
attempt("read -1", os.read, 0, -1)
reader, writer = os.pipe()
print(os.write(writer, b"through"), os.read(reader, 4), os.get_blocking(reader))
os.set_blocking(reader, False)
print(os.read(reader, 10))
attempt("read empty", os.read, reader, 10)
os.close(writer)
print(os.read(reader, 10))
attempt("fdopen", os.fdopen, "x")
os.close(reader)

os.environ["ASTER_TEST"] = "yes"
print(os.environ["ASTER_TEST"], os.getenv("ASTER_TEST"), os.getenv("ASTER_NONE"), os.getenv("ASTER_NONE", "no"))
del os.environ["ASTER_TEST"]
print("ASTER_TEST" in os.environ)
attempt("environ", os.environ.__getitem__, "ASTER_TEST")
attempt("environ of int", os.environ.__setitem__, "ASTER_TEST", 5)
print(os.strerror(2), "|", os.strerror(13), "|", os.fspath("x"), os.fsencode("é"), os.fsdecode(b"x"))
attempt("fspath", os.fspath, 5)
attempt("urandom", os.urandom, -1)
print(len(os.urandom(7)), os.cpu_count() > 0, os.getpid() > 1, os.getppid() > 0, os.getpgrp() == os.getpgid(0))
print(os.waitstatus_to_exitcode(256), os.waitstatus_to_exitcode(9), os.WIFEXITED(256), os.WEXITSTATUS(512), os.WTERMSIG(9))
print(isinstance(os.DirEntry, type), issubclass(str, os.PathLike), os.name, os.sep, os.curdir, os.linesep == "\n", os.devnull)


class Named:
    def __fspath__(self):
        return at("file")


print(isinstance(Named(), os.PathLike), os.path.exists(Named()), os.path.basename(Named()))
for path, folders, files in os.walk(ROOT, topdown=False):
    for name in files:
        os.remove(os.path.join(path, name))
    os.rmdir(path)
print(os.path.exists(ROOT))
