"""The parts of URLs, and text in them.

    >>> urlsplit("http://user@host:80/path?q=1#frag").port
    80
    >>> quote("a b/ü"), parse_qs("x=1&x=2")
    ('a%20b/%C3%BC', {'x': ['1', '2']})
"""

import re
from collections import namedtuple

__all__ = [
    "urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl",
    "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult",
    "SplitResult", "DefragResultBytes", "ParseResultBytes", "SplitResultBytes",
]

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp",
                 "rtsps", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
               "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss",
               "itms-services"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip", "sips",
               "mms", "sftp", "tel"]

uses_query = ["", "http", "wais", "imap", "https", "shttp", "mms", "gopher", "rtsp", "rtsps", "rtspu", "sip", "sips"]
uses_fragment = ["", "ftp", "hdl", "http", "gopher", "news", "nntp", "wais", "https", "shttp", "snews", "file", "prospero"]
non_hierarchical = ["gopher", "hdl", "mailto", "news", "telnet", "wais", "imap", "snews", "sip", "sips"]

scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
_SCHEME = frozenset(scheme_chars)
_BLANKS = "".join(map(chr, range(33)))


# Text and bytes alike: bytes are read as ASCII text, and what comes of them is made bytes again.

def _same(text):
    return text


def _to_bytes(value):
    return value.encode("ascii", "strict")


def _coerce_args(*args):
    is_text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_text:
            raise TypeError("Cannot mix str and non-str arguments")
    if is_text:
        return args + (_same,)
    return tuple(arg.decode("ascii", "strict") if arg else "" for arg in args) + (_to_bytes,)


class _Authority:
    """What stands in the `netloc` of a result."""

    __slots__ = ()

    def _texts(self):
        return self.netloc, _same

    @property
    def username(self):
        return self._userinfo[0]

    @property
    def password(self):
        return self._userinfo[1]

    @property
    def hostname(self):
        host = self._hostinfo[0]
        if not host:
            return None
        mark = "%" if isinstance(host, str) else b"%"
        name, percent, zone = host.partition(mark)
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
        return port

    @property
    def _userinfo(self):
        netloc, back = self._texts()
        user, at, _ = netloc.rpartition("@")
        if not at:
            return None, None
        name, colon, password = user.partition(":")
        return back(name), back(password) if colon else None

    @property
    def _hostinfo(self):
        netloc, back = self._texts()
        _, _, host = netloc.rpartition("@")
        _, bracket, inside = host.partition("[")
        if bracket:
            name, _, port = inside.partition("]")
            _, _, port = port.partition(":")
        else:
            name, _, port = host.partition(":")
        return back(name), back(port) if port else None


class _TextResult(_Authority):
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        """Returns the same of bytes."""
        return _counterpart[type(self)](*[part.encode(encoding, errors) for part in self])


class _BytesResult(_Authority):
    __slots__ = ()

    def _texts(self):
        return self.netloc.decode("ascii"), _to_bytes

    def decode(self, encoding="ascii", errors="strict"):
        """Returns the same of text."""
        return _counterpart[type(self)](*[part.decode(encoding, errors) for part in self])


_DefragBase = namedtuple("DefragResult", "url fragment")
_SplitBase = namedtuple("SplitResult", "scheme netloc path query fragment")
_ParseBase = namedtuple("ParseResult", "scheme netloc path params query fragment")


class DefragResult(_DefragBase, _TextResult):
    """A URL and its fragment."""

    __slots__ = ()

    def geturl(self):
        """Returns the whole URL."""
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResult(_SplitBase, _TextResult):
    """The five parts of a URL."""

    __slots__ = ()

    def geturl(self):
        """Returns the whole URL."""
        return urlunsplit(self)


class ParseResult(_ParseBase, _TextResult):
    """The six parts of a URL."""

    __slots__ = ()

    def geturl(self):
        """Returns the whole URL."""
        return urlunparse(self)


class DefragResultBytes(_DefragBase, _BytesResult):
    """A URL and its fragment, as bytes."""

    __slots__ = ()

    def geturl(self):
        """Returns the whole URL."""
        return self.url + b"#" + self.fragment if self.fragment else self.url


class SplitResultBytes(_SplitBase, _BytesResult):
    """The five parts of a URL, as bytes."""

    __slots__ = ()

    def geturl(self):
        """Returns the whole URL."""
        return urlunsplit(self)


class ParseResultBytes(_ParseBase, _BytesResult):
    """The six parts of a URL, as bytes."""

    __slots__ = ()

    def geturl(self):
        """Returns the whole URL."""
        return urlunparse(self)


_counterpart = {
    DefragResult: DefragResultBytes, SplitResult: SplitResultBytes, ParseResult: ParseResultBytes,
    DefragResultBytes: DefragResult, SplitResultBytes: SplitResult, ParseResultBytes: ParseResult,
}


def _made(kind, parts, back):
    if back is _same:
        return kind(*parts)
    return _counterpart[kind](*[back(part) for part in parts])


def clear_cache():
    """Does nothing: results are not kept."""


def urlparse(url, scheme="", allow_fragments=True):
    """Returns the six parts of a URL: those of `urlsplit`, and the parameters behind the path."""
    url, scheme, back = _coerce_args(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        path, params = _split_params(path)
    return _made(ParseResult, (scheme, netloc, path, params, query, fragment), back)


def _split_params(path):
    at = path.find(";", path.rfind("/")) if "/" in path else path.find(";")
    return (path, "") if at < 0 else (path[:at], path[at + 1:])


def urlsplit(url, scheme="", allow_fragments=True):
    """Returns scheme, authority, path, query and fragment of a URL."""
    url, scheme, back = _coerce_args(url, scheme)
    url = url.lstrip(_BLANKS)
    scheme = scheme.strip(_BLANKS)
    for blank in "\t\r\n":
        url = url.replace(blank, "")
        scheme = scheme.replace(blank, "")
    netloc = query = fragment = ""
    colon = url.find(":")
    if colon > 0 and url[0].isascii() and url[0].isalpha() and all([c in _SCHEME for c in url[:colon]]):
        scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == "//":
        ends = [at for at in (url.find(c, 2) for c in "/?#") if at >= 0]
        end = min(ends, default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_bracketed_netloc(netloc)
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    _check_netloc(netloc)
    return _made(SplitResult, (scheme, netloc, url, query, fragment), back)


def _check_bracketed_netloc(netloc):
    host = netloc.partition("[")[2].partition("]")[0]
    if host.startswith("v"):
        if not re.match(r"\Av[a-fA-F0-9]+\..+\Z", host):
            raise ValueError("IPvFuture address is invalid")
        return
    import ipaddress
    if isinstance(ipaddress.ip_address(host), ipaddress.IPv4Address):
        raise ValueError("An IPv4 address cannot be in brackets")


def _check_netloc(netloc):
    if not netloc or netloc.isascii():
        return
    # Characters that NFKC would make into marks of a URL.
    import unicodedata
    plain = netloc
    for mark in "@:#?":
        plain = plain.replace(mark, "")
    normal = unicodedata.normalize("NFKC", plain)
    if plain == normal:
        return
    for mark in "/?#@:":
        if mark in normal:
            raise ValueError("netloc '" + netloc + "' contains invalid characters under NFKC normalization")


def urlunparse(components):
    """Returns the URL of six parts."""
    scheme, netloc, url, params, query, fragment, back = _coerce_args(*components)
    if params:
        url = "%s;%s" % (url, params)
    return back(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    """Returns the URL of five parts."""
    scheme, netloc, url, query, fragment, back = _coerce_args(*components)
    if netloc:
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    elif url[:2] == "//":
        url = "//" + url
    elif scheme and scheme in uses_netloc and (not url or url[:1] == "/"):
        url = "//" + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return back(url)


def urljoin(base, url, allow_fragments=True):
    """Returns what a URL means on a page whose own is `base`.

    >>> urljoin("http://h/a/b", "../c")
    'http://h/c'
    """
    if not base:
        return url
    if not url:
        return base
    base, url, back = _coerce_args(base, url)
    bscheme, bnetloc, bpath, bparams, bquery, _ = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return back(url)
    if scheme in uses_netloc:
        if netloc:
            return back(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = bnetloc
    if not path and not params:
        return back(urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment)))
    base_parts = bpath.split("/")
    if base_parts[-1] != "":
        # What the last part names is not a folder.
        del base_parts[-1]
    if path[:1] == "/":
        parts = path.split("/")
    else:
        parts = base_parts + path.split("/")
        # No empty parts but at the ends.
        parts[1:-1] = filter(None, parts[1:-1])
    resolved = []
    for part in parts:
        if part == "..":
            if resolved:
                resolved.pop()
        elif part != ".":
            resolved.append(part)
    if parts[-1] in (".", ".."):
        resolved.append("")
    return back(urlunparse((scheme, netloc, "/".join(resolved) or "/", params, query, fragment)))


def urldefrag(url):
    """Returns a URL without its fragment, and that."""
    url, back = _coerce_args(url)
    if "#" in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        plain = urlunparse((scheme, netloc, path, params, query, ""))
    else:
        plain = url
        fragment = ""
    return _made(DefragResult, (plain, fragment), back)


# Escapes.

_UNRESERVED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"


def unquote_to_bytes(string):
    """Reads the escapes of a text as bytes."""
    if not string:
        string.split
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *pieces = string.split(b"%")
    if not pieces:
        return string
    made = [first]
    for piece in pieces:
        byte = _escaped.get(piece[:2])
        if byte is None:
            made.append(b"%" + piece)
        else:
            made.append(byte + piece[2:])
    return b"".join(made)


_HEX = "0123456789abcdefABCDEF"
# The byte that two digits stand for.
_escaped = {(a + b).encode(): bytes((int(a + b, 16),)) for a in _HEX for b in _HEX}


def unquote(string, encoding="utf-8", errors="replace"):
    """Reads the escapes of a text."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        string.split
        return string
    if encoding is None:
        encoding = "utf-8"
    if errors is None:
        errors = "replace"
    if string.isascii():
        return unquote_to_bytes(string).decode(encoding, errors)
    made = []
    for i, piece in enumerate(re.split("([\x00-\x7f]+)", string)):
        # Only what is ASCII can hold escapes.
        made.append(unquote_to_bytes(piece).decode(encoding, errors) if i % 2 else piece)
    return "".join(made)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """Reads the escapes of a text in which + is a blank."""
    return unquote(string.replace("+", " "), encoding, errors)


def quote(string, safe="/", encoding=None, errors=None):
    """Returns a text with all escaped but letters, digits, `_.-~` and what is `safe`."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode("utf-8" if encoding is None else encoding, "strict" if errors is None else errors)
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """Does the same with + for blanks."""
    blank = " " if isinstance(string, str) else b" "
    if blank not in string:
        return quote(string, safe, encoding, errors)
    space = " " if isinstance(safe, str) else b" "
    return quote(string, safe + space, encoding, errors).replace(" ", "+")


def quote_from_bytes(bs, safe="/"):
    """Returns bytes as text with escapes."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    else:
        safe = bytes([c for c in safe if c < 128])
    plain, texts = _quoters.get(safe) or _make_quoter(safe)
    if not bs.rstrip(plain):
        return bs.decode()
    return "".join([texts[c] for c in bs])


# By the bytes that are safe: those that stay as they are, and the text of each byte.
_quoters = {}


def _make_quoter(safe):
    if len(_quoters) > 100:
        _quoters.clear()
    plain = _UNRESERVED + safe
    found = _quoters[safe] = plain, [chr(c) if c in plain else "%{:02X}".format(c) for c in range(256)]
    return found


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Returns a mapping or pairs as a query.

    >>> urlencode({"a": 1, "b": "x y"})
    'a=1&b=x+y'
    """
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as e:
            raise TypeError("not a valid non-string sequence or mapping object") from e

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    made = []
    for key, value in query:
        key = quoted(key)
        values = (value,)
        if doseq and not isinstance(value, (bytes, str)):
            try:
                len(value)
            except TypeError:
                pass
            else:
                values = value
        for one in values:
            made.append(key + "=" + quoted(one))
    return "&".join(made)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None,
             separator="&"):
    """Reads a query; returns a dict of lists."""
    made = {}
    pairs = parse_qsl(qs, keep_blank_values, strict_parsing, encoding=encoding, errors=errors,
                      max_num_fields=max_num_fields, separator=separator)
    for name, value in pairs:
        made.setdefault(name, []).append(value)
    return made


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None,
              separator="&"):
    """Reads a query; returns a list of pairs."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, "ascii")
        equals = "="

        def read(text):
            return unquote_plus(text, encoding=encoding, errors=errors)
    else:
        if not qs:
            return []
        qs = bytes(memoryview(qs))
        if isinstance(separator, str):
            separator = bytes(separator, "ascii")
        equals = b"="

        def read(text):
            return unquote_to_bytes(text.replace(b"+", b" "))

    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    made = []
    for pair in qs.split(separator):
        if pair or strict_parsing:
            name, mark, value = pair.partition(equals)
            if not mark and strict_parsing:
                raise ValueError("bad query field: %r" % (pair,))
            if value or keep_blank_values:
                made.append((read(name), read(value)))
    return made


def unwrap(url):
    """Takes the brackets and the `URL:` off a URL that stands in text.

    >>> unwrap("<URL:http://x/>")
    'http://x/'
    """
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    return url[4:].strip() if url[:4] == "URL:" else url


def _deprecated(name, instead):
    import warnings
    warnings.warn(f"urllib.parse.{name}() is deprecated as of 3.8, {instead}", DeprecationWarning, stacklevel=3)


_PARSE = "use urllib.parse.urlparse() instead"
_PARSE_QSL = "use urllib.parse.parse_qsl() instead"


def splittype(url):
    """Splits `type:rest`."""
    _deprecated("splittype", _PARSE)
    return _splittype(url)


def _splittype(url):
    kind, colon, rest = url.partition(":")
    return (kind.lower(), rest) if colon and kind and "/" not in kind else (None, url)


def splithost(url):
    """Splits `//host/path`."""
    _deprecated("splithost", _PARSE)
    return _splithost(url)


def _splithost(url):
    if url[:2] != "//":
        return None, url
    end = next((at for at in range(2, len(url)) if url[at] in "/#?"), len(url))
    path = url[end:]
    if path and path[0] != "/":
        path = "/" + path
    return url[2:end], path


def splituser(host):
    """Splits `user@host`."""
    _deprecated("splituser", _PARSE)
    user, at, host = host.rpartition("@")
    return user if at else None, host


def splitpasswd(user):
    """Splits `user:password`."""
    _deprecated("splitpasswd", _PARSE)
    user, colon, password = user.partition(":")
    return user, password if colon else None


def splitport(host):
    """Splits `host:port`."""
    _deprecated("splitport", _PARSE)
    name, colon, port = host.rpartition(":")
    if not colon or port and not (port.isascii() and port.isdigit()):
        return host, None
    return name, port or None


def splitnport(host, defport=-1):
    """Splits `host:port` and makes the port a number: `defport` if there is none, None if it is no number."""
    _deprecated("splitnport", _PARSE)
    name, colon, port = host.rpartition(":")
    if not colon:
        return port, defport
    if not port:
        return name, defport
    return name, int(port) if port.isascii() and port.isdigit() else None


def splitquery(url):
    """Splits `path?query`."""
    _deprecated("splitquery", _PARSE)
    path, mark, query = url.rpartition("?")
    return (path, query) if mark else (url, None)


def splittag(url):
    """Splits `path#tag`."""
    _deprecated("splittag", _PARSE)
    path, mark, tag = url.rpartition("#")
    return (path, tag) if mark else (url, None)


def splitattr(url):
    """Splits `path;name=value;...`."""
    _deprecated("splitattr", _PARSE)
    path, *attributes = url.split(";")
    return path, attributes


def splitvalue(attr):
    """Splits `name=value`."""
    _deprecated("splitvalue", _PARSE_QSL)
    name, mark, value = attr.partition("=")
    return name, value if mark else None
