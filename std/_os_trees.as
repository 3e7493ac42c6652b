"""What of os walks folders or is made of other functions of it.

Imported by os when one of these names is first used.
"""

import abc as _abc
import os as _os

_path = _os.path


class PathLike(_abc.ABC):
    """What has a path: an object with `__fspath__`."""

    __module__ = "os"
    __slots__ = ()

    @_abc.abstractmethod
    def __fspath__(self):
        """Gives the path."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in base.__dict__ for base in subclass.__mro__) or NotImplemented
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those it lies in."""
    head, tail = _path.split(name)
    if not tail:
        head, tail = _path.split(head)
    if head and tail and not _path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            # Somebody else was faster.
            pass
        if tail == (b"." if isinstance(tail, bytes) else "."):
            return
    try:
        _os.mkdir(name, mode)
    except OSError:
        if not exist_ok or not _path.isdir(name):
            raise


def removedirs(name):
    """Removes a folder, and those it lies in as far as they are empty."""
    _os.rmdir(name)
    head, tail = _path.split(name)
    if not tail:
        head, tail = _path.split(head)
    while head and tail:
        try:
            _os.rmdir(head)
        except OSError:
            break
        head, tail = _path.split(head)


def renames(old, new):
    """Renames a file, making and removing folders as needed."""
    head, tail = _path.split(new)
    if head and tail and not _path.exists(head):
        makedirs(head)
    _os.rename(old, new)
    head, tail = _path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Gives (path, folders, files) of a folder and of each below it.

    >>> for path, folders, files in walk("/no/such/folder"):
    ...     print(path)
    """
    stack = [_os.fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        folders = []
        files = []
        below = []
        try:
            entries = _os.scandir(top)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        failed = False
        with entries:
            while True:
                try:
                    entry = next(entries, None)
                    if entry is None:
                        break
                except OSError as error:
                    if onerror is not None:
                        onerror(error)
                    failed = True
                    break
                try:
                    is_folder = entry.is_dir()
                except OSError:
                    is_folder = False
                if is_folder:
                    folders.append(entry.name)
                else:
                    files.append(entry.name)
                if not topdown and is_folder and (followlinks or not entry.is_symlink()):
                    below.append(entry.path)
        if failed:
            continue
        if topdown:
            yield top, folders, files
            for name in reversed(folders):
                path = _path.join(top, name)
                if followlinks or not _path.islink(path):
                    stack.append(path)
        else:
            stack.append((top, folders, files))
            stack.extend(reversed(below))


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """Makes a file object of a descriptor."""
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io

    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def get_exec_path(env=None):
    """Gives the folders that programs are looked for in."""
    if env is None:
        env = _os.environ
    return env.get("PATH", _os.defpath).split(_os.pathsep)


class _Popen:
    """The file object of popen: closing it gives the status of the program."""

    def __init__(self, stream, process):
        self._stream = stream
        self._process = process

    def close(self):
        self._stream.close()
        status = self._process.wait()
        if status == 0:
            return None
        return status << 8 if status > 0 else -status

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def popen(cmd, mode="r", buffering=-1):
    """Runs a shell command; its output or input is a file object."""
    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    import subprocess

    if mode == "r":
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE, bufsize=buffering)
        return _Popen(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return _Popen(process.stdin, process)


def system(command):
    """Runs a shell command; gives its status as the system does."""
    import subprocess
    import sys

    command = _os.fsencode(command)
    sys.stdout.flush()
    status = subprocess.call(command, shell=True)
    return status << 8 if status >= 0 else -status


# Becoming another program, or starting one.

def _words(args, name):
    if not isinstance(args, (tuple, list)):
        raise TypeError(f"{name}() arg 2 must be a tuple or list")
    if not args:
        raise ValueError(f"{name}() arg 2 must not be empty")
    words = [_os.fsencode(arg) for arg in args]
    if not words[0]:
        raise ValueError(f"{name}() arg 2 first element cannot be empty")
    return words


def _settings(env):
    pairs = []
    for key, value in env.items():
        key = _os.fsencode(key)
        if b"=" in key[1:] or not key:
            raise ValueError("illegal environment variable name")
        pairs.append(key + b"=" + _os.fsencode(value))
    return pairs


def execv(path, argv, /):
    """Becomes another program; does not return."""
    words = _words(argv, "execv")
    try:
        _os._execve(path, words, _settings(_os.environ))
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror) from None
    except ValueError:
        raise ValueError("execv: embedded null character in path") from None


def execve(path, argv, env):
    """Becomes another program with an environment; does not return."""
    words = _words(argv, "execve")
    if not hasattr(env, "items"):
        raise TypeError("execve: environment must be a mapping object")
    _os._execve(path, words, _settings(env))


def execl(file, *args):
    """Becomes the program of a file; does not return."""
    execv(file, args)


def execle(file, *args):
    """Becomes the program of a file with an environment, the last argument; does not return."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """Becomes a program found by the search path; does not return."""
    execvp(file, args)


def execlpe(file, *args):
    """Becomes a program found by the search path with an environment, the last argument; does not return."""
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    """Becomes a program found by the search path; does not return."""
    _search(file, args, _os.environ, execv)


def execvpe(file, args, env):
    """Becomes a program found by the search path with an environment; does not return."""
    _search(file, args, env, lambda path, words: execve(path, words, env))


def _search(file, args, env, run):
    if _path.dirname(file):
        run(file, args)
        return
    refused = last = None
    for folder in get_exec_path(env):
        if isinstance(file, bytes):
            folder = _os.fsencode(folder)
        try:
            run(_path.join(folder, file), args)
        except (FileNotFoundError, NotADirectoryError) as problem:
            last = problem
        except OSError as problem:
            last = problem
            if refused is None:
                refused = problem
    raise refused if refused is not None else last


def _spawn(mode, file, args, env, search):
    if not isinstance(args, (tuple, list)):
        raise TypeError("argv must be a tuple or a list")
    if not args or not args[0]:
        raise ValueError("argv first element cannot be empty")
    import subprocess

    if search and not _path.dirname(file):
        for folder in get_exec_path(env):
            whole = _path.join(folder, file)
            if _os.access(whole, _os.X_OK):
                file = whole
                break
    try:
        child = subprocess.Popen(list(args), executable=file, env=env, close_fds=False)
    except OSError:
        # The child that could not become the program ends with this status.
        child = subprocess.Popen(["sh", "-c", "exit 127"], close_fds=False)
    if mode == _os.P_NOWAIT:
        # The script waits for it.
        child._child.release()
        return child.pid
    return child.wait()


def spawnv(mode, file, args):
    """Runs a program; waits for its status, or returns its number."""
    return _spawn(mode, file, args, None, False)


def spawnve(mode, file, args, env):
    """Runs a program with an environment; waits for its status, or returns its number."""
    return _spawn(mode, file, args, env, False)


def spawnvp(mode, file, args):
    """Runs a program found by the search path; waits for its status, or returns its number."""
    return _spawn(mode, file, args, None, True)


def spawnvpe(mode, file, args, env):
    """Runs a program found by the search path with an environment; waits for its status, or returns its number."""
    return _spawn(mode, file, args, env, True)


def spawnl(mode, file, *args):
    """Does what spawnv does, with the arguments one by one."""
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    """Does what spawnve does, with the arguments one by one."""
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    """Does what spawnvp does, with the arguments one by one."""
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    """Does what spawnvpe does, with the arguments one by one."""
    return spawnvpe(mode, file, args[:-1], args[-1])


# The rest.

def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """Walks folders as walk does, and gives a descriptor of each too."""
    if dir_fd is not None:
        raise NotImplementedError("os.fwalk: dir_fd is not supported")
    for root, folders, files in walk(top, topdown, onerror, follow_symlinks):
        try:
            fd = _os.open(root, _os.O_RDONLY)
        except OSError as problem:
            if onerror is not None:
                onerror(problem)
            continue
        try:
            yield root, folders, files, fd
        finally:
            _os.close(fd)


def device_encoding(fd):
    """Returns the encoding of a terminal, None for what is none."""
    return "UTF-8" if _os.isatty(fd) else None


def lockf(fd, command, length, /):
    """Locks a part of a file."""
    import fcntl

    commands = {_os.F_LOCK: fcntl.LOCK_EX, _os.F_TLOCK: fcntl.LOCK_EX | fcntl.LOCK_NB, _os.F_ULOCK: fcntl.LOCK_UN}
    fcntl.lockf(fd, commands[command], length, 0, 1)


sysconf_names = {
    "SC_ARG_MAX": 0, "SC_CHILD_MAX": 1, "SC_CLK_TCK": 2, "SC_OPEN_MAX": 4, "SC_PAGESIZE": 30, "SC_PAGE_SIZE": 30,
    "SC_NPROCESSORS_CONF": 83, "SC_NPROCESSORS_ONLN": 84, "SC_PHYS_PAGES": 85, "SC_AVPHYS_PAGES": 86,
}


def sysconf(name, /):
    """Returns a limit or a size of the system."""
    name = _conf_number(name, sysconf_names)
    for known, number in sysconf_names.items():
        if number == name:
            break
    else:
        raise OSError(22, "Invalid argument")
    if known == "SC_ARG_MAX":
        return 2097152
    if known in ("SC_PHYS_PAGES", "SC_AVPHYS_PAGES"):
        wanted = "MemTotal:" if known == "SC_PHYS_PAGES" else "MemFree:"
        with open("/proc/meminfo") as file:
            for line in file:
                if line.startswith(wanted):
                    return int(line.split()[1]) * 1024 // _os._sysconf("SC_PAGESIZE")
    return _os._sysconf(known)


_not_given = object()

pathconf_names = {
    "PC_ALLOC_SIZE_MIN": 18, "PC_ASYNC_IO": 10, "PC_CHOWN_RESTRICTED": 6, "PC_FILESIZEBITS": 13, "PC_LINK_MAX": 0, "PC_MAX_CANON": 1,
    "PC_MAX_INPUT": 2, "PC_NAME_MAX": 3, "PC_NO_TRUNC": 7, "PC_PATH_MAX": 4, "PC_PIPE_BUF": 5, "PC_PRIO_IO": 11,
    "PC_REC_INCR_XFER_SIZE": 14, "PC_REC_MAX_XFER_SIZE": 15, "PC_REC_MIN_XFER_SIZE": 16, "PC_REC_XFER_ALIGN": 17, "PC_SOCK_MAXBUF": 12,
    "PC_SYMLINK_MAX": 19, "PC_SYNC_IO": 9, "PC_VDISABLE": 8,
}


def _conf_number(name, known):
    if isinstance(name, int):
        return name
    if not isinstance(name, str):
        raise TypeError("configuration names must be strings or integers")
    if name not in known:
        raise ValueError("unrecognized configuration name")
    return known[name]


def pathconf(path, name):
    """Returns a limit of a file, or of a folder's files; -1 where there is none."""
    return _os._pathconf(path, _conf_number(name, pathconf_names))


def fpathconf(fd, name, /):
    """Returns a limit of an open file."""
    name = _conf_number(name, pathconf_names)
    if not isinstance(fd, int):
        fd = fd.fileno() if hasattr(fd, "fileno") else None
        if fd is None:
            raise TypeError("argument must be an int, or have a fileno() method.")
    return _os._pathconf(fd, name)


def register_at_fork(*, before=_not_given, after_in_child=_not_given, after_in_parent=_not_given):
    """Takes functions to call around a fork; nothing forks here."""
    given = {"before": before, "after_in_child": after_in_child, "after_in_parent": after_in_parent}
    if all([function is _not_given for function in given.values()]):
        raise TypeError("At least one argument is required.")
    for name, function in given.items():
        if function is not _not_given and not callable(function):
            raise TypeError(f"'{name}' must be callable, not {type(function).__name__}")


def WCOREDUMP(status, /):
    """Says whether a program that a signal ended left its memory in a file."""
    return bool(status & 0x80)


def WIFCONTINUED(status):
    """Says whether a stopped program went on."""
    return status == 0xFFFF


def setpgrp():
    """Makes this process the leader of a group."""
    _os.setpgid(0, 0)


# What the functions take: no descriptors of folders, but paths that are descriptors.
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = {_os.stat, _os.chdir, _os.statvfs, _os.listdir, _os.scandir, _os.utime, _os.truncate, _os.chmod, _os.chown}
supports_follow_symlinks = {_os.stat, _os.utime, _os.chown, _os.link, _os.getxattr, _os.setxattr, _os.removexattr, _os.listxattr}


from _functools import builtin as _as_builtin
_as_builtin(system, execv, execve, device_encoding, lockf, sysconf, setpgrp)
del _as_builtin
