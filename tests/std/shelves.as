# Shelves, the database under them, marshal, fileinput and filecmp.
import dbm
import filecmp
import fileinput
import marshal
import os
import shelve
import tempfile

home = tempfile.mkdtemp()
os.chdir(home)

with shelve.open("shelf") as shelf:
    shelf["numbers"] = [1, 2]
    shelf["nested"] = {"key": (1, 2.5)}
    shelf["numbers"].append(3)
    print(shelf["numbers"], len(shelf), sorted(shelf), "nested" in shelf, shelf.get("missing", "nothing"))
    del shelf["nested"]
with shelve.open("shelf", writeback=True) as shelf:
    shelf["numbers"].append(4)
    shelf["more"] = {"a": 1}
with shelve.open("shelf", "r") as shelf:
    print(shelf["numbers"], sorted(shelf.items()))
try:
    shelf["numbers"]
except ValueError as error:
    print(error)
try:
    shelve.open("absent", "r")
except dbm.error as error:
    print("absent")

marked = [None, True, ..., 1, -(2 ** 40), 1.5, 2j, "text", "ä", b"bytes", (1, [2, {3: {4}}]), frozenset([5])]
print(marshal.loads(marshal.dumps(marked)) == marked, marshal.loads(b"\xe9\x05\x00\x00\x00"))
for bad in (b"", b"?", b"i\x01"):
    try:
        marshal.loads(bad)
    except (EOFError, ValueError) as error:
        print(type(error).__name__, error)
try:
    marshal.dumps(object())
except ValueError as error:
    print(error)

for name, text in (("first", "one\ntwo\n"), ("second", "three\n")):
    with open(name, "w") as file:
        file.write(text)
for line in fileinput.input(["first", "second"]):
    print(fileinput.filename(), fileinput.lineno(), fileinput.filelineno(), fileinput.isfirstline(), line.strip())
with fileinput.input("first", inplace=True) as lines:
    for line in lines:
        print(line.strip().upper())
with open("first") as file:
    print(file.read().split())

print(filecmp.cmp("first", "second"), filecmp.cmp("first", "first", shallow=False))
for folder in ("left", "right"):
    os.makedirs(os.path.join(folder, "shared"))
    with open(os.path.join(folder, "same"), "w") as file:
        file.write("equal")
    with open(os.path.join(folder, "other"), "w") as file:
        file.write(folder)
open(os.path.join("left", "alone"), "w").close()
filecmp.dircmp("left", "right").report_full_closure()
