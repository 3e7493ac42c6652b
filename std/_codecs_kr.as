"""Encodings of Korea."""

from _multibytecodec import getter

getcodec = getter("euc_kr", "cp949", "johab")
del getter
