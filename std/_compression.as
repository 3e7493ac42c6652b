"""What the files of `bz2` and `lzma` have in common: reading and writing through a compressor."""

import builtins
import io
import os

BUFFER_SIZE = io.DEFAULT_BUFFER_SIZE


class DecompressReader(io.RawIOBase):
    """The bytes that a compressed stream, or several of them one after another, hold."""

    def __init__(self, fp, decomp_factory, trailing_error=(), **decomp_args):
        self._fp = fp
        self._make = lambda: decomp_factory(**decomp_args)
        self._trailing_error = trailing_error
        self._restart()
        self._size = -1

    def _restart(self):
        self._decompressor = self._make()
        self._pos = 0
        self._eof = False

    def readable(self):
        return True

    def seekable(self):
        return self._fp.seekable()

    def close(self):
        self._decompressor = None
        return super().close()

    def readinto(self, b):
        with memoryview(b) as view, view.cast("B") as octets:
            data = self.read(len(octets))
            octets[:len(data)] = data
        return len(data)

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        if not size or self._eof:
            return b""
        while True:
            if self._decompressor.eof:
                rest = self._decompressor.unused_data or self._fp.read(BUFFER_SIZE)
                if not rest:
                    break
                self._decompressor = self._make()
                try:
                    data = self._decompressor.decompress(rest, size)
                except self._trailing_error:
                    # What stands behind the last stream is none.
                    break
            else:
                rest = b""
                if self._decompressor.needs_input:
                    rest = self._fp.read(BUFFER_SIZE)
                    if not rest:
                        raise EOFError("Compressed file ended before the end-of-stream marker was reached")
                data = self._decompressor.decompress(rest, size)
            if data:
                self._pos += len(data)
                return data
        self._eof = True
        self._size = self._pos
        return b""

    def readall(self):
        parts = []
        while data := self.read(1 << 20):
            parts.append(data)
        return b"".join(parts)

    def seek(self, offset, whence=io.SEEK_SET):
        if whence == io.SEEK_CUR:
            offset += self._pos
        elif whence == io.SEEK_END:
            if self._size < 0:
                while self.read(BUFFER_SIZE):
                    pass
            offset += self._size
        elif whence != io.SEEK_SET:
            raise ValueError(f"Invalid value for whence: {whence}")
        if offset < self._pos:
            self._fp.seek(0)
            self._restart()
        while offset > self._pos and self.read(min(BUFFER_SIZE, offset - self._pos)):
            pass
        return self._pos

    def tell(self):
        return self._pos


class CompressedFile(io.BufferedIOBase):
    """A file that holds compressed bytes; a subclass says how they are written and read.

    `_open(filename, mode, compressor, reader)` takes a function that makes the compressor and one that makes the reader.
    """

    _fp = None
    _buffer = None
    _compressor = None
    _reads = False
    _owns = False

    def _open(self, filename, mode, compressor, reader):
        plain = "r" if mode == "" else mode
        if plain not in ("r", "rb", "w", "wb", "x", "xb", "a", "ab"):
            raise ValueError(f"Invalid mode: {mode!r}")
        reads = plain[0] == "r"
        made = None if reads else compressor()
        if isinstance(filename, (str, bytes, os.PathLike)):
            self._fp = builtins.open(filename, plain[0] + "b")
            self._owns = True
        elif hasattr(filename, "read") or hasattr(filename, "write"):
            self._fp = filename
        else:
            raise TypeError("filename must be a str, bytes, file or PathLike object")
        self._reads = reads
        self._compressor = made
        self._pos = 0
        if reads:
            self._buffer = io.BufferedReader(reader(self._fp))

    def close(self):
        """Writes what is left and closes the file, if it was opened here."""
        if self._fp is None:
            return
        try:
            if self._reads:
                self._buffer.close()
            else:
                self._fp.write(self._compressor.flush())
                self._compressor = None
        finally:
            try:
                if self._owns:
                    self._fp.close()
            finally:
                self._fp = self._buffer = None
                self._owns = False

    @property
    def closed(self):
        return self._fp is None

    @property
    def name(self):
        self._check_open()
        return self._fp.name

    @property
    def mode(self):
        return "rb" if self._reads else "wb"

    def _check_open(self):
        if self._fp is None:
            raise ValueError("I/O operation on closed file")

    def _reader(self):
        self._check_open()
        if not self._reads:
            raise io.UnsupportedOperation("File not open for reading")
        return self._buffer

    def fileno(self):
        """Gives the number of the file below."""
        self._check_open()
        return self._fp.fileno()

    def readable(self):
        self._check_open()
        return self._reads

    def writable(self):
        self._check_open()
        return not self._reads

    def seekable(self):
        return self.readable() and self._buffer.seekable()

    def peek(self, n=0):
        """Returns what comes next without going on."""
        return self._reader().peek(n)

    def read(self, size=-1):
        """Reads that many bytes, or all."""
        return self._reader().read(size)

    def read1(self, size=-1):
        """Reads what is there, at most that many bytes."""
        return self._reader().read1(BUFFER_SIZE if size < 0 else size)

    def readinto(self, b):
        """Reads into a buffer."""
        return self._reader().readinto(b)

    def readline(self, size=-1):
        """Reads a line."""
        return self._reader().readline(size)

    def readlines(self, size=-1):
        """Reads the lines that are left."""
        return self._reader().readlines(size)

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, data):
        """Compresses bytes; gives how many they were."""
        self._check_open()
        if self._reads:
            raise io.UnsupportedOperation("File not open for writing")
        size = len(data) if isinstance(data, (bytes, bytearray)) else memoryview(data).nbytes
        self._fp.write(self._compressor.compress(data))
        self._pos += size
        return size

    def writelines(self, seq):
        """Writes several bytes objects."""
        for data in seq:
            self.write(data)

    def seek(self, offset, whence=io.SEEK_SET):
        """Goes to a place in the bytes that the file holds, by reading up to it."""
        self._check_open()
        if not self._reads:
            raise io.UnsupportedOperation("Seeking is only supported on files open for reading")
        if not self.seekable():
            raise io.UnsupportedOperation("The underlying file object does not support seeking")
        return self._buffer.seek(offset, whence)

    def tell(self):
        """Gives the place."""
        self._check_open()
        return self._buffer.tell() if self._reads else self._pos


def open_as(kind, filename, mode, encoding, errors, newline, **options):
    """Opens a compressed file of a class for bytes, or with "t" in the mode for text."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError(f"Invalid mode: {mode!r}")
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument '{name}' not supported in binary mode")
    file = kind(filename, mode.replace("t", ""), **options)
    if "t" in mode:
        return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
    return file


def whole(data, decompressor, error, unfinished):
    """Decompresses streams that stand one after another; what follows the last and is none is left. `unfinished` is raised
    where one is cut off."""
    parts = []
    while True:
        stream = decompressor()
        try:
            made = stream.decompress(data)
        except error:
            if parts:
                break
            raise
        parts.append(made)
        if not stream.eof:
            raise unfinished
        data = stream.unused_data
        if not data:
            break
    return b"".join(parts)
