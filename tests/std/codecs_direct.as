# The functions of codecs that need no look-up, and what incremental codecs keep of the bytes they were given.
import _codecs
import codecs

print([name for name in dir(_codecs) if name[0] != "_" and not hasattr(codecs, name)])
for name, *args in [
    ("utf_8_decode", b"a\xc3"), ("utf_8_decode", b"a\xc3", "strict", True), ("utf_8_decode", "a"), ("utf_8_encode", b"a"),
    ("utf_16_decode", b"a\0b\0c"), ("utf_16_encode", "a", None, 1), ("utf_16_encode", "a"), ("utf_32_encode", "a", None, -1),
    ("utf_32_ex_decode", b"\0\0\xfe\xff\0\0\0ab"), ("utf_16_ex_decode", b"\xff\xfea\0"),
    ("utf_16_ex_decode", b"\xfe\xffa\0"), ("utf_16_ex_decode", b"a\0"), ("utf_16_ex_decode", b"a\0b", None, 1),
    ("utf_16_ex_decode", b"a\0b\xd8", None, -1), ("utf_16_ex_decode", b"\xff"), ("utf_16_ex_decode", b""),
    ("charmap_decode", b"abc", "strict", {97: "xyz", 98: None, 99: 0x1234}), ("charmap_decode", b"\xe9"),
    ("charmap_decode", b"abc", "replace", {97: "xyz", 98: None, 99: 0x1234}), ("charmap_encode", "\xe9"),
    ("charmap_decode", b"ab", "strict", {97: -1}), ("charmap_decode", b"ab", "strict", {97: b""}),
    ("charmap_decode", b"\0\1\2", "strict", "x\ufffe"), ("charmap_decode", b"\0\1\2", "ignore", "x\ufffe"),
    ("charmap_encode", "abc", "strict", {97: b"xyz", 98: 1, 99: None}),
    ("charmap_encode", "abc", "ignore", {97: b"xyz", 98: 1, 99: None}),
    ("charmap_encode", "abc", "replace", {97: b"xyz", 98: 1, 99: None}),
    ("charmap_encode", "abc", "replace", {97: b"xyz", 98: 1, 99: None, 63: 33}),
    ("charmap_encode", "a", "strict", {97: 256}), ("charmap_encode", "a", "strict", {97: "x"}),
    ("readbuffer_encode", b"a"), ("readbuffer_encode", "\xe9"), ("ascii_decode", b"a\x80", "replace"),
    ("unicode_escape_decode", b"a\\x4", None, False), ("unicode_escape_decode", "a\\x41"), ("charmap_build", "abc"),
]:
    try:
        print(name, ascii(getattr(codecs, name)(*args)))
    except Exception as e:
        print(name, type(e).__name__, ascii(str(e)))

for name in ("utf-16", "utf-32", "utf-8-sig", "utf-8"):
    data = "\xe9\U0001f600\n".encode(name)
    for cut in range(len(data) + 1):
        decoder = codecs.getincrementaldecoder(name)()
        first, state = decoder.decode(data[:cut]), decoder.getstate()
        other = codecs.getincrementaldecoder(name)()
        other.setstate(state)
        print(name, cut, ascii(first), state, ascii(other.decode(data[cut:], True)), other.getstate())
    encoder = codecs.getincrementalencoder(name)()
    print(encoder.getstate(), encoder.encode("a"), encoder.getstate(), encoder.encode("\xe9"))
try:
    codecs.getincrementaldecoder("utf-16")().decode(b"a\0b\0")
except UnicodeDecodeError as e:
    print(e)
