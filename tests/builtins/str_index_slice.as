# Indexing, slicing, concatenation, repetition, comparison.
s = "hello"
print(s[0], s[-1], s[1:3], s[:2], s[3:], s[::2], s[::-1], s[10:], s[-3:-1], s[4:1:-1], s[-100:100], s[:-1])
u = "aé日😀z"
print(u[0], u[1], u[2], u[3], u[4], u[-2], u[1:4], u[::-1], len(u), [c for c in u])
print("ab" + "cd", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "a" "b")
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "é" > "z", "" < "a", "a" == "a", "a" != "b", "10" < "9")
for f in (lambda: s[10], lambda: s["a"], lambda: s[1.0], lambda: "a" + 1, lambda: "a" * "b", lambda: "a" < 1, lambda: s[::0], lambda: s.__setitem__(0, "x"), lambda: "a" - "b", lambda: s[-6]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
try:
    s[0] = "j"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
print(min("hello"), max("hello"), sorted("hello"), list(reversed("abc")), "l" in s, s.__len__(), s.__contains__("ell"))
acc = ""
for i in range(20): acc += str(i)
print(acc, len(acc))
print(hash("abc") == hash("ab" + "c"), "abc" is "abc" if False else "ok")
