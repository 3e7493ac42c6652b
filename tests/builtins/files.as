# open: text and binary, reading, writing, iteration, errors.
import os
p = "/tmp/aster_golden_files.txt"
with open(p, "w") as f:
    print(f.write("one\ntwo\n"), f.writelines(["three\n", "four"]), f.name == p, f.mode, f.closed)
    print("printed", file=f)
print(f.closed)
with open(p) as f:
    print(repr(f.read(5)), repr(f.readline()), f.readlines(), repr(f.read()))
with open(p) as f:
    for i, line in enumerate(f, 1): print(i, repr(line))
with open(p, "a", encoding="utf-8") as f: f.write("ünï")
with open(p, "rb") as f:
    data = f.read()
    print(data[-6:], len(data), f.tell(), f.seek(0), f.read(3))
with open(p, "r+") as f:
    f.seek(4)
    f.write("TWO")
    f.seek(0)
    print(f.read().split())
print([l.rstrip() for l in open(p)])
for f in (lambda: open("/no/such/file"), lambda: open(p, "q"), lambda: open("/tmp"), lambda: open(p).write("x"), lambda: open(p, "wb").write("x"), lambda: open(p, "x"), lambda: open(5.5), lambda: f.read()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
f = open(p); f.close(); f.close()
try:
    f.read()
except ValueError as e:
    print(e)
with open(p, "wb") as f: print(f.write(b"a\r\nb\n"))
print(open(p).read() == "a\nb\n", open(p, newline="").read() == "a\r\nb\n", open(p, "rb").readlines())
os.remove(p)
print(os.path.exists(p))
