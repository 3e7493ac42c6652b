# Archives by tarfile in its three formats, and by shutil: the bytes are CPython's.

import hashlib
import io
import os
import shutil
import tarfile
import tempfile

os.chdir(tempfile.mkdtemp())
os.makedirs("x/" + "n" * 90 + "/" + "m" * 80)
for name, text in (("a.txt", "hello" * 300), ("bé.txt", "u"), ("n" * 90 + "/" + "m" * 80 + "/f", "deep")):
    with open("x/" + name, "w") as file:
        file.write(text)
os.symlink("a.txt", "x/link")
os.link("x/a.txt", "x/second")


def plain(member):
    member.mtime = 1_000_000_000
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mode = 0o755 if member.isdir() else 0o644
    return member


for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=form) as archive:
        archive.add("x", filter=plain)
    print(len(target.getvalue()), hashlib.md5(target.getvalue()).hexdigest())
    target.seek(0)
    archive = tarfile.open(fileobj=target)
    print(len(archive.getnames()), archive.getmember("x/a.txt").size, archive.extractfile("x/second").read(10))
    archive.list(verbose=False)
    target.seek(0)
    print([(m.name[-6:], m.type, m.linkname) for m in tarfile.open(fileobj=target, mode="r|*")])

with tarfile.open("o.tgz", "w:gz") as archive:
    archive.add("x", filter=plain)
print(tarfile.is_tarfile("o.tgz"), tarfile.is_tarfile("x/a.txt"))
with tarfile.open("o.tgz") as archive:
    archive.extractall("out", filter="data")
print(sorted(os.listdir("out/x"))[:4], os.readlink("out/x/link"), os.stat("out/x/a.txt").st_mtime)

target = io.BytesIO()
with tarfile.open(fileobj=target, mode="w") as archive:
    archive.addfile(tarfile.TarInfo("../evil"))
target.seek(0)
try:
    tarfile.open(fileobj=target).extractall("out2", filter="data")
except tarfile.FilterError as problem:
    print(type(problem).__name__)
for name in ("x/a.txt", "nope.tar"):
    try:
        tarfile.open(name)
    except (tarfile.ReadError, OSError) as problem:
        print(type(problem).__name__, str(problem)[:40])

print([name for name, *_ in shutil.get_unpack_formats() if name in ("gztar", "tar", "zip")])
for kind in ("tar", "gztar", "zip"):
    made = shutil.make_archive("made", kind, "x")
    shutil.unpack_archive(made, "from_" + kind, **({} if kind == "zip" else {"filter": "data"}))
    print(os.path.basename(made), sorted(os.listdir("from_" + kind))[:3])
for bad in (("made", "rar"), ("made", "zip", "nope")):
    try:
        shutil.make_archive(*bad)
    except (ValueError, OSError) as problem:
        print(type(problem).__name__, problem)
