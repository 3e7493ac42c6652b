"""Classes of `io` that few ask for: a reader and a writer as one stream, and the decoder that knows newlines."""

import io

_LF, _CR, _CRLF = 1, 2, 4


class BufferedRWPair(io.BufferedIOBase):
    """A stream that reads from one raw stream and writes to another, as both ends of a pipe or a socket."""

    def __init__(self, reader, writer, buffer_size=io.DEFAULT_BUFFER_SIZE, /):
        if not reader.readable():
            raise io.UnsupportedOperation("File or stream is not readable.")
        if not writer.writable():
            raise io.UnsupportedOperation("File or stream is not writable.")
        self._reader = io.BufferedReader(reader, buffer_size)
        self._writer = io.BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self._reader.read(-1 if size is None else size)

    def read1(self, size=-1, /):
        return self._reader.read1(size)

    def readinto(self, buffer, /):
        return self._reader.readinto(buffer)

    def readinto1(self, buffer, /):
        return self._reader.readinto1(buffer)

    def peek(self, size=0, /):
        return self._reader.peek(size)

    def write(self, buffer, /):
        return self._writer.write(buffer)

    def flush(self):
        return self._writer.flush()

    def readable(self):
        return self._reader.readable()

    def writable(self):
        return self._writer.writable()

    def isatty(self):
        return self._writer.isatty() or self._reader.isatty()

    def close(self):
        try:
            self._writer.close()
        finally:
            self._reader.close()

    @property
    def closed(self):
        return self._writer.closed


class IncrementalNewlineDecoder:
    """Decodes in pieces with another decoder, notes which newlines there were, and makes them `\\n` if it is to.

    >>> decoder = IncrementalNewlineDecoder(None, True)
    >>> decoder.decode("a\\r"), decoder.decode("\\nb"), decoder.newlines
    ('a', '\\nb', '\\r\\n')
    """

    def __init__(self, decoder, translate, errors="strict"):
        self.errors = errors
        self._decoder = decoder
        self._translate = bool(translate)
        self._seen = 0
        # A carriage return at the end of a piece may be half of a newline.
        self._held = False

    def decode(self, input, final=False):
        text = input if self._decoder is None else self._decoder.decode(input, final)
        if not isinstance(text, str):
            raise TypeError(f"decoder should return a string result, not '{type(text).__name__}'")
        if self._held and (text or final):
            text = "\r" + text
            self._held = False
        if text.endswith("\r") and not final:
            text = text[:-1]
            self._held = True
        both = text.count("\r\n")
        returns = text.count("\r") - both
        feeds = text.count("\n") - both
        self._seen |= (_LF if feeds else 0) | (_CR if returns else 0) | (_CRLF if both else 0)
        if self._translate:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def getstate(self):
        data, flag = (b"", 0) if self._decoder is None else self._decoder.getstate()
        return data, flag << 1 | self._held

    def setstate(self, state):
        data, flag = state
        self._held = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((data, flag >> 1))

    def reset(self):
        self._seen = 0
        self._held = False
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        """The newlines met so far: None, one, or a tuple."""
        met = [end for mark, end in ((_CR, "\r"), (_LF, "\n"), (_CRLF, "\r\n")) if self._seen & mark]
        return tuple(met) if len(met) > 1 else met[0] if met else None


for _class in (BufferedRWPair, IncrementalNewlineDecoder):
    _class.__module__ = "_io"
del _class


def open_code(path):
    """Opens a file that holds a program, to read its bytes."""
    if not isinstance(path, str):
        raise TypeError(f"open_code() argument 'path' must be str, not {type(path).__name__}")
    return open(path, "rb")


open_code.__module__ = "_io"

from _functools import freeze as _freeze
_freeze(BufferedRWPair, IncrementalNewlineDecoder)
del _freeze
