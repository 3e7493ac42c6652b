"""_blake2: digests that `hashlib` falls back on in CPython."""

from hashlib import blake2b, blake2s
