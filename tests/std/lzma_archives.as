# Archives that lzma compresses: tarfile's modes with xz, zipfile's ZIP_LZMA, shutil's xztar.
import io
import os
import shutil
import tarfile
import tempfile
import zipfile


def filled(mode, **more):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode, **more) as archive:
        for name, text in (("a", b"A" * 3000), ("b", b"b")):
            member = tarfile.TarInfo(name)
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text))
    return data.getvalue()


def tell(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e, "-", type(e.__cause__).__name__)


packed = filled("w:xz", preset=1)
for data in (packed, filled("w|xz")):
    print(data[:6], len(data) < 400)
    for way in ("r", "r:*", "r:xz", "r|xz", "r|*"):
        with tarfile.open(fileobj=io.BytesIO(data), mode=way) as archive:
            print("   ", way, [(member.name, len(archive.extractfile(member).read())) for member in archive])
for data in (b"nothing" * 200, packed[:60], b"", packed[:40] + b"zzz" + packed[43:]):
    for way in ("r:xz", "r|xz"):
        tell(lambda: tarfile.open(fileobj=io.BytesIO(data), mode=way).getnames())
tell(lambda: tarfile.open(fileobj=io.BytesIO(packed), mode="r:gz"))
tell(lambda: tarfile.open(fileobj=io.BytesIO(packed), mode="r|bz2"))
tell(lambda: tarfile.open(fileobj=io.BytesIO(), mode="w:xz", preset=99))
tell(lambda: tarfile.open(fileobj=io.BytesIO(), mode="w:xz", compresslevel=9))
tell(lambda: tarfile.TarFile.xzopen("x", "a"))

data = io.BytesIO()
with zipfile.ZipFile(data, "w", zipfile.ZIP_LZMA) as archive:
    archive.writestr("a", "hello" * 100)
    archive.mkdir("d")
    archive.writestr("e", b"")
with zipfile.ZipFile(data) as archive:
    for info in archive.infolist():
        print(info.filename, info.compress_type, info.extract_version, info.create_version, info.flag_bits, len(archive.read(info)))
    print(archive.testzip(), data.getvalue()[31:40])
broken = bytearray(data.getvalue())
broken[46:49] = b"zzz"
tell(lambda: zipfile.ZipFile(io.BytesIO(broken)).read("a"))

with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, "in"))
    with open(os.path.join(folder, "in", "x"), "w") as file:
        file.write("content")
    made = shutil.make_archive(os.path.join(folder, "all"), "xztar", os.path.join(folder, "in"))
    print(os.path.basename(made), tarfile.is_tarfile(made))
    shutil.unpack_archive(made, os.path.join(folder, "out"))
    print(os.listdir(os.path.join(folder, "out")))
print([entry for entry in shutil.get_archive_formats() + shutil.get_unpack_formats() if entry[0] == "xztar"])
