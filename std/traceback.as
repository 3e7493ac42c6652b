"""Exceptions and their frames as text.

Where frames stand, the marks below their lines and what a reader may have meant come from `_traceback`.

    >>> format_exception_only(ValueError("x"))
    ['ValueError: x\\n']
"""

import collections
import itertools
import linecache
import sys
import _traceback
from collections.abc import Sequence
from textwrap import indent
from types import CodeType, TracebackType

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
    "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb",
]

_RECURSIVE_CUTOFF = 3
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class _Implicit:
    def __repr__(self):
        return "<implicit>"


_implicit = _Implicit()


# Frames.

class FrameSummary:
    """One frame: where it stands, and the line."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_lines", "_code", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        self._code = None
        if lookup_line:
            self.line
        self.locals = {k: _safe_string(v, "local", repr) for k, v in locals.items()} if locals else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    @property
    def _original_lines(self):
        """The lines from the first to the last as they stand in the source, without the white space at their ends."""
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            if self._code is not None and self.filename not in linecache.cache:
                # What ran is known even where its file is not to be read any more, unless a loader has lines for it.
                self._lines = _traceback.source(self._code, self.lineno, self.end_lineno)
            if self._lines is None:
                numbers = range(self.lineno, self.end_lineno + 1)
                self._lines = "".join(linecache.getline(self.filename, n).rstrip() + "\n" for n in numbers)
        return self._lines

    @property
    def line(self):
        lines = self._original_lines
        return None if lines is None else lines.partition("\n")[0].strip()


class StackSummary(list):
    """The frames of an exception or of what runs, outermost first."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Make one of pairs of a frame and the number of the line it stands at."""
        def places():
            for f, lineno in frame_gen:
                yield f, (lineno, None, None, None)

        return klass._of_places(places(), limit, lookup_lines, capture_locals)

    @classmethod
    def _of_places(klass, places, limit, lookup_lines, capture_locals):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            places = itertools.islice(places, limit) if limit >= 0 else collections.deque(places, maxlen=-limit)
        result = klass()
        for f, (lineno, end_lineno, colno, end_colno) in places:
            code = f.f_code
            summary = FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=False,
                                   locals=f.f_locals if capture_locals else None, end_lineno=end_lineno, colno=colno,
                                   end_colno=end_colno)
            summary._code = code if type(code) is CodeType else None
            linecache.lazycache(code.co_filename, f.f_globals)
            result.append(summary)
        for filename in {summary.filename for summary in result}:
            linecache.checkcache(filename)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        result = StackSummary()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """Give the lines of one frame as a string; what is overridden may give None to leave the frame out."""
        filename = frame_summary.filename
        if filename.startswith("<stdin>-"):
            filename = "<stdin>"
        row = [f'  File "{filename}", line {frame_summary.lineno}, in {frame_summary.name}\n']
        lines = frame_summary._original_lines
        if lines and not lines.isspace():
            start, end = frame_summary.colno, frame_summary.end_colno
            if start is None or end is None:
                row.append(f"    {frame_summary.line}\n")
            else:
                row.append(indent(_traceback.excerpt(lines, start, end), "    ", lambda line: True))
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                row.append(f"    {name} = {value}\n")
        return "".join(row)

    def format(self, **kwargs):
        """Give a list of strings, one for each frame; the same line over and over is only counted."""
        colorize = kwargs.get("colorize", False)
        result = []
        last = None
        count = 0
        for summary in self:
            text = self.format_frame_summary(summary, colorize=colorize)
            if text is None:
                continue
            here = (summary.filename, summary.lineno, summary.name)
            if None in here or here != last:
                result += _repeated(count)
                last = here
                count = 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        return result + _repeated(count)


def _repeated(count):
    more = count - _RECURSIVE_CUTOFF
    if more <= 0:
        return []
    return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"]


def walk_tb(tb):
    """Give the frames of a traceback and where they stand, outermost first."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_places(tb):
    while tb is not None:
        yield tb.tb_frame, _position(tb)
        tb = tb.tb_next


def _position(tb):
    if type(tb) is TracebackType:
        return _traceback.position(tb)
    # Something that only looks like one.
    if tb.tb_lasti < 0:
        return None, None, None, None
    position = next(itertools.islice(tb.tb_frame.f_code.co_positions(), tb.tb_lasti // 2, None))
    return tb.tb_lineno if position[0] is None else position[0], *position[1:]


def walk_stack(f):
    """Give the frames from one outward and where they stand; without one, from the caller of `StackSummary.extract`."""
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def clear_frames(tb):
    """Forget the variables of the frames of a traceback that have ended."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


def _extract(tb, limit, lookup_lines=True, capture_locals=False):
    return StackSummary._of_places(_walk_places(tb), limit, lookup_lines, capture_locals)


def extract_tb(tb, limit=None):
    return _extract(tb, limit)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def format_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit), file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    file = sys.stderr if file is None else file
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end="")


# Exceptions.

class _Page:
    """How deep in groups the text stands, and whether the frame around a group is still to be closed."""

    def __init__(self):
        self.depth = 0
        self.close = False

    def indent(self):
        return " " * (2 * self.depth)

    def emit(self, texts, margin="|"):
        lead = self.indent()
        if self.depth:
            lead += margin + " "
        for text in [texts] if isinstance(texts, str) else texts:
            yield indent(text, lead, lambda line: True)


class TracebackException:
    """An exception made ready to be shown: nothing of it is kept alive but text."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        outermost = _seen is None
        seen = set() if outermost else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = _extract(exc_traceback, limit, lookup_lines, capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, "exception")
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as error:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe_string(error, '__notes__', repr)}"]
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = exc_type.__qualname__ if exc_type is not None else None
        self.exc_type_module = exc_type.__module__ if exc_type is not None else None
        self._is_syntax_error = bool(exc_type) and issubclass(exc_type, SyntaxError)
        if self._is_syntax_error:
            self._take_place(exc_value)
        elif isinstance(exc_value, BaseException):
            self._str += _traceback.suggestion(exc_value, exc_traceback)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__cause__ = self.__context__ = self.exceptions = None
        if outermost:
            self._follow(exc_value, compact, seen, {
                "limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals,
                "max_group_width": max_group_width, "max_group_depth": max_group_depth, "_seen": seen})

    def _take_place(self, error):
        self.filename = error.filename
        self.lineno = None if error.lineno is None else str(error.lineno)
        self.end_lineno = None if error.end_lineno is None else str(error.end_lineno)
        self.text = error.text
        self.offset = error.offset
        self.end_offset = error.end_offset
        self.msg = error.msg

    def _follow(self, exc_value, compact, seen, options):
        """Take over what led to the exception and what is in it; without recursion, chains may be long."""
        def made(exc):
            return TracebackException(type(exc), exc, exc.__traceback__, **options)

        queue = [(self, exc_value)]
        while queue:
            one, exc = queue.pop()
            if not exc:
                continue
            cause, context = exc.__cause__, exc.__context__
            if cause is not None and id(cause) not in seen:
                one.__cause__ = made(cause)
                queue.append((one.__cause__, cause))
            shown = not compact or one.__cause__ is None and not exc.__suppress_context__
            if context is not None and shown and id(context) not in seen:
                one.__context__ = made(context)
                queue.append((one.__context__, context))
            if isinstance(exc, BaseExceptionGroup):
                one.exceptions = [made(member) for member in exc.exceptions]
                queue.extend(zip(one.exceptions, exc.exceptions))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ("__main__", "builtins"):
            return self.exc_type_qualname
        if not isinstance(module, str):
            module = "<unknown>"
        return f"{module}.{self.exc_type_qualname}"

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Give the lines after the frames: class, message and notes; those of a group's members, too, if wished."""
        lead = 3 * _depth * " "
        if not self._have_exc_type:
            yield lead + _last_line(None, self._str)
            return
        if self._is_syntax_error:
            for line in self._format_syntax_error(self.exc_type_str):
                yield lead + line
        elif _depth > 0:
            for line in _last_line(self.exc_type_str, self._str)[:-1].split("\n"):
                yield f"{lead}{line}\n"
        else:
            yield _last_line(self.exc_type_str, self._str)
        notes = self.__notes__
        if isinstance(notes, Sequence) and not isinstance(notes, (str, bytes)):
            for note in notes:
                for line in _safe_string(note, "note").split("\n"):
                    yield f"{lead}{line}\n"
        elif notes is not None:
            yield f"{lead}{_safe_string(notes, '__notes__', repr)}\n"
        if self.exceptions and show_group:
            for member in self.exceptions:
                yield from member.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def _format_syntax_error(self, name):
        suffix = ""
        if self.lineno is None and self.filename is not None:
            suffix = f" ({self.filename})"
        yield from _traceback.syntax_place(
            self.filename or "<string>", self.lineno, self.text, self.offset, self.end_offset,
            self.lineno == self.end_lineno)
        yield f"{name}: {self.msg or '<no detail available>'}{suffix}\n"

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Give the lines of the whole, what led to the exception first."""
        page = _Page() if _ctx is None else _ctx
        shown = []
        one = self
        while one is not None:
            words = earlier = None
            if chain and one.__cause__ is not None:
                words, earlier = _CAUSE, one.__cause__
            elif chain and one.__context__ is not None and not one.__suppress_context__:
                words, earlier = _CONTEXT, one.__context__
            shown.append((words, one))
            one = earlier
        for words, one in reversed(shown):
            if words is not None:
                yield from page.emit(words)
            if one.exceptions is not None:
                yield from self._format_group(one, chain, page)
                continue
            if one.stack:
                yield from page.emit("Traceback (most recent call last):\n")
                yield from page.emit(one.stack.format())
            yield from page.emit(one.format_exception_only())

    def _format_group(self, group, chain, page):
        if page.depth > self.max_group_depth:
            yield from page.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            return
        top = page.depth == 0
        if top:
            page.depth = 1
        if group.stack:
            yield from page.emit("Exception Group Traceback (most recent call last):\n", "+" if top else "|")
            yield from page.emit(group.stack.format())
        yield from page.emit(group.format_exception_only())
        count = len(group.exceptions)
        width = self.max_group_width
        last = min(count, width + 1) - 1
        page.close = False
        for i in range(last + 1):
            if i == last:
                # A group inside may close the frame for both.
                page.close = True
            label = i + 1 if i < width else "..."
            yield f"{page.indent()}{'  ' if i else '+-'}+---------------- {label} ----------------\n"
            page.depth += 1
            if i < width:
                yield from group.exceptions[i].format(chain=chain, _ctx=page)
            else:
                more = count - width
                yield from page.emit(f"and {more} more exception{'s' if more > 1 else ''}\n")
            if i == last and page.close:
                yield f"{page.indent()}+------------------------------------\n"
                page.close = False
            page.depth -= 1
        if top:
            page.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        file = sys.stderr if file is None else file
        for line in self.format(chain=chain):
            print(line, file=file, end="")


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except:
        return f"<{what} {func.__name__}() failed>"


def _last_line(name, text):
    return f"{name}: {text}\n" if text else f"{name}\n"


def _parse(exc, value, tb):
    if (value is _implicit) != (tb is _implicit):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _implicit:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def print_exception(exc, /, value=_implicit, tb=_implicit, limit=None, file=None, chain=True, **kwargs):
    """Print an exception with its frames and what led to it."""
    value, tb = _parse(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_implicit, tb=_implicit, limit=None, chain=True, **kwargs):
    """Give an exception as a list of strings, each one or more whole lines."""
    value, tb = _parse(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_implicit, *, show_group=False, **kwargs):
    """Give the lines after the frames as a list of strings."""
    if value is _implicit:
        value = exc
    te = TracebackException(type(value), value, None, compact=True)
    return list(te.format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    """Print what is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print what ended the last statement of a session."""
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    elif hasattr(sys, "last_type"):
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)
    else:
        raise ValueError("no last exception")
