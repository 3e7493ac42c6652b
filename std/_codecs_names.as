"""The encodings of names of hosts: punycode and idna."""

import codecs
import re
import unicodedata

_BASE, _LEAST, _MOST, _SKEW, _DAMP, _FIRST_BIAS, _FIRST = 36, 1, 26, 38, 700, 72, 128
_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"
_dots = re.compile("[\u002e\u3002\uff0e\uff61]")


# Punycode

def _adapted(delta, first, count):
    delta = delta // _DAMP if first else delta // 2
    delta += delta // count
    steps = 0
    while delta > (_BASE - _LEAST) * _MOST // 2:
        delta //= _BASE - _LEAST
        steps += _BASE
    return steps + (_BASE - _LEAST + 1) * delta // (delta + _SKEW)


def _threshold(place, bias):
    return min(max(place - bias, _LEAST), _MOST)


def punycode(text):
    """Returns a text as ASCII: its ASCII characters, and behind a hyphen where the others stand."""
    plain = [c for c in text if ord(c) < 128]
    found = "".join(plain) + "-" if plain else ""
    done, code, delta, bias = len(plain), _FIRST, 0, _FIRST_BIAS
    while done < len(text):
        following = min([ord(c) for c in text if ord(c) >= code])
        delta += (following - code) * (done + 1)
        code = following
        for c in text:
            if ord(c) < code:
                delta += 1
            elif ord(c) == code:
                rest, place = delta, _BASE
                while rest >= _threshold(place, bias):
                    step = _threshold(place, bias)
                    found += _DIGITS[step + (rest - step) % (_BASE - step)]
                    rest = (rest - step) // (_BASE - step)
                    place += _BASE
                found += _DIGITS[rest]
                bias = _adapted(delta, done == len(plain), done + 1)
                delta = 0
                done += 1
        delta += 1
        code += 1
    return found.encode("ascii")


def from_punycode(data, errors="strict"):
    """Returns the text that is written so."""
    plain, hyphen, rest = data.rpartition(b"-")
    if not hyphen:
        plain = b""
    found = list(plain.decode("ascii", errors))
    digits = rest.decode("ascii").lower()
    at, code, bias, place = 0, _FIRST, _FIRST_BIAS, 0
    while at < len(digits):
        before, weight, step = place, 1, _BASE
        while True:
            if at == len(digits):
                if errors == "strict":
                    raise UnicodeDecodeError("punycode", data, len(data), len(data) + 1, "incomplete punycode string")
                return "".join(found)
            digit = _DIGITS.find(digits[at])
            if digit < 0:
                if errors == "strict":
                    start = len(data) - len(digits) + at
                    raise UnicodeDecodeError("punycode", data, start, start + 1, f"Invalid extended code point '{digits[at].upper()}'")
                return "".join(found)
            at += 1
            place += digit * weight
            limit = _threshold(step, bias)
            if digit < limit:
                break
            weight *= _BASE - limit
            step += _BASE
        count = len(found) + 1
        bias = _adapted(place - before, before == 0 and code == _FIRST and count == len(plain) + 1, count)
        code += place // count
        place %= count
        if code > 0x10FFFF:
            raise UnicodeDecodeError("punycode", data, at - 1, at, f"Invalid character U+{code:x}")
        found.insert(place, chr(code))
        place += 1
    return "".join(found)


# Labels

_MAPPED_AWAY = frozenset("\u00ad\u034f\u1806\u180b\u180c\u180d\u200b\u200c\u200d\u2060\ufe00\ufeff" + "".join([chr(c) for c in range(0xFE01, 0xFE10)]))


def nameprep(label):
    """Returns a label in the form in which labels are compared."""
    label = "".join([c for c in label if c not in _MAPPED_AWAY]).casefold() if not label.isascii() else label.lower()
    label = unicodedata.normalize("NFKC", label)
    for at, c in enumerate(label):
        if not c.isascii() and (unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs") or c == "\ufffd"):
            raise UnicodeEncodeError("idna", label, at, at + 1, f"Invalid character {c!r}")
    both = [unicodedata.bidirectional(c) for c in label]
    if any([kind in ("R", "AL") for kind in both]):
        left = [at for at, kind in enumerate(both) if kind == "L"]
        if left:
            raise UnicodeEncodeError("idna", label, left[0], left[-1] + 1, "Violation of BIDI requirement 2")
        if both[0] not in ("R", "AL") or both[-1] not in ("R", "AL"):
            raise UnicodeEncodeError("idna", label, 0, len(label), "Violation of BIDI requirement 3")
    return label


def to_ascii(label):
    """Returns a label as it stands in the names of the net."""
    whole = label
    if not label.isascii():
        label = nameprep(label)
    if label.isascii():
        made = label.encode("ascii")
    elif label.startswith("xn--"):
        raise UnicodeEncodeError("idna", label, 0, 4, "Label starts with ACE prefix")
    else:
        made = b"xn--" + punycode(label)
    if not made:
        raise UnicodeEncodeError("idna", whole, 0, 1, "label empty")
    if len(made) >= 64:
        raise UnicodeEncodeError("idna", whole, 0, len(whole), "label too long")
    return made


def to_unicode(label):
    """Returns a label as people read it."""
    if isinstance(label, str):
        label = label.encode("ascii") if label.isascii() else nameprep(label).encode("ascii")
    if not label.lower().startswith(b"xn--"):
        return label.decode("ascii")
    found = from_punycode(label[4:])
    again = to_ascii(found)
    if label.lower() != again.lower():
        raise UnicodeDecodeError("idna", label, 0, len(label), f"IDNA does not round-trip, '{label!r}' != '{again!r}'")
    return found


def idna_encode(input, errors="strict"):
    """Encodes the name of a host, label by label."""
    if errors != "strict":
        raise UnicodeError(f"Unsupported error handling: {errors}")
    if not input:
        return b"", 0
    if input.isascii():
        # Names of the net may be written as they are.
        labels = input.encode("ascii").split(b".")
        at = 0
        for i, label in enumerate(labels):
            if not label and i < len(labels) - 1:
                raise UnicodeEncodeError("idna", input, at, at + 1, "label empty")
            if len(label) >= 64:
                raise UnicodeEncodeError("idna", input, at, at + len(label), "label too long")
            at += len(label) + 1
        return input.encode("ascii"), len(input)
    labels = _dots.split(input)
    tail = b""
    if not labels[-1]:
        tail = b"."
        labels.pop()
    return b".".join([to_ascii(label) for label in labels]) + tail, len(input)


def idna_decode(input, errors="strict"):
    """Decodes the name of a host, label by label."""
    if errors != "strict":
        raise UnicodeError(f"Unsupported error handling: {errors}")
    input = bytes(input)
    if b"xn--" not in input.lower():
        return input.decode("ascii"), len(input)
    labels = input.split(b".")
    tail = ""
    if not labels[-1]:
        tail = "."
        labels.pop()
    return ".".join([to_unicode(label) for label in labels]) + tail, len(input)
