"""Cookies as a server sets and reads them.

    >>> jar = SimpleCookie()
    >>> jar["id"] = "a b"
    >>> jar["id"]["path"] = "/"
    >>> print(jar.output())
    Set-Cookie: id="a b"; Path=/
    >>> SimpleCookie("x=1; y=2")["y"].value
    '2'
"""

import re
import string
import types

__all__ = ["CookieError", "BaseCookie", "SimpleCookie"]


class CookieError(Exception):
    """A name or attribute that no cookie can have."""


_KEY_CHARS = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"
_is_legal_key = re.compile("[%s]+" % re.escape(_KEY_CHARS)).fullmatch
_PLAIN_CHARS = _KEY_CHARS + " ()/<=>?@[]{}"
_hidden = {n: "\\%03o" % n for n in range(256) if chr(n) not in _PLAIN_CHARS}
_hidden.update({ord('"'): '\\"', ord("\\"): "\\\\"})
_escape = re.compile(r"\\(?:([0-3][0-7][0-7])|(.))")

_pair = re.compile(r"""
    \s*(?P<key>[\w!#%&'~`><@,:/$*+\-.^|)(?}{=]+?)\s*
    (?:=\s*(?P<val>
        "(?:[^\\"]|\\.)*"
        | \w{3},\s[\w\s-]{9,11}\s[\d:]{8}\sGMT
        | [\w!#%&'~`><@,:/$*+\-.^|)(?}{=\[\]]*
    ))?
    \s*(?:\s+|;|$)
    """, re.ASCII | re.VERBOSE)

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _quote(str):
    """Returns a value as it stands in a header: in quotes if it needs them."""
    if str is None or _is_legal_key(str):
        return str
    return '"' + str.translate(_hidden) + '"'


def _unquote(str):
    """Returns what a value of a header means."""
    if str is None or len(str) < 2 or str[0] != '"' or str[-1] != '"':
        return str
    return _escape.sub(lambda found: chr(int(found[1], 8)) if found[1] else found[2], str[1:-1])


def _getdate(future=0, weekdayname=_DAYS, monthname=_MONTHS):
    """Returns the time in a number of seconds as text."""
    from time import gmtime, time
    year, month, day, hour, minute, second, weekday, _, _ = gmtime(time() + future)
    return "%s, %02d %3s %4d %02d:%02d:%02d GMT" % (weekdayname[weekday], day, monthname[month], year, hour, minute, second)


class Morsel(dict):
    """One cookie: its name and value, and as items its attributes."""

    _reserved = {
        "expires": "expires", "path": "Path", "comment": "Comment", "domain": "Domain", "max-age": "Max-Age", "secure": "Secure",
        "httponly": "HttpOnly", "version": "Version", "samesite": "SameSite",
    }
    _flags = {"secure", "httponly"}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        dict.update(self, dict.fromkeys(self._reserved, ""))

    @property
    def key(self):
        return self._key

    @property
    def value(self):
        return self._value

    @property
    def coded_value(self):
        return self._coded_value

    def __setitem__(self, K, V):
        K = K.lower()
        if K not in self._reserved:
            raise CookieError("Invalid attribute %r" % (K,))
        dict.__setitem__(self, K, V)

    def setdefault(self, key, val=None):
        key = key.lower()
        if key not in self._reserved:
            raise CookieError("Invalid attribute %r" % (key,))
        return dict.setdefault(self, key, val)

    def __eq__(self, morsel):
        if not isinstance(morsel, Morsel):
            return NotImplemented
        return dict.__eq__(self, morsel) and (self._value, self._key, self._coded_value) == (morsel._value, morsel._key, morsel._coded_value)

    __ne__ = object.__ne__

    def copy(self):
        """Returns a morsel like this one."""
        morsel = Morsel()
        dict.update(morsel, self)
        morsel.__dict__.update(self.__dict__)
        return morsel

    def update(self, values):
        """Sets attributes from a mapping or pairs."""
        data = {}
        for key, val in dict(values).items():
            key = key.lower()
            if key not in self._reserved:
                raise CookieError("Invalid attribute %r" % (key,))
            data[key] = val
        dict.update(self, data)

    def isReservedKey(self, K):
        """Tells whether a name is that of an attribute."""
        return K.lower() in self._reserved

    def set(self, key, val, coded_val):
        """Sets name, value, and the value as it stands in a header."""
        if key.lower() in self._reserved:
            raise CookieError("Attempt to set a reserved key %r" % (key,))
        if not _is_legal_key(key):
            raise CookieError("Illegal key %r" % (key,))
        self._key, self._value, self._coded_value = key, val, coded_val

    def __getstate__(self):
        return {"key": self._key, "value": self._value, "coded_value": self._coded_value}

    def __setstate__(self, state):
        self._key, self._value, self._coded_value = state["key"], state["value"], state["coded_value"]

    def output(self, attrs=None, header="Set-Cookie:"):
        """Returns the header that sets the cookie."""
        return "%s %s" % (header, self.OutputString(attrs))

    __str__ = output

    def __repr__(self):
        return "<%s: %s>" % (self.__class__.__name__, self.OutputString())

    def js_output(self, attrs=None):
        """Returns a script for a page that sets the cookie."""
        return """
        <script type="text/javascript">
        <!-- begin hiding
        document.cookie = \"%s\";
        // end hiding -->
        </script>
        """ % self.OutputString(attrs).replace('"', r'\"')

    def OutputString(self, attrs=None):
        """Returns the cookie as it stands in a header."""
        result = ["%s=%s" % (self.key, self.coded_value)]
        for key, value in sorted(self.items()):
            if value == "" or key not in (self._reserved if attrs is None else attrs):
                continue
            name = self._reserved[key]
            if key == "expires" and isinstance(value, int):
                result.append("%s=%s" % (name, _getdate(value)))
            elif key == "max-age" and isinstance(value, int):
                result.append("%s=%d" % (name, value))
            elif key == "comment" and isinstance(value, str):
                result.append("%s=%s" % (name, _quote(value)))
            elif key not in self._flags:
                result.append("%s=%s" % (name, value))
            elif value:
                result.append(str(name))
        return "; ".join(result)

    __class_getitem__ = classmethod(types.GenericAlias)


class BaseCookie(dict):
    """Cookies by name; a value that is set becomes a Morsel."""

    def value_decode(self, val):
        """Returns what a value of a header means, and the value."""
        return val, val

    def value_encode(self, val):
        """Returns a value as text, and as it stands in a header."""
        strval = str(val)
        return strval, strval

    def __init__(self, input=None):
        if input:
            self.load(input)

    def _set(self, key, real_value, coded_value):
        morsel = self.get(key, Morsel())
        morsel.set(key, real_value, coded_value)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self._set(key, *self.value_encode(value))

    def output(self, attrs=None, header="Set-Cookie:", sep="\r\n"):
        """Returns the headers that set the cookies."""
        return sep.join([value.output(attrs, header) for _, value in sorted(self.items())])

    __str__ = output

    def __repr__(self):
        shown = ["%s=%s" % (key, repr(value.value)) for key, value in sorted(self.items())]
        return "<%s: %s>" % (self.__class__.__name__, " ".join(shown))

    def js_output(self, attrs=None):
        """Returns scripts for a page that set the cookies."""
        return "".join([value.js_output(attrs) for _, value in sorted(self.items())])

    def load(self, rawdata):
        """Takes cookies from the text of a header, or from a mapping."""
        if isinstance(rawdata, str):
            self._parse(rawdata)
        else:
            for key, value in rawdata.items():
                self[key] = value

    def _parse(self, text):
        at, found, seen = 0, [], False
        while at < len(text):
            match = _pair.match(text, at)
            if not match:
                break
            key, value = match["key"], match["val"]
            at = match.end()
            if key[0] == "$":
                if seen:
                    found.append((False, key[1:], value))
            elif key.lower() in Morsel._reserved:
                # What has an attribute before any cookie, or one without its value, is no header of cookies.
                if not seen:
                    return
                if value is not None:
                    found.append((False, key, _unquote(value)))
                elif key.lower() in Morsel._flags:
                    found.append((False, key, True))
                else:
                    return
            elif value is not None:
                found.append((True, key, self.value_decode(value)))
                seen = True
            else:
                return
        morsel = None
        for is_cookie, key, value in found:
            if is_cookie:
                self._set(key, *value)
                morsel = self[key]
            else:
                morsel[key] = value


class SimpleCookie(BaseCookie):
    """Cookies whose values are text; what is not plain stands in quotes."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        strval = str(val)
        return strval, _quote(strval)
