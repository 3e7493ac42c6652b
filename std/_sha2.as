"""_sha2: digests that `hashlib` falls back on in CPython."""

from hashlib import sha224, sha256, sha384, sha512
