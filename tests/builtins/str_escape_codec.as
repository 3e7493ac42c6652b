# The encodings unicode_escape and raw_unicode_escape, the handler namereplace, and what C integers hold.


def attempt(function, *arguments):
    try:
        print(ascii(function(*arguments)))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)


text = "a\n\t\\é€🎉\x00"
for encoding in ("unicode_escape", "raw_unicode_escape"):
    data = text.encode(encoding)
    print(data, data.decode(encoding) == text)
attempt(rb"\q\101\x41\N{BULLET}\u20ac\U0001f389\'".decode, "unicode_escape")
for broken in (rb"\x4", rb"\u12", rb"\U00110000", b"end\\"):
    attempt(broken.decode, "unicode_escape")
    attempt(broken.decode, "unicode_escape", "replace")
print("é€x".encode("ascii", "namereplace"))
attempt(b"abc".decode, "utf-16-le")
attempt("a\tb".expandtabs, 2**31)
attempt(b"a\tb".expandtabs, 2**63)
attempt(lambda: "%.*f" % (2**31, 1.5))
attempt(lambda: "%.*f" % (2**63, 1.5))
attempt(lambda: "%.99999999999d" % 5)
attempt(lambda: "%*d" % (2**63, 5))
