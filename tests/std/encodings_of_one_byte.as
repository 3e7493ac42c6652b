# All encodings of one byte a character: digests of what their bytes are and of what they refuse, and their modules.
import codecs
import hashlib
import importlib
from encodings.aliases import aliases

HOMES = """
    charmap cp037 cp1006 cp1026 cp1125 cp1140 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp273 cp424
    cp437 cp500 cp720 cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp866 cp869 cp874
    cp875 hp_roman8 iso8859_1 iso8859_10 iso8859_11 iso8859_13 iso8859_14 iso8859_15 iso8859_16 iso8859_2 iso8859_3
    iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 koi8_r koi8_t koi8_u kz1048 latin_1 mac_arabic mac_croatian
    mac_cyrillic mac_farsi mac_greek mac_iceland mac_latin2 mac_roman mac_romanian mac_turkish palmos ptcp154 tis_620
""".split()
print(len(HOMES), len(aliases), hashlib.md5(repr(sorted(aliases.items())).encode()).hexdigest())


def outcome(function, *args):
    try:
        return ascii(function(*args))
    except (UnicodeError, TypeError, ValueError) as e:
        return f"{type(e).__name__}: {ascii(str(e))} {getattr(e, '__notes__', '')}"


DATA = bytes(range(256))
for home in HOMES:
    info = codecs.lookup(home)
    digest = hashlib.md5()
    for errors in ("strict", "replace", "ignore", "backslashreplace", "surrogateescape"):
        digest.update(outcome(DATA.decode, home, errors).encode())
    digest.update(outcome(DATA.decode(home, "ignore").encode, home).encode())
    for errors in ("strict", "replace", "ignore", "backslashreplace", "xmlcharrefreplace", "namereplace"):
        digest.update(outcome("a\xe9\u20ac\u4e2d\u044f\U0001f600".encode, home, errors).encode())
    module = importlib.import_module("encodings." + home)
    assert module.getregentry().name and module.IncrementalDecoder is not None and module.__name__ == "encodings." + home
    print(home, info.name, info._is_text_encoding, digest.hexdigest())
print(outcome(b"\x80".decode, "cp1252", "surrogatepass"), outcome(b"\x81".decode, "cp1252"))

for a, b in [("utf8", "utf-8"), ("U8", "utf_8"), ("cp1252", "windows-1252"), ("latin1", "l1"), ("utf-16", "u16")]:
    print(a, b, codecs.lookup(a) == codecs.lookup(b))
asked = []
codecs.register(asked.append)
for name in ["a--b  c.D;\xe9-x", "-x-", " y", "z__z", "UTF 9!", "\xe9", "UTF--8", "utf 8!", "iso-8859-1:1987", "x\0y"]:
    try:
        print(codecs.lookup(name).name)
    except (LookupError, ValueError) as e:
        print(type(e).__name__, ascii(str(e)))
print(asked)
for home in ("hex", "base64", "quopri", "uu"):
    coded = codecs.encode(b"ab\xff c=\n" * 9, home)
    print(coded, codecs.decode(coded, home) == b"ab\xff c=\n" * 9)
try:
    import encodings.nothere
except ImportError as e:
    print(e)
try:
    "".encode("undefined")
except UnicodeError as e:
    print(type(e).__name__, e)
