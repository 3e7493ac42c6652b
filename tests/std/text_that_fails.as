# Where decoding fails, a file of text forgets the line it was to give; what waits for more bytes still waits.
import io


def tell(ask):
    try:
        print(repr(ask()))
    except Exception as e:
        print(type(e).__name__, e)


def play(data, encoding, *steps):
    print(data, encoding)
    s = io.TextIOWrapper(io.BytesIO(data), encoding=encoding)
    for step in steps:
        tell(lambda: getattr(s, step)())


play(b"ab\xc3", "utf-8", "readline", "readlines", "read")
play(b"ab\xc3", "utf-8", "__next__", "tell", "flush", "readlines")
play(b"a\nb\n", "utf-8", "__next__", "tell", "truncate", "tell")
play(b"\xff\xfea\0\0\xd8", "utf-16", "readline", "read")
play(b"abc", "utf-16", "readline", "read")
play(b"abcd", "utf-32", "read", "read")
for data in (b"\0\xd8", b"\0\xdc", b"\0\xd8a\0", b"\0\xd8\0", b"a\0b"):
    tell(lambda: data.decode("utf-16-le"))
for data in (b"\0\xd8\0\0", b"\xff\xff\xff\xff", b"ab"):
    tell(lambda: data.decode("utf-32-le"))
