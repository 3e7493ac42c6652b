"""The package of the encodings: names brought into one form, and looking up. What encodes is `codecs`.

    >>> normalize_encoding("UTF-8 (new)")
    'UTF_8_new'
"""

import codecs
from encodings import aliases


class CodecRegistryError(LookupError, SystemError):
    pass


def normalize_encoding(encoding):
    """Returns a name with everything but ASCII letters, digits and dots as single underscores."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, "ascii")
    found, gap = [], False
    for c in encoding:
        if c.isalnum() or c == ".":
            if gap and found:
                found.append("_")
            if c.isascii():
                found.append(c)
            gap = False
        else:
            gap = True
    return "".join(found)


def search_function(encoding):
    """Returns what is known of an encoding, or None."""
    from _codecs_more import find
    return find(normalize_encoding(encoding))
