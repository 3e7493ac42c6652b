"""What `os` takes from the system is pickled as of `posix`, which can be imported."""
import os
import pickle
import posix

for f in os.getpid, os.stat, os.listdir, os._exit, os.fspath:
    assert pickle.loads(pickle.dumps(f)) is f is getattr(posix, f.__name__), f
print(posix.O_CREAT == os.O_CREAT, posix.error is OSError, posix.stat_result is os.stat_result)
print(type(posix.environ), all(type(k) is type(v) is bytes for k, v in posix.environ.items()), hasattr(posix, "path"), hasattr(posix, "sep"))
