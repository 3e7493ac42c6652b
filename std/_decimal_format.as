"""Decimals by the format mini-language."""

from _decimal import text as _text
import re

_spec = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<z>z)?(?P<alt>\#)?(?P<zero>0)?(?P<width>\d+)?(?P<sep>[,_])?"
    r"(?:\.(?P<prec>\d+))?(?P<type>[eEfFgGn%])?", re.DOTALL)


def formatted(number, spec, context):
    """Returns a decimal as a format spec says."""
    from decimal import _dropped, _size
    found = _spec.fullmatch(spec)
    if found is None or found["alt"] or found["sep"] == "_" or found["zero"] and found["align"]:
        raise ValueError("invalid format string")
    kind = found["type"] or ""
    fill = found["fill"] or " "
    align = found["align"] or ">"
    if found["zero"]:
        fill, align = "0", "="
    width = int(found["width"] or "0")
    precision = None if found["prec"] is None else int(found["prec"])
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
        letter = "E" if kind in ("E", "G") or kind not in ("e", "g") and context.capitals else "e"
        body_tail = f"{letter}{tail:+}"
    if kind == "%":
        body_tail += "%"
    if part:
        body_tail = "." + part + body_tail
    mark = "-" if sign else found["sign"] if found["sign"] in ("+", " ") else ""
    if found["sep"]:
        room = width - len(mark) - len(body_tail) if fill == "0" and align == "=" else 0
        whole = _grouped(whole, room)
    return _padded(mark, whole + body_tail, fill, align, width)


def _grouped(whole, room):
    made = _commas(whole)
    while len(made) < room:
        whole = "0" + whole
        made = _commas(whole)
    return made


def _commas(digits):
    first = len(digits) % 3 or 3
    return ",".join([digits[:first]] + [digits[i:i + 3] for i in range(first, len(digits), 3)])


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
