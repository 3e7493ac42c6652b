# lzma: wrong settings and filters are refused in liblzma's words; filters' properties are read and written.
import copy
import lzma
from lzma import FILTER_ARM, FILTER_DELTA, FILTER_LZMA1, FILTER_LZMA2, FILTER_X86, FORMAT_ALONE, FORMAT_AUTO, FORMAT_RAW, FORMAT_XZ


def tell(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


def two(**more):
    return {"id": FILTER_LZMA2} | more


delta = {"id": FILTER_DELTA}
for settings in (
    dict(format=9), dict(check=99), dict(check=2), dict(preset=99), dict(preset=-1), dict(preset=1 << 40), dict(preset="a"),
    dict(preset=70), dict(preset=3, filters=[]), dict(filters=[]), dict(filters=3), dict(filters=[3]), dict(filters=[{}]),
    dict(filters=[{"id": 99}]), dict(filters=[delta]), dict(filters=[two(bad=1)]), dict(filters=[two(dict_size=1)]),
    dict(filters=[two(dict_size=-1)]), dict(filters=[two(lc=5)]), dict(filters=[two(lc=3, lp=2)]), dict(filters=[two(mode=7)]),
    dict(filters=[two(mf=77)]), dict(filters=[two(nice_len=777)]), dict(filters=[two(nice_len=3)]), dict(filters=[two(preset=77)]),
    dict(filters=[two()] * 2), dict(filters=[two()] * 5), dict(filters=[delta | {"dist": 0}, two()]),
    dict(filters=[delta | {"dist": 257}, two()]), dict(filters=[delta | {"x": 3}, two()]), dict(filters=[{"id": FILTER_X86, "dist": 3}, two()]),
    dict(filters=[{"id": FILTER_ARM, "start_offset": 3}, two()]), dict(filters=[{"id": FILTER_LZMA1}]),
    dict(format=FORMAT_ALONE, check=1), dict(format=FORMAT_ALONE, preset=77), dict(format=FORMAT_ALONE, filters=[two()]),
    dict(format=FORMAT_RAW), dict(format=FORMAT_RAW, check=1), dict(format=FORMAT_RAW, preset=3), dict(format=FORMAT_RAW, filters=[]),
    dict(format=FORMAT_AUTO),
):
    tell(lambda: len(lzma.LZMACompressor(**settings).flush()))
for settings in (
    dict(format=9), dict(format=FORMAT_RAW), dict(filters=[]), dict(memlimit=-1), dict(format=FORMAT_RAW, memlimit=3),
    dict(format=FORMAT_RAW, filters=[]), dict(format=FORMAT_RAW, filters=[delta]),
):
    tell(lambda: lzma.LZMADecompressor(**settings).eof)
for filter in (
    {"id": FILTER_LZMA1}, {"id": FILTER_LZMA1, "dict_size": 70000, "lc": 1}, two(), two(dict_size=70000), {"id": FILTER_DELTA, "dist": 5},
    {"id": FILTER_X86}, {"id": FILTER_X86, "start_offset": 16}, {"id": 99},
):
    tell(lambda: lzma._encode_filter_properties(filter))
    tell(lambda: lzma._decode_filter_properties(filter["id"], lzma._encode_filter_properties(filter)))
tell(lambda: lzma._decode_filter_properties(FILTER_LZMA2, b""))
tell(lambda: lzma._decode_filter_properties(FILTER_LZMA1, b"\xff1234"))
print([number for number in range(-1, 18) if lzma.is_check_supported(number)])
tell(lambda: copy.copy(lzma.LZMACompressor()))
tell(lambda: copy.copy(lzma.LZMADecompressor()))
for make in (
    lambda: lzma.LZMAFile("x", "q"), lambda: lzma.LZMAFile(3), lambda: lzma.LZMAFile("x", check=1), lambda: lzma.LZMAFile("x", preset=1),
    lambda: lzma.open("x", "rbt"), lambda: lzma.open("x", encoding="utf-8"),
):
    tell(make)
print(lzma.LZMAError, lzma.LZMAError.__base__, lzma.LZMACompressor, lzma.LZMADecompressor)
print({name: getattr(lzma, name) for name in lzma.__all__ if name.isupper()})
