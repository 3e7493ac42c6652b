# bytes: the methods, indexing, repr, errors.
b = b"hello world"
print(b[0], b[-1], b[1:4], b[::-1], len(b), list(b[:3]), 104 in b, b"lo" in b, b + b"!", b * 2, b == b"hello world", b < b"i")
print(b.upper(), b.title(), b.split(), b.split(b"o"), b.replace(b"l", b"L", 2), b.find(b"o"), b.rfind(b"o"), b.count(b"l"), b.index(b"w"), b.startswith(b"he"), b.endswith((b"x", b"d")))
print(b.partition(b" "), b.center(15, b"*"), b.hex(), b.hex(" "), b.hex(":", 2), bytes.fromhex("48 65 6c"), b"  x ".strip(), b"a,b".rsplit(b",", 1), b",".join([b"x", b"y"]), b"ab".islower(), b"12".isdigit(), b"a\nb\r\n".splitlines())
print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b"x".zfill(3), b"%d-%s" % (5, b"q"), b.removeprefix(b"hello "), b"\x00\xff".hex(), b"a\tb".expandtabs(4))
print(b"%r" % ("é",) if False else b"ok", bytes([1, 2]) + bytes(1), b"abc".decode(), repr(b"\t\n\r\\'\""), b"\x7f\x80", hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], b"a" == "a", bool(b""), sorted(b"cab"), max(b"ab"))
for f in (lambda: b[100], lambda: b["a"], lambda: b + "s", lambda: b"a" < "a", lambda: b.find("o"), lambda: b.index(b"zz"), lambda: bytes.fromhex("4"), lambda: bytes.fromhex("zz"), lambda: b",".join(["a"]), lambda: "a" in b, lambda: 300 in b, lambda: b.split(""), lambda: b * 1.5, lambda: b.replace("a", "b"), lambda: b"".decode("x-nope")if False else b.strip("x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
