# find, index, count, startswith, replace, in.
s = "banana"
print(s.find("an"), s.find("an", 2), s.find("x"), s.rfind("an"), s.index("n"), s.rindex("a"), s.count("a"), s.count("ana"), s.count(""), s.find(""), s.find("", 10), s.rfind(""))
print(s.startswith("ban"), s.endswith(("na", "x")), s.startswith("an", 1), s.endswith("an", 0, 3), s.startswith(("x", "b")), s.startswith(""))
print(s.replace("a", "o"), s.replace("a", "o", 2), s.replace("", "-"), s.replace("an", ""), s.replace("x", "y"), "aaa".replace("aa", "b"), s.replace("a", "A", count=1))
print("nan" in s, "x" not in s, "" in s, s.removeprefix("ba"), s.removesuffix("na"), s.removeprefix("x"), s.removesuffix(""))
print("日本語テキスト".find("テ"), "日本語テキスト"[2:4], "日本語".index("語"), "aé日😀".rfind("😀"), len("aé日😀"))
print(s.find("n", -3), s.find("a", 1, 2), s.count("a", 2), s.index("a", 2, 5), s.rfind("a", 0, 4))
for f in (lambda: s.index("x"), lambda: s.rindex("q"), lambda: s.find(5), lambda: 5 in s, lambda: s.startswith(5), lambda: s.replace("a"), lambda: s.replace(1, 2), lambda: s.count(), lambda: s.endswith(["a"])):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
