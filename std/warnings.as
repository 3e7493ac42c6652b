"""Warnings: messages on stderr about things that are no errors, which filters can silence or raise."""

import sys

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter",
    "resetwarnings", "catch_warnings", "deprecated",
]

# Filters are (action, message pattern or None, category, module pattern or None, line or 0); the first that fits decides.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = "default"
onceregistry = {}
_version = 1
_ACTIONS = ("default", "error", "ignore", "always", "all", "module", "once")


class WarningMessage:
    """What a recorded warning was: message, category, filename, lineno."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
            f"lineno : {self.lineno}, line : {self.line!r}}}"
        )


def _source_line(filename, lineno):
    try:
        import linecache
        return linecache.getline(filename, lineno)
    except Exception:
        # The interpreter may be ending.
        return ""


def _text_of(warning):
    """Returns a warning as text, with the line it is about, and how to learn more of the object that it came from."""
    category = warning.category.__name__
    text = f"{warning.filename}:{warning.lineno}: {category}: {warning.message}\n"
    line = _source_line(warning.filename, warning.lineno) if warning.line is None else warning.line
    line = line.strip()
    if line:
        text += f"  {line}\n"
    if warning.source is not None:
        text += f"{category}: Enable tracemalloc to get the object allocation traceback\n"
    return text


def formatwarning(message, category, filename, lineno, line=None):
    """Returns the text of a warning.

    >>> formatwarning("careful", UserWarning, "a.py", 3, "x = 1")
    'a.py:3: UserWarning: careful\\n  x = 1\\n'
    """
    return _text_of(WarningMessage(message, category, filename, lineno, None, line))


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, by default stderr; may be replaced."""
    _show(WarningMessage(message, category, filename, lineno, file, line))


def _show(warning):
    """Records a warning or writes it, unless `showwarning` has been replaced; `formatwarning` may be, too."""
    if showwarning is not _plain_showwarning:
        if not callable(showwarning):
            raise TypeError("warnings.showwarning() must be set to a function or method")
        return showwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.file, warning.line)
    if _records and _records[-1] is not None:
        _records[-1].append(warning)
        return
    file = warning.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    if formatwarning is _plain_formatwarning:
        text = _text_of(warning)
    else:
        text = formatwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.line)
    try:
        file.write(text)
    except OSError:
        pass


_plain_showwarning = showwarning
_plain_formatwarning = formatwarning
# The lists of the catch_warnings blocks that record, innermost last.
_records = []


def _check(action, category, lineno):
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not {category!r}" if not isinstance(category, type) else "category must be a Warning subclass")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def _add(item, append):
    global _version
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _version += 1


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a filter; message and module are patterns."""
    _check(action, category, lineno)
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter that fits every message and module."""
    _check(action, category, lineno)
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    """Removes every filter."""
    global _version
    filters.clear()
    _version += 1


def _fits(pattern, text, ignore_case):
    if pattern is None or pattern == text:
        return True
    if not isinstance(pattern, str):
        return pattern.match(text) is not None
    plain = pattern.lower() if ignore_case else pattern
    if all([char.isalnum() or char in " _'\"-:,;" for char in plain]):
        # A pattern without special characters is only a start.
        if not isinstance(text, str):
            if isinstance(text, (bytes, bytearray, memoryview)):
                raise TypeError("cannot use a string pattern on a bytes-like object")
            raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}")
        return (text.lower() if ignore_case else text).startswith(plain)
    import re
    return re.match(pattern, text, re.IGNORECASE if ignore_case else 0) is not None


def _frame_of(stacklevel, prefixes):
    """Returns the globals, file and line of the caller at a level; files that start so are not counted."""
    try:
        if not prefixes:
            frame = sys._getframe(stacklevel + 1)
        else:
            frame = sys._getframe(2)
            for _ in range(stacklevel - 1):
                frame = frame.f_back
                while frame is not None and frame.f_code.co_filename.startswith(prefixes):
                    frame = frame.f_back
                if frame is None:
                    raise ValueError("no such frame")
    except ValueError:
        return sys.__dict__, "<sys>", 0
    except AttributeError:
        main = sys.modules.get("__main__")
        return main.__dict__ if main is not None else {}, getattr(main, "__file__", None) or "<sys>", 1
    return frame.f_globals, frame.f_code.co_filename, frame.f_lineno


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issues a warning, at the place of the caller or of one of its callers.

    >>> with catch_warnings(record=True) as caught:
    ...     simplefilter("always")
    ...     warn("careful")
    >>> str(caught[0].message)
    'careful'
    """
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError(f"warn() argument 'skip_file_prefixes' must be tuple, not {type(skip_file_prefixes).__name__}")
    for prefix in skip_file_prefixes:
        if not isinstance(prefix, str):
            raise TypeError(f"Found non-str '{type(prefix).__name__}' in skip_file_prefixes.")
    namespace, filename, lineno = _frame_of(max(stacklevel, 2 if skip_file_prefixes else 1), skip_file_prefixes)
    module = namespace.get("__name__", "<string>")
    registry = namespace.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, None, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issues a warning for a given place."""
    lineno = int(lineno)
    if module_globals is not None and not isinstance(module_globals, dict):
        raise TypeError(f"module_globals must be a dict, not '{type(module_globals).__name__}'")
    if module is None:
        module = filename or "<unknown>"
        if module.endswith(".py"):
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    for action, pattern, kind, module_pattern, line in filters:
        if issubclass(category, kind) and line in (0, lineno) and _fits(pattern, text, True) and _fits(module_pattern, module, False):
            break
    else:
        action = defaultaction
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        once = (text, category)
        if onceregistry.get(once):
            return
        onceregistry[once] = 1
    elif action == "module":
        registry[key] = 1
        other = (text, category, 0)
        if registry.get(other):
            return
        registry[other] = 1
    elif action == "default":
        registry[key] = 1
    _show(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Restores the filters at the end of a block, and may record the warnings in it."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = ["record=True"] if self._record else []
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        global _version, filters, showwarning
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._saved_filters = filters
        filters = filters[:]
        self._saved_show = showwarning
        _version += 1
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            _records.append(_records[-1] if _records else None)
            return None
        log = []
        showwarning = _plain_showwarning
        _records.append(log)
        return log

    def __exit__(self, *exc_info):
        global _version, filters, showwarning
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters = self._saved_filters
        showwarning = self._saved_show
        _records.pop()
        _version += 1


class deprecated:
    """Marks a class or function as deprecated: its use warns.

    >>> @deprecated("use new()")
    ... def old(): return 1
    >>> old.__deprecated__
    'use new()'
    """

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message = self.message
        category = self.category
        stacklevel = self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            original_new = arg.__new__

            def __new__(cls, /, *args, **kwargs):
                if cls is arg:
                    warn(message, category=category, stacklevel=stacklevel + 1)
                if original_new is not object.__new__:
                    return original_new(cls, *args, **kwargs)
                if cls.__init__ is object.__init__ and (args or kwargs):
                    raise TypeError(f"{cls.__name__}() takes no arguments")
                return original_new(cls)

            arg.__new__ = staticmethod(__new__)
            original_init_subclass = arg.__init_subclass__
            own = hasattr(original_init_subclass, "__func__")

            def __init_subclass__(cls, *args, **kwargs):
                warn(message, category=category, stacklevel=stacklevel + 1)
                if own:
                    return original_init_subclass.__func__(cls, *args, **kwargs)
                return original_init_subclass(*args, **kwargs)

            arg.__init_subclass__ = classmethod(__init_subclass__)
            arg.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
            return arg
        if callable(arg):
            from functools import wraps

            @wraps(arg)
            def wrapper(*args, **kwargs):
                warn(message, category=category, stacklevel=stacklevel + 1)
                return arg(*args, **kwargs)

            from inspect import iscoroutinefunction, markcoroutinefunction
            if iscoroutinefunction(arg):
                wrapper = markcoroutinefunction(wrapper)
            arg.__deprecated__ = wrapper.__deprecated__ = message
            return wrapper
        raise TypeError(
            "@deprecated decorator with non-None category must be applied to a class or callable, "
            f"not {arg!r}"
        )


_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warns that a name goes away in a version; raises once that version is there."""
    remove_formatted = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or _version[:2] == remove and _version[3] != "alpha":
        raise RuntimeError(f"{name!r} was slated for removal after Python {remove_formatted} alpha")
    warn(message.format(name=name, remove=remove_formatted), DeprecationWarning, stacklevel=3)


class _OptionError(Exception):
    """A filter of the command line that makes no sense."""


def _getcategory(name):
    """Returns the class that a filter of the command line names."""
    if not name:
        return Warning
    if "." not in name:
        import builtins as place
        where = "builtins"
    else:
        where, _, name = name.rpartition(".")
        try:
            place = __import__(where, fromlist=[name])
        except ImportError:
            raise _OptionError(f"invalid module name: {where!r}") from None
    try:
        category = getattr(place, name)
    except AttributeError:
        raise _OptionError(f"unknown warning category: {name!r}") from None
    if not issubclass(category, Warning):
        raise _OptionError(f"invalid warning category: {name!r}")
    return category


def _getaction(text):
    """Returns the action that a beginning of its name means."""
    if not text:
        return "default"
    for known in _ACTIONS:
        if known.startswith(text):
            return known
    raise _OptionError(f"invalid action: {text!r}")


def _setoption(text):
    """Adds the filter that a text of the form `action:message:category:module:line` describes."""
    parts = text.split(":")
    if len(parts) > 5:
        raise _OptionError(f"too many fields (max 5): {text!r}")
    action, message, category, module, line = [part.strip() for part in parts + [""] * (5 - len(parts))]
    action = _getaction(action)
    category = _getcategory(category)
    if message or module:
        import re
        message = re.escape(message)
        module = module and re.escape(module) + r"\Z"
    try:
        lineno = int(line) if line else 0
        if lineno < 0:
            raise ValueError
    except (ValueError, OverflowError):
        raise _OptionError(f"invalid lineno {line}") from None
    filterwarnings(action, message, category, module, lineno)


for _option in sys.warnoptions:
    try:
        _setoption(_option)
    except _OptionError as _problem:
        print("Invalid -W option ignored:", _problem, file=sys.stderr)


from _functools import builtin as _as_builtin
_as_builtin(warn, warn_explicit)
del _as_builtin
