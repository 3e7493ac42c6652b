"""_sha1: digests that `hashlib` falls back on in CPython."""

from hashlib import sha1
