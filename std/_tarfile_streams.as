"""What a tar archive is read from and written to: stretches of files, and streams that go forward only. The archives are `tarfile`."""

import io
import shutil
from _tarfile_info import RECORDSIZE, CompressionError, ReadError, StreamError


def copyfileobj(src, dst, length=None, exception=OSError, bufsize=None):
    """Copies so many bytes from one file object to another."""
    bufsize = bufsize or 16 * 1024
    if length is None:
        shutil.copyfileobj(src, dst, bufsize)
        return
    while length > 0:
        data = src.read(min(bufsize, length))
        if not data:
            raise exception("unexpected end of data")
        dst.write(data)
        length -= len(data)


class Forward:
    """A stream that cannot seek, as an object that can seek forward; closing it closes what was opened for it."""

    def __init__(self, stream, owner=None):
        self._stream = stream
        self._owner = owner
        self._at = 0

    def read(self, size=-1):
        parts, left = [], size
        while left:
            data = self._stream.read(left if left > 0 else 1 << 16)
            if not data:
                break
            parts.append(data)
            if left > 0:
                left -= len(data)
        data = b"".join(parts)
        self._at += len(data)
        return data

    def write(self, data):
        self._stream.write(data)
        self._at += len(data)

    def tell(self):
        return self._at

    def seek(self, to):
        if to < self._at:
            raise StreamError("seeking backwards is not allowed")
        while self._at < to and self.read(min(to - self._at, 1 << 16)):
            pass
        return self._at

    def close(self):
        if self._owner is not None:
            self._stream.close()
            if self._owner is not self._stream:
                self._owner.close()
        elif hasattr(self._stream, "_tar_compressor"):
            self._stream.close()


class Part(io.RawIOBase):
    """A stretch of a file as a file of its own."""

    def __init__(self, file, offset, size, name, stretches=None):
        self._file, self._size, self._at = file, size, 0
        self.name = name
        # Where stretches begin and end, and where their data lie; between them are zeros.
        self._stretches = []
        for start, length in [(0, size)] if stretches is None else stretches:
            self._stretches.append((start, start + length, offset))
            offset += length

    @property
    def mode(self):
        return "rb"

    def readable(self):
        return True

    def seekable(self):
        return not isinstance(self._file, Forward)

    def readinto(self, room):
        count = min(len(room), self._size - self._at)
        if count <= 0:
            return 0
        for start, end, place in self._stretches:
            if self._at < start:
                data = bytes(min(count, start - self._at))
                break
            if self._at < end:
                self._file.seek(place + self._at - start)
                data = self._file.read(min(count, end - self._at))
                break
        else:
            data = bytes(count)
        if not data:
            raise ReadError("unexpected end of data")
        room[:len(data)] = data
        self._at += len(data)
        return len(data)

    def tell(self):
        return self._at

    def seek(self, to, whence=io.SEEK_SET):
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}
        if whence not in start:
            raise ValueError("Invalid argument")
        self._at = min(max(start[whence] + to, 0), self._size)
        return self._at


def stream(name, mode, kind, fileobj, level):
    """Returns what a mode with a bar reads from or writes to."""
    owner = None
    if fileobj is None:
        fileobj = owner = open(name, mode + "b")
    if kind == "*":
        start = fileobj.read(6)
        kind = "gz" if start[:2] == b"\x1f\x8b" else "bz2" if start[:3] == b"BZh" else "tar"
        if start == b"\xfd7zXZ\0" or start == b"]\0\0\x80\0\xff":
            kind = "xz"
        fileobj = _Again(start, fileobj)
    if kind == "tar":
        return Forward(fileobj, owner)
    if kind not in ("gz", "bz2", "xz"):
        raise CompressionError(f"unknown compression type {kind!r}")
    return Forward(_Unzipping(fileobj, kind) if mode == "r" else _Zipping(fileobj, kind, level), owner)


class _Again:
    """A stream whose first bytes were read already."""

    def __init__(self, start, stream):
        self._start, self._stream = start, stream
        self.close = getattr(stream, "close", None)

    def read(self, size):
        if self._start:
            data, self._start = self._start[:size], self._start[size:]
            return data
        return self._stream.read(size)


class _Unzipping:
    """The data of a compressed stream, read piece by piece."""

    _tar_compressor = True

    def __init__(self, stream, kind):
        self._stream, self._data = stream, b""
        self._is_gz = kind == "gz"
        if kind == "gz":
            import zlib
            self._inflate, self._error = zlib.decompressobj(31), zlib.error
        elif kind == "xz":
            import lzma
            self._inflate, self._error = lzma.LZMADecompressor(), lzma.LZMAError
        else:
            import bz2
            self._inflate, self._error = bz2.BZ2Decompressor(), OSError

    def read(self, size):
        while not self._data and not self._inflate.eof:
            packed = self._stream.read(RECORDSIZE)
            if not packed:
                break
            try:
                self._data = self._inflate.decompress(packed)
            except self._error as problem:
                raise ReadError("invalid compressed data" if self._inflate.unused_data or not self._is_gz else "not a gzip file") from problem
        data, self._data = self._data[:size], self._data[size:]
        return data

    def close(self):
        pass


class _Zipping:
    """A compressed stream, written piece by piece."""

    _tar_compressor = True

    def __init__(self, stream, kind, level):
        self._stream = stream
        if kind == "gz":
            import zlib
            self._deflate = zlib.compressobj(level, zlib.DEFLATED, 31)
        elif kind == "xz":
            import lzma
            self._deflate = lzma.LZMACompressor()
        else:
            import bz2
            self._deflate = bz2.BZ2Compressor(level)

    def write(self, data):
        packed = self._deflate.compress(data)
        if packed:
            self._stream.write(packed)

    def close(self):
        self._stream.write(self._deflate.flush())
