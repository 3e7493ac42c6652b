# What unicode_escape and escape_decode refuse and warn of.
import codecs, warnings
warnings.simplefilter("ignore")
for s in (b"\\N{}", b"\\N{foo}", b"\\N{BULLET}", b"\\N", b"\\N{BULLET", b"\\Nx", b"\\8", b"\\777", b"\\u12", b"\\U00110000", b"\\x", b"\\q", b"a\\400b"):
    for f in (lambda: s.decode("unicode_escape"), lambda: codecs.unicode_escape_decode(s), lambda: s.decode("unicode_escape", "replace"), lambda: codecs.escape_decode(s), lambda: s.decode("raw_unicode_escape")):
        try: print(s, f())
        except Exception as e: print(s, type(e).__name__, e)
import codecs, warnings
for s in (b"\\q\\8\\777\\q", b"\\Q", b"\\400\\8"):
    for f in (lambda: s.decode("unicode_escape"), lambda: codecs.escape_decode(s)):
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter("always")
            f()
        print([str(x.message) for x in w])
