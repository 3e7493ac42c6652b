"""Compression in the formats of XZ Utils, .xz and .lzma. Filters and streams are in `_lzma`.

    >>> decompress(compress(b"a" * 100)) == b"a" * 100
    True
"""

from _compression import CompressedFile, DecompressReader, open_as, whole
from _lzma import (
    CHECK_CRC32, CHECK_CRC64, CHECK_ID_MAX, CHECK_NONE, CHECK_SHA256, CHECK_UNKNOWN, FILTER_ARM, FILTER_ARMTHUMB, FILTER_DELTA,
    FILTER_IA64, FILTER_LZMA1, FILTER_LZMA2, FILTER_POWERPC, FILTER_SPARC, FILTER_X86, FORMAT_ALONE, FORMAT_AUTO, FORMAT_RAW,
    FORMAT_XZ, MF_BT2, MF_BT3, MF_BT4, MF_HC3, MF_HC4, MODE_FAST, MODE_NORMAL, PRESET_DEFAULT, PRESET_EXTREME, LZMACompressor,
    LZMADecompressor, LZMAError, _decode_filter_properties, _encode_filter_properties, is_check_supported,
)

__all__ = [
    "CHECK_NONE", "CHECK_CRC32", "CHECK_CRC64", "CHECK_SHA256", "CHECK_ID_MAX", "CHECK_UNKNOWN", "FILTER_LZMA1", "FILTER_LZMA2",
    "FILTER_DELTA", "FILTER_X86", "FILTER_IA64", "FILTER_ARM", "FILTER_ARMTHUMB", "FILTER_POWERPC", "FILTER_SPARC", "FORMAT_AUTO",
    "FORMAT_XZ", "FORMAT_ALONE", "FORMAT_RAW", "MF_HC3", "MF_HC4", "MF_BT2", "MF_BT3", "MF_BT4", "MODE_FAST", "MODE_NORMAL",
    "PRESET_DEFAULT", "PRESET_EXTREME", "LZMACompressor", "LZMADecompressor", "LZMAFile", "LZMAError", "open", "compress",
    "decompress", "is_check_supported",
]


class LZMAFile(CompressedFile):
    """A compressed file, read or written as the bytes that it holds."""

    def __init__(self, filename=None, mode="r", *, format=None, check=-1, preset=None, filters=None):
        if mode in ("r", "rb"):
            if check != -1:
                raise ValueError("Cannot specify an integrity check when opening a file for reading")
            if preset is not None:
                raise ValueError("Cannot specify a preset compression level when opening a file for reading")
            if format is None:
                format = FORMAT_AUTO
        elif format is None:
            format = FORMAT_XZ
        self._open(
            filename, mode, lambda: LZMACompressor(format, check, preset, filters),
            lambda file: DecompressReader(
                file, LZMADecompressor, trailing_error=LZMAError, format=format, filters=filters,
            ),
        )


def open(
    filename, mode="rb", *, format=None, check=-1, preset=None, filters=None, encoding=None, errors=None, newline=None,
):
    """Opens a compressed file, given by name or open already, for bytes or with "t" in the mode for text."""
    return open_as(
        LZMAFile, filename, mode, encoding, errors, newline, format=format, check=check, preset=preset, filters=filters,
    )


def compress(data, format=FORMAT_XZ, check=-1, preset=None, filters=None):
    """Compresses bytes in one go."""
    stream = LZMACompressor(format, check, preset, filters)
    return stream.compress(data) + stream.flush()


def decompress(data, format=FORMAT_AUTO, memlimit=None, filters=None):
    """Returns what compressed bytes hold; several streams are read one after another."""
    end = LZMAError("Compressed data ended before the end-of-stream marker was reached")
    return whole(data, lambda: LZMADecompressor(format, memlimit, filters), LZMAError, end)
