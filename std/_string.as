"""What `string.Formatter` is made of: the pieces of a format string, and those of the name of a field."""


def formatter_parser(format_string, /):
    """Gives (text, field name, format spec, conversion) as `str.format` reads them."""
    if not isinstance(format_string, str):
        raise TypeError(f"expected str, got {type(format_string).__name__}")
    return _pieces(format_string)


def _pieces(format_string):
    size = len(format_string)
    position = 0
    while position < size:
        text = []
        while position < size:
            char = format_string[position]
            if char != "{" and char != "}":
                text.append(char)
                position += 1
                continue
            if format_string[position + 1:position + 2] == char:
                # A doubled brace ends the piece, with one brace in its text.
                text.append(char)
                position += 2
                yield "".join(text), None, None, None
                text = None
                break
            if char == "}":
                raise ValueError("Single '}' encountered in format string")
            break
        if text is None:
            continue
        if position >= size:
            yield "".join(text), None, None, None
            return
        position += 1
        if position >= size:
            raise ValueError("Single '{' encountered in format string")
        field, spec, conversion, position = _parse_field(format_string, position)
        yield "".join(text), field, spec, conversion


def _parse_field(format_string, position):
    size = len(format_string)
    start = position
    depth = 1
    bracket = False
    # The name ends at ":" or "!" outside of square brackets, or at the closing brace.
    while position < size:
        char = format_string[position]
        if char == "{" and not bracket:
            raise ValueError("unexpected '{' in field name")
        if char == "[":
            bracket = True
        elif char == "]":
            bracket = False
        elif not bracket and char in "}:!":
            break
        position += 1
    else:
        raise ValueError("expected '}' before end of string")
    field = format_string[start:position]
    conversion = None
    if format_string[position] == "!":
        position += 1
        if position >= size:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = format_string[position]
        position += 1
        if position >= size:
            raise ValueError("unmatched '{' in format spec")
        if format_string[position] not in ":}":
            raise ValueError("expected ':' after conversion specifier")
    if format_string[position] == "}":
        return field, "", conversion, position + 1
    position += 1
    start = position
    while position < size:
        char = format_string[position]
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if not depth:
                return field, format_string[start:position], conversion, position + 1
        position += 1
    raise ValueError("unmatched '{' in format spec")


def formatter_field_name_split(name, /):
    """Splits a field name into its first part and (is attribute, key) pairs."""
    if not isinstance(name, str):
        raise TypeError(f"expected str, got {type(name).__name__}")
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first = name[:end]
    if first.isdigit():
        first = int(first)
    return first, _split_rest(name, end)


def _split_rest(name, end):
    """Yields the (is attribute, key) pairs of a field name from a place on."""
    while end < len(name):
        if name[end] == ".":
            start = end + 1
            end = start
            while end < len(name) and name[end] not in ".[":
                end += 1
            if end == start:
                raise ValueError("Empty attribute in format string")
            yield True, name[start:end]
        elif name[end] == "[":
            close = name.find("]", end)
            if close < 0:
                raise ValueError("Missing ']' in format string")
            key = name[end + 1:close]
            if not key:
                raise ValueError("Empty attribute in format string")
            yield False, int(key) if key.isdigit() else key
            end = close + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
