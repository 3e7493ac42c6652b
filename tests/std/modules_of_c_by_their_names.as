# Modules that CPython has beneath others, asked for by name.
import _collections_abc
import _contextvars
import _datetime
import _pickle
import _queue
import _warnings
import _weakrefset
import collections.abc
import contextvars
import datetime
import genericpath
import os.path
import pickle
import queue
import sys
import warnings
import weakref
from _collections_abc import dict_items, dict_keys, dict_values, mappingproxy

import _blake2
import _md5
import _sha1
import _sha2
import _sha3

print(_collections_abc is collections.abc, sys.modules["_collections_abc"] is collections.abc)
print(dict_keys, dict_values, dict_items, mappingproxy)
print(_contextvars.ContextVar is contextvars.ContextVar, _datetime.date is datetime.date, _queue.Empty is queue.Empty)
print(_queue.SimpleQueue is queue.SimpleQueue, _weakrefset.WeakSet is weakref.WeakSet)
print(_pickle.loads(_pickle.dumps([1, {2}])), _pickle.PickleError is pickle.PickleError)
print(_warnings.filters is warnings.filters, _warnings.warn is warnings.warn, _warnings._defaultaction)
print(genericpath.exists("/") and os.path.exists("/"), genericpath.commonprefix(["abc", "abd"]))
print(_md5.md5(b"a").hexdigest(), _sha1.sha1(b"a").hexdigest())
print(_sha2.sha256(b"a").name, _sha2.sha512(b"a").digest_size, _sha3.sha3_224(b"a").name, _sha3.shake_256(b"a").hexdigest(4))
print(_blake2.blake2b(b"a", digest_size=4).hexdigest(), _blake2.blake2s(b"a").name)
