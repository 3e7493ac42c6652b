# Places in ZIP archives used like paths, and members that bzip2 packs.
import io
import os
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "some.tar.zip")
    with zipfile.ZipFile(name, "w", zipfile.ZIP_BZIP2) as archive:
        for member in ("a.txt", "b/c.txt", "b/d/e.txt", "b/f.tar.gz", "g/h/i.py", "b[1].txt"):
            archive.writestr(member, f"content of {member}\n" * 20)
        archive.mkdir("empty")
        print([(info.filename, info.compress_type, info.create_version, info.extract_version, info.compress_size, info.CRC) for info in archive.infolist()])
    with zipfile.ZipFile(name) as archive:
        print(archive.testzip(), len(archive.read("b/c.txt")), archive.getinfo("a.txt"))
    root = zipfile.Path(name)
    print(repr(root).replace(folder, ""), str(root).replace(folder, ""), root.name, root.stem, root.suffix, root.suffixes, str(root.parent) == folder, type(root.root).__name__)
    for place in (root, root / "a.txt", root / "b", root / "b/d", root.joinpath("b", "d", "e.txt"), root / "none", root / "b/f.tar.gz", root / "empty", root / "g/h"):
        print(place.at, place.name, place.stem, place.suffixes, place.exists(), place.is_dir(), place.is_file(), str(place.parent).replace(folder, ""), str(place.filename).replace(folder, ""), place.match("*.txt"), place.relative_to(root))
        if place.is_dir():
            print("   ", [child.at for child in place.iterdir()])
    for pattern in ("*", "*.txt", "b/*", "**/*.txt", "b/**/*", "**/*", "?.txt", "b[[]1].txt", "[ab].txt", "*/", "**"):
        print(pattern, [place.at for place in root.glob(pattern)], [place.at for place in (root / "b").glob(pattern)], [place.at for place in root.rglob(pattern)] if pattern != "**" else "")
    print((root / "b/c.txt").read_text(encoding="utf-8")[:20], (root / "a.txt").read_bytes()[:5], (root / "a.txt").is_symlink(), root / "a.txt" == root / "a.txt", len({root / "b", root / "b/"}))
    with (root / "a.txt").open() as text, (root / "a.txt").open("rb") as data:
        print(text.readline(), data.read(7))
    for bad in (lambda: (root / "none").open(), lambda: (root / "b").open(), lambda: (root / "a.txt").open("rb", "utf-8"), lambda: (root / "a.txt").iterdir(), lambda: root.glob(""), lambda: list(root.glob("**.txt")),
                lambda: (root / "none").is_symlink()):
        try:
            bad()
        except (OSError, ValueError, KeyError) as e:
            print(type(e).__name__, str(e).replace(folder, ""))
    root.root.close()
made = io.BytesIO()
archive = zipfile.ZipFile(made, "w")
place = zipfile.Path(archive, "x/y.txt")
with place.open("w", encoding="utf-8") as file:
    file.write("héllo")
print(type(archive).__name__, place.exists(), archive.namelist(), place.read_text(encoding="utf-8") if place.exists() else "")
print(zipfile.CompleteDirs.inject(archive) is archive, archive.namelist(), repr(zipfile.Path(archive)))
archive.close()
