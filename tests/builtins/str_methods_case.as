# Case and padding.
s = "hello World"
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), "ß".casefold(), "ß".upper(), "ǆ".title())
print("ab".center(7, "*"), "ab".ljust(5, "."), "ab".rjust(5), "ab".center(4), "abc".center(6, "-"), "5".zfill(3), "-5".zfill(4), "+5".zfill(4), "abc".zfill(2))
print("it's a dog's life".title(), "ABC".isupper(), "aBc".islower(), "Hello World".istitle(), "".isupper(), "a1".islower())
print("İ".lower().encode(), "ΑΣ".lower(), "ﬁ".upper(), "éa".upper(), "ÀÉ".lower())
print("\t a \n".expandtabs(4), "a\tb\tc".expandtabs(), "ab\tc".expandtabs(4))
for f in (lambda: "a".center(5, "ab"), lambda: "a".ljust("x"), lambda: "a".zfill(), lambda: "a".center()):
    try:
        f()
    except TypeError as e:
        print(e)
