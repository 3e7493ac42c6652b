# translate, maketrans, encode, decode.
t = str.maketrans("abc", "xyz", "d")
print("aabbccdd".translate(t), "hello".translate({ord("l"): None, ord("o"): "0", 104: 72}), str.maketrans({"a": "1", "b": None}))
print("héllo".encode(), "héllo".encode("utf-8"), "abc".encode("ascii"), "é".encode("latin-1"), "😀".encode("utf-16-le"), "aé".encode("ascii", "ignore"), "aé".encode("ascii", "replace"), "aé".encode("ascii", "backslashreplace"), "aé".encode("ascii", "xmlcharrefreplace"))
print(b"h\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"a\xff".decode("utf-8", "replace"), b"a\xff".decode("utf-8", "ignore"), b"a\xffb".decode(errors="backslashreplace"), b"abc".decode("ascii"))
for f in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: b"\xc3".decode(), lambda: b"\x80abc".decode("ascii"), lambda: "a".encode("nope"), lambda: b"a".decode("nope"), lambda: b"ab\xe2\x82".decode("utf-8"), lambda: "日".encode("latin-1")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
