"""Buffered readers and writers over any raw stream that a script hands over: the half of `io` for what is no file.

`io.BufferedReader(raw)` and its like give these where `raw` is not a `FileIO`.
"""

import io
import operator

_CHUNK = 8192


class _Buffered(io.BufferedIOBase):
    _outer = None
    _raw = None
    _size = _CHUNK

    def _prepare(self, raw, size):
        if size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self._raw = raw
        self._size = size
        self._ahead = b""
        self._waiting = bytearray()

    def _is_inside(self, outer):
        """Notes the object that a script holds, which is of a class of its own. It goes first when nobody holds it."""
        from weakref import ref
        self._outer = ref(outer)

    def __getattr__(self, name):
        if name in ("name", "mode"):
            return getattr(self._attached(), name)
        raise AttributeError(f"'_io.{type(self).__name__}' object has no attribute {name!r}", name=name, obj=self)

    @property
    def raw(self):
        return self._raw

    @property
    def closed(self):
        return self._attached().closed

    def _attached(self):
        if self._raw is None:
            raise ValueError("raw stream has been detached")
        return self._raw

    def _open(self, what):
        if self._attached().closed:
            raise ValueError(what)

    def _fill(self, size):
        data = self._raw.read(size)
        if data:
            self._ahead += data
        return data

    def _all(self):
        found = [self._ahead]
        self._ahead = b""
        while data := self._raw.read():
            found.append(data)
        return b"".join(found)

    def _take(self, size):
        found, self._ahead = self._ahead[:size], self._ahead[size:]
        return found

    def seekable(self):
        return self._attached().seekable()

    def fileno(self):
        return self._attached().fileno()

    def isatty(self):
        return self._attached().isatty()

    def detach(self):
        raw = self._attached()
        self.flush()
        self._raw = None
        return raw

    def close(self):
        if not self._attached().closed:
            try:
                outer = self._outer and self._outer()
                (self if outer is None else outer).flush()
            finally:
                self._raw.close()

    def _settle(self):
        """Puts the raw stream where a reader believes to be."""
        if self._ahead:
            self._raw.seek(-len(self._ahead), 1)
            self._ahead = b""

    def flush(self):
        self._open("flush of closed file")
        while self._waiting:
            del self._waiting[:self._pass_on(bytes(self._waiting))]

    def _pass_on(self, data):
        done = self._raw.write(data)
        if done is None:
            raise BlockingIOError(11, "write could not complete without blocking", 0)
        if not 0 <= done <= len(data):
            raise OSError(f"raw write() returned invalid length {done} (should have been between 0 and {len(data)})")
        return done

    def tell(self):
        return self._attached().tell() - len(self._ahead) + len(self._waiting)

    def seek(self, target, whence=0, /):
        self._open("seek of closed file")
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        self.flush()
        if whence == 1:
            target -= len(self._ahead)
        self._ahead = b""
        return self._raw.seek(target, whence)

    def truncate(self, pos=None, /):
        self._open("truncate of closed file")
        if not self.writable():
            raise io.UnsupportedOperation("truncate")
        self.flush()
        if pos is None:
            pos = self.tell()
        self._settle()
        return self._raw.truncate(pos)


def _checked_size(size):
    if size is None:
        return -1
    if isinstance(size, int) or hasattr(size, "__index__"):
        return size.__index__()
    raise TypeError(f"argument should be integer or None, not {type(size).__name__!r}")


class _Reading(_Buffered):
    def read(self, size=-1, /):
        size = _checked_size(size)
        if size < -1:
            raise ValueError("read length must be non-negative or -1")
        self._open("read of closed file")
        self.flush()
        if size == -1:
            return self._all()
        while len(self._ahead) < size:
            if not self._fill(max(self._size, size - len(self._ahead))):
                break
        return self._take(size)

    def read1(self, size=-1, /):
        size = operator.index(size)
        self._open("read of closed file")
        self.flush()
        if size < 0:
            size = self._size
        if not self._ahead and size:
            self._fill(self._size)
        return self._take(size)

    def peek(self, size=0, /):
        self._open("peek of closed file")
        self.flush()
        if not self._ahead:
            self._fill(self._size)
        return self._ahead

    def readinto(self, buffer, /):
        self._open("readinto of closed file")
        data = self.read(len(memoryview(buffer).cast("B")))
        memoryview(buffer).cast("B")[:len(data)] = data
        return len(data)

    def readinto1(self, buffer, /):
        data = self.read1(len(memoryview(buffer).cast("B")))
        memoryview(buffer).cast("B")[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        size = _checked_size(size)
        self._open("readline of closed file")
        self.flush()
        if size < 0:
            size = None
        while True:
            end = self._ahead.find(b"\n") + 1
            if end or size is not None and len(self._ahead) >= size or not self._fill(self._size):
                break
        end = end or len(self._ahead)
        return self._take(end if size is None else min(end, size))

    def readable(self):
        return self._attached().readable()


class _Writing(_Buffered):
    def write(self, data, /):
        try:
            data = bytes(memoryview(data))
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}") from None
        self._open("write to closed file")
        self._settle()
        if len(self._waiting) + len(data) > self._size:
            self.flush()
        written = 0
        while len(data) - written > self._size:
            written += self._pass_on(data[written:])
        self._waiting += data[written:]
        return len(data)

    def writable(self):
        return self._attached().writable()


class BufferedReader(_Reading):
    def __init__(self, raw, buffer_size=_CHUNK):
        if not raw.readable():
            raise io.UnsupportedOperation("File or stream is not readable.")
        self._prepare(raw, buffer_size)

    def flush(self):
        self._open("I/O operation on closed file.")


class BufferedWriter(_Writing):
    def __init__(self, raw, buffer_size=_CHUNK):
        if not raw.writable():
            raise io.UnsupportedOperation("File or stream is not writable.")
        self._prepare(raw, buffer_size)


class BufferedRandom(_Reading, _Writing):
    def __init__(self, raw, buffer_size=_CHUNK):
        if not raw.seekable():
            raise io.UnsupportedOperation("File or stream is not seekable.")
        if not raw.readable():
            raise io.UnsupportedOperation("File or stream is not readable.")
        if not raw.writable():
            raise io.UnsupportedOperation("File or stream is not writable.")
        self._prepare(raw, buffer_size)


for _class in (BufferedReader, BufferedWriter, BufferedRandom):
    _class.__module__ = "_io"
del _class
