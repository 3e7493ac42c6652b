# A descriptor may stand for its file where os.supports_fd says so.
import os
import tempfile

fd, path = tempfile.mkstemp()


def told(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


told(lambda: os.chmod(fd, 0o600))
told(lambda: oct(os.stat(fd).st_mode))
told(lambda: os.truncate(fd, 5))
told(lambda: os.stat(path).st_size)
told(lambda: os.utime(fd, (1, 2)))
told(lambda: os.stat(fd).st_mtime)
told(lambda: os.chown(fd, -1, -1))
told(lambda: os.chmod(1.5, 0))
told(lambda: os.truncate(None, 0))
print(all(f in os.supports_fd for f in (os.chmod, os.chown, os.truncate, os.utime, os.stat)))
os.close(fd)
os.unlink(path)
