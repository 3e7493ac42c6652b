"""posix: what `os` takes from the operating system, under the name that it has in pickles."""

import os as _os

error = OSError
environ = {_os.fsencode(_key): _os.fsencode(_value) for _key, _value in _os.environ.items()}

for _key in dir(_os):
    _value = getattr(_os, _key)
    if getattr(_value, "__module__", None) == "posix" or type(_value) is int and _key.isupper():
        globals()[_key] = _value
del _key, _value

from os import DirEntry, fspath, stat_result, statvfs_result, terminal_size, times_result, uname_result
