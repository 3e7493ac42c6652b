"""Decimals by the format mini-language."""

from _decimal import text as _text
import re

_spec = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<z>z)?(?P<alt>\#)?(?P<zero>0)?(?P<width>\d+)?(?P<sep>[,_])?"
    r"(?:\.(?P<prec>\d+))?(?P<type>[eEfFgGnN%])?", re.DOTALL)


def formatted(number, spec, context, override=None):
    """Returns a decimal as a format spec says; a dict may give the signs that a locale would."""
    from decimal import _dropped, _size
    if not isinstance(spec, str):
        raise TypeError("format arg must be str")
    if override is not None and not isinstance(override, dict):
        raise TypeError("optional argument must be a dict")
    found = _spec.fullmatch(spec)
    if found is None or found["sep"] == "_" or found["zero"] and found["align"] or found["sep"] and found["type"] in ("n", "N"):
        raise ValueError("invalid format string")
    kind = found["type"] or ""
    if kind == "N":
        import warnings
        warnings.warn("Format specifier 'N' is deprecated", DeprecationWarning, stacklevel=3)
    point_sign, separator, groups = _signs(kind, found["sep"], override)
    fill = found["fill"] or " "
    align = found["align"] or ">"
    if found["zero"]:
        fill, align = "0", "="
    width = int(found["width"] or "0")
    if width >= 1 << 63:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    precision = None if found["prec"] is None else int(found["prec"])
    if precision is not None and kind not in ("e", "E", "f", "F", "%"):
        precision = min(precision, max(_size(number._coef), 1))
    rounding = context.rounding
    if number._kind:
        body = str(number.copy_abs())
        if kind == "%":
            body += "%"
        sign = "-" if number._sign else found["sign"] if found["sign"] in ("+", " ") else ""
        if fill == "0" and align == "=":
            fill, align = " ", ">"
        return _padded(sign, body, fill, align, width)
    sign, coefficient, exponent = number._sign, number._coef, number._exp
    if kind == "%":
        exponent += 2
    if precision is not None:
        if kind in ("e", "E"):
            drop = _size(coefficient) - precision - 1
            if coefficient and drop > 0:
                coefficient, _ = _dropped(coefficient, drop, rounding, sign)
                exponent += drop
                if _size(coefficient) > precision + 1:
                    coefficient //= 10
                    exponent += 1
            elif coefficient and drop < 0:
                coefficient *= 10 ** -drop
                exponent += drop
        elif kind in ("f", "F", "%"):
            if exponent < -precision:
                coefficient, _ = _dropped(coefficient, -precision - exponent, rounding, sign)
            else:
                coefficient *= 10 ** (exponent + precision)
            exponent = -precision
        else:
            drop = _size(coefficient) - max(precision, 1)
            if drop > 0 and coefficient:
                coefficient, _ = _dropped(coefficient, drop, rounding, sign)
                exponent += drop
                if _size(coefficient) > max(precision, 1):
                    coefficient //= 10
                    exponent += 1
    if kind in ("f", "F", "%") and exponent > 0 and precision is None:
        coefficient *= 10 ** exponent
        exponent = 0
    if found["z"] and not coefficient:
        sign = 0
    digits = _text(coefficient)
    left = exponent + len(digits)
    if kind in ("e", "E"):
        if not coefficient and precision is not None:
            point = 1 - precision
        else:
            point = 1
    elif kind in ("f", "F", "%"):
        point = left
    elif exponent <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point < 0:
        whole, part = "0", "0" * -point + digits
    elif point > len(digits):
        whole, part = digits + "0" * (point - len(digits)), ""
    else:
        whole, part = digits[:point] or "0", digits[point:]
    tail = left - point
    body_tail = ""
    if tail != 0 or kind in ("e", "E"):
        letter = "E" if kind in ("E", "G") or kind not in ("e", "g", "n") and context.capitals else "e"
        body_tail = f"{letter}{tail:+}"
    if kind == "%":
        body_tail += "%"
    if part or found["alt"]:
        body_tail = point_sign + part + body_tail
    mark = "-" if sign else found["sign"] if found["sign"] in ("+", " ") else ""
    if separator:
        room = width - len(mark) - len(body_tail) if fill == "0" and align == "=" else 0
        whole = _grouped(whole, room, separator, groups)
    return _padded(mark, whole + body_tail, fill, align, width)


def _signs(kind, given, override):
    """Returns the decimal point, the sign between groups of digits (or "") and the sizes of the groups, from the right."""
    if kind not in ("n", "N"):
        return ".", given or "", (3, 0)
    if override is None:
        import locale
        override = locale.localeconv()
    point = override.get("decimal_point", ".")
    separator = override.get("thousands_sep", "")
    groups = override.get("grouping", "")
    if isinstance(groups, list) and not groups:
        groups = ""
    for text in (point, separator, groups):
        if not isinstance(text, str):
            raise TypeError("bad argument type for built-in operation")
    if not point:
        raise ValueError("invalid override dict")
    return point, separator if groups else "", tuple(map(ord, groups))


def _grouped(whole, room, separator, groups):
    """Returns digits in groups, with zeros before them until there is enough for the room."""
    made = _joined(whole, separator, groups)
    while len(made) < room:
        whole = "0" + whole
        made = _joined(whole, separator, groups)
    return made


def _joined(digits, separator, groups):
    parts = []
    size, at = 0, 0
    while digits:
        if at < len(groups) and groups[at]:
            size = groups[at]
            if size >= 127:
                break
            at += 1
        elif not size or at >= len(groups):
            break
        parts.append(digits[-size:])
        digits = digits[:-size]
    if digits:
        parts.append(digits)
    return separator.join(reversed(parts))


def _padded(sign, body, fill, align, width):
    room = max(0, width - len(sign) - len(body))
    if align == "<":
        return sign + body + fill * room
    if align == ">":
        return fill * room + sign + body
    if align == "=":
        return sign + fill * room + body
    left = room // 2
    return fill * left + sign + body + fill * (room - left)
