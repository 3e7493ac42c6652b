"""Files and trees of files: copied, moved, removed, packed."""

import collections as _collections
import fnmatch as _fnmatch
import os
import stat
import sys

__all__ = [
    "copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
    "SpecialFileError", "ExecError", "disk_usage", "chown", "which", "get_terminal_size",
    "SameFileError", "ignore_patterns", "make_archive", "get_archive_formats", "register_archive_format",
    "unregister_archive_format", "get_unpack_formats", "register_unpack_format", "unregister_unpack_format", "unpack_archive",
]

COPY_BUFSIZE = 64 * 1024
_ARCHIVES = (
    "make_archive", "get_archive_formats", "register_archive_format", "unregister_archive_format", "get_unpack_formats",
    "register_unpack_format", "unregister_unpack_format", "unpack_archive",
)


def __getattr__(name):
    if name in _ARCHIVES:
        import _shutil_archives
        for one in _ARCHIVES:
            globals()[one] = getattr(_shutil_archives, one)
        return globals()[name]
    raise AttributeError(f"module 'shutil' has no attribute {name!r}")


_FIFO = 0o010000


class Error(OSError):
    pass


class SameFileError(Error):
    """Source and destination are one file."""


class SpecialFileError(OSError):
    """A named pipe is not copied."""


class ExecError(OSError):
    """A command could not be run."""


class ReadError(OSError):
    """An archive could not be read."""


class RegistryError(Exception):
    """A registry of archive formats failed."""


def copyfileobj(fsrc, fdst, length=0):
    """Copies what one file object gives into another."""
    if not length:
        length = COPY_BUFSIZE
    read = fsrc.read
    write = fdst.write
    while data := read(length):
        write(data)


def _samefile(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies what is in a file."""
    if _samefile(src, dst):
        raise SameFileError("{!r} and {!r} are the same file".format(src, dst))
    for path in src, dst:
        try:
            mode = os.stat(path).st_mode
        except OSError:
            pass
        else:
            if stat.S_ISFIFO(mode):
                path = path.path if isinstance(path, os.DirEntry) else path
                raise SpecialFileError("`%s` is a named pipe" % path)
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as fsrc:
        try:
            with open(dst, "wb") as fdst:
                copyfileobj(fsrc, fdst)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f"Directory does not exist: {dst}") from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copies the rights of a file."""
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    """Copies rights and times of a file."""
    follow = follow_symlinks or not (os.path.islink(src) and os.path.islink(dst))
    found = os.stat(src, follow_symlinks=follow)
    os.utime(dst, ns=(found.st_atime_ns, found.st_mtime_ns), follow_symlinks=follow)
    if follow:
        os.chmod(dst, stat.S_IMODE(found.st_mode))


def _inside(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copies a file with its rights."""
    dst = _inside(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copies a file with its rights and times."""
    dst = _inside(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """Gives a function for copytree that leaves out names that fit."""

    def ignore(path, names):
        ignored = []
        for pattern in patterns:
            ignored.extend(_fnmatch.filter(names, pattern))
        return set(ignored)

    return ignore


def copytree(
    src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False,
):
    """Copies a folder and all below it."""
    with os.scandir(src) as found:
        entries = list(found)
    if ignore is not None:
        ignored = ignore(os.fspath(src), [entry.name for entry in entries])
    else:
        ignored = ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        source = os.path.join(src, entry.name)
        target = os.path.join(dst, entry.name)
        given = entry if copy_function is copy2 or copy_function is copy else source
        try:
            if entry.is_symlink():
                to = os.readlink(source)
                if symlinks:
                    os.symlink(to, target)
                    copystat(given, target, follow_symlinks=False)
                else:
                    if not os.path.exists(source) and ignore_dangling_symlinks:
                        continue
                    if entry.is_dir():
                        copytree(
                            given, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
                    else:
                        copy_function(given, target)
            elif entry.is_dir():
                copytree(given, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(given, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as why:
            errors.append((source, target, str(why)))
    try:
        copystat(src, dst)
    except OSError as why:
        errors.append((src, dst, str(why)))
    if errors:
        raise Error(errors)
    return dst


def _remove_tree(path, on_error):
    try:
        with os.scandir(path) as found:
            entries = list(found)
    except FileNotFoundError:
        return
    except OSError as error:
        error.filename = path
        on_error(os.scandir, path, error)
        entries = []
    for entry in entries:
        full = entry.path
        if entry.is_dir(follow_symlinks=False):
            _remove_tree(full, on_error)
            continue
        try:
            os.unlink(full)
        except FileNotFoundError:
            continue
        except OSError as error:
            on_error(os.unlink, full, error)
    try:
        os.rmdir(path)
    except FileNotFoundError:
        return
    except OSError as error:
        on_error(os.rmdir, path, error)


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Removes a folder and all below it."""
    if dir_fd is not None:
        raise NotImplementedError("shutil.rmtree: dir_fd is not supported")
    if ignore_errors:

        def tell(function, path, error):
            pass
    elif onexc is not None:
        tell = onexc
    elif onerror is not None:

        def tell(function, path, error):
            return onerror(function, path, (type(error), error, error.__traceback__))
    else:

        def tell(function, path, error):
            raise error

    if isinstance(path, bytes):
        path = os.fsdecode(path)
    try:
        found = os.lstat(path)
    except OSError as error:
        error.filename = path
        tell(os.lstat, path, error)
        return
    if stat.S_ISLNK(found.st_mode):
        try:
            raise OSError("Cannot call rmtree on a symbolic link")
        except OSError as error:
            error.filename = path
            tell(os.path.islink, path, error)
        return
    if not stat.S_ISDIR(found.st_mode):
        try:
            os.scandir(path)
        except OSError as error:
            error.filename = path
            tell(os.scandir, path, error)
        try:
            os.rmdir(path)
        except OSError as error:
            tell(os.rmdir, path, error)
        return
    _remove_tree(path, tell)


rmtree.avoids_symlink_attacks = True


def _destination_in_source(src, dst):
    src = os.path.abspath(src)
    dst = os.path.abspath(dst)
    if not src.endswith(os.path.sep):
        src += os.path.sep
    if not dst.endswith(os.path.sep):
        dst += os.path.sep
    return dst.startswith(src)


def move(src, dst, copy_function=copy2):
    """Moves a file or folder, also into another file system."""
    real = dst
    if os.path.isdir(dst):
        if _samefile(src, dst) and not os.path.islink(src):
            os.rename(src, dst)
            return None
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip(os.path.sep)))
        if os.path.exists(real):
            raise Error("Destination path '%s' already exists" % real)
    try:
        os.rename(src, real)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), real)
            os.unlink(src)
        elif os.path.isdir(src):
            if _destination_in_source(src, dst):
                raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst))
            copytree(src, real, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real)
            os.unlink(src)
    return real


_usage = _collections.namedtuple("usage", "total used free")


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    """Gives a file another owner."""
    if dir_fd is not None:
        raise NotImplementedError("shutil.chown: dir_fd is not supported")
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    for what in user, group:
        if what is not None and not isinstance(what, int):
            raise LookupError("no such user or group: {!r}".format(what))
    os.chown(path, -1 if user is None else user, -1 if group is None else group)


def disk_usage(path):
    """Gives total, used and free bytes of a path's file system."""
    total, used, free = os._disk_usage(path)
    return _usage(total, used, free)


def get_terminal_size(fallback=(80, 24)):
    """Gives the size of the terminal, as the environment or the system says."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    try:
        lines = int(os.environ["LINES"])
    except (KeyError, ValueError):
        lines = 0
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            size = fallback
        found_columns, found_lines = size
        if columns <= 0:
            columns = found_columns or fallback[0]
        if lines <= 0:
            lines = found_lines or fallback[1]
    return os.terminal_size((columns, lines))


def _is_program(path, mode):
    return os.path.exists(path) and os.access(path, mode) and not os.path.isdir(path)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """Gives the path of a program, or None.

    >>> which("no-such-program-anywhere")
    """
    use_bytes = isinstance(cmd, bytes)
    dirname, cmd = os.path.split(cmd)
    if dirname:
        path = [dirname]
    else:
        if path is None:
            path = os.environ.get("PATH", None)
            if path is None:
                path = os.defpath
        if not path:
            return None
        if use_bytes:
            path = os.fsencode(path).split(os.fsencode(os.pathsep))
        else:
            path = os.fsdecode(path).split(os.pathsep)
    seen = set()
    for folder in path:
        if folder in seen:
            continue
        seen.add(folder)
        name = os.path.join(folder, cmd)
        if _is_program(name, mode):
            return name
    return None
