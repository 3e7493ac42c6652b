# split, rsplit, splitlines, partition, join, strip.
print("a b  c ".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), " a ".split(" "), "a b c d".split(None, 2), "a b c d".rsplit(None, 2))
print("one\ntwo\r\nthree\rfour\n".splitlines(), "a\nb".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x0cc\x1cd\u2028e\x85f".splitlines())
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))
print(", ".join(["a", "b"]), "".join([]), "-".join("abc"), "x".join(["only"]), "".join(str(i) for i in range(4)), ",".join({"k": 1}))
print(repr("  x ".strip()), repr("  x ".lstrip()), repr("  x ".rstrip()), "xxaxx".strip("x"), "abcba".strip("ab"), "www.example.com".strip("cmowz."), repr("\t\n x\u00a0\u2003".strip()), "xyx".lstrip("x"), "xyx".rstrip("x"))
print("a--b--c".split("--"), "aXbXc".split("X", -1), "a b".split(maxsplit=0), " lead".split(maxsplit=1), "a,b".split(sep=","))
for f in (lambda: "a".split(""), lambda: "a".split(5), lambda: "".join([1]), lambda: "".join(["a", None]), lambda: "a".partition(""), lambda: ",".join(5), lambda: "a".strip(5), lambda: "a".rsplit(""), lambda: "a".join("b", "c")):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
