"""Compression with zlib's format. The work is done in `_zlib`.

    >>> decompress(compress(b"a" * 100)) == b"a" * 100
    True
"""

from _zlib import (
    DEFLATED, DEF_BUF_SIZE, DEF_MEM_LEVEL, MAX_WBITS, ZLIB_RUNTIME_VERSION, ZLIB_VERSION, Z_BEST_COMPRESSION,
    Z_BEST_SPEED, Z_BLOCK, Z_DEFAULT_COMPRESSION, Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FINISH, Z_FIXED, Z_FULL_FLUSH,
    Z_HUFFMAN_ONLY, Z_NO_COMPRESSION, Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_RLE, Z_SYNC_FLUSH, Z_TREES, adler32, compress,
    compressobj, crc32, decompress, decompressobj,
)


class error(Exception):
    pass
