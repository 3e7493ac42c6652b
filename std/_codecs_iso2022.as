"""Encodings of several sets in turn."""

from _multibytecodec import getter

getcodec = getter("iso2022_kr", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_jp_3", "iso2022_jp_ext")
del getter
