"""_md5: digests that `hashlib` falls back on in CPython."""

from hashlib import md5
