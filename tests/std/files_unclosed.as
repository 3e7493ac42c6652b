"""Files that are never closed: what was written is there as soon as nobody holds them, for whoever looks."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "text")


def shown():
    with open(path) as file:
        return file.read()


def written(text):
    file = open(path, "w")
    file.write(text)


def child():
    return subprocess.run(["cat", path], capture_output=True, text=True).stdout


open(path, "w").write("one")
print(shown(), os.path.getsize(path), child())
open(path, "w").write("two")
print(child())
open(path, "a").write(" and more")
print(pathlib.Path(path).read_text())
written("three")
print(child(), shown())
json.dump({"a": [1, 2]}, open(path, "w"))
print(json.load(open(path)))
print("four", file=open(path, "w"))
sys.stdout.flush()
os.system(f"cat {path}")
print(len([open(path, "a").write(str(i)) for i in range(5)]), child().split())
open(path, "wb").write(b"five")
shutil.copy(path, path + "2")
print(open(path + "2", "rb").read())
held = open(path, "w")
held.write("six")
print(repr(child()), repr(shown()))
held.close()
print(child())
sys.path.insert(0, folder)
open(os.path.join(folder, "made_up_module.py"), "w").write("value = 7\n")
import made_up_module
print(made_up_module.value)


def make():
    file = open(os.path.join(folder, "made_up_too.py"), "w")
    file.write("value = 8\n")


make()
import made_up_too
print(made_up_too.value)


class Notes:
    def __init__(self):
        self.file = open(path, "w")

    def add(self, text):
        self.file.write(text)
        return self

    def __del__(self):
        self.file.write(" the end")


Notes().add("nine").add(" ten")
print(child())
shutil.rmtree(folder)
