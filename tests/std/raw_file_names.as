"""A raw file has a name that may be set and deleted; a descriptor of a folder is no file."""
import io
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "f")
    raw = io.FileIO(path, "w")
    raw.name = "other"
    print(raw, raw.name)  # <_io.FileIO name='other' mode='wb' closefd=True> other
    del raw.name
    print(hasattr(raw, "name"), "fd=" in repr(raw))  # False True
    raw.close()
    print(raw)  # <_io.FileIO [closed]>
    with open(path, "rb") as file:
        try:
            file.name = "x"
        except AttributeError as e:
            print(e)  # attribute 'name' of '_io.BufferedReader' objects is not writable
    fd = os.open(folder, os.O_RDONLY)
    for opener in (io.FileIO, open):
        try:
            opener(fd)
        except OSError as e:
            print(type(e).__name__, e.strerror, e.filename == fd)  # IsADirectoryError Is a directory True
    os.close(fd)
