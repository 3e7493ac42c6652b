"""Encodings of mainland China."""

from _multibytecodec import getter

getcodec = getter("gb2312", "gbk", "gb18030", "hz")
del getter
