"""Binds call arguments to parameters that are known only at run time.

`namedtuple` and `dataclass` make functions whose parameters are data. Their fast path handles the
usual call; everything else comes here, which gives exactly the values, or exactly the `TypeError`,
that a function written out with these parameters would give.
"""


def bind(where, names, defaults, keyword_only, args, keywords, implicit=1):
    """Returns the dict of parameter values of one call.

    `names` are the parameters that may be given by position, `keyword_only` the others, `defaults`
    the dict of default values. `implicit` counts the parameters before them, like `self`.

    >>> bind("f", ("a", "b"), {"b": 2}, (), (1,), {})
    {'a': 1, 'b': 2}
    """
    values = dict(zip(names, args))
    for name, value in keywords.items():
        if name in values:
            raise TypeError(f"{where}() got multiple values for argument {name!r}")
        if name not in names and name not in keyword_only:
            raise TypeError(f"{where}() got an unexpected keyword argument {name!r}{_hint(name, names + keyword_only)}")
        values[name] = value
    if len(args) > len(names):
        raise TypeError(_too_many(where, names, defaults, keyword_only, args, keywords, implicit))
    _require(where, "positional", [name for name in names if name not in values and name not in defaults])
    _require(where, "keyword-only", [name for name in keyword_only if name not in values and name not in defaults])
    for name in defaults:
        if name not in values:
            values[name] = defaults[name]
    return values


def _too_many(where, names, defaults, keyword_only, args, keywords, implicit):
    most = len(names) + implicit
    least = most - len([name for name in names if name in defaults])
    given = len(args) + implicit
    if least == most:
        takes = f"{most} positional argument{'' if most == 1 else 's'}"
    else:
        takes = f"from {least} to {most} positional arguments"
    extra = len([name for name in keywords if name in keyword_only])
    also = ""
    if extra:
        also = f" positional argument{'' if given == 1 else 's'} (and {extra} keyword-only argument{'' if extra == 1 else 's'})"
    verb = "was" if given == 1 and not extra else "were"
    return f"{where}() takes {takes} but {given}{also} {verb} given"


def _require(where, kind, missing):
    count = len(missing)
    if not count:
        return
    shown = [repr(name) for name in missing]
    if count == 1:
        text = shown[0]
    elif count == 2:
        text = " and ".join(shown)
    else:
        text = ", ".join(shown[:-1]) + ", and " + shown[-1]
    raise TypeError(f"{where}() missing {count} required {kind} argument{'' if count == 1 else 's'}: {text}")


def _hint(wrong, names):
    """Returns the "Did you mean" part of a message, or nothing."""
    best = None
    best_distance = None
    for name in names:
        if name == wrong:
            continue
        limit = (len(name) + len(wrong) + 3) * 2 // 6
        if best_distance is not None:
            limit = min(limit, best_distance - 1)
        distance = _distance(wrong, name, limit)
        if distance > limit:
            continue
        if best is None or distance < best_distance:
            best = name
            best_distance = distance
    return "" if best is None else f". Did you mean {best!r}?"


def _distance(a, b, limit):
    """Returns the edit distance as CPython weighs it: 1 for a change of case, else 2."""
    if len(a) > 40 or len(b) > 40:
        return limit + 1
    row = [2 * i for i in range(len(b) + 1)]
    for i in range(len(a)):
        diagonal = row[0]
        row[0] = 2 * (i + 1)
        for j in range(len(b)):
            if a[i] == b[j]:
                cost = 0
            elif a[i].lower() == b[j].lower():
                cost = 1
            else:
                cost = 2
            best = min(diagonal + cost, row[j] + 2, row[j + 1] + 2)
            diagonal = row[j + 1]
            row[j + 1] = best
    return row[len(b)]
