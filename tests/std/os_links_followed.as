"""`follow_symlinks=False` of `os.access`, `chown`, `link` and `chmod`; `effective_ids` of `access`."""
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    open("file", "w").close()
    os.symlink("file", "link")
    os.symlink("nowhere", "broken")
    print(os.access("broken", os.F_OK), os.access("broken", os.F_OK, follow_symlinks=False), os.access("link", os.R_OK, effective_ids=True))
    me = os.getuid(), os.getgid()
    print(os.chown("broken", *me, follow_symlinks=False), os.lchown("broken", *me))
    for act in (lambda: os.chown("broken", *me), lambda: os.chmod("link", 0o600, follow_symlinks=False), lambda: os.chown("none", *me, follow_symlinks=False)):
        try:
            print(act())
        except (OSError, NotImplementedError) as e:
            print(type(e).__name__, e)
    os.chmod("link", 0o600)
    os.link("link", "hard", follow_symlinks=False)
    print(oct(os.stat("file").st_mode), os.path.islink("hard"))
    os.chdir("/")
