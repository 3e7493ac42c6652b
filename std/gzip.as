"""Files in gzip's format. The compression is that of `zlib`.

    >>> decompress(compress(b"abc"))
    b'abc'
"""

import builtins
import io
import os
import struct
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16

READ = "rb"
WRITE = "wb"

_COMPRESS_LEVEL_FAST = 1
_COMPRESS_LEVEL_TRADEOFF = 6
_COMPRESS_LEVEL_BEST = 9


class BadGzipFile(OSError):
    """The file is not in gzip's format, or damaged."""


def open(filename, mode="rb", compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None, newline=None):
    """Opens a compressed file, given by name or open already, for bytes or with "t" in the mode for text."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError("Invalid mode: %r" % (mode,))
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument '{name}' not supported in binary mode")
    plain = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, plain, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, plain, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if "t" in mode:
        return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
    return file


def _head(name, level, mtime):
    """Returns what stands before the compressed data."""
    extra = 2 if level == _COMPRESS_LEVEL_BEST else 4 if level == _COMPRESS_LEVEL_FAST else 0
    if mtime is None:
        mtime = time.time()
    head = b"\x1f\x8b\x08" + (bytes([FNAME]) if name else b"\0") + struct.pack("<LBB", int(mtime), extra, 255)
    return head + name + b"\0" if name else head


def _skip_head(read):
    """Reads a head; returns the time in it, or None at the end of the file."""
    magic = read(2)
    if magic == b"":
        return None
    if magic != b"\x1f\x8b":
        raise BadGzipFile("Not a gzipped file (%r)" % magic)
    method, flags, mtime = struct.unpack("<BBIxx", _exactly(read, 8))
    if method != 8:
        raise BadGzipFile("Unknown compression method")
    if flags & FEXTRA:
        size, = struct.unpack("<H", _exactly(read, 2))
        _exactly(read, size)
    for flag in (FNAME, FCOMMENT):
        if flags & flag:
            while (c := read(1)) and c != b"\0":
                pass
    if flags & FHCRC:
        _exactly(read, 2)
    return mtime


def _exactly(read, size):
    data = read(size)
    while len(data) < size:
        more = read(size - len(data))
        if not more:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data += more
    return data


class GzipFile(io.BufferedIOBase):
    """A compressed file, read or written as the bytes that it holds."""

    myfileobj = None
    mode = None

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError("Invalid mode: {!r}".format(mode))
        if mode and "b" not in mode:
            mode += "b"
        self.fileobj = None
        if fileobj is None:
            fileobj = self.myfileobj = builtins.open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        else:
            filename = os.fspath(filename)
        if mode is None:
            mode = getattr(fileobj, "mode", "rb")
        self.name = filename
        self.fileobj = fileobj
        self._mtime = mtime
        self._position = 0
        if mode.startswith("r"):
            self.mode = READ
            self._begin = fileobj.tell() if hasattr(fileobj, "tell") else 0
            self._restart()
        elif mode.startswith(("w", "a", "x")):
            self.mode = WRITE
            self.compress = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, 0)
            self.crc = 0
            self.size = 0
            fileobj.write(_head(self._stored_name(), compresslevel, mtime))
        else:
            raise ValueError("Invalid mode: {!r}".format(mode))

    def _stored_name(self):
        name = os.path.basename(self.name)
        if not isinstance(name, bytes):
            try:
                name = name.encode("latin-1")
            except UnicodeEncodeError:
                return b""
        return name[:-3] if name.endswith(b".gz") else name

    @property
    def filename(self):
        return self.name

    @property
    def mtime(self):
        """The time in the head that was read last."""
        return self._mtime

    def __repr__(self):
        shown = repr(self.fileobj)
        return "<gzip " + shown[1:-1] + " " + hex(id(self)) + ">"

    def _check_open(self):
        if self.fileobj is None:
            raise ValueError("I/O operation on closed file")

    def _check_reading(self, what):
        self._check_open()
        if self.mode != READ:
            import errno
            raise OSError(errno.EBADF, f"{what}() on write-only GzipFile object")

    # Reading.

    def _restart(self):
        self._stream = None
        self._raw = b""
        self._ready = bytearray()
        self._ended = False
        self._position = 0
        self._first = True

    def _read_raw(self, size):
        while len(self._raw) < size:
            more = self.fileobj.read(max(size - len(self._raw), 65536))
            if not more:
                break
            self._raw += more
        data, self._raw = self._raw[:size], self._raw[size:]
        return data

    def _fill(self):
        """Decompresses some more; false at the end."""
        if self._ended:
            return False
        if self._stream is None:
            if not self._first:
                # Padding between members and behind the last.
                while (c := self._read_raw(1)) == b"\0":
                    pass
                self._raw = c + self._raw
            mtime = _skip_head(self._read_raw)
            if mtime is None:
                self._ended = True
                return False
            self._mtime = mtime
            self._first = False
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            self._crc = 0
            self._size = 0
        data = self._read_raw(65536)
        if not data:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        made = self._stream.decompress(data)
        self._crc = zlib.crc32(made, self._crc)
        self._size += len(made)
        self._ready += made
        if self._stream.eof:
            self._raw = self._stream.unused_data + self._raw
            self._stream = None
            crc, size = struct.unpack("<II", _exactly(self._read_raw, 8))
            if crc != self._crc:
                raise BadGzipFile("CRC check failed %s != %s" % (hex(crc), hex(self._crc)))
            if size != self._size & 0xFFFFFFFF:
                raise BadGzipFile("Incorrect length of data produced")
        return True

    def read(self, size=-1):
        """Reads that many bytes, or all."""
        self._check_reading("read")
        if size is None or size < 0:
            while self._fill():
                pass
            size = len(self._ready)
        else:
            while len(self._ready) < size and self._fill():
                pass
        return self._taken(size)

    def _taken(self, size):
        data = bytes(self._ready[:size])
        del self._ready[:size]
        self._position += len(data)
        return data

    def read1(self, size=-1):
        """Reads what is there, at most that many bytes."""
        self._check_reading("read1")
        while not self._ready and self._fill():
            pass
        return self._taken(len(self._ready) if size is None or size < 0 else size)

    def readinto(self, b):
        """Reads into a buffer."""
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def readinto1(self, b):
        """Reads what is there into a buffer."""
        data = self.read1(len(b))
        b[:len(data)] = data
        return len(data)

    def peek(self, n):
        """Returns what comes next without going on."""
        self._check_reading("peek")
        while not self._ready and self._fill():
            pass
        return bytes(self._ready)

    def readline(self, size=-1):
        """Reads a line."""
        self._check_reading("readline")
        start = 0
        while True:
            at = self._ready.find(b"\n", start)
            if at >= 0 or size is not None and 0 <= size <= len(self._ready):
                break
            start = len(self._ready)
            if not self._fill():
                break
        end = at + 1 if at >= 0 else len(self._ready)
        if size is not None and size >= 0:
            end = min(end, size)
        return self._taken(end)

    def readlines(self, hint=-1):
        """Reads the lines that are left."""
        lines = []
        total = 0
        while line := self.readline():
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    # Writing.

    def write(self, data):
        """Writes bytes."""
        self._check_open()
        if self.mode != WRITE:
            import errno
            raise OSError(errno.EBADF, "write() on read-only GzipFile object")
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data).tobytes()
        if data:
            self.fileobj.write(self.compress.compress(data))
            self.size += len(data)
            self.crc = zlib.crc32(data, self.crc)
            self._position += len(data)
        return len(data)

    def writelines(self, lines):
        """Writes several bytes objects."""
        for line in lines:
            self.write(line)

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        """Writes out what has been compressed so far."""
        self._check_open()
        if self.mode == WRITE:
            self.fileobj.write(self.compress.flush(zlib_mode))
            self.fileobj.flush()

    @property
    def closed(self):
        return self.fileobj is None

    def close(self):
        """Finishes the file; one that was given open stays open."""
        file = self.fileobj
        if file is None:
            return
        try:
            if self.mode == WRITE:
                file.write(self.compress.flush())
                file.write(struct.pack("<LL", self.crc, self.size & 0xFFFFFFFF))
        finally:
            self.fileobj = None
            mine = self.myfileobj
            if mine:
                self.myfileobj = None
                mine.close()

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *exc):
        self.close()

    def fileno(self):
        """Returns the number of the file below."""
        return self.fileobj.fileno()

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def tell(self):
        """Returns the position among the bytes that the file holds."""
        self._check_open()
        return self._position

    def seek(self, offset, whence=io.SEEK_SET):
        """Goes to a position: forward by reading or writing zeros, back by reading anew."""
        self._check_open()
        if self.mode == WRITE:
            if whence == io.SEEK_CUR:
                offset += self._position
            elif whence != io.SEEK_SET:
                raise ValueError("Seek from end not supported")
            if offset < self._position:
                raise OSError("Negative seek in write mode")
            self.write(bytes(offset - self._position))
            return self._position
        if whence == io.SEEK_CUR:
            offset += self._position
        elif whence == io.SEEK_END:
            while self.read(65536):
                pass
            offset += self._position
        if offset < self._position:
            self.rewind()
        while self._position < offset and self.read(min(65536, offset - self._position)):
            pass
        return self._position

    def rewind(self):
        """Goes to the beginning of a file being read."""
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self.fileobj.seek(self._begin)
        self._restart()


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=None):
    """Returns bytes as a compressed file would hold them."""
    stream = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = stream.compress(data) + stream.flush()
    return _head(b"", compresslevel, mtime) + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def decompress(data):
    """Returns what compressed bytes hold."""
    try:
        return GzipFile(fileobj=io.BytesIO(data)).read()
    except BadGzipFile as e:
        if str(e).startswith("CRC check failed"):
            raise BadGzipFile("CRC check failed") from None
        raise
