"""What is logged and how it becomes text: levels, records, formats, filters.

Where it goes is `logging._handlers`; who logs is `logging/__init__`.
"""

import io
import os
import re
import sys
import time

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"

_levelToName = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_nameToLevel = {
    "CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0,
}
_startTime = time.time_ns()


def getLevelNamesMapping():
    """Returns a new dict of the levels by their names."""
    return dict(_nameToLevel)


def getLevelName(level):
    """Returns the name of a level, or the level of a name; `Level N` if it has none.

    >>> getLevelName(20), getLevelName("INFO"), getLevelName(7)
    ('INFO', 20, 'Level 7')
    """
    found = _levelToName.get(level)
    if found is None:
        found = _nameToLevel.get(level)
    return "Level %s" % level if found is None else found


def addLevelName(level, levelName):
    """Gives a level its name."""
    _levelToName[level] = levelName
    _nameToLevel[levelName] = level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if str(level) != level:
        raise TypeError("Level not an integer or a valid string: %r" % (level,))
    if level not in _nameToLevel:
        raise ValueError("Unknown level: %r" % (level,))
    return _nameToLevel[level]


class LogRecord:
    """One event: what a logger was told, by whom, when and where."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        import logging
        now = time.time_ns()
        self.name = name
        self.msg = msg
        # A lone mapping stands for the names of %(name)s.
        if args and len(args) == 1 and args[0] and _is_mapping(args[0]):
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        try:
            self.filename = os.path.basename(pathname)
            self.module = os.path.splitext(self.filename)[0]
        except (TypeError, ValueError, AttributeError):
            self.filename = pathname
            self.module = "Unknown module"
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now / 1e9
        # Rounding must not turn .9999999 into a second that has not begun.
        self.msecs = (now % 1_000_000_000) // 1_000_000 + 0.0
        if self.msecs == 999.0 and int(self.created) != now // 1_000_000_000:
            self.msecs = 0.0
        self.relativeCreated = (now - _startTime) / 1e6
        if logging.logThreads:
            self.thread = logging.threading.get_ident()
            self.threadName = logging.threading.current_thread().name
        else:
            self.thread = None
            self.threadName = None
        if logging.logMultiprocessing:
            self.processName = "MainProcess"
        else:
            self.processName = None
        self.process = os.getpid() if logging.logProcesses else None
        self.taskName = None
        if logging.logAsyncioTasks:
            asyncio = sys.modules.get("asyncio")
            if asyncio:
                try:
                    self.taskName = asyncio.current_task().get_name()
                except Exception:
                    pass

    def __repr__(self):
        return '<LogRecord: %s, %s, %s, %s, "%s">' % (self.name, self.levelno, self.pathname, self.lineno, self.msg)

    def getMessage(self):
        """Returns the message with its arguments filled in."""
        text = str(self.msg)
        return text % self.args if self.args else text

    __module__ = "logging"


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    from collections.abc import Mapping
    return isinstance(value, Mapping)


_factory = [LogRecord]


def setLogRecordFactory(factory):
    """Sets what makes records: called like `LogRecord`."""
    _factory[0] = factory


def getLogRecordFactory():
    """Returns what makes records."""
    return _factory[0]


def makeLogRecord(dict):
    """Returns a record with these attributes, as after a journey by pickle."""
    record = _factory[0](None, None, "", 0, "", (), None, None)
    record.__dict__.update(dict)
    return record


class PercentStyle:
    """Formats like `%(message)s`."""

    default_format = "%(message)s"
    asctime_format = "%(asctime)s"
    asctime_search = "%(asctime)"
    validation_pattern = re.compile(r"%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]", re.I)

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        """Tells whether the format shows when it was."""
        return self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """Raises ValueError if the format names no attribute."""
        if not self.validation_pattern.search(self._fmt):
            raise ValueError("Invalid format '%s' for '%s' style" % (self._fmt, self.default_format[0]))

    def _values(self, record):
        return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        """Returns the record's line."""
        try:
            return self._format(record)
        except KeyError as e:
            raise ValueError("Formatting field not found in record: %s" % e)

    __module__ = "logging"


class StrFormatStyle(PercentStyle):
    """Formats like `{message}`."""

    default_format = "{message}"
    asctime_format = "{asctime}"
    asctime_search = "{asctime"
    fmt_spec = re.compile(r"^(.?[<=>^])?[+ -]?#?0?(\d+|{\w+})?[,_]?(\.(\d+|{\w+}))?[bcdefgnosx%]?$", re.I)
    field_spec = re.compile(r"^(\d+|\w+)(\.\w+|\[[^]]+\])*$")

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        """Raises ValueError unless the format is one of `str.format` and names an attribute."""
        from string import Formatter as Reader
        names = set()
        try:
            for _, name, spec, conversion in Reader().parse(self._fmt):
                if name:
                    if not self.field_spec.match(name):
                        raise ValueError("invalid field name/expression: %r" % name)
                    names.add(name)
                if conversion and conversion not in "rsa":
                    raise ValueError("invalid conversion: %r" % conversion)
                if spec and not self.fmt_spec.match(spec):
                    raise ValueError("bad specifier: %r" % spec)
        except ValueError as e:
            raise ValueError("invalid format: %s" % e)
        if not names:
            raise ValueError("invalid format: no fields")

    __module__ = "logging"


class StringTemplateStyle(PercentStyle):
    """Formats like `$message` and `${message}`."""

    default_format = "${message}"
    asctime_format = "${asctime}"
    asctime_search = "${asctime}"

    def __init__(self, *args, **kwargs):
        from string import Template
        super().__init__(*args, **kwargs)
        self._tpl = Template(self._fmt)

    def usesTime(self):
        return self._fmt.find("$asctime") >= 0 or self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """Raises ValueError unless the format names an attribute and has no bare `$`."""
        from string import Template
        names = set()
        for found in Template.pattern.finditer(self._fmt):
            groups = found.groupdict()
            if groups["named"]:
                names.add(groups["named"])
            elif groups["braced"]:
                names.add(groups["braced"])
            elif found.group(0) == "$":
                raise ValueError("invalid format: bare '$' not allowed")
        if not names:
            raise ValueError("invalid format: no fields")

    def _format(self, record):
        return self._tpl.substitute(**self._values(record))

    __module__ = "logging"


_STYLES = {
    "%": (PercentStyle, BASIC_FORMAT),
    "{": (StrFormatStyle, "{levelname}:{name}:{message}"),
    "$": (StringTemplateStyle, "${levelname}:${name}:${message}"),
}


class Formatter:
    """Turns records into text.

    >>> Formatter("%(levelname)s %(message)s").format(makeLogRecord({"msg": "hi", "levelname": "INFO"}))
    'INFO hi'
    """

    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError("Style must be one of: %s" % ",".join(_STYLES))
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        """Returns the record's time, as `datefmt` says or by default with milliseconds."""
        when = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, when)
        text = time.strftime(self.default_time_format, when)
        if self.default_msec_format:
            text = self.default_msec_format % (text, record.msecs)
        return text

    def formatException(self, ei):
        """Returns the traceback of an `exc_info` triple, without the last newline."""
        import traceback
        out = io.StringIO()
        traceback.print_exception(ei[0], ei[1], ei[2], limit=None, file=out)
        text = out.getvalue()
        out.close()
        return text[:-1] if text[-1:] == "\n" else text

    def usesTime(self):
        """Tells whether the format shows when it was."""
        return self._style.usesTime()

    def formatMessage(self, record):
        """Returns the record's line."""
        return self._style.format(record)

    def formatStack(self, stack_info):
        """Returns what is shown of a stack."""
        return stack_info

    def format(self, record):
        """Returns the record's text: its line, then its traceback and its stack."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            if text[-1:] != "\n":
                text += "\n"
            text += record.exc_text
        if record.stack_info:
            if text[-1:] != "\n":
                text += "\n"
            text += self.formatStack(record.stack_info)
        return text

    __module__ = "logging"


_defaultFormatter = Formatter()


class BufferingFormatter:
    """Turns several records into one text."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt if linefmt else _defaultFormatter

    def formatHeader(self, records):
        """Returns what stands before them."""
        return ""

    def formatFooter(self, records):
        """Returns what stands behind them."""
        return ""

    def format(self, records):
        """Returns the text of all."""
        if not records:
            return ""
        lines = [self.linefmt.format(record) for record in records]
        return self.formatHeader(records) + "".join(lines) + self.formatFooter(records)

    __module__ = "logging"


class Filter:
    """Lets pass what a logger of this name, or one below it, logs."""

    def __init__(self, name=""):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        """Tells whether the record passes."""
        name = record.name
        if self.nlen == 0 or self.name == name:
            return True
        return name.startswith(self.name) and name[self.nlen] == "."

    __module__ = "logging"


class Filterer:
    """What has filters: a logger, a handler."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        """Adds a filter, if it is not there yet."""
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        """Removes a filter, if it is there."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """Asks every filter; returns the record, or what a filter put in its stead, or False if one refuses."""
        for filter in self.filters:
            ask = filter.filter if hasattr(filter, "filter") else filter
            answer = ask(record)
            if not answer:
                return False
            if isinstance(answer, LogRecord):
                record = answer
        return record

    __module__ = "logging"
