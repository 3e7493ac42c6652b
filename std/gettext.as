"""gettext: messages in the language of the user; without catalogues, which are not read, they stay as they are.

    >>> gettext("hello"), ngettext("%d file", "%d files", 2) % 2
    ('hello', '2 files')
"""

__all__ = [
    "NullTranslations", "bindtextdomain", "dgettext", "dngettext", "dnpgettext", "dpgettext", "find", "gettext", "install",
    "ngettext", "npgettext", "pgettext", "textdomain", "translation",
]

_domain = "messages"
_places = {}


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
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
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


def find(domain, localedir=None, languages=None, all=False):
    """Returns the catalogue of a domain: none is there."""
    return [] if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """Returns the translations of a domain; without `fallback` it fails, as catalogues are not read."""
    if fallback:
        return NullTranslations()
    from errno import ENOENT
    raise FileNotFoundError(ENOENT, "No translation file found for domain", domain)


def install(domain, localedir=None, *, names=None):
    """Makes `_` a builtin."""
    translation(domain, localedir, fallback=True).install(names)


def textdomain(domain=None):
    """Returns the domain that is asked, and sets it if one is given."""
    global _domain
    if domain is not None:
        _domain = domain
    return _domain


def bindtextdomain(domain, localedir=None):
    """Returns where the catalogues of a domain lie, and sets it if a place is given."""
    if localedir is not None:
        _places[domain] = localedir
    return _places.get(domain, "/usr/share/locale")


def gettext(message):
    return message


def ngettext(msgid1, msgid2, n):
    return msgid1 if n == 1 else msgid2


def pgettext(context, message):
    return message


def npgettext(context, msgid1, msgid2, n):
    return msgid1 if n == 1 else msgid2


def dgettext(domain, message):
    return message


def dngettext(domain, msgid1, msgid2, n):
    return msgid1 if n == 1 else msgid2


def dpgettext(domain, context, message):
    return message


def dnpgettext(domain, context, msgid1, msgid2, n):
    return msgid1 if n == 1 else msgid2
