"""The locale: numbers and dates as the C locale has them; no other is there.

    >>> format_string("%d items", 5), atof("1.5")
    ('5 items', 1.5)
"""

import _operator
import os

__all__ = [
    "getlocale", "getdefaultlocale", "getpreferredencoding", "Error", "setlocale", "localeconv", "strcoll", "strxfrm", "str",
    "atof", "atoi", "format_string", "currency", "normalize", "LC_CTYPE", "LC_COLLATE", "LC_TIME", "LC_MONETARY",
    "LC_NUMERIC", "LC_ALL", "CHAR_MAX", "getencoding", "LC_MESSAGES",
]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_str = str
_names = ["C"] * 6


# What `nl_langinfo` is asked for, and what the C locale says.
CODESET, RADIXCHAR, THOUSEP, CRNCYSTR, YESEXPR, NOEXPR = 14, 0x10000, 0x10001, 0x4000F, 0x50000, 0x50001
AM_STR, PM_STR, D_T_FMT, D_FMT, T_FMT, T_FMT_AMPM = range(0x20026, 0x2002C)
ERA, ERA_D_FMT, ALT_DIGITS, ERA_D_T_FMT, ERA_T_FMT = 0x2002C, 0x2002E, 0x2002F, 0x20030, 0x20031
_SAID = {
    CODESET: "UTF-8", RADIXCHAR: ".", THOUSEP: "", CRNCYSTR: "-", YESEXPR: "^[yY]", NOEXPR: "^[nN]", AM_STR: "AM", PM_STR: "PM",
    D_T_FMT: "%a %b %e %H:%M:%S %Y", D_FMT: "%m/%d/%y", T_FMT: "%H:%M:%S", T_FMT_AMPM: "%I:%M:%S %p", ERA: "", ERA_D_FMT: "",
    ALT_DIGITS: "", ERA_D_T_FMT: "", ERA_T_FMT: "",
}


def _number_names():
    """Gives the days and months their numbers, and the numbers their names."""
    days = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split()
    months = "January February March April May June July August September October November December".split()
    number = 0x20000
    for prefix, names in (("ABDAY", days), ("DAY", days), ("ABMON", months), ("MON", months)):
        for place, name in enumerate(names, 1):
            globals()[f"{prefix}_{place}"] = number
            _SAID[number] = name[:3] if prefix.startswith("AB") else name
            number += 1


_number_names()


class Error(Exception):
    """A locale that is not there."""


def setlocale(category, locale=None):
    """Sets the locale of a category: `C`, `C.UTF-8` or `POSIX`; returns its name."""
    if not 0 <= category <= LC_ALL:
        raise Error("invalid locale category")
    if locale and not isinstance(locale, _str):
        locale = normalize(".".join([part for part in locale if part]))
    if locale is not None:
        if locale == "":
            locale = os.environ.get("LC_ALL") or os.environ.get("LANG") or "C"
            if locale not in _THERE:
                locale = "C"
        if locale not in _THERE:
            raise Error("unsupported locale setting")
        name = "C" if locale == "POSIX" else locale
        for i in range(6) if category == LC_ALL else (category,):
            _names[i] = name
    if category != LC_ALL:
        return _names[category]
    if len(set(_names)) == 1:
        return _names[0]
    shown = ("LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES")
    return ";".join([f"{key}={name}" for key, name in zip(shown, _names)])


_THERE = ("C", "POSIX", "C.UTF-8", "C.utf8")


def getlocale(category=LC_CTYPE):
    """Returns language and encoding of a category."""
    name = setlocale(category)
    if category == LC_ALL and ";" in name:
        raise TypeError("category LC_ALL is not supported")
    return (None, None) if name == "C" else ("C", "UTF-8")


def getdefaultlocale(envvars=("LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE")):
    """Returns language and encoding as the environment names them."""
    import warnings
    warnings._deprecated("locale.getdefaultlocale", "{name!r} is deprecated and slated for removal in Python {remove}. Use "
                                                    "setlocale(), getencoding() and getlocale() instead.", remove=(3, 15))
    for name in envvars:
        value = os.environ.get(name)
        if value:
            if value in ("C", "POSIX"):
                return None, None
            language, _, encoding = value.partition(".")
            return language, encoding or None
    return None, None


def getencoding():
    """Returns the encoding of the locale."""
    return "utf-8"


def getpreferredencoding(do_setlocale=True):
    """Returns the encoding that text files have by default."""
    return "utf-8"


def localeconv():
    """Returns how numbers are written."""
    made = {
        "int_curr_symbol": "", "currency_symbol": "", "mon_decimal_point": "", "mon_thousands_sep": "", "mon_grouping": [],
        "positive_sign": "", "negative_sign": "", "int_frac_digits": 127, "frac_digits": 127, "p_cs_precedes": 127,
        "p_sep_by_space": 127, "n_cs_precedes": 127, "n_sep_by_space": 127, "p_sign_posn": 127, "n_sign_posn": 127,
        "decimal_point": ".", "thousands_sep": "", "grouping": [],
    }
    return made


def nl_langinfo(key, /):
    """Returns how the locale writes something: one of the constants of this module.

    >>> nl_langinfo(DAY_1), nl_langinfo(RADIXCHAR)
    ('Sunday', '.')
    """
    found = _SAID.get(_operator.index(key))
    if found is None:
        raise ValueError("unsupported langinfo constant")
    return found


def strcoll(string1, string2, /):
    """Compares two texts."""
    return (string1 > string2) - (string1 < string2)


def strxfrm(string, /):
    """Returns what to compare instead of a text."""
    return string


def normalize(localename):
    """Returns the usual name of a locale: language, territory and encoding. What is not known stays as it is.

    >>> normalize("fr"), normalize("de_AT.utf8@euro")
    ('fr_FR.ISO8859-1', 'de_AT.UTF-8')
    """
    from _locale_names import ALIASES
    name, _, modifier = localename.lower().replace(":", ".").partition("@")
    parts = name.split(".")
    language, encoding = parts[0], parts[1] if len(parts) > 1 else ""
    whole = language
    if encoding:
        whole += "." + encoding.replace("-", "").replace("_", "")
    found = ALIASES.get(f"{whole}@{modifier}" if modifier else whole)
    if found is not None:
        return found
    if modifier and (found := ALIASES.get(whole)) is not None:
        if "@" not in found:
            return _with_modifier(found, modifier)
        if found.split("@", 1)[1].lower() == modifier:
            return found
    if not encoding:
        return localename
    found = ALIASES.get(f"{language}@{modifier}" if modifier else language)
    if found is not None:
        base, at, own = found.partition("@")
        return _with_encoding(base, encoding) + at + own
    if modifier and (found := ALIASES.get(language)) is not None:
        base, at, own = found.partition("@")
        if not at:
            return _with_modifier(_with_encoding(found, encoding), modifier)
        if own.lower() == modifier:
            return _with_encoding(base, encoding) + "@" + own
    return localename


def _with_encoding(name, encoding):
    """Puts an encoding in the place of a name's own, in the usual spelling."""
    from _locale_names import ENCODINGS
    from encodings import normalize_encoding
    from encodings.aliases import aliases
    spelled = normalize_encoding(encoding)
    encoding = spelled = aliases.get(spelled.lower(), spelled)
    for key in (spelled.lower(), spelled.lower().replace("_", "").replace("-", "")):
        if key in ENCODINGS:
            encoding = ENCODINGS[key]
            break
    return name.partition(".")[0] + "." + encoding


def _with_modifier(name, modifier):
    """Adds a modifier; `euro` chooses an encoding that has its sign."""
    if modifier == "euro":
        _, dot, encoding = name.partition(".")
        if not dot:
            return name + ".ISO8859-15"
        if encoding in ("ISO8859-15", "UTF-8"):
            return name
        if encoding == "ISO8859-1":
            return _with_encoding(name, "ISO8859-15")
    return name + "@" + modifier


def __getattr__(name):
    # The tables are read when somebody asks for them.
    if name in ("locale_alias", "locale_encoding_alias"):
        import _locale_names
        return _locale_names.ALIASES if name == "locale_alias" else _locale_names.ENCODINGS
    raise AttributeError(f"module 'locale' has no attribute {name!r}", name=name)


def format_string(f, val, grouping=False, monetary=False):
    """Returns a format filled in, as `%` does it."""
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    """Is an error: the C locale has no currency."""
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    """Returns a float as text, with 12 digits."""
    return "%.12g" % val


def delocalize(string):
    """Returns a number as text in the usual form."""
    return string


def localize(string, grouping=False, monetary=False):
    """Returns a number as text in the form of the locale."""
    return string


def atof(string, func=float):
    """Reads a float."""
    return func(delocalize(string))


def atoi(string):
    """Reads an int."""
    return int(delocalize(string))


from _functools import builtin as _as_builtin
_as_builtin(getencoding, nl_langinfo, strcoll, strxfrm)
del _as_builtin
