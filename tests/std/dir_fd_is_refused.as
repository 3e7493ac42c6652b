# differs: CPython takes descriptors of folders. Where they are not taken, leaving one out would be to work on another file.
import glob
import os
import shutil

folder = os.open("/", os.O_RDONLY)
for name, args in [
    ("stat", ["tmp"]),
    ("open", ["tmp", os.O_RDONLY]),
    ("mkdir", ["none"]),
    ("rmdir", ["none"]),
    ("unlink", ["none"]),
    ("access", ["tmp", os.R_OK]),
    ("chmod", ["tmp", 0o777]),
    ("utime", ["tmp"]),
    ("readlink", ["none"]),
    ("symlink", ["a", "none"]),
]:
    try:
        getattr(os, name)(*args, dir_fd=folder)
    except NotImplementedError as e:
        print(e)
try:
    os.rename("none", "other", dst_dir_fd=folder)
except NotImplementedError as e:
    print(e)
for call in lambda: glob.glob("*", dir_fd=folder), lambda: shutil.rmtree("none", dir_fd=folder):
    try:
        call()
    except NotImplementedError as e:
        print(e)
print(os.stat("/", dir_fd=None).st_mode == os.stat(folder).st_mode)
os.close(folder)
