"""The half of csv that reads and writes rows; the dialects scripts name, `DictReader` and `Sniffer` are `csv`."""

from _csv_rows import field_size_limit, make_reader, make_writer

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

_dialects = {}
_absent = object()


class Error(Exception):
    """A file or a dialect that is not as it should be."""

    __module__ = "_csv"


def _char(name, value, default):
    # A character or None.
    if value is _absent:
        return default
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be string or None, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


class Dialect:
    """How a file is written: what stands between fields, around them and between rows."""

    __slots__ = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting",
                 "strict")

    def __new__(cls, dialect=None, delimiter=_absent, doublequote=_absent, escapechar=_absent, lineterminator=_absent,
                quotechar=_absent, quoting=_absent, skipinitialspace=_absent, strict=_absent):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        given = (delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict)
        if type(dialect) is Dialect and all([value is _absent for value in given]):
            return dialect
        # Who says that nothing is a quote means that nothing is to be quoted.
        unquoted = quotechar is None and quoting is _absent
        if dialect is not None:
            names = ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace",
                     "strict")
            given = [getattr(dialect, name, _absent) if value is _absent else value for name, value in zip(names, given)]
        self = object.__new__(cls)
        self._set(unquoted, *given)
        return self

    def _set(self, unquoted, delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace,
             strict):
        put = object.__setattr__
        if delimiter is _absent:
            delimiter = ","
        elif not isinstance(delimiter, str):
            raise TypeError(f'"delimiter" must be string, not {type(delimiter).__name__}')
        elif len(delimiter) != 1:
            raise TypeError('"delimiter" must be a 1-character string')
        escapechar = _char("escapechar", escapechar, None)
        if lineterminator is _absent:
            lineterminator = "\r\n"
        elif lineterminator is not None and not isinstance(lineterminator, str):
            raise TypeError('"lineterminator" must be a string')
        quotechar = _char("quotechar", quotechar, '"')
        if quoting is _absent:
            quoting = QUOTE_MINIMAL
        elif type(quoting) is not int:
            raise TypeError('"quoting" must be an integer')
        skipinitialspace = False if skipinitialspace is _absent else bool(skipinitialspace)
        if not 0 <= quoting <= 5:
            raise TypeError('bad "quoting" value')
        if unquoted:
            quoting = QUOTE_NONE
        if quoting != QUOTE_NONE and quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if lineterminator is None:
            raise TypeError("lineterminator must be set")
        for name, value in (("delimiter", delimiter), ("escapechar", escapechar), ("quotechar", quotechar)):
            if value in ("\r", "\n") or value == " " and skipinitialspace and name != "delimiter":
                raise ValueError(f"bad {name} value")
            if value is not None and value in lineterminator:
                raise ValueError(f"bad {name} or lineterminator value")
        if delimiter == escapechar:
            raise ValueError("bad delimiter or escapechar value")
        if delimiter == quotechar:
            raise ValueError("bad delimiter or quotechar value")
        if escapechar is not None and escapechar == quotechar:
            raise ValueError("bad escapechar or quotechar value")
        put(self, "delimiter", delimiter)
        put(self, "quotechar", quotechar)
        put(self, "escapechar", escapechar)
        put(self, "doublequote", True if doublequote is _absent else bool(doublequote))
        put(self, "skipinitialspace", skipinitialspace)
        put(self, "lineterminator", lineterminator)
        put(self, "quoting", quoting)
        put(self, "strict", False if strict is _absent else bool(strict))

    def __delattr__(self, name):
        self.__setattr__(name, None)

    def __setattr__(self, name, value):
        if name in Dialect.__slots__:
            raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")
        raise AttributeError(f"'_csv.Dialect' object has no attribute '{name}'")

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'Dialect' instances")


def register_dialect(name, dialect=_absent, **fmtparams):
    """Gives a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _dialect_of(None if dialect is _absent else dialect, fmtparams)


def unregister_dialect(name):
    """Forgets a dialect's name."""
    try:
        del _dialects[name]
    except (KeyError, TypeError):
        raise Error("unknown dialect") from None


def get_dialect(name):
    """Returns the dialect of a name."""
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def list_dialects():
    """Returns the names of all dialects."""
    return list(_dialects)


def _dialect_of(dialect, params):
    for name in params:
        if name not in Dialect.__slots__:
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
    return Dialect(dialect, **params)


def _read(reader, line):
    """Reads a row from a line, and from more lines if a field goes on there."""
    limit = field_size_limit()
    d = reader.dialect
    delimiter, quote, escape, quoting = d.delimiter, d.quotechar, d.escapechar, d.quoting
    if quoting == QUOTE_NONE:
        quote = None
    fields = []
    chars = []
    unquoted = True
    # start: of a row; field: of a field; in: in one; quoted: between quotes; after: behind a quote in one;
    # escape, escape_quoted: behind the escape character; after_newline: behind a newline that was escaped,
    # which the end of the line does not end; end: behind the end of the line.
    state = "start"

    def save():
        nonlocal chars, unquoted
        text = "".join(chars)
        if unquoted:
            if text:
                if quoting == QUOTE_NONNUMERIC or quoting == QUOTE_STRINGS:
                    text = float(text)
            elif quoting == QUOTE_NOTNULL or quoting == QUOTE_STRINGS:
                text = None
        fields.append(text)
        chars = []
        unquoted = True

    def add(c):
        if len(chars) >= limit:
            raise Error("field larger than field limit (%d)" % limit)
        chars.append(c)

    while True:
        for c in line:
            if state == "in" or state == "after_newline":
                if c == delimiter:
                    save()
                    state = "field"
                elif c == "\n" or c == "\r":
                    save()
                    state = "end"
                elif c == escape:
                    state = "escape"
                else:
                    add(c)
            elif state == "quoted":
                if c == escape:
                    state = "escape_quoted"
                elif c == quote:
                    state = "after" if d.doublequote else "in"
                else:
                    add(c)
            elif state == "start" or state == "field":
                if c == "\n" or c == "\r":
                    if state == "field":
                        save()
                    state = "end"
                elif c == quote:
                    unquoted = False
                    state = "quoted"
                elif c == escape:
                    state = "escape"
                elif c == " " and d.skipinitialspace:
                    state = "field"
                elif c == delimiter:
                    save()
                    state = "field"
                else:
                    add(c)
                    state = "in"
            elif state == "after":
                if c == quote:
                    add(c)
                    state = "quoted"
                elif c == delimiter:
                    save()
                    state = "field"
                elif c == "\n" or c == "\r":
                    save()
                    state = "end"
                elif d.strict:
                    raise Error(f"'{delimiter}' expected after '{quote}'")
                else:
                    add(c)
                    state = "in"
            elif state == "escape":
                add(c)
                state = "after_newline" if c == "\n" or c == "\r" else "in"
            elif state == "escape_quoted":
                add(c)
                state = "quoted"
            elif c != "\n" and c != "\r":
                raise Error("new-line character seen in unquoted field - do you need to open the file with "
                            "newline=''?")
        # The end of what the iterator gave. A newline that was escaped does not end the row.
        if state == "escape":
            add("\n")
            state = "in"
        elif state == "escape_quoted":
            add("\n")
            state = "quoted"
        elif state in ("in", "after", "field"):
            save()
            return fields
        elif state == "start" or state == "end":
            return fields
        # A field that goes on in the next line.
        try:
            line = reader._next_line()
        except StopIteration:
            if chars or state == "quoted":
                if d.strict:
                    raise Error("unexpected end of data") from None
                save()
                return fields
            raise


def reader(csvfile, /, dialect="excel", **fmtparams):
    """Returns an iterator over the rows of a file, or anything that gives lines."""
    lines = iter(csvfile)
    d = _dialect_of(dialect, fmtparams)
    simple = d.escapechar is None and not d.skipinitialspace and d.doublequote and d.quoting in (
        QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONE)
    return make_reader(lines, d, Error, _read, d.delimiter if simple else None,
                       None if d.quoting == QUOTE_NONE else d.quotechar)


def _write(writer, write, row):
    d = writer.dialect
    values = list(row)
    parts = [_field(d, value, len(values) == 1) for value in values]
    return write(d.delimiter.join(parts) + d.lineterminator)


def _field(d, value, alone):
    quoting = d.quoting
    if quoting == QUOTE_NONNUMERIC:
        quoted = not isinstance(value, (int, float, complex)) and not hasattr(value, "__float__")
    elif quoting == QUOTE_ALL:
        quoted = True
    elif quoting == QUOTE_STRINGS:
        quoted = isinstance(value, str)
    elif quoting == QUOTE_NOTNULL:
        quoted = value is not None
    else:
        quoted = False
    if value is None:
        text = ""
    elif isinstance(value, str):
        text = value
    else:
        text = str(value)
    if not text:
        unquotable = quoting == QUOTE_NONE or value is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL)
        if d.delimiter == " " and d.skipinitialspace:
            if unquotable:
                raise Error("empty field must be quoted if delimiter is a space and skipinitialspace is true")
            quoted = True
        elif alone:
            if unquotable:
                raise Error("single empty field record must be quoted")
            quoted = True
    special = {d.delimiter, d.escapechar, d.quotechar, "\n", "\r", *d.lineterminator}
    if special.isdisjoint(text):
        return d.quotechar + text + d.quotechar if quoted else text
    out = []
    for c in text:
        if c in special:
            escape = False
            if quoting == QUOTE_NONE:
                escape = True
            elif c == d.quotechar:
                if d.doublequote:
                    out.append(c)
                else:
                    escape = True
            elif c == d.escapechar:
                escape = True
            if escape:
                if d.escapechar is None:
                    raise Error("need to escape, but no escapechar set")
                out.append(d.escapechar)
            elif quoting != QUOTE_NONE:
                quoted = True
        out.append(c)
    text = "".join(out)
    return d.quotechar + text + d.quotechar if quoted else text


def writer(csvfile, /, dialect="excel", **fmtparams):
    """Returns what writes rows to a file."""
    write = getattr(csvfile, "write", None)
    if not callable(write):
        raise TypeError('argument 1 must have a "write" method')
    d = _dialect_of(dialect, fmtparams)
    simple = d.escapechar is None and d.doublequote and d.quoting == QUOTE_MINIMAL and d.delimiter != " "
    return make_writer(write, d, Error, _write, d.delimiter if simple else None, d.quotechar, d.lineterminator)


from _functools import builtin as _as_builtin
_as_builtin(register_dialect, unregister_dialect, get_dialect, list_dialects, reader, writer)
del _as_builtin

from _functools import freeze as _freeze
_freeze(Dialect)
del _freeze
