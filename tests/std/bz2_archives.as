# Archives of tar that bzip2 compresses: whole, as streams, by their look, through shutil.
import io
import os
import shutil
import tarfile
import tempfile


def filled(mode, **options):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode, **options) as archive:
        for name, data in (("a.txt", b"one" * 500), ("d/b.txt", b"two\n")):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


for mode in ("w:bz2", "w|bz2"):
    data = filled(mode)
    print(mode, data[:10], len(data))
    for way in ("r", "r:*", "r:bz2", "r|bz2", "r|*"):
        with tarfile.open(fileobj=io.BytesIO(data), mode=way) as archive:
            print("   ", way, [(member.name, len(archive.extractfile(member).read())) for member in archive])
for text, way in ((b"nothing" * 200, "r:bz2"), (b"nothing" * 200, "r|bz2"), (filled("w:bz2")[:60], "r:bz2"), (filled("w:gz"), "r:bz2"), (b"", "r:bz2")):
    try:
        tarfile.open(fileobj=io.BytesIO(text), mode=way)
    except (tarfile.ReadError, EOFError) as e:
        print(way, type(e).__name__, e)
with tempfile.TemporaryDirectory() as folder:
    os.makedirs(os.path.join(folder, "in", "sub"))
    for name in ("x", "sub/y"):
        with open(os.path.join(folder, "in", name), "w") as file:
            file.write(name * 100)
    made = shutil.make_archive(os.path.join(folder, "out"), "bztar", os.path.join(folder, "in"))
    print(os.path.basename(made), tarfile.is_tarfile(made))
    shutil.unpack_archive(made, os.path.join(folder, "back"))
    print(sorted([(os.path.basename(path), sorted(files)) for path, _, files in os.walk(os.path.join(folder, "back"))]))
print([one for one in shutil.get_archive_formats() if one[0] == "bztar"], [one for one in shutil.get_unpack_formats() if one[0] == "bztar"])
