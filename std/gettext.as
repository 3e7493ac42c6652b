"""gettext: messages in the language of the user, read from the catalogues of GNU gettext (files that end in `.mo`).

    >>> gettext("hello"), ngettext("%d file", "%d files", 2) % 2
    ('hello', '2 files')
    >>> NullTranslations().pgettext("month", "May")
    'May'
"""

import operator
import os
import re
import sys

__all__ = [
    "NullTranslations", "GNUTranslations", "Catalog", "bindtextdomain", "find", "translation", "install", "textdomain",
    "dgettext", "dngettext", "gettext", "ngettext", "pgettext", "dpgettext", "npgettext", "dnpgettext",
]

_default_localedir = os.path.join(sys.base_prefix, "share", "locale")
_current_domain = "messages"
_localedirs = {}
_translations = {}

_PIECE = re.compile(r"\s*(?:(\d+\b|n\b|[()]|[-*/%+?:]|[<>!]=?|==|&&|\|\|)|(\w+|.))", re.DOTALL)
_LEVELS = {"||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6}
_IN_PYTHON = {"||": "or", "&&": "and", "/": "//"}
_MAX_LENGTH = 1000
_MAX_DEPTH = 20


class _PluralReader:
    """Reads the expression in C that chooses among plural forms, and writes it in Python."""

    def __init__(self, text):
        self.pieces = []
        for match in _PIECE.finditer(text.rstrip()):
            piece, wrong = match.groups()
            if wrong:
                # What stands before a wrong piece is read first, and may be wrong itself.
                self.pieces.append(("wrong", wrong))
                break
            self.pieces.append(("", piece))
        self.at = 0
        self.depth = 0

    def peek(self):
        if self.at == len(self.pieces):
            return ""
        kind, piece = self.pieces[self.at]
        if kind:
            raise ValueError("invalid token in plural form: %s" % piece)
        return piece

    def unexpected(self):
        piece = self.peek()
        if piece:
            return ValueError("unexpected token in plural form: %s" % piece)
        return ValueError("unexpected end of plural form")

    def operand(self):
        piece = self.peek()
        if piece == "(":
            self.at += 1
            self.depth += 1
            if self.depth > _MAX_DEPTH:
                raise ValueError("plural form expression is too complex")
            inner = self.choice()
            if self.peek() != ")":
                raise ValueError("unbalanced parenthesis in plural form")
            self.depth -= 1
            piece = "(%s)" % inner
        elif piece.isdecimal():
            piece = str(int(piece))
        elif piece != "n":
            raise self.unexpected()
        self.at += 1
        self.peek()
        return piece

    def binary(self, least):
        """Reads operators that bind at least so strongly."""
        negations = 0
        while self.peek() == "!":
            self.at += 1
            negations += 1
        left = self.operand()
        compared = False
        while (level := _LEVELS.get(self.peek(), 0)) >= least:
            piece = self.peek()
            self.at += 1
            if level in (3, 4):
                # Python would chain what C compares one after the other.
                left = "(%s)" % left if compared else left
                compared = True
            right = self.binary(level + 1)
            if level == 3 and re.search("[<>]", right):
                right = "(%s)" % right
            left = "%s %s %s" % (left, _IN_PYTHON.get(piece, piece), right)
        return "not " * negations + left

    def choice(self):
        """Reads a whole expression: `a`, or `a ? b : c`."""
        condition = self.binary(1)
        if self.peek() != "?":
            return condition
        self.at += 1
        yes = self.choice()
        if self.peek() != ":":
            raise self.unexpected()
        self.at += 1
        return "(%s) if %s else %s" % (yes, condition, self.choice())


def c2py(plural):
    """Returns the function of a plural expression in C: it takes a number and returns the index of the form.

    Raises ValueError where the expression is none, too long or nested too deeply.
    """
    if len(plural) > _MAX_LENGTH:
        raise ValueError("plural form expression is too long")
    reader = _PluralReader(plural)
    try:
        text = reader.choice()
        if reader.peek():
            raise reader.unexpected()
        choose = eval("lambda n: int(%s)" % text)
    except RecursionError:
        raise ValueError("plural form expression is too complex") from None

    def func(n):
        return choose(n if isinstance(n, int) else _as_int(n))

    return func


def _as_int(n):
    try:
        round(n)
    except TypeError:
        raise TypeError("Plural value must be an integer, got %s" % (n.__class__.__name__,)) from None
    return _as_int2(n)


def _as_int2(n):
    """Returns a number as an int; one that is none stays, and the caller outside of this module is warned."""
    try:
        return operator.index(n)
    except TypeError:
        pass
    import warnings
    frame = sys._getframe(1)
    stacklevel = 2
    while frame.f_back is not None and frame.f_globals.get("__name__") == __name__:
        stacklevel += 1
        frame = frame.f_back
    warnings.warn("Plural value must be an integer, got %s" % (n.__class__.__name__,), DeprecationWarning, stacklevel)
    return n


def _expand_lang(loc):
    """Returns the names under which catalogues of a locale may lie, the most exact one first."""
    import locale
    language, at, modifier = locale.normalize(loc).partition("@")
    language, dot, codeset = language.partition(".")
    language, line, territory = language.partition("_")
    parts = [(1, dot + codeset), (2, line + territory), (4, at + modifier)]
    mask = sum(bit for bit, part in parts if part)
    names = []
    for chosen in range(mask, -1, -1):
        if not chosen & ~mask:
            codeset, territory, modifier = (part if chosen & bit else "" for bit, part in parts)
            names.append(language + territory + codeset + modifier)
    return names


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
        n = _as_int2(n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        n = _as_int2(n)
        return msgid1 if n == 1 else msgid2

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        """Makes `_` a builtin."""
        import builtins
        builtins._ = self.gettext
        for name in names or ():
            if name in ("gettext", "ngettext", "npgettext", "pgettext"):
                setattr(builtins, name, getattr(self, name))


class GNUTranslations(NullTranslations):
    """Translates by a catalogue. Raises OSError where the file is none."""

    LE_MAGIC = 0x950412de
    BE_MAGIC = 0xde120495
    CONTEXT = "%s\x04%s"
    VERSIONS = (0, 1)

    def _get_versions(self, version):
        return (version >> 16, version & 0xffff)

    def _parse(self, fp):
        from struct import unpack
        filename = getattr(fp, "name", "")
        self._catalog = {}
        self.plural = lambda n: int(n != 1)
        buf = fp.read()
        magic = unpack("<I", buf[:4])[0]
        if magic not in (self.LE_MAGIC, self.BE_MAGIC):
            raise OSError(0, "Bad magic number", filename)
        order = "<" if magic == self.LE_MAGIC else ">"
        version, count, ids, texts = unpack(order + "4I", buf[4:20])
        major, _ = self._get_versions(version)
        if major not in self.VERSIONS:
            raise OSError(0, "Bad version number " + str(major), filename)
        for at in range(0, 8 * count, 8):
            places = [unpack(order + "II", buf[table + at:table + at + 8]) for table in (ids, texts)]
            # A text ends in a zero, which belongs to the file, too.
            if any(start + length >= len(buf) for length, start in places):
                raise OSError(0, "File is corrupt", filename)
            msgid, text = (buf[start:start + length] for length, start in places)
            if not msgid:
                self._read_header(text)
            self._add(msgid, text)

    def _read_header(self, text):
        last = None
        for line in text.split(b"\n"):
            line = line.decode().strip()
            if not line or line.startswith("#-#-#-#-#") and line.endswith("#-#-#-#-#"):
                continue
            key = None
            if ":" in line:
                key, value = line.split(":", 1)
                key = key.strip().lower()
                value = value.strip()
                self._info[key] = value
                last = key
            elif last:
                self._info[last] += "\n" + line
            if key == "content-type":
                self._charset = value.split("charset=")[1]
            elif key == "plural-forms":
                self.plural = c2py(value.split(";")[1].split("plural=")[1])

    def _add(self, msgid, text):
        charset = self._charset or "ascii"
        if b"\0" not in msgid:
            self._catalog[str(msgid, charset)] = str(text, charset)
            return
        one, _many = msgid.split(b"\0")
        one = str(one, charset)
        for form, piece in enumerate(text.split(b"\0")):
            self._catalog[one, form] = str(piece, charset)

    def _look_up(self, key):
        found = self._catalog.get(key)
        return self._catalog.get((key, self.plural(1))) if found is None else found

    def gettext(self, message):
        found = self._look_up(message)
        return super().gettext(message) if found is None else found

    def ngettext(self, msgid1, msgid2, n):
        found = self._catalog.get((msgid1, self.plural(n)))
        if found is not None:
            return found
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        found = self._look_up(self.CONTEXT % (context, message))
        return super().pgettext(context, message) if found is None else found

    def npgettext(self, context, msgid1, msgid2, n):
        found = self._catalog.get((self.CONTEXT % (context, msgid1), self.plural(n)))
        if found is not None:
            return found
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2


def find(domain, localedir=None, languages=None, all=False):
    """Returns the file of a domain's catalogue in the first of the languages that has one, else None; or a list of all."""
    if localedir is None:
        localedir = _default_localedir
    if languages is None:
        languages = []
        for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
            if value := os.environ.get(variable):
                languages = value.split(":")
                break
        if "C" not in languages:
            languages.append("C")
    # "C" means the messages as they stand in the program: nothing after it counts.
    found = []
    for name in dict.fromkeys(name for lang in languages for name in _expand_lang(lang)):
        if name == "C":
            break
        path = os.path.join(localedir, name, "LC_MESSAGES", "%s.mo" % domain)
        if os.path.exists(path):
            if not all:
                return path
            found.append(path)
    return found if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """Returns the translations of a domain, each language asking the next; FileNotFoundError without any, or `fallback`."""
    import copy
    if class_ is None:
        class_ = GNUTranslations
    first = None
    for path in find(domain, localedir, languages, all=True):
        key = (class_, os.path.abspath(path))
        read = _translations.get(key)
        if read is None:
            with open(path, "rb") as fp:
                read = _translations.setdefault(key, class_(fp))
        # A copy gets the fallbacks, the one that is kept stays without.
        read = copy.copy(read)
        if first is None:
            first = read
        else:
            first.add_fallback(read)
    if first is not None:
        return first
    if fallback:
        return NullTranslations()
    from errno import ENOENT
    raise FileNotFoundError(ENOENT, "No translation file found for domain", domain)


Catalog = translation


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
    """Returns the translations of a domain, or those that translate nothing."""
    try:
        return translation(domain, _localedirs.get(domain))
    except OSError:
        return NullTranslations()


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
