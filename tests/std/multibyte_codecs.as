# What encodings of more than one byte a character say of broken data, and their streams and states.
import codecs
import io

import _codecs_jp
import _multibytecodec


def outcome(function, *args):
    try:
        return ascii(function(*args))
    except Exception as e:
        return f"{type(e).__name__}: {ascii(str(e))}"


for name, data in [
    ("euc_jp", b"a\x8f\xa2"), ("euc_jp", b"\xff"), ("shift_jis", b"ab\x80"), ("gb18030", b"\x810\x81"), ("hz", b"~{!"),
    ("iso2022_jp", b"\x1b$B!"), ("iso2022_jp", b"\x1b$(Da"), ("euc_jisx0213", b"\xae\xa1"), ("utf-7", b"+AG\xe9"),
    ("utf-7", b"+A-"), ("utf-7", b"a+2AA"), ("utf-7", b"+!"), ("utf-7", b"\xe9"), ("utf-7", b"+AGF-"),
]:
    print(name, outcome(data.decode, name), outcome(data.decode, name, "replace"))
print(outcome("ab\u20ac\xe9".encode, "shift_jis"), outcome("\udc80".encode, "big5"), outcome("\xe9".encode, "hz", "none"))
print("\u3042\xe9".encode("iso2022_jp", "replace"), "\u3042\xe9".encode("iso2022_jp", "xmlcharrefreplace"))
for handler in (lambda e: 5, lambda e: ("x", 99), lambda e: (b"q", e.end), lambda e: ("\xe9", e.end), lambda e: ("x", "y")):
    codecs.register_error("mine", handler)
    print(outcome("a\xe9b".encode, "euc_kr", "mine"), outcome(b"a\xffab".decode, "euc_kr", "mine"))

info = codecs.lookup("euc_jp")
print(info.encode(b"x"), outcome(info.decode, "x"), info.encode("a", None), outcome(_codecs_jp.getcodec, "big5"))
print(issubclass(info.incrementaldecoder, _multibytecodec.MultibyteIncrementalDecoder), info.incrementaldecoder.__mro__)
decoder = info.incrementaldecoder()
for piece in (b"\x8f", b"\xa2", b"\xaf"):
    print(ascii(decoder.decode(piece)), decoder.getstate())
print(decoder.decode(b"\x8f"), outcome(decoder.decode, b"", True), decoder.getstate())
for state in (5, (b"",), (b"123456789", 0), (b"", -1), (b"ab", 1)):
    print(outcome(decoder.setstate, state))
encoder = codecs.getincrementalencoder("euc_jis_2004")()
print(encoder.encode("\u304b"), encoder.getstate(), encoder.encode("\u309a"), encoder.encode("\u304b"), encoder.encode("", True))
print(outcome(encoder.setstate, "a"), outcome(encoder.setstate, -1), outcome(encoder.setstate, 255))
encoder.errors = "replace"
print(encoder.errors, outcome(setattr, encoder, "errors", 5))

text = "\u3042\u3044\u3046\n\u3048\n"
reader = codecs.getreader("euc_jp")(io.BytesIO(text.encode("euc_jp")))
print(reader.errors, ascii(reader.read(3)), ascii(reader.readline()), ascii(reader.read()), reader.read())
print(outcome(codecs.getreader("euc_jp")(io.BytesIO(b"a\n\xa4")).readlines))
writer = codecs.getwriter("iso2022_jp")(stream := io.BytesIO())
writer.write("\u3042")
writer.writelines(["a", "\u3046"])
writer.reset()
print(stream.getvalue(), list(codecs.iterencode(["\u3042", "a"], "iso2022_jp")))
print(ascii(list(codecs.iterdecode([b"a+2A", b"DcAA-b"], "utf-7"))), codecs.utf_7_decode(b"a+AGE"), codecs.utf_7_encode("\xe9"))
