"""Encodings of Taiwan."""

from _multibytecodec import getter

getcodec = getter("big5", "cp950")
del getter
