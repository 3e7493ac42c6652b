# Bytes as they stand in literals: codecs.escape_decode and escape_encode.
import codecs, warnings
warnings.simplefilter('ignore')
for d in [b"", b"abc", rb"\n\t\\\'\"\a", rb"\101\60\7x", rb"\x41\x7a", rb"\q", rb"\777", b"a\\\nb", rb"\08"]:
    print(d, codecs.escape_decode(d))
for d in [b"\\", rb"\x4", rb"\xg1", rb"a\x"]:
    for e in ("strict", "replace", "ignore", "foo"):
        try: print(d, e, codecs.escape_decode(d, e))
        except Exception as x: print(d, e, type(x).__name__, x)
for d in [b"", b"abc'\"\n\x00\xff\\", b"'", b'"']:
    print(d, codecs.escape_encode(d))
