# lzma: what streams hold is what was compressed, in every format and check, through filters, and piece by piece.
import io
import lzma

DATA = b"hello " * 50 + bytes(range(256)) * 8


def tell(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


two = {"id": lzma.FILTER_LZMA2, "preset": 7 | lzma.PRESET_EXTREME, "dict_size": 1 << 16}
ways = [dict(preset=n) for n in (0, 3, 6, 9 | lzma.PRESET_EXTREME)]
ways += [dict(check=n) for n in (lzma.CHECK_NONE, lzma.CHECK_CRC32, lzma.CHECK_CRC64, lzma.CHECK_SHA256)]
ways += [dict(filters=[first, two]) for first in (
    {"id": lzma.FILTER_DELTA, "dist": 4}, {"id": lzma.FILTER_X86}, {"id": lzma.FILTER_POWERPC, "start_offset": 16},
    {"id": lzma.FILTER_ARM}, {"id": lzma.FILTER_ARMTHUMB}, {"id": lzma.FILTER_IA64}, {"id": lzma.FILTER_SPARC},
)]
ways += [dict(format=lzma.FORMAT_ALONE), dict(format=lzma.FORMAT_ALONE, filters=[{"id": lzma.FILTER_LZMA1, "lc": 1, "lp": 2}])]
ways += [dict(format=lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA1}]), dict(format=lzma.FORMAT_RAW, filters=[two])]
ways += [dict(format=lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_DELTA}, two])]
for way in ways:
    packed = lzma.compress(DATA, **way)
    raw = {"format": lzma.FORMAT_RAW, "filters": way["filters"]} if way.get("format") == lzma.FORMAT_RAW else {}
    stream = lzma.LZMADecompressor(**raw)
    got = b"".join(stream.decompress(packed[n:n + 7]) for n in range(0, len(packed), 7))
    print(got == DATA, lzma.decompress(packed, **raw) == DATA, stream.check, stream.eof, stream.needs_input, len(packed) < len(DATA) // 2)

packed = lzma.compress(DATA)
stream = lzma.LZMADecompressor()
print(stream.check, stream.eof, stream.needs_input, stream.unused_data)
print(stream.decompress(packed + b"tail", 10), stream.needs_input, len(stream.decompress(b"", 0)), stream.needs_input)
print(stream.decompress(b"", len(DATA)) == DATA[10:], stream.eof, stream.needs_input, stream.unused_data)
tell(lambda: stream.decompress(b""))

end = lzma.compress(b"two", format=lzma.FORMAT_ALONE)
for data in (
    b"", b"abc", b"abcdefghijklmn" * 5, packed[:-5], packed + b"junk", packed + end, packed + b"\0" * 4 + end,
    packed[:40] + b"zz" + packed[42:], packed[:8] + b"z" + packed[9:], end, b"]" + b"\0" * 4 + end[5:],
):
    for format in (lzma.FORMAT_AUTO, lzma.FORMAT_XZ, lzma.FORMAT_ALONE):
        tell(lambda: len(lzma.decompress(data, format=format)))
tell(lambda: lzma.decompress(packed, memlimit=100_000))
tell(lambda: len(lzma.decompress(packed, memlimit=1 << 40)))

stream = lzma.LZMACompressor()
print(stream.compress(b""), len(stream.flush()))
tell(stream.flush)
tell(lambda: stream.compress(b"x"))
tell(lambda: stream.compress("x"))

file = io.BytesIO()
with lzma.open(file, "wt", encoding="utf-8", preset=1) as text:
    print(text.write("first\nzweite ä\n"))
with lzma.LZMAFile(file, "a", check=lzma.CHECK_CRC32) as more:
    print(more.write(b"third\n"), more.tell(), more.writable(), more.seekable(), more.mode)
file.seek(0)
with lzma.LZMAFile(file) as back:
    print(back.peek(1)[:1], back.readline(), back.read(2), back.seek(-6, 2), back.read(), back.tell(), back.seek(0), len(back.read()))
