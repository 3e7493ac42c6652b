"""Where records go: the handlers of `logging` itself. The others are in `logging.handlers`.

Handlers are known by weak references, in the order they were made, so that `shutdown` can close them.
"""

import io
import os
import re
import sys
import threading
import weakref

from logging._records import Filterer, NOTSET, _checkLevel, _defaultFormatter, getLevelName

_lock = threading.RLock()
_handlers = weakref.WeakValueDictionary()
_handlerList = []

# Whose frames do not count when it is asked who logs.
_OWN = ("logging", "logging._handlers")


def _removeHandlerRef(wr):
    with _lock:
        if wr in _handlerList:
            _handlerList.remove(wr)


def _addHandlerRef(handler):
    with _lock:
        _handlerList.append(weakref.ref(handler, _removeHandlerRef))


def getHandlerByName(name):
    """Returns the handler of this name, or None."""
    return _handlers.get(name)


def getHandlerNames():
    """Returns the names of all handlers that have one, as a frozen set."""
    return frozenset(_handlers)


class Handler(Filterer):
    """Takes records of its level and above to where they are to go."""

    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self._name = None
        self.level = _checkLevel(level)
        self.formatter = None
        self._closed = False
        _addHandlerRef(self)
        self.createLock()

    def get_name(self):
        return self._name

    def set_name(self, name):
        with _lock:
            if self._name in _handlers:
                del _handlers[self._name]
            self._name = name
            if name:
                _handlers[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        """Makes the lock that `acquire` and `release` use."""
        self.lock = threading.RLock()

    def _at_fork_reinit(self):
        self.createLock()

    def acquire(self):
        """Takes the handler's lock."""
        if self.lock:
            self.lock.acquire()

    def release(self):
        """Gives the handler's lock back."""
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        """Sets the level, by number or name."""
        self.level = _checkLevel(level)

    def format(self, record):
        """Returns the record as text."""
        formatter = self.formatter or _defaultFormatter
        return formatter.format(record)

    def emit(self, record):
        """Writes the record: what a subclass must say."""
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        """Writes the record if the filters let it pass; returns it, or False."""
        passed = self.filter(record)
        if passed:
            lock = self.lock
            if lock:
                with lock:
                    self.emit(passed)
            else:
                self.emit(passed)
        return passed

    def setFormatter(self, fmt):
        """Sets what turns records into text."""
        self.formatter = fmt

    def flush(self):
        """Writes out what waits."""

    def close(self):
        """Forgets the handler's name and lets go of what it holds."""
        with _lock:
            self._closed = True
            if self._name and self._name in _handlers:
                del _handlers[self._name]

    def handleError(self, record):
        """Shows on stderr what went wrong in `emit`, unless `raiseExceptions` is false."""
        import logging
        if not (logging.raiseExceptions and sys.stderr):
            return
        import traceback
        error = sys.exception()
        try:
            sys.stderr.write("--- Logging error ---\n")
            traceback.print_exception(error, limit=None, file=sys.stderr)
            sys.stderr.write("Call stack:\n")
            frame = error.__traceback__.tb_frame
            while frame and _is_internal_frame(frame):
                frame = frame.f_back
            if frame:
                traceback.print_stack(frame, file=sys.stderr)
            else:
                sys.stderr.write("Logged from file %s, line %s\n" % (record.filename, record.lineno))
            try:
                sys.stderr.write("Message: %r\nArguments: %s\n" % (record.msg, record.args))
            except RecursionError:
                raise
            except Exception:
                sys.stderr.write("Unable to print the message and arguments - possible formatting error.\n"
                                 "Use the traceback above to help find the error.\n")
        except OSError:
            pass
        finally:
            del error

    def __repr__(self):
        return "<%s (%s)>" % (self.__class__.__name__, getLevelName(self.level))

    __module__ = "logging"


def _is_internal_frame(frame):
    return frame.f_globals.get("__name__") in _OWN


class StreamHandler(Handler):
    """Writes records to a stream, stderr by default."""

    terminator = "\n"

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        """Flushes the stream."""
        with self.lock:
            if self.stream and hasattr(self.stream, "flush"):
                self.stream.flush()

    def emit(self, record):
        """Writes the record's text and the terminator."""
        try:
            text = self.format(record)
            self.stream.write(text + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Sets another stream; returns the one before, or None if it is the same."""
        if stream is self.stream:
            return None
        before = self.stream
        with self.lock:
            self.flush()
            self.stream = stream
        return before

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        if name:
            name += " "
        return "<%s %s(%s)>" % (self.__class__.__name__, name, getLevelName(self.level))

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    __module__ = "logging"


class FileHandler(StreamHandler):
    """Writes records to a file."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode = mode
        self.encoding = encoding
        if "b" not in mode:
            self.encoding = io.text_encoding(encoding)
        self.errors = errors
        self.delay = delay
        # Kept, because at the end of a program the builtins may be gone.
        self._builtin_open = open
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            StreamHandler.__init__(self, self._open())

    def close(self):
        """Closes the file."""
        with self.lock:
            try:
                if self.stream:
                    try:
                        self.flush()
                    finally:
                        stream = self.stream
                        self.stream = None
                        if hasattr(stream, "close"):
                            stream.close()
            finally:
                StreamHandler.close(self)

    def _open(self):
        return self._builtin_open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        """Writes the record, opening the file first if that was put off."""
        if self.stream is None:
            if self.mode != "w" or not self._closed:
                self.stream = self._open()
        if self.stream:
            StreamHandler.emit(self, record)

    def __repr__(self):
        return "<%s %s (%s)>" % (self.__class__.__name__, self.baseFilename, getLevelName(self.level))

    __module__ = "logging"


class _StderrHandler(StreamHandler):
    # Writes to what `sys.stderr` is at the moment.

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr

    __module__ = "logging"


class NullHandler(Handler):
    """Does nothing with records: for libraries that leave it to the program where they go."""

    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None

    def _at_fork_reinit(self):
        pass

    __module__ = "logging"
