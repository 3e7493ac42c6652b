# Archives: written, listed, read, added to and extracted; what is said of broken ones.
import io
import os
import tempfile
import zipfile

os.chdir(tempfile.mkdtemp())
os.makedirs("src/sub")
with open("src/a.txt", "w") as file:
    file.write("aaa" * 50)
with open("src/sub/b.bin", "wb") as file:
    file.write(bytes(range(256)))
for name, mode in (("src/a.txt", 0o644), ("src/sub/b.bin", 0o755), ("src/sub", 0o755)):
    os.chmod(name, mode)

with zipfile.ZipFile("t.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.write("src/a.txt")
    archive.write("src/sub/b.bin", "x/b.bin", compress_type=zipfile.ZIP_STORED)
    archive.write("src/sub")
    info = zipfile.ZipInfo("é.txt", (2020, 1, 2, 3, 4, 6))
    info.comment = b"noted"
    archive.writestr(info, "text ü")
    with archive.open("written.txt", "w") as part:
        part.write(b"one ")
        part.write(b"two")
    archive.mkdir("empty")
    archive.comment = b"whole"
    print(archive)

archive = zipfile.ZipFile("t.zip")
print(archive.namelist(), archive.comment)
for info in archive.infolist():
    print(repr(info), info.CRC, info.file_size, info.is_dir(), info.comment, info.flag_bits)
print(archive.getinfo("é.txt").date_time, archive.read("é.txt").decode(), archive.open("written.txt").read(3))
print([line for line in io.TextIOWrapper(archive.open("written.txt"))], archive.testzip())
archive.extractall("out")
print(sorted((root, sorted(names)) for root, _, names in os.walk("out")))
print(archive.extract("written.txt", "single"))
with archive.open("x/b.bin") as part:
    part.seek(10)
    print(part.read(4), part.tell(), part.name)
for wrong in (
    lambda: archive.read("missing"),
    lambda: archive.writestr("x", "y"),
    lambda: zipfile.ZipFile("src/a.txt"),
    lambda: zipfile.ZipFile("missing.zip"),
    lambda: zipfile.ZipFile("t.zip", "q"),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
archive.close()

with zipfile.ZipFile("t.zip", "a") as archive:
    archive.writestr("more.txt", "m" * 10, compress_type=zipfile.ZIP_STORED)
print(zipfile.ZipFile("t.zip").namelist()[-2:], zipfile.is_zipfile("t.zip"), zipfile.is_zipfile("src/a.txt"))

behind = io.BytesIO(b"something first")
behind.seek(0, 2)
with zipfile.ZipFile(behind, "a") as archive:
    archive.writestr("k", "value")
with zipfile.ZipFile(behind) as archive:
    print(archive.read("k"))

with open("t.zip", "rb") as file:
    data = bytearray(file.read())
data[data.find(b"m" * 10)] = 0
broken = zipfile.ZipFile(io.BytesIO(data))
print(broken.testzip())
try:
    broken.read("more.txt")
except zipfile.BadZipFile as error:
    print(error)
