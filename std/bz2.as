"""Compression in the format of bzip2. The work is done in `_bz2`.

    >>> decompress(compress(b"a" * 100)) == b"a" * 100
    True
"""

from _bz2 import BZ2Compressor, BZ2Decompressor
from _compression import CompressedFile, DecompressReader, open_as, whole

__all__ = ["BZ2File", "BZ2Compressor", "BZ2Decompressor", "open", "compress", "decompress"]


class BZ2File(CompressedFile):
    """A compressed file, read or written as the bytes that it holds."""

    def __init__(self, filename, mode="r", *, compresslevel=9):
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        self._open(
            filename, mode, lambda: BZ2Compressor(compresslevel),
            lambda file: DecompressReader(file, BZ2Decompressor, trailing_error=OSError),
        )


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """Opens a compressed file, given by name or open already, for bytes or with "t" in the mode for text."""
    return open_as(BZ2File, filename, mode, encoding, errors, newline, compresslevel=compresslevel)


def compress(data, compresslevel=9):
    """Compresses bytes; level 1 is fast, 9 is small."""
    stream = BZ2Compressor(compresslevel)
    return stream.compress(data) + stream.flush()


def decompress(data):
    """Returns what compressed bytes hold; several streams are read one after another."""
    if not data:
        return b""
    end = ValueError("Compressed data ended before the end-of-stream marker was reached")
    return whole(data, BZ2Decompressor, OSError, end)
