"""The half of csv that reads and writes rows; the dialects scripts name, `DictReader` and `Sniffer` are `csv`."""

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

_field_limit = 131072
_dialects = {}
_absent = object()


class Error(Exception):
    """A file or a dialect that is not as it should be."""

    __module__ = "_csv"


def field_size_limit(new_limit=_absent, /):
    """Returns how long a field may be, and sets it if a limit is given."""
    global _field_limit
    old = _field_limit
    if new_limit is not _absent:
        if type(new_limit) is not int:
            raise TypeError("limit must be an integer")
        _field_limit = new_limit
    return old


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


def _split_quoted(body, delimiter, quote):
    """Splits a line whose quotes stand around whole fields; None for one that must be read by characters."""
    parts = body.split(quote)
    last = len(parts) - 1
    if last % 2:
        return None
    fields = []
    quoted = None
    doubled = False
    for at, text in enumerate(parts):
        if at % 2:
            quoted = quoted + quote + text if doubled else text
            doubled = False
        elif quoted is None:
            if text:
                if text[-1] != delimiter:
                    return None
                fields += text[:-1].split(delimiter)
        elif not text:
            if at == last:
                fields.append(quoted)
            else:
                doubled = True
        elif text[0] != delimiter:
            return None
        else:
            fields.append(quoted)
            if at == last:
                fields += text[1:].split(delimiter)
            elif text[-1] != delimiter:
                return None
            elif len(text) > 1:
                fields += text[1:-1].split(delimiter)
    return fields


class _Reader:
    """Gives the rows of lines, each a list of fields."""

    def __init__(self, csvfile, dialect, params):
        self._lines = iter(csvfile)
        self._dialect = _dialect_of(dialect, params)
        self.line_num = 0
        d = self._dialect
        # The lines that need no look at every character.
        self._simple = d.escapechar is None and not d.skipinitialspace and d.quoting in (
            QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONE)

    @property
    def dialect(self):
        return self._dialect

    def __iter__(self):
        return self

    def __next__(self):
        line = self._next_line()
        if self._simple and len(line) <= _field_limit:
            d = self._dialect
            body = line[:-2] if line[-2:] == "\r\n" else line[:-1] if line[-1:] in ("\n", "\r") else line
            if "\n" not in body and "\r" not in body:
                if d.quoting == QUOTE_NONE or d.quotechar not in body:
                    return body.split(d.delimiter) if body else []
                if d.doublequote:
                    fields = _split_quoted(body, d.delimiter, d.quotechar)
                    if fields is not None:
                        return fields
        return self._read(line)

    def _next_line(self):
        line = next(self._lines)
        if not isinstance(line, str):
            raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text "
                        "mode)")
        self.line_num += 1
        return line

    def _read(self, line):
        d = self._dialect
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
            if len(chars) >= _field_limit:
                raise Error("field larger than field limit (%d)" % _field_limit)
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
            # The end of what the iterator gave.
            if state == "escape":
                add("\n")
                state = "after_newline"
            elif state == "escape_quoted":
                add("\n")
                state = "quoted"
            if state in ("in", "after", "field"):
                save()
                return fields
            if state == "start" or state == "end":
                return fields
            # A field that goes on in the next line.
            try:
                line = self._next_line()
            except StopIteration:
                if chars or state == "quoted":
                    if d.strict:
                        raise Error("unexpected end of data") from None
                    save()
                    return fields
                raise


_Reader.__name__ = _Reader.__qualname__ = "reader"
_Reader.__module__ = "_csv"


def reader(csvfile, /, dialect="excel", **fmtparams):
    """Returns an iterator over the rows of a file, or anything that gives lines."""
    return _Reader(csvfile, dialect, fmtparams)


class _Writer:
    """Writes rows."""

    def __init__(self, csvfile, dialect, params):
        write = getattr(csvfile, "write", None)
        if not callable(write):
            raise TypeError('argument 1 must have a "write" method')
        self._write = write
        self._dialect = d = _dialect_of(dialect, params)
        special = {d.delimiter, "\n", "\r", *d.lineterminator}
        for c in (d.escapechar, d.quotechar):
            if c is not None:
                special.add(c)
        self._special = special
        # Whether most fields can be written as they are.
        self._simple = d.quoting == QUOTE_MINIMAL and special.isdisjoint("0123456789+-.einfa")

    @property
    def dialect(self):
        return self._dialect

    def writerow(self, row, /):
        """Writes a row."""
        d = self._dialect
        try:
            values = list(iter(row))
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        alone = len(values) == 1
        if self._simple:
            parts = []
            special = self._special
            for value in values:
                kind = type(value)
                if kind is str and value and special.isdisjoint(value):
                    parts.append(value)
                elif kind is int or kind is float:
                    parts.append(str(value))
                else:
                    parts.append(self._field(value, alone))
        else:
            parts = [self._field(value, alone) for value in values]
        return self._write(d.delimiter.join(parts) + d.lineterminator)

    def writerows(self, rows, /):
        """Writes several rows."""
        for row in rows:
            self.writerow(row)

    def _field(self, value, alone):
        d = self._dialect
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
            if alone:
                if quoting == QUOTE_NONE or value is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                    raise Error("single empty field record must be quoted")
                quoted = True
            elif d.delimiter == " " and d.skipinitialspace:
                if quoting == QUOTE_NONE or value is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                    raise Error("empty field must be quoted if delimiter is a space and skipinitialspace is true")
                quoted = True
        special = self._special
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


_Writer.__name__ = _Writer.__qualname__ = "writer"
_Writer.__module__ = "_csv"


def writer(csvfile, /, dialect="excel", **fmtparams):
    """Returns what writes rows to a file."""
    return _Writer(csvfile, dialect, fmtparams)
