"""Reading the lines of several files, those named on the command line or standard input, as one.

With `inplace` each file is rewritten by what is printed while it is read.
"""

import io
import os
import sys

__all__ = [
    "input", "close", "nextfile", "filename", "lineno", "filelineno", "fileno", "isfirstline", "isstdin", "FileInput",
    "hook_compressed", "hook_encoded",
]

_state = None


def input(files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
    """Returns the lines of files, one after the other; the functions of this module tell where it stands."""
    global _state
    if _state and _state._file:
        raise RuntimeError("input() already active")
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding, errors=errors)
    return _state


def close():
    """Closes the lines of `input`."""
    global _state
    state, _state = _state, None
    if state:
        state.close()


def _active():
    if not _state:
        raise RuntimeError("no active input()")
    return _state


def nextfile():
    """Goes on with the next file."""
    return _active().nextfile()


def filename():
    """Returns the name of the file that is read, None before the first line."""
    return _active().filename()


def lineno():
    """Returns the number of the line read last, counted over all files."""
    return _active().lineno()


def filelineno():
    """Returns the number of the line read last in its file."""
    return _active().filelineno()


def fileno():
    """Returns the descriptor of the file, -1 if none is open."""
    return _active().fileno()


def isfirstline():
    """Says whether the line read last is the first of its file."""
    return _active().isfirstline()


def isstdin():
    """Says whether the line read last came from standard input."""
    return _active().isstdin()


class FileInput:
    """The lines of several files."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
        if isinstance(files, (str, os.PathLike)):
            files = (os.fspath(files),) if isinstance(files, os.PathLike) else (files,)
        elif files is None:
            files = sys.argv[1:] or ("-",)
        else:
            files = tuple(files)
        self._files = tuple(files)
        self._inplace = inplace
        self._backup = backup
        self._savestdout = None
        self._output = None
        self._filename = None
        self._startlineno = 0
        self._filelineno = 0
        self._file = None
        self._isstdin = False
        self._backupfilename = None
        self._encoding = encoding
        self._errors = errors
        if mode not in ("r", "rb"):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        self._mode = mode
        self._write_mode = mode.replace("r", "w")
        if openhook:
            if inplace:
                raise ValueError("FileInput cannot use an opening hook in inplace mode")
            if not callable(openhook):
                raise ValueError("FileInput openhook must be callable")
        self._openhook = openhook

    def __del__(self):
        self.close()

    def close(self):
        """Closes what is open and forgets the files to come."""
        try:
            self.nextfile()
        finally:
            self._files = ()

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            line = self._next_line()
            if line:
                self._filelineno += 1
                return line
            if not self._file:
                raise StopIteration
            self.nextfile()

    def nextfile(self):
        """Closes the file that is read; the next line is that of the next file."""
        savestdout, self._savestdout = self._savestdout, None
        if savestdout:
            sys.stdout = savestdout
        output, self._output = self._output, None
        file, self._file = self._file, None
        try:
            if output:
                output.close()
        finally:
            try:
                if file and not self._isstdin:
                    file.close()
            finally:
                backup, self._backupfilename = self._backupfilename, None
                if backup and not self._backup:
                    try:
                        os.unlink(backup)
                    except OSError:
                        pass
                self._isstdin = False

    def readline(self):
        """Returns the next line, an empty text at the end."""
        try:
            return next(self)
        except StopIteration:
            return b"" if "b" in self._mode else ""

    def _next_line(self):
        if self._file:
            return self._file.readline()
        if not self._files:
            return b"" if "b" in self._mode else ""
        self._open_next()
        return self._file.readline()

    def _open_next(self):
        self._filename = self._files[0]
        self._files = self._files[1:]
        self._startlineno = self.lineno()
        self._filelineno = 0
        self._file = None
        self._isstdin = False
        encoding = None if "b" in self._mode else self._encoding
        if self._filename == "-":
            self._filename = "<stdin>"
            self._file = getattr(sys.stdin, "buffer", sys.stdin) if "b" in self._mode else sys.stdin
            self._isstdin = True
        elif self._inplace:
            self._open_inplace(encoding)
        elif self._openhook:
            if self._encoding is None:
                self._file = self._openhook(self._filename, self._mode)
            else:
                self._file = self._openhook(self._filename, self._mode, encoding=self._encoding, errors=self._errors)
        else:
            self._file = open(self._filename, self._mode, encoding=encoding, errors=self._errors)

    def _open_inplace(self, encoding):
        """Reads from a copy of the file, while what is printed goes to the file."""
        self._backupfilename = os.fspath(self._filename) + (self._backup or ".bak")
        try:
            os.unlink(self._backupfilename)
        except OSError:
            pass
        os.rename(self._filename, self._backupfilename)
        self._file = open(self._backupfilename, self._mode, encoding=encoding, errors=self._errors)
        mode = os.fstat(self._file.fileno()).st_mode
        self._output = open(self._filename, self._write_mode, encoding=encoding, errors=self._errors)
        try:
            os.chmod(self._filename, mode)
        except OSError:
            pass
        self._savestdout = sys.stdout
        sys.stdout = self._output

    def filename(self):
        return self._filename

    def lineno(self):
        return self._startlineno + self._filelineno

    def filelineno(self):
        return self._filelineno

    def fileno(self):
        if self._file:
            try:
                return self._file.fileno()
            except ValueError:
                return -1
        return -1

    def isfirstline(self):
        return self._filelineno == 1

    def isstdin(self):
        return self._isstdin


def hook_compressed(filename, mode, *, encoding=None, errors=None):
    """Opens files that end in `.gz` through gzip."""
    if encoding is None and "b" not in mode:
        encoding = "locale"
    if os.path.splitext(filename)[1] == ".gz":
        import gzip
        stream = gzip.open(filename, mode)
    else:
        return open(filename, mode, encoding=encoding, errors=errors)
    return stream if "b" in mode else io.TextIOWrapper(stream, encoding=encoding, errors=errors)


def hook_encoded(encoding, errors=None):
    """Returns what opens files in an encoding."""
    def openhook(filename, mode):
        return open(filename, mode, encoding=encoding, errors=errors)
    return openhook
