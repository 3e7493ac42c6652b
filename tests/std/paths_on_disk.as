# pathlib.Path, glob, shutil and tempfile at work on files.
import glob
import os
import shutil
import tempfile
from pathlib import Path

ROOT = Path(tempfile.mkdtemp(prefix="aster-"))


def attempt(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(result.replace(str(ROOT), "ROOT"))


def below(paths):
    return sorted(str(Path(path).relative_to(ROOT)) for path in paths)


(ROOT / "sub" / "deep").mkdir(parents=True)
print((ROOT / "f.txt").write_text("héllo\n"), (ROOT / "f.txt").read_bytes(), (ROOT / "b.bin").write_bytes(b"\0\1"))
for name in "sub/g.txt", "sub/deep/h.txt", "sub/.hidden":
    (ROOT / name).touch()
(ROOT / "link").symlink_to("f.txt")
(ROOT / "folder").symlink_to("sub")
for pattern in [
    "*", "*.txt", "**/*.txt", "**", "sub/*", "*/", "**/", "sub/**", "**/deep/*", "*/*/*", ".h*", "**/.h*", "f.txt", "nope",
    "sub/deep/h.txt", "*/g.txt", "[fb]*", "folder/*", "*/deep/../*.txt", "sub/..",
]:
    print(pattern, below(ROOT.glob(pattern)), below(ROOT.rglob(pattern)))
    found = glob.glob(str(ROOT / pattern), recursive=True)
    hidden = glob.glob(pattern, root_dir=ROOT, recursive=True, include_hidden=True)
    print("  ", below(found), sorted(hidden))
print(below(ROOT.glob("F.*", case_sensitive=False)))
attempt(lambda: list(ROOT.glob("")))
attempt(lambda: list(ROOT.glob("/a")))
for name in "", "f.txt", "nope", "link", "folder", "f.txt/x":
    path = ROOT / name
    print(path.exists(), path.is_dir(), path.is_file(), path.is_symlink(), path.exists(follow_symlinks=False), path.is_mount())
attempt(ROOT.mkdir)
attempt(ROOT.mkdir, exist_ok=True)
attempt((ROOT / "f.txt").mkdir, exist_ok=True)
attempt((ROOT / "x" / "y").mkdir)
attempt((ROOT / "nope").unlink)
attempt((ROOT / "nope").unlink, missing_ok=True)
attempt(ROOT.rmdir)
attempt((ROOT / "nope").read_text)
attempt(lambda: list((ROOT / "nope").iterdir()))
attempt((ROOT / "f.txt").rename, ROOT / "r.txt")
attempt((ROOT / "nope").rename, ROOT / "q")
attempt((ROOT / "r.txt").replace, ROOT / "f.txt")
attempt((ROOT / "f.txt").touch, exist_ok=False)
attempt((ROOT / "link").readlink)
attempt((ROOT / "f.txt").samefile, ROOT / "link")
attempt((ROOT / "f.txt").write_text, 5)
attempt(ROOT.write_bytes, "x")
for path, folders, files in ROOT.walk():
    folders.sort()
    print(path.relative_to(ROOT), folders, sorted(files))

attempt(shutil.copy, ROOT / "f.txt", ROOT / "copy.txt")
attempt(shutil.copy, ROOT / "f.txt", ROOT / "sub")
attempt(shutil.copy2, str(ROOT / "f.txt"), str(ROOT / "sub" / "again"))
attempt(shutil.copyfile, ROOT / "f.txt", ROOT / "f.txt")
attempt(shutil.copyfile, ROOT / "nope", ROOT / "q")
attempt(shutil.copyfile, ROOT / "f.txt", ROOT / "sub")
attempt(shutil.copytree, ROOT / "sub", ROOT / "tree", ignore=shutil.ignore_patterns("*.txt"))
print(below(ROOT.glob("tree/**")))
attempt(shutil.copytree, ROOT / "sub", ROOT / "tree")
attempt(shutil.copytree, ROOT / "sub", ROOT / "tree", dirs_exist_ok=True)
print(below(ROOT.glob("tree/**")))
attempt(shutil.move, ROOT / "copy.txt", ROOT / "tree")
attempt(shutil.move, str(ROOT / "tree"), str(ROOT / "moved"))
attempt(shutil.move, ROOT / "moved", ROOT / "moved" / "inside")
attempt(shutil.move, ROOT / "f.txt", ROOT / "sub")
attempt(shutil.rmtree, ROOT / "moved")
attempt(shutil.rmtree, ROOT / "nope")
attempt(shutil.rmtree, ROOT / "nope", ignore_errors=True)
attempt(shutil.rmtree, ROOT / "f.txt")
attempt(shutil.rmtree, ROOT / "folder")
print(shutil.which("sh") is not None, shutil.which("no-such-program"), shutil.disk_usage("/").total > 0)
os.environ["COLUMNS"] = "100"
os.environ["LINES"] = "30"
print(shutil.get_terminal_size())

with tempfile.TemporaryDirectory(dir=ROOT) as folder:
    print(os.path.isdir(folder), os.path.basename(folder)[:3], len(os.path.basename(folder)))
    with tempfile.NamedTemporaryFile("w+", dir=folder, suffix=".txt") as file:
        file.write("text")
        file.seek(0)
        print(file.read(), os.path.exists(file.name), file.name.endswith(".txt"))
        kept = file.name
    print(os.path.exists(kept), file.closed)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(b"stays")
    print(Path(file.name).read_bytes())
    descriptor, name = tempfile.mkstemp(dir=folder, prefix="p", suffix="s")
    os.close(descriptor)
    print(os.path.basename(name)[0], name[-1], oct(os.stat(name).st_mode))
print(os.path.exists(folder))
with tempfile.TemporaryFile("w+") as file:
    print(file.write("unnamed"), file.seek(0), file.read())
with tempfile.SpooledTemporaryFile(max_size=10) as file:
    file.write(b"small")
    print(file._rolled, file.name)
    file.write(b"much bigger")
    file.seek(0)
    print(file._rolled, file.read())
print(tempfile.gettempprefix(), os.path.isdir(tempfile.gettempdir()))
shutil.rmtree(ROOT)
print(ROOT.exists())
