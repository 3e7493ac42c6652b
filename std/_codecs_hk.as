"""Encodings of Hong Kong."""

from _multibytecodec import getter

getcodec = getter("big5hkscs")
del getter
