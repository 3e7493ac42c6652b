# The encodings of more than one byte a character: digests over all codes of two bytes, and over texts there and back.
# no stress: every pair of bytes of two dozen encodings
import codecs
import hashlib
import importlib
import random

NAMES = """
    big5 big5hkscs cp932 cp949 cp950 euc_jp euc_jis_2004 euc_jisx0213 euc_kr gb2312 gbk gb18030 johab shift_jis shift_jis_2004
    shift_jisx0213 hz iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr utf_7
""".split()
ESCAPES = [
    b"\x1b$B", b"\x1b(B", b"\x1b$@", b"\x1b(J", b"\x1b$(D", b"\x1b$A", b"\x1b$(C", b"\x1b.A", b"\x1b.F", b"\x1bN", b"\x1b(I",
    b"\x1b$(O", b"\x1b$(P", b"\x1b$(Q", b"\x1b$)C", b"\x0e", b"\x0f", b"\n", b"~{", b"~}", b"~~", b"~\n", b"~", b"\x1b",
    b"\x1b&@\x1b$B", b"\x1b$", b"+", b"-", b"+AGE-", b"+2AA", b"+2ADcAA-", b"\xa4\xd4", b"\x8f", b"\x8e",
]
LETTERS = "\u304b\u309a\u30bb\u02e9\u02e5\xe6\u0300\xca\u0304\udc80\xe9A\n~+-\ud55c\uac02\xa5\u203e\uff71\u4e2d\U0002000b"
codecs.register_error("shown", lambda e: (f"<{e.object[e.start:e.end]!a}>", e.end))


def outcome(function, *args):
    try:
        return ascii(function(*args))
    except UnicodeError as e:
        return ascii((e.encoding, e.start, e.end, e.reason))


def pieces(make, data, cut):
    """Codes data in two pieces, by another codec that was given the state of the first."""
    first, second = make("replace"), make("replace")
    made = [(first.encode if isinstance(data, str) else first.decode)(data[:cut])]
    second.setstate(first.getstate())
    made += [first.getstate(), (second.encode if isinstance(data, str) else second.decode)(data[cut:], True)]
    return made, second.getstate()


for name in NAMES:
    digest = hashlib.md5()
    prefix = {"hz": b"~{", "iso2022_kr": b"\x1b$)C\x0e", "utf_7": b"+"}.get(name, b"\x1b$B" if name[:3] == "iso" else b"")
    known = []
    for lead in range(256):
        row = b"".join([prefix + bytes([lead, trail]) + b"\n" for trail in range(256)])
        known.append(row.decode(name, "ignore"))
        digest.update(ascii(row.decode(name, "replace")).encode())
    known = "".join(known)
    digest.update(known.encode(name, "replace"))
    print(name, len(known), digest.hexdigest())

    digest, rng = hashlib.md5(), random.Random(name)
    for _ in range(60):
        data = b"".join([rng.choice([rng.choice(ESCAPES), rng.randbytes(2), rng.choice(known).encode(name, "replace")])
                         for _ in range(rng.randrange(1, 6))])
        for errors in ("strict", "replace", "ignore", "backslashreplace", "surrogateescape", "shown"):
            digest.update(outcome(data.decode, name, errors).encode())
        digest.update(outcome(pieces, codecs.getincrementaldecoder(name), data, rng.randrange(len(data) + 1)).encode())
        text = "".join(rng.choices(LETTERS, k=rng.randrange(1, 6)))
        for errors in ("strict", "replace", "ignore", "backslashreplace", "xmlcharrefreplace", "shown"):
            digest.update(outcome(text.encode, name, errors).encode())
        if name != "utf_7":
            digest.update(outcome(pieces, codecs.getincrementalencoder(name), text, rng.randrange(len(text) + 1)).encode())
    module = importlib.import_module("encodings." + name)
    print("   ", codecs.lookup(name).name, codecs.lookup(name) == module.getregentry(), digest.hexdigest())
for name in ("gb18030", "euc_jp"):
    rng = random.Random(name)
    digest = hashlib.md5()
    for _ in range(2000):
        data = bytes([rng.randrange(0x81, 0xa0), rng.randrange(0x30, 0x3b), rng.randrange(0x81, 256), rng.randrange(0x30, 0x3b)])
        digest.update(outcome((data if name == "gb18030" else b"\x8f" + data[::2]).decode, name).encode())
    print(name, digest.hexdigest())
text = "".join([chr(code) for code in range(0x30000) if not 0xd800 <= code < 0xe000])
print(text.encode("gb18030").decode("gb18030") == text, hashlib.md5(text.encode("gb18030")).hexdigest())
print(hashlib.md5(text.encode("utf-7")).hexdigest(), text.encode("utf-7").decode("utf-7") == text)
