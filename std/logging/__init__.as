"""Loggers: a tree of names, each with a level and handlers.

Records and formats are in `logging._records`, handlers in `logging._handlers`; more handlers in `logging.handlers`,
configuration in `logging.config`.

    >>> getLogger("a.b").parent is getLogger("a")
    True
"""

import atexit
import collections
import io
import os
import re
import sys
import threading
import time
import warnings
import weakref

from logging._records import (
    BASIC_FORMAT, CRITICAL, DEBUG, ERROR, FATAL, INFO, NOTSET, WARN, WARNING, _STYLES, BufferingFormatter, Filter,
    Filterer, Formatter, LogRecord, PercentStyle, StrFormatStyle, StringTemplateStyle, _checkLevel, _defaultFormatter,
    _factory, _levelToName, _nameToLevel, _startTime, addLevelName, getLevelName, getLevelNamesMapping,
    getLogRecordFactory, makeLogRecord, setLogRecordFactory,
)
from logging._handlers import (
    FileHandler, Handler, NullHandler, StreamHandler, _addHandlerRef, _handlerList, _handlers, _is_internal_frame,
    _lock, _removeHandlerRef, _StderrHandler, getHandlerByName, getHandlerNames,
)

__all__ = [
    "BASIC_FORMAT", "BufferingFormatter", "CRITICAL", "DEBUG", "ERROR", "FATAL", "FileHandler", "Filter", "Formatter",
    "Handler", "INFO", "LogRecord", "Logger", "LoggerAdapter", "NOTSET", "NullHandler", "StreamHandler", "WARN",
    "WARNING", "addLevelName", "basicConfig", "captureWarnings", "critical", "debug", "disable", "error", "exception",
    "fatal", "getLevelName", "getLogger", "getLoggerClass", "info", "log", "makeLogRecord", "setLoggerClass",
    "shutdown", "warn", "warning", "getLogRecordFactory", "setLogRecordFactory", "lastResort", "raiseExceptions",
    "getLevelNamesMapping", "getHandlerByName", "getHandlerNames",
]

# Errors in handlers are shown, not raised; false hides them.
raiseExceptions = True
logThreads = True
logMultiprocessing = True
logProcesses = True
logAsyncioTasks = True

_srcfile = "std/logging/__init__.as"
_defaultLastResort = _StderrHandler(WARNING)
lastResort = _defaultLastResort


def currentframe():
    """Returns the frame of the caller's caller."""
    return sys._getframe(1)


class PlaceHolder:
    """Stands in the tree for a name of which only names below have loggers."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        """Adds a logger below."""
        if alogger not in self.loggerMap:
            self.loggerMap[alogger] = None


_loggerClass = None


def setLoggerClass(klass):
    """Sets the class of the loggers made from now on."""
    global _loggerClass
    _must_be_logger(klass)
    _loggerClass = klass


def getLoggerClass():
    """Returns the class that new loggers have."""
    return _loggerClass


def _must_be_logger(klass):
    if klass != Logger and not issubclass(klass, Logger):
        raise TypeError("logger not derived from logging.Logger: " + klass.__name__)


class Manager:
    """Holds all loggers by name."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.emittedNoHandlerWarning = False
        self.loggerDict = {}
        self.loggerClass = None
        self.logRecordFactory = None

    @property
    def disable(self):
        return self._disable

    @disable.setter
    def disable(self, value):
        self._disable = _checkLevel(value)

    def getLogger(self, name):
        """Returns the logger of this name; makes it, and its place in the tree, at the first call."""
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        with _lock:
            there = self.loggerDict.get(name)
            if there is not None and not isinstance(there, PlaceHolder):
                return there
            made = (self.loggerClass or _loggerClass)(name)
            made.manager = self
            self.loggerDict[name] = made
            if there is not None:
                self._fixupChildren(there, made)
            self._fixupParents(made)
        return made

    def setLoggerClass(self, klass):
        """Sets the class of the loggers this manager makes."""
        _must_be_logger(klass)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        """Sets what makes the records of this manager's loggers."""
        self.logRecordFactory = factory

    def _fixupParents(self, alogger):
        # The nearest logger above is the parent; the names between get a placeholder that knows of this one.
        name = alogger.name
        parent = None
        dot = name.rfind(".")
        while dot > 0 and not parent:
            above = name[:dot]
            there = self.loggerDict.get(above)
            if there is None:
                self.loggerDict[above] = PlaceHolder(alogger)
            elif isinstance(there, PlaceHolder):
                there.append(alogger)
            else:
                parent = there
            dot = name.rfind(".", 0, dot)
        alogger.parent = parent or self.root

    def _fixupChildren(self, ph, alogger):
        # Those below that had their parent further up have it here now.
        name = alogger.name
        for child in ph.loggerMap:
            if child.parent.name[:len(name)] != name:
                alogger.parent = child.parent
                child.parent = alogger

    def _clear_cache(self):
        with _lock:
            for logger in self.loggerDict.values():
                if isinstance(logger, Logger):
                    logger._cache.clear()
            self.root._cache.clear()


class Logger(Filterer):
    """A name in the tree; what it is told goes to its handlers and those of the names above."""

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name = name
        self.level = _checkLevel(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False
        self._cache = {}

    def setLevel(self, level):
        """Sets the level, by number or name."""
        self.level = _checkLevel(level)
        self.manager._clear_cache()

    def debug(self, msg, *args, **kwargs):
        """Logs at DEBUG."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Logs at INFO."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Logs at WARNING."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """Is an old name of `warning`."""
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Logs at ERROR."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Logs at ERROR, with the exception being handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Logs at CRITICAL."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        """Is an old name of `critical`."""
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Logs at a level given by number."""
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError("level must be an integer")
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """Returns file, line, function of who logs, and its stack as text if wanted."""
        frame = sys._getframe(1)
        last = frame
        while frame and _is_internal_frame(frame):
            last = frame
            frame = frame.f_back
        if frame is None:
            frame = last
        while stacklevel > 1 and frame.f_back is not None:
            frame = frame.f_back
            if not _is_internal_frame(frame):
                stacklevel -= 1
        code = frame.f_code
        shown = None
        if stack_info:
            import traceback
            out = io.StringIO()
            out.write("Stack (most recent call last):\n")
            traceback.print_stack(frame, file=out)
            shown = out.getvalue()
            if shown[-1] == "\n":
                shown = shown[:-1]
            out.close()
        return code.co_filename, frame.f_lineno, code.co_name, shown

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        """Makes the record; a subclass may make another kind."""
        record = _factory[0](name, level, fn, lno, msg, args, exc_info, func, sinfo)
        if extra is not None:
            for key in extra:
                if key in ("message", "asctime") or key in record.__dict__:
                    raise KeyError("Attempt to overwrite %r in LogRecord" % key)
                record.__dict__[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        fn, lno, func, sinfo = self.findCaller(stack_info, stacklevel)
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            elif not isinstance(exc_info, tuple):
                exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, fn, lno, msg, args, exc_info, func, extra, sinfo))

    def handle(self, record):
        """Gives the record to the handlers if the logger is on and its filters let it pass."""
        if self.disabled:
            return
        passed = self.filter(record)
        if not passed:
            return
        if isinstance(passed, LogRecord):
            record = passed
        self.callHandlers(record)

    def addHandler(self, hdlr):
        """Adds a handler, if it is not there yet."""
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Removes a handler, if it is there."""
        with _lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def hasHandlers(self):
        """Tells whether this logger, or one above that it reaches, has a handler."""
        logger = self
        while logger:
            if logger.handlers:
                return True
            if not logger.propagate:
                return False
            logger = logger.parent
        return False

    def callHandlers(self, record):
        """Gives the record to the handlers here and above, or to `lastResort` if there is none."""
        logger = self
        found = False
        level = record.levelno
        while logger:
            for handler in logger.handlers:
                found = True
                if level >= handler.level:
                    handler.handle(record)
            if not logger.propagate:
                break
            logger = logger.parent
        if found:
            return
        if lastResort:
            if level >= lastResort.level:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            sys.stderr.write("No handlers could be found for logger \"%s\"\n" % self.name)
            self.manager.emittedNoHandlerWarning = True

    def getEffectiveLevel(self):
        """Returns the level here, or of the nearest logger above that has one."""
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        """Tells whether something of this level would be logged."""
        if self.disabled:
            return False
        answer = self._cache.get(level)
        if answer is None:
            with _lock:
                answer = self.manager.disable < level and level >= self.getEffectiveLevel()
                self._cache[level] = answer
        return answer

    def getChild(self, suffix):
        """Returns the logger whose name is this one's and `suffix`."""
        if self.root is not self:
            suffix = self.name + "." + suffix
        return self.manager.getLogger(suffix)

    def getChildren(self):
        """Returns the set of the loggers right below."""
        known = self.manager.loggerDict
        with _lock:
            return {
                logger for logger in known.values()
                if isinstance(logger, Logger) and logger.parent is self
                and _depth(logger) == 1 + _depth(self)
            }

    def __repr__(self):
        return "<%s %s (%s)>" % (self.__class__.__name__, self.name, getLevelName(self.getEffectiveLevel()))

    def __reduce__(self):
        if getLogger(self.name) is not self:
            import pickle
            raise pickle.PicklingError("logger cannot be pickled")
        return getLogger, (self.name,)


def _depth(logger):
    return 0 if logger is logger.manager.root else 1 + logger.name.count(".")


class RootLogger(Logger):
    """The top of the tree."""

    def __init__(self, level):
        Logger.__init__(self, "root", level)

    def __reduce__(self):
        return getLogger, ()


_loggerClass = Logger


class LoggerAdapter:
    """A logger that adds something to all it is told: see `process`."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger = logger
        self.extra = extra
        self.merge_extra = merge_extra

    def process(self, msg, kwargs):
        """Returns message and keywords as they go to the logger; here with `extra` put in."""
        if self.merge_extra and "extra" in kwargs:
            kwargs["extra"] = {**self.extra, **kwargs["extra"]}
        else:
            kwargs["extra"] = self.extra
        return msg, kwargs

    def debug(self, msg, *args, **kwargs):
        """Logs at DEBUG."""
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Logs at INFO."""
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Logs at WARNING."""
        self.log(WARNING, msg, *args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """Is an old name of `warning`."""
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Logs at ERROR."""
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Logs at ERROR, with the exception being handled."""
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Logs at CRITICAL."""
        self.log(CRITICAL, msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Logs at a level given by number."""
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        """Tells whether something of this level would be logged."""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        """Sets the logger's level."""
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        """Returns the logger's level, or that of the nearest one above that has one."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        """Tells whether the logger reaches a handler."""
        return self.logger.hasHandlers()

    def _log(self, level, msg, args, **kwargs):
        return self.logger._log(level, msg, args, **kwargs)

    @property
    def manager(self):
        return self.logger.manager

    @manager.setter
    def manager(self, value):
        self.logger.manager = value

    @property
    def name(self):
        return self.logger.name

    def __repr__(self):
        logger = self.logger
        return "<%s %s (%s)>" % (self.__class__.__name__, logger.name, getLevelName(logger.getEffectiveLevel()))

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)


def basicConfig(**kwargs):
    """Gives the root logger a handler and a format, if it has no handler yet."""
    with _lock:
        force = kwargs.pop("force", False)
        encoding = kwargs.pop("encoding", None)
        errors = kwargs.pop("errors", "backslashreplace")
        if force:
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        handlers = kwargs.pop("handlers", None)
        if handlers is None:
            if "stream" in kwargs and "filename" in kwargs:
                raise ValueError("'stream' and 'filename' should not be specified together")
        elif "stream" in kwargs or "filename" in kwargs:
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        if handlers is None:
            filename = kwargs.pop("filename", None)
            mode = kwargs.pop("filemode", "a")
            if filename:
                if "b" in mode:
                    errors = None
                else:
                    encoding = io.text_encoding(encoding)
                handlers = [FileHandler(filename, mode, encoding=encoding, errors=errors)]
            else:
                handlers = [StreamHandler(kwargs.pop("stream", None))]
        datefmt = kwargs.pop("datefmt", None)
        style = kwargs.pop("style", "%")
        if style not in _STYLES:
            raise ValueError("Style must be one of: %s" % ",".join(_STYLES))
        formatter = Formatter(kwargs.pop("format", _STYLES[style][1]), datefmt, style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        level = kwargs.pop("level", None)
        if level is not None:
            root.setLevel(level)
        if kwargs:
            raise ValueError("Unrecognised argument(s): %s" % ", ".join(kwargs))


def getLogger(name=None):
    """Returns the logger of this name, or the root logger."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


def _ready_root():
    if not root.handlers:
        basicConfig()
    return root


def critical(msg, *args, **kwargs):
    """Logs at CRITICAL on the root logger."""
    _ready_root().critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    """Is an old name of `critical`."""
    critical(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    """Logs at ERROR on the root logger."""
    _ready_root().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    """Logs at ERROR on the root logger, with the exception being handled."""
    error(msg, *args, exc_info=exc_info, **kwargs)


def warning(msg, *args, **kwargs):
    """Logs at WARNING on the root logger."""
    _ready_root().warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    """Is an old name of `warning`."""
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    """Logs at INFO on the root logger."""
    _ready_root().info(msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    """Logs at DEBUG on the root logger."""
    _ready_root().debug(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    """Logs at a level on the root logger."""
    _ready_root().log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Turns off all of this level and below, on every logger."""
    root.manager.disable = level
    root.manager._clear_cache()


def shutdown(handlerList=_handlerList):
    """Flushes and closes all handlers, the last one made first; runs at the end of the program."""
    for reference in reversed(handlerList[:]):
        try:
            handler = reference()
            if handler:
                try:
                    handler.acquire()
                    # A handler that holds records back for another may have that closed already.
                    if getattr(handler, "flushOnClose", True):
                        handler.flush()
                    handler.close()
                except (OSError, ValueError):
                    pass
                finally:
                    handler.release()
        except Exception:
            if raiseExceptions:
                raise


atexit.register(shutdown)

_warnings_showwarning = None


def _showwarning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        if _warnings_showwarning is not None:
            _warnings_showwarning(message, category, filename, lineno, file, line)
        return
    text = warnings.formatwarning(message, category, filename, lineno, line)
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    # Logged as it is: there may be a % in it.
    logger.warning(str(text))


def captureWarnings(capture):
    """Sends warnings to the logger `py.warnings`, or back to where they went."""
    global _warnings_showwarning
    if capture:
        if _warnings_showwarning is None:
            _warnings_showwarning = warnings.showwarning
            warnings.showwarning = _showwarning
    elif _warnings_showwarning is not None:
        warnings.showwarning = _warnings_showwarning
        _warnings_showwarning = None
