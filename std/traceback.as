"""Exceptions and their frames as text.

Where they stand and how a frame looks comes from `_traceback`; here are the functions and classes.

    >>> format_exception_only(ValueError("x"))
    ['ValueError: x\\n']
"""

import sys
import _traceback

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
    "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb",
]

_absent = object()
_SAME = 3
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class FrameSummary:
    """One frame: where it stands, and the line."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "_shown", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self._shown = None
        self.locals = {k: repr(v) for k, v in locals.items()} if locals else None

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
        return "<FrameSummary file {}, line {} in {}>".format(self.filename, self.lineno, self.name)

    def __len__(self):
        return 4

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            try:
                with open(self.filename) as file:
                    self._line = file.readlines()[self.lineno - 1]
            except (OSError, IndexError, UnicodeDecodeError):
                self._line = ""
        return self._line.strip()


def _summary(frame):
    filename, lineno, name, line, end_lineno, colno, end_colno, shown = frame
    made = FrameSummary(filename, lineno, name, line=line, end_lineno=end_lineno, colno=colno, end_colno=end_colno)
    made._shown = shown
    return made


def _limited(frames, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return frames
    return frames[:limit] if limit >= 0 else frames[limit:]


class StackSummary(list):
    """The frames of an exception or of what runs, outermost first."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        result = klass()
        frames = _limited(list(frame_gen), limit)
        for f, lineno in frames:
            code = f.f_code
            result.append(FrameSummary(code.co_filename, lineno, code.co_name,
                                       locals=f.f_locals if capture_locals else None))
        return result

    @classmethod
    def from_list(klass, a_list):
        result = klass()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        if frame_summary._shown is not None and not frame_summary.locals:
            return frame_summary._shown
        row = '  File "{}", line {}, in {}\n'.format(frame_summary.filename, frame_summary.lineno, frame_summary.name)
        if frame_summary._shown is not None:
            row = frame_summary._shown
        elif frame_summary.line:
            row += "    {}\n".format(frame_summary.line.strip())
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                row += "    {} = {}\n".format(name, value)
        return row

    def format(self, **kwargs):
        result = []
        last = None
        count = 0
        for frame in self:
            shown = self.format_frame_summary(frame)
            if shown is None:
                continue
            here = (frame.filename, frame.lineno, frame.name)
            if here != last:
                if count > _SAME:
                    result.append(_repeated(count - _SAME))
                last = here
                count = 0
            count += 1
            if count <= _SAME:
                result.append(shown)
        if count > _SAME:
            result.append(_repeated(count - _SAME))
        return result


def _repeated(count):
    return f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n"


class TracebackException:
    """An exception made ready to be shown: nothing of it is kept alive but text."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        _seen = set() if _seen is None else _seen
        _seen.add(id(exc_value))
        self.stack = _stack_of(exc_traceback, limit)
        self.exc_type = exc_type if save_exc_type else None
        self._name = _type_name(exc_type)
        try:
            self._str = str(exc_value)
        except Exception:
            self._str = "<exception str() failed>"
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self._only = _last_lines(exc_value)
        self._text = None
        self.exceptions = None
        if isinstance(exc_value, SyntaxError):
            self.filename = exc_value.filename
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.msg = exc_value.msg
        cause, context = exc_value.__cause__, exc_value.__context__
        options = {"limit": limit, "_seen": _seen}
        self.__cause__ = self.__context__ = None
        if cause is not None and id(cause) not in _seen:
            self.__cause__ = TracebackException(type(cause), cause, cause.__traceback__, **options)
        self.__suppress_context__ = exc_value.__suppress_context__
        needed = not compact or cause is None and not exc_value.__suppress_context__
        if context is not None and id(context) not in _seen and needed:
            self.__context__ = TracebackException(type(context), context, context.__traceback__, **options)
        if isinstance(exc_value, BaseExceptionGroup):
            self._text = _traceback.text(exc_value, True), _traceback.text(exc_value, False)
            self.exceptions = [
                TracebackException(type(e), e, e.__traceback__, **options) for e in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        return self._name

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        indent = 3 * _depth * " "
        if not show_group or self.exceptions is None:
            for line in self._only:
                yield indent + line if _depth else line
            return
        for line in self._only:
            yield indent + line
        for ex in self.exceptions:
            yield from ex.format_exception_only(show_group=True, _depth=_depth + 1)

    def format(self, *, chain=True, _ctx=None, **kwargs):
        if self._text is not None:
            yield from self._text[0 if chain else 1].splitlines(keepends=True)
            return
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format()
                yield _CAUSE
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format()
                yield _CONTEXT
        if self.stack:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self.format_exception_only()

    def print(self, *, file=None, chain=True, **kwargs):
        file = sys.stderr if file is None else file
        for line in self.format(chain=chain):
            print(line, file=file, end="")


def _type_name(exc_type):
    module = exc_type.__module__
    if module in ("__main__", "builtins"):
        return exc_type.__qualname__
    return f"{module}.{exc_type.__qualname__}"


def _last_lines(exc):
    """Give the lines after the frames; those of the message are one."""
    lines = _traceback.only(exc)
    notes = getattr(exc, "__notes__", None)
    if isinstance(exc, SyntaxError):
        return lines
    count = 0
    if isinstance(notes, (list, tuple)):
        for note in notes:
            count += len(str(note).split("\n"))
    elif notes is not None:
        count = len(repr(notes).split("\n"))
    whole = max(len(lines) - count, 1)
    return ["".join(lines[:whole]), *lines[whole:]]


def _stack_of(tb, limit=None):
    frames = [] if tb is None else _traceback.frames(tb)
    return StackSummary([_summary(f) for f in _limited(frames, limit)])


def _running(f, limit):
    frames = _traceback.stack()
    if f is None:
        here = frames[-1][0]
        while frames and frames[-1][0] == here:
            frames.pop()
    else:
        walked = []
        outer = f
        while outer is not None:
            walked.append((outer.f_code.co_filename, outer.f_lineno, outer.f_code.co_name))
            outer = outer.f_back
        inmost = frames[len(walked) - 1] if len(walked) <= len(frames) else None
        if inmost is not None and (inmost[0], inmost[2]) == (walked[0][0], walked[0][2]):
            frames = frames[:len(walked)]
        else:
            # A frame that no longer runs, or runs in another thread.
            frames = [(*place, None) for place in reversed(walked)]
    if limit is not None:
        frames = frames[-limit:] if limit > 0 else frames[:-limit] if limit < 0 else []
    # What runs is shown without marks: only the line is known of it.
    return StackSummary([FrameSummary(f[0], f[1], f[2], line=f[3]) for f in frames])


def _parse(exc, value, tb):
    if (value is _absent) != (tb is _absent):
        raise ValueError("Both or neither of value and tb must be given")
    if value is _absent:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return value, tb


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True, **kwargs):
    """Give an exception as a list of strings, each one or more whole lines."""
    value, tb = _parse(exc, value, tb)
    if value is None:
        return ["NoneType: None\n"]
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_absent, *, show_group=False, **kwargs):
    if value is _absent:
        value = exc
    if value is None:
        return ["NoneType: None\n"]
    te = TracebackException(type(value), value, None, compact=True)
    return list(te.format_exception_only(show_group=show_group))


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True, **kwargs):
    _print("".join(format_exception(exc, value, tb, limit, chain)), file)


def _print(text, file):
    print(text, file=sys.stderr if file is None else file, end="")


def print_exc(limit=None, file=None, chain=True):
    """Print what is being handled."""
    _print(_handled(limit, chain), file)


def format_exc(limit=None, chain=True):
    return _handled(limit, chain)


def _handled(limit, chain):
    exc = _traceback.handled()
    if exc is None:
        return "NoneType: None\n"
    if limit is None and not hasattr(sys, "tracebacklimit"):
        return _traceback.text(exc, chain)
    return "".join(format_exception(exc, limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def extract_tb(tb, limit=None):
    return _stack_of(tb, limit)


def format_tb(tb, limit=None):
    return _stack_of(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(_stack_of(tb, limit), file=file)


def extract_stack(f=None, limit=None):
    return _running(f, limit)


def format_stack(f=None, limit=None):
    return _running(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    print_list(_running(f, limit), file=file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=sys.stderr if file is None else file, end="")


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe().f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def clear_frames(tb):
    pass
