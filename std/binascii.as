"""Bytes to and from texts: base64, hex, quoted-printable, uuencode; and checksums. The work is done in `_binascii`.

    >>> hexlify(b"ab"), a2b_base64("YWI=")
    (b'6162', b'ab')
"""

from _binascii import (
    a2b_base64, a2b_hex, a2b_qp, a2b_uu, b2a_base64, b2a_hex, b2a_qp, b2a_uu, crc32, crc_hqx, hexlify, unhexlify,
)


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass
