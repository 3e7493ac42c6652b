# repr of strings: quotes and escapes.
for s in ("", "a", "it's", 'say "x"', "both ' and \"", "\n\t\r\\", "\x00\x1f\x7f\x80\xa0\xad", "é", "日本", "😀", "\u200b\u2028\ufeff", "\ud7ff", "\ue000", "\U0010ffff", "\U000e0001", "\x85", "tab\tnew\nline", "\u0301", "\u3000"):
    print(repr(s), len(s))
print(["it's", "\n"], ("a",), {"k": "v'"}, {"x"}, ascii(["é"]), str(["é"]))
print(repr(b"it's"), repr(b'"'), repr(b"'\""), repr(b"\x00\n\xff"))
