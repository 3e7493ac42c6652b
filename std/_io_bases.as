"""The abstract base classes of streams: those that `io` shows, above the native ones that do the work."""

import abc
from io import BufferedRandom, BufferedReader, BufferedWriter, BytesIO, FileIO, StringIO, TextIOWrapper

_TextIOBase, _BufferedIOBase, _RawIOBase = StringIO.__base__, BytesIO.__base__, FileIO.__base__


class IOBase(_RawIOBase.__base__, metaclass=abc.ABCMeta):
    """What all streams can do."""

    __module__ = "io"


class RawIOBase(_RawIOBase, IOBase):
    """A stream of bytes without a buffer."""

    __module__ = "io"


class BufferedIOBase(_BufferedIOBase, IOBase):
    """A stream of bytes with a buffer."""

    __module__ = "io"


class TextIOBase(_TextIOBase, IOBase):
    """A stream of text."""

    __module__ = "io"


RawIOBase.register(FileIO)
for _stream in BytesIO, BufferedReader, BufferedWriter, BufferedRandom:
    BufferedIOBase.register(_stream)
for _stream in StringIO, TextIOWrapper:
    TextIOBase.register(_stream)
