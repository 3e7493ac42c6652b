"""Encodings of more than one byte a character: what encodes and decodes, at once, piece by piece and in streams.

The tables and the sequences are native, in `_multibyte`.

    >>> MultibyteCodec("euc_jp").encode("\\u3042")
    (b'\\xa4\\xa2', 1)
"""

import _multibyte as native

_ILLEGAL, _CUT = "illegal multibyte sequence", "incomplete multibyte sequence"
_REPLACING = {"ignore": "", "replace": "\ufffd"}
_LONGEST_BYTES, _LONGEST_TEXT = 8, 2


def _handled(error, errors, size, kinds, what):
    # Gives what a handler puts in the place of what does not fit, and where to go on.
    from codecs import lookup_error
    answer = lookup_error(errors)(error)
    if not isinstance(answer, tuple) or len(answer) != 2 or not isinstance(answer[0], kinds) or not isinstance(answer[1], int):
        raise TypeError(f"{what} error handler must return (str, int) tuple")
    place = answer[1]
    if place < 0:
        place += size
    if not 0 <= place <= size:
        raise IndexError("position %d from error handler out of bounds" % place)
    return answer[0], place


class _Run:
    """The state of an encoding while something goes through it."""

    def __init__(self, name, decoding):
        self.name = name
        self.state = native.start(name, decoding)

    def decode(self, data, errors, final):
        """Returns the text of bytes and how many were used; at the end all must be whole."""
        made, at = [], 0
        replacing = _REPLACING.get(errors)
        while True:
            text, at, self.state, size = native.decode(self.name, data, at, self.state, replacing)
            made.append(text)
            if size == 0 or size < 0 and not final:
                return "".join(made), at
            end, reason = (at + size, _ILLEGAL) if size > 0 else (len(data), _CUT)
            if replacing is not None:
                made.append(replacing)
                at = end
                continue
            error = UnicodeDecodeError(self.name, data, at, end, reason)
            if errors == "strict":
                raise error
            text, at = _handled(error, errors, len(data), str, "decoding")
            made.append(text)

    def encode(self, text, errors, final):
        """Returns the bytes of text and how many characters were used."""
        made, at = [], 0
        while True:
            data, at, self.state, size = native.encode(self.name, text, at, self.state, final)
            made.append(data)
            if size == 0 or size < 0 and not final:
                return b"".join(made), at
            end, reason = (at + size, _ILLEGAL) if size > 0 else (len(text), _CUT)
            if errors == "ignore":
                at = end
                continue
            if errors == "replace":
                data, _, self.state, size = native.encode(self.name, "?", 0, self.state, True)
                made.append(b"?" if size else data)
                at = end
                continue
            error = UnicodeEncodeError(self.name, text, at, end, reason)
            if errors == "strict":
                raise error
            instead, at = _handled(error, errors, len(text), (str, bytes), "encoding")
            made.append(self.encode(instead, "strict", True)[0] if isinstance(instead, str) else instead)

    def reset(self):
        """Returns the bytes that lead back to the beginning."""
        data, self.state = native.reset(self.name, self.state)
        return data


def _bytes_of(data):
    from _codecs_direct import bytes_of
    return bytes_of(data)


class MultibyteCodec:
    """An encoding without a memory."""

    def __init__(self, name):
        self._name = name

    def encode(self, input, errors=None):
        """Returns the bytes of text, and how many characters it has."""
        text = input if isinstance(input, str) else str(input)
        run = _Run(self._name, False)
        return run.encode(text, errors or "strict", True)[0] + run.reset(), len(text)

    def decode(self, input, errors=None):
        """Returns the text of bytes, and how many they are."""
        data = _bytes_of(input)
        return _Run(self._name, True).decode(data, errors or "strict", True)[0], len(data)


# What the classes below share, which have no base in common.

def _begin(self, errors, decoding):
    codec = type(self).codec
    if not isinstance(codec, MultibyteCodec):
        raise TypeError("codec is unexpected type")
    self._errors = errors or "strict"
    self._run = _Run(codec._name, decoding)


def _set_errors(self, value):
    if not isinstance(value, str):
        raise TypeError("errors must be a string")
    self._errors = value


_errors = property(lambda self: self._errors, _set_errors)


def _take(self, data, final):
    # Decodes what waited and some more; what is not whole waits.
    data = self._waiting + data
    text, used = self._run.decode(data, self._errors, final)
    rest = data[used:]
    if len(rest) > _LONGEST_BYTES:
        raise UnicodeDecodeError(self._run.name, data, 0, len(data), "pending buffer overflow")
    self._waiting = rest
    return text


def _give(self, text, final):
    text = self._waiting + (text if isinstance(text, str) else str(text))
    data, used = self._run.encode(text, self._errors, final)
    rest = text[used:]
    if len(rest) > _LONGEST_TEXT:
        raise UnicodeEncodeError(self._run.name, text, 0, len(text), "pending buffer overflow")
    self._waiting = rest
    return data + self._run.reset() if final else data


def _number(value):
    if value < 0:
        raise OverflowError("can't convert negative int to unsigned")
    return value


class MultibyteIncrementalDecoder:
    """Decodes piece by piece."""

    errors = _errors

    def __init__(self, errors="strict"):
        _begin(self, errors, True)
        self._waiting = b""

    def decode(self, input, final=False):
        return _take(self, _bytes_of(input), final)

    def getstate(self):
        return self._waiting, self._run.state

    def setstate(self, state, /):
        if not isinstance(state, tuple):
            raise TypeError(f"setstate() argument must be tuple, not {type(state).__name__}")
        if len(state) != 2 or not isinstance(state[0], bytes) or not isinstance(state[1], int):
            raise TypeError("setstate(): illegal state argument")
        waiting, number = state
        if _number(number) >= 1 << 64:
            raise OverflowError("int too big to convert")
        if len(waiting) > _LONGEST_BYTES:
            raise UnicodeDecodeError(self._run.name, waiting, 0, len(waiting), "pending buffer too large")
        self._waiting, self._run.state = waiting, number

    def reset(self):
        self._waiting = b""
        self._run = _Run(self._run.name, True)


class MultibyteIncrementalEncoder:
    """Encodes piece by piece."""

    errors = _errors

    def __init__(self, errors="strict"):
        _begin(self, errors, False)
        self._waiting = ""

    def encode(self, input, final=False):
        return _give(self, input, final)

    def getstate(self):
        waiting = self._waiting.encode()
        return int.from_bytes(bytes([len(waiting)]) + waiting + self._run.state.to_bytes(8, "little"), "little")

    def setstate(self, state, /):
        if not isinstance(state, int):
            raise TypeError(f"setstate() argument must be int, not {type(state).__name__}")
        data = _number(state).to_bytes(17, "little")
        size = data[0]
        if size > 4 * _LONGEST_TEXT:
            raise UnicodeError("pending buffer too large")
        self._waiting = data[1:1 + size].decode()
        self._run.state = int.from_bytes(data[1 + size:9 + size], "little")

    def reset(self):
        self._waiting = ""
        self._run.reset()


class MultibyteStreamReader:
    """Reads a stream of bytes."""

    errors = _errors

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        _begin(self, errors, True)
        self._waiting = b""

    def _read(self, method, size):
        if size is None:
            size = -1
        elif not isinstance(size, int):
            raise TypeError("arg 1 must be an integer")
        while True:
            data = method() if size < 0 else method(size)
            if not isinstance(data, bytes):
                raise TypeError("stream function returned a non-bytes object (%.100s)" % type(data).__name__)
            text = _take(self, data, not data or size < 0)
            if text or not data or size <= 0:
                return text
            size = 1

    def read(self, sizeobj=None, /):
        return self._read(self.stream.read, sizeobj)

    def readline(self, sizeobj=None, /):
        return self._read(self.stream.readline, sizeobj)

    def readlines(self, sizehintobj=None, /):
        return self._read(self.stream.read, sizehintobj).splitlines(True)

    def reset(self):
        self._waiting = b""
        self._run = _Run(self._run.name, True)


class MultibyteStreamWriter:
    """Writes to a stream of bytes."""

    errors = _errors

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        _begin(self, errors, False)
        self._waiting = ""

    def write(self, strobj, /):
        self.stream.write(_give(self, strobj, False))

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def reset(self):
        if self._waiting:
            data = _give(self, "", True)
            if data:
                self.stream.write(data)


def getter(*names):
    """Returns the function that gives the encodings of a group by name."""
    made = {}

    def getcodec(encoding, /):
        if not isinstance(encoding, str):
            raise TypeError("encoding name must be a string.")
        if encoding not in names:
            raise LookupError("no such codec is supported.")
        if encoding not in made:
            made[encoding] = MultibyteCodec(encoding)
        return made[encoding]

    getcodec.__qualname__ = "getcodec"
    return getcodec
