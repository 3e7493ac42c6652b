"""gettext: messages in the language of the user, from catalogues in the binary form of GNU gettext (`.mo`).

    >>> gettext("hello"), ngettext("%d file", "%d files", 2) % 2
    ('hello', '2 files')
"""

import operator
import os
import re
import struct
import sys

__all__ = [
    "NullTranslations", "GNUTranslations", "Catalog", "bindtextdomain", "find", "translation", "install", "textdomain", "dgettext",
    "dngettext", "gettext", "ngettext", "pgettext", "dpgettext", "npgettext", "dnpgettext",
]

_default_localedir = os.path.join(sys.base_prefix, "share", "locale")
_current_domain = "messages"
_localedirs = {}
_translations = {}

# The operators of a formula for plurals, as in C: how tightly each binds.
_BINARY = {
    "||": (1, lambda left, right: left or right), "&&": (2, lambda left, right: left and right),
    "==": (3, operator.eq), "!=": (3, operator.ne),
    "<": (4, operator.lt), ">": (4, operator.gt), "<=": (4, operator.le), ">=": (4, operator.ge),
    "+": (5, operator.add), "-": (5, operator.sub),
    "*": (6, operator.mul), "/": (6, operator.floordiv), "%": (6, operator.mod),
}
_LAZY = {"||": lambda left, right: lambda n: left(n) or right(n), "&&": lambda left, right: lambda n: left(n) and right(n)}
_TOKEN = re.compile(r"[ \t]+|(?P<known>[0-9]+\b|n\b|[()?:]|[-*/%+<>]=?|[<>=!]=|&&|\|\||!)|(?P<bad>\w+|.)", re.DOTALL)


def _tokens(formula):
    for found in _TOKEN.finditer(formula):
        token = found["known"]
        if found["bad"] or token in ("-=", "*=", "/=", "%=", "+="):
            raise ValueError("invalid token in plural form: %s" % (found["bad"] or token))
        if token:
            yield token
    yield ""


def _unexpected(token):
    if token:
        return ValueError("unexpected token in plural form: %s" % token)
    return ValueError("unexpected end of plural form")


def _operand(token, rest):
    """Reads one operand that begins with `token`; returns a function of n and the next token."""
    if token == "!":
        inner, after = _operand(next(rest), rest)
        return (lambda n: not inner(n)), after
    if token == "(":
        inner, after = _condition(next(rest), rest)
        if after != ")":
            raise ValueError("unbalanced parenthesis in plural form")
        return inner, next(rest)
    if token == "n":
        return (lambda n: n), next(rest)
    try:
        number = int(token, 10)
    except ValueError:
        raise _unexpected(token) from None
    return (lambda n: number), next(rest)


def _binary(token, rest, least):
    """Reads operands joined by operators that bind as tightly as `least` or tighter."""
    left, token = _operand(token, rest)
    while token in _BINARY and _BINARY[token][0] >= least:
        right, after = _binary(next(rest), rest, _BINARY[token][0] + 1)
        left, token = _joined(token, left, right), after
    return left, token


def _joined(token, left, right):
    if token in _LAZY:
        return _LAZY[token](left, right)
    operate = _BINARY[token][1]
    return lambda n: operate(left(n), right(n))


def _condition(token, rest):
    """Reads `a ? b : c` or less."""
    test, token = _binary(token, rest, 1)
    if token != "?":
        return test, token
    yes, token = _condition(next(rest), rest)
    if token != ":":
        raise _unexpected(token)
    no, token = _condition(next(rest), rest)
    return (lambda n: yes(n) if test(n) else no(n)), token


def _counted(n):
    """Returns a count as it is; one that is no int is warned of where it was given."""
    if not isinstance(n, int):
        import warnings
        level, frame = 2, sys._getframe(1)
        while frame.f_back is not None and frame.f_globals.get("__name__") == __name__:
            level, frame = level + 1, frame.f_back
        warnings.warn("Plural value must be an integer, got %s" % (n.__class__.__name__,), DeprecationWarning, level)
    return n


def _number(n):
    """Returns a count as it is. Raises TypeError if it is no number."""
    if not isinstance(n, int):
        try:
            round(n)
        except TypeError:
            raise TypeError("Plural value must be an integer, got %s" % (n.__class__.__name__,)) from None
    return _counted(n)


def c2py(plural):
    """Returns a formula for plurals, written in C, as a function of the count.

    >>> [c2py("n==1 ? 0 : n%10>=2 && n<20 ? 1 : 2")(n) for n in (1, 2, 20)]
    [0, 1, 2]
    """
    if len(plural) > 1000:
        raise ValueError("plural form expression is too long")
    rest = _tokens(plural)
    try:
        formula, token = _condition(next(rest), rest)
    except RecursionError:
        raise ValueError("plural form expression is too complex") from None
    if token:
        raise _unexpected(token)

    return lambda n: int(formula(_number(n)))


def _expand_lang(loc):
    """Returns the names under which catalogues of a locale may lie, the closest first."""
    import locale
    loc, at, modifier = locale.normalize(loc).partition("@")
    loc, dot, codeset = loc.partition(".")
    language, under, territory = loc.partition("_")
    names = [language + place + code + kind for kind in (at + modifier, "") for place in (under + territory, "") for code in (dot + codeset, "")]
    return list(dict.fromkeys(names))


class NullTranslations:
    """Translates nothing, or asks another."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        """Asks another for what this one does not know."""
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if _counted(n) == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if _counted(n) == 1 else msgid2

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        """Makes `_` a builtin."""
        import builtins
        builtins._ = self.gettext
        if names is not None:
            for name in {"gettext", "ngettext", "npgettext", "pgettext"} & set(names):
                setattr(builtins, name, getattr(self, name))


class GNUTranslations(NullTranslations):
    """Translates by a catalogue."""

    LE_MAGIC = 0x950412DE
    BE_MAGIC = 0xDE120495
    # A message with a context is listed under the two joined by this.
    CONTEXT = "%s\x04%s"
    # Major versions that are understood.
    VERSIONS = (0, 1)

    def _get_versions(self, version):
        return version >> 16, version & 0xFFFF

    def _parse(self, fp):
        """Reads a catalogue: pairs of messages, and what it tells of itself as the translation of no text."""
        name = getattr(fp, "name", "")
        self._catalog = {}
        self.plural = lambda n: int(n != 1)
        data = fp.read()
        magic, = struct.unpack("<I", data[:4])
        if magic not in (self.LE_MAGIC, self.BE_MAGIC):
            raise OSError(0, "Bad magic number", name)
        order = "<" if magic == self.LE_MAGIC else ">"
        version, count, messages, translations = struct.unpack(order + "4I", data[4:20])
        major, _minor = self._get_versions(version)
        if major not in self.VERSIONS:
            raise OSError(0, "Bad version number " + str(major), name)
        for at in range(0, 8 * count, 8):
            length, begin = struct.unpack(order + "II", data[messages + at:messages + at + 8])
            long, start = struct.unpack(order + "II", data[translations + at:translations + at + 8])
            if begin + length >= len(data) or start + long >= len(data):
                raise OSError(0, "File is corrupt", name)
            message, text = data[begin:begin + length], data[start:start + long]
            if not length:
                self._about(text)
            self._keep(message, text, self._charset or "ascii")

    def _about(self, text):
        """Notes what the catalogue tells of itself: lines of `name: value`, some of which go on."""
        last = None
        for line in text.split(b"\n"):
            line = line.decode().strip()
            # Tools that merge catalogues leave such lines.
            if not line or line.startswith("#-#-#-#-#") and line.endswith("#-#-#-#-#"):
                continue
            name = value = None
            if ":" in line:
                name, value = line.split(":", 1)
                name, value = name.strip().lower(), value.strip()
                self._info[name] = value
                last = name
            elif last:
                self._info[last] += "\n" + line
            if name == "content-type":
                self._charset = value.split("charset=")[1]
            elif name == "plural-forms":
                self.plural = c2py(value.split(";")[1].split("plural=")[1])

    def _keep(self, message, text, charset):
        if b"\0" not in message:
            self._catalog[str(message, charset)] = str(text, charset)
            return
        single = str(message.split(b"\0")[0], charset)
        for index, form in enumerate(text.split(b"\0")):
            self._catalog[single, index] = str(form, charset)

    def _found(self, key):
        """Returns the translation of a message, that of its plural form for one if it has several, or None."""
        text = self._catalog.get(key)
        return self._catalog.get((key, self.plural(1))) if text is None else text

    def gettext(self, message):
        text = self._found(message)
        return super().gettext(message) if text is None else text

    def ngettext(self, msgid1, msgid2, n):
        text = self._catalog.get((msgid1, self.plural(n)))
        if text is not None:
            return text
        # What the count is was told of by the formula.
        return super().ngettext(msgid1, msgid2, n) if self._fallback else msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        text = self._found(self.CONTEXT % (context, message))
        return super().pgettext(context, message) if text is None else text

    def npgettext(self, context, msgid1, msgid2, n):
        text = self._catalog.get((self.CONTEXT % (context, msgid1), self.plural(n)))
        if text is not None:
            return text
        return super().npgettext(context, msgid1, msgid2, n) if self._fallback else msgid1 if n == 1 else msgid2


def _wanted():
    """Returns the languages the environment asks for."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            languages = value.split(":")
            return languages if "C" in languages else [*languages, "C"]
    return ["C"]


def find(domain, localedir=None, languages=None, all=False):
    """Returns the file of a domain's catalogue for the first of the languages that has one, or None; with `all`, a list of all."""
    if localedir is None:
        localedir = _default_localedir
    result = []
    names = dict.fromkeys(name for language in (_wanted() if languages is None else languages) for name in _expand_lang(language))
    for name in names:
        if name == "C":
            break
        path = os.path.join(localedir, name, "LC_MESSAGES", "%s.mo" % domain)
        if os.path.exists(path):
            if not all:
                return path
            result.append(path)
    return result if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """Returns the translations of a domain, those of later languages behind those of earlier ones.

    Raises FileNotFoundError if there is no catalogue and no `fallback`.
    """
    import copy
    if class_ is None:
        class_ = GNUTranslations
    result = None
    for path in find(domain, localedir, languages, all=True):
        key = class_, os.path.abspath(path)
        known = _translations.get(key)
        if known is None:
            with open(path, "rb") as fp:
                known = _translations.setdefault(key, class_(fp))
        # What is shared is the catalogue; what stands behind it is the caller's.
        one = copy.copy(known)
        if result is None:
            result = one
        else:
            result.add_fallback(one)
    if result is not None:
        return result
    if fallback:
        return NullTranslations()
    from errno import ENOENT
    raise FileNotFoundError(ENOENT, "No translation file found for domain", domain)


def install(domain, localedir=None, *, names=None):
    """Makes `_` a builtin."""
    translation(domain, localedir, fallback=True).install(names)


def textdomain(domain=None):
    """Returns the domain that is asked, and sets it if one is given."""
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    """Returns where the catalogues of a domain lie, and sets it if a place is given."""
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def _of(domain):
    return translation(domain, _localedirs.get(domain), fallback=True)


def dgettext(domain, message):
    return _of(domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return _of(domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return _of(domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _of(domain).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    return dpgettext(_current_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)


# What `translation` was called long ago.
Catalog = translation
