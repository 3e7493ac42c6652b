"""Cookies as a client keeps them: taken from responses, sent with requests they belong to, kept in files.

Cookies are those of Netscape and RFC 6265; the headers of RFC 2965 (`Set-Cookie2`) are not read.

    >>> jar = CookieJar()
    >>> len(jar)
    0
"""

import copy
import os
import re
import threading
import time
import urllib.parse
import urllib.request
from calendar import timegm

__all__ = [
    "Cookie", "CookieJar", "CookiePolicy", "DefaultCookiePolicy", "FileCookieJar", "LWPCookieJar", "LoadError", "MozillaCookieJar",
]

DEFAULT_HTTP_PORT = "80"
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_address = re.compile(r"\.\d+$")


class LoadError(OSError):
    """A file that holds no cookies as they are kept."""


# Times

def time2isoz(t=None):
    """Returns a time as text: 1994-11-24 08:49:37Z."""
    return time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime(t))


def time2netscape(t=None):
    """Returns a time as Netscape wrote it: Wed, 09-Nov-1994 00:00:00 GMT."""
    return time.strftime("%a, %d-%b-%Y %H:%M:%S GMT", time.gmtime(t))


_date = re.compile(
    r"^\s*(?:[A-Za-z]+,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*[\s-]+(\d{2,4})(?:[\s:]+(\d{1,2}):(\d\d)(?::(\d\d))?)?\s*(?:GMT|UTC|UT|Z)?\s*$")
_asctime = re.compile(r"^\s*[A-Za-z]{3,9}\s+([A-Za-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d\d):(\d\d)\s+(\d{4})\s*$")
_iso = re.compile(r"^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[\sT]*(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d*)?)?)?\s*Z?\s*$")


def _seconds(year, month, day, hour, minute, second):
    if not (year >= 1970 and 1 <= month <= 12 and 1 <= day <= 31 and hour <= 24 and minute <= 59 and second <= 61):
        return None
    return timegm((year, month, day, hour, minute, second))


def http2time(text):
    """Returns a time in a header as seconds, or None."""
    if re.match(r"^[SMTWF][a-z][a-z], \d\d [JFMASOND][a-z][a-z] \d{4} \d\d:\d\d:\d\d GMT$", text):
        # Such a time, and no other, is given as a float.
        day, month, year, clock = text.split()[1:5]
        return float(timegm((int(year), _MONTHS.index(month.lower()) + 1, int(day), *[int(part) for part in clock.split(":")])))
    found = _date.match(text)
    if found:
        day, month, year, *clock = found.groups()
    else:
        found = _asctime.match(text)
        if not found:
            return iso2time(text)
        month, day, *clock, year = found.groups()
    if month.lower() not in _MONTHS:
        return None
    year = int(year)
    if year < 100:
        # The century that puts it nearest to now.
        now = time.gmtime()[0]
        year += now // 100 * 100
        year += -100 if year - now > 50 else 100 if now - year > 50 else 0
    return _seconds(year, _MONTHS.index(month.lower()) + 1, int(day), *[int(part or 0) for part in clock])


def iso2time(text):
    """Returns a time like 1994-11-24 08:49:37Z as seconds, or None."""
    found = _iso.match(text)
    return _seconds(*[int(part or 0) for part in found.groups()]) if found else None


# Headers

def split_header_words(header_values):
    """Returns the pairs of each element of headers with parameters.

    >>> split_header_words(['foo="bar"; port="80,81", bar=baz'])
    [[('foo', 'bar'), ('port', '80,81')], [('bar', 'baz')]]
    """
    result = []
    for text in header_values:
        pairs = []
        while text:
            token = re.match(r"^\s*([^=\s;,]+)", text)
            if token:
                text = text[token.end():]
                value = re.match(r'^\s*=\s*"([^"\\]*(?:\\.[^"\\]*)*)"', text)
                if value:
                    text = text[value.end():]
                    pairs.append((token[1], re.sub(r"\\(.)", r"\1", value[1])))
                    continue
                value = re.match(r"^\s*=\s*([^\s;,]*)", text)
                if value:
                    text = text[value.end():]
                pairs.append((token[1], value[1].rstrip() if value else None))
            elif text.lstrip().startswith(","):
                text = text.lstrip()[1:]
                if pairs:
                    result.append(pairs)
                pairs = []
            else:
                text = re.sub(r"^[=\s;]+", "", text)
        if pairs:
            result.append(pairs)
    return result


def join_header_words(lists):
    """Returns what `split_header_words` reads."""
    headers = []
    for pairs in lists:
        parts = []
        for name, value in pairs:
            if value is not None:
                if not re.search(r"^\w+$", value):
                    value = '"%s"' % re.sub(r'(["\\])', r"\\\1", value)
                name = f"{name}={value}"
            parts.append(name)
        if parts:
            headers.append("; ".join(parts))
    return ", ".join(headers)


def _strip_quotes(text):
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text.strip('"') if text.startswith('"') or text.endswith('"') else text


def parse_ns_headers(ns_headers):
    """Returns the pairs of headers that set cookies, name and value first."""
    known = ("expires", "domain", "path", "secure", "version", "port", "max-age")
    result = []
    for header in ns_headers:
        pairs, version = [], False
        for at, part in enumerate(header.split(";")):
            part = part.strip()
            name, equals, value = part.partition("=")
            name = name.strip()
            if not name:
                if at == 0:
                    break
                continue
            value = value.strip() if equals else None
            if at != 0:
                lower = name.lower()
                name = lower if lower in known else name
                if name == "version":
                    value = _strip_quotes(value) if value is not None else value
                    version = True
                elif name == "expires" and value is not None:
                    value = http2time(_strip_quotes(value))
            pairs.append((name, value))
        if pairs:
            if not version:
                pairs.append(("version", "0"))
            result.append(pairs)
    return result


# Hosts, paths, ports

def is_HDN(text):
    """Tells whether a text is the name of a host, and no address."""
    return text != "" and not _address.search(text) and text[0] != "." and text[-1] != "."


def domain_match(A, B):
    """Tells whether a host lies in a domain of RFC 2965."""
    A, B = A.lower(), B.lower()
    if A == B:
        return True
    if not is_HDN(A) or A.rfind(B) in (-1, 0) or not B.startswith("."):
        return False
    return is_HDN(B[1:])


def user_domain_match(A, B):
    """Tells whether a host lies in a domain that a user allowed or blocked."""
    A, B = A.lower(), B.lower()
    if not (liberal_is_HDN(A) and liberal_is_HDN(B)):
        return A == B
    return A.endswith(B) if B.startswith(".") else A == B


def liberal_is_HDN(text):
    return not _address.search(text)


def request_host(request):
    """Returns the host a request goes to, without the port."""
    host = urllib.parse.urlparse(request.get_full_url())[1] or request.get_header("Host", "")
    return re.sub(r":\d+$", "", host, count=1).lower()


def eff_request_host(request):
    """Returns the host of a request, and the same with `.local` if it has no dot."""
    host = request_host(request)
    return host, host + ".local" if "." not in host else host


def request_path(request):
    """Returns the path that a request asks for."""
    path = urllib.parse.urlsplit(request.get_full_url()).path
    path = escape_path(path)
    return path if path.startswith("/") else "/" + path


def request_port(request):
    """Returns the port of a request as text; None if it is no number."""
    _, colon, port = request.host.partition(":")
    if not colon:
        return DEFAULT_HTTP_PORT
    return port if port.isdigit() else None


def escape_path(path):
    """Returns a path with unusual characters as escapes, those in capitals."""
    path = urllib.parse.quote(path, "%/;:@&=+$,!~*'()")
    return re.sub(r"%([0-9a-fA-F][0-9a-fA-F])", lambda found: "%" + found[1].upper(), path)


def reach(h):
    """Returns the domain above a host, for a host that has one."""
    rest = h.partition(".")[2]
    return "." + rest if rest and is_HDN(h) and ("." in rest or rest == "local") else h


def is_third_party(request):
    """Tells whether a request goes to another place than the page that made it."""
    return not domain_match(request_host(request), reach(request.origin_req_host))


class Cookie:
    """One cookie with all that is known of it."""

    def __init__(self, version, name, value, port, port_specified, domain, domain_specified, domain_initial_dot, path, path_specified,
                 secure, expires, discard, comment, comment_url, rest, rfc2109=False):
        if port is None and port_specified is True:
            raise ValueError("if port is None, port_specified must be false")
        self.version = int(version) if version is not None else None
        self.name = name
        self.value = value
        self.port = port
        self.port_specified = port_specified
        self.domain = domain.lower()
        self.domain_specified = domain_specified
        self.domain_initial_dot = domain_initial_dot
        self.path = path
        self.path_specified = path_specified
        self.secure = secure
        self.expires = int(float(expires)) if expires is not None else None
        self.discard = discard
        self.comment = comment
        self.comment_url = comment_url
        self.rfc2109 = rfc2109
        self._rest = copy.copy(rest)

    def has_nonstandard_attr(self, name):
        """Tells whether the cookie had an attribute that is not one of the usual."""
        return name in self._rest

    def get_nonstandard_attr(self, name, default=None):
        """Returns such an attribute."""
        return self._rest.get(name, default)

    def set_nonstandard_attr(self, name, value):
        """Sets such an attribute."""
        self._rest[name] = value

    def is_expired(self, now=None):
        """Tells whether the cookie's time is over."""
        return self.expires is not None and self.expires <= (time.time() if now is None else now)

    def __str__(self):
        port = "" if self.port is None else ":" + self.port
        pair = f"{self.name}={self.value}" if self.value is not None else self.name
        return f"<Cookie {pair} for {self.domain}{port}{self.path}>"

    def __repr__(self):
        names = ("version", "name", "value", "port", "port_specified", "domain", "domain_specified", "domain_initial_dot", "path",
                 "path_specified", "secure", "expires", "discard", "comment", "comment_url")
        shown = [f"{name}={getattr(self, name)!r}" for name in names]
        return f"{self.__class__.__name__}({', '.join([*shown, f'rest={self._rest!r}', f'rfc2109={self.rfc2109!r}'])})"


class CookiePolicy:
    """Says which cookies are taken and which are sent."""

    def set_ok(self, cookie, request):
        """Tells whether a cookie is taken from the answer to a request."""
        raise NotImplementedError()

    def return_ok(self, cookie, request):
        """Tells whether a cookie is sent with a request."""
        raise NotImplementedError()

    def domain_return_ok(self, domain, request):
        """Tells whether cookies of a domain may be sent."""
        return True

    def path_return_ok(self, path, request):
        """Tells whether cookies of a path may be sent."""
        return True


class DefaultCookiePolicy(CookiePolicy):
    """The usual rules."""

    DomainStrictNoDots = 1
    DomainStrictNonDomain = 2
    DomainRFC2965Match = 4
    DomainLiberal = 0
    DomainStrict = DomainStrictNoDots | DomainStrictNonDomain

    def __init__(self, blocked_domains=None, allowed_domains=None, netscape=True, rfc2965=False, rfc2109_as_netscape=None, hide_cookie2=False,
                 strict_domain=False, strict_rfc2965_unverifiable=True, strict_ns_unverifiable=False, strict_ns_domain=DomainLiberal,
                 strict_ns_set_initial_dollar=False, strict_ns_set_path=False, secure_protocols=("https", "wss")):
        self.netscape = netscape
        self.rfc2965 = rfc2965
        self.rfc2109_as_netscape = rfc2109_as_netscape
        self.hide_cookie2 = hide_cookie2
        self.strict_domain = strict_domain
        self.strict_rfc2965_unverifiable = strict_rfc2965_unverifiable
        self.strict_ns_unverifiable = strict_ns_unverifiable
        self.strict_ns_domain = strict_ns_domain
        self.strict_ns_set_initial_dollar = strict_ns_set_initial_dollar
        self.strict_ns_set_path = strict_ns_set_path
        self.secure_protocols = secure_protocols
        self._blocked_domains = tuple(blocked_domains or ())
        self._allowed_domains = None if allowed_domains is None else tuple(allowed_domains)

    def blocked_domains(self):
        """Returns the domains whose cookies are never taken or sent."""
        return self._blocked_domains

    def set_blocked_domains(self, blocked_domains):
        self._blocked_domains = tuple(blocked_domains)

    def is_blocked(self, domain):
        """Tells whether a domain is one of these."""
        return any([user_domain_match(domain, blocked) for blocked in self._blocked_domains])

    def allowed_domains(self):
        """Returns the only domains whose cookies are taken and sent, or None."""
        return self._allowed_domains

    def set_allowed_domains(self, allowed_domains):
        self._allowed_domains = None if allowed_domains is None else tuple(allowed_domains)

    def is_not_allowed(self, domain):
        """Tells whether there are such domains and this is none."""
        if self._allowed_domains is None:
            return False
        return not any([user_domain_match(domain, allowed) for allowed in self._allowed_domains])

    def _is_ok(self, cookie, request):
        """Tells what holds for cookies that are taken and for those that are sent."""
        if cookie.version is None or cookie.version > 0 and not self.rfc2965 or cookie.version == 0 and not self.netscape:
            return False
        strict = self.strict_rfc2965_unverifiable if cookie.version > 0 else self.strict_ns_unverifiable
        return not (strict and request.unverifiable and is_third_party(request))

    def set_ok(self, cookie, request):
        if not self._is_ok(cookie, request):
            return False
        if cookie.version == 0 and self.strict_ns_set_initial_dollar and cookie.name.startswith("$"):
            return False
        return self.set_ok_path(cookie, request) and self.set_ok_domain(cookie, request) and self.set_ok_port(cookie, request)

    def set_ok_path(self, cookie, request):
        if cookie.path_specified and (cookie.version > 0 or cookie.version == 0 and self.strict_ns_set_path):
            return self.path_return_ok(cookie.path, request)
        return True

    def set_ok_domain(self, cookie, request):
        if self.is_blocked(cookie.domain) or self.is_not_allowed(cookie.domain):
            return False
        if not cookie.domain_specified:
            return True
        plain, host = eff_request_host(request)
        domain = cookie.domain
        if self.strict_domain and domain.count(".") >= 2:
            i = domain.rfind(".")
            j = domain.rfind(".", 0, i)
            if j == 0 and len(domain[i + 1:]) == 2 and domain[1:i].lower() in ("co", "ac", "com", "edu", "org", "net", "gov", "mil", "int"):
                return False
        bare = domain[1:] if domain.startswith(".") else domain
        if "." not in bare and domain != ".local":
            return False
        if cookie.version == 0 and not host.endswith(domain) and not host.startswith(".") and not ("." + host).endswith(domain):
            return False
        if cookie.version > 0 or self.strict_ns_domain & self.DomainRFC2965Match:
            if not domain_match(host, domain):
                return False
        if cookie.version > 0 or self.strict_ns_domain & self.DomainStrictNoDots:
            prefix = plain[:-len(domain)]
            if "." in prefix and not _address.search(plain):
                return False
        return True

    def set_ok_port(self, cookie, request):
        if not cookie.port_specified:
            return True
        port = request_port(request)
        port = "80" if port is None else str(port)
        return port in cookie.port.split(",")

    def return_ok(self, cookie, request):
        return (self._is_ok(cookie, request) and self.return_ok_secure(cookie, request) and not cookie.is_expired(self._now)
                and self.return_ok_port(cookie, request) and self.return_ok_domain(cookie, request))

    _now = None

    def return_ok_secure(self, cookie, request):
        return not cookie.secure or request.type in self.secure_protocols

    def return_ok_port(self, cookie, request):
        if not cookie.port:
            return True
        return (request_port(request) or "80") in cookie.port.split(",")

    def return_ok_domain(self, cookie, request):
        plain, host = eff_request_host(request)
        domain = cookie.domain
        dotted = "." + domain if domain and not domain.startswith(".") else domain
        if cookie.version == 0 and self.strict_ns_domain & self.DomainStrictNonDomain and not cookie.domain_specified and domain != host:
            return False
        if cookie.version > 0 and not domain_match(host, domain):
            return False
        return not (cookie.version == 0 and not ("." + host).endswith(dotted))

    def domain_return_ok(self, domain, request):
        plain, host = eff_request_host(request)
        plain, host = ["." + one if not one.startswith(".") else one for one in (plain, host)]
        dotted = "." + domain if domain and not domain.startswith(".") else domain
        if not (plain.endswith(dotted) or host.endswith(dotted)):
            return False
        return not self.is_blocked(domain) and not self.is_not_allowed(domain)

    def path_return_ok(self, path, request):
        asked = request_path(request)
        if asked == path:
            return True
        return asked.startswith(path) and (path.endswith("/") or asked[len(path):len(path) + 1] == "/")


class Absent:
    """Stands for an attribute that is not there."""


class CookieJar:
    """Cookies by domain, path and name."""

    non_word_re = re.compile(r"\W")
    quote_re = re.compile(r"([\"\\])")
    magic_re = re.compile(r"^\#LWP-Cookies-(\d+\.\d+)", re.ASCII)

    def __init__(self, policy=None):
        self._policy = DefaultCookiePolicy() if policy is None else policy
        self._cookies_lock = threading.RLock()
        self._cookies = {}

    def set_policy(self, policy):
        """Sets the rules."""
        self._policy = policy

    def _cookies_for_domain(self, domain, request):
        if not self._policy.domain_return_ok(domain, request):
            return []
        found = []
        for path, by_name in self._cookies[domain].items():
            if self._policy.path_return_ok(path, request):
                found += [cookie for cookie in by_name.values() if self._policy.return_ok(cookie, request)]
        return found

    def _cookies_for_request(self, request):
        found = []
        for domain in self._cookies:
            found.extend(self._cookies_for_domain(domain, request))
        return found

    def _cookie_attrs(self, cookies):
        """Returns the parts of the header, longest paths first."""
        cookies.sort(key=lambda cookie: len(cookie.path), reverse=True)
        attrs, started = [], False
        for cookie in cookies:
            value = cookie.value
            if not started:
                started = True
                if cookie.version > 0:
                    attrs.append(f"$Version={cookie.version}")
            if value is not None and cookie.version > 0 and self.non_word_re.search(value):
                value = self.quote_re.sub(r"\\\1", value)
            if value is None:
                attrs.append(cookie.name)
            else:
                attrs.append(f"{cookie.name}={value}")
        return attrs

    def add_cookie_header(self, request):
        """Gives a request the header with its cookies."""
        with self._cookies_lock:
            self._policy._now = self._now = int(time.time())
            attrs = self._cookie_attrs(self._cookies_for_request(request))
            if attrs and not request.has_header("Cookie"):
                request.add_unredirected_header("Cookie", "; ".join(attrs))
        self.clear_expired_cookies()

    def _made(self, pairs, request):
        """Returns the cookie of a header, or None where it is over or cannot be."""
        (name, value), *attributes = pairs
        standard, rest, max_age = {}, {}, False
        for key, given in attributes:
            key = key.lower() if key.lower() in ("expires", "domain", "path", "secure", "version", "port", "max-age", "discard", "comment") else key
            if key in ("discard", "secure") and given is None:
                given = True
            if key in standard:
                continue
            if key == "domain":
                if given is None:
                    return None
                given = given.lower()
            elif key == "expires":
                if max_age or given is None:
                    continue
            elif key == "max-age":
                max_age = True
                try:
                    given = int(given)
                except (ValueError, TypeError):
                    return None
                key, given = "expires", self._now + given
            if key in ("expires", "domain", "path", "secure", "version", "port", "discard", "comment"):
                standard[key] = given
            else:
                rest[key] = given
        if max_age is True:
            standard["expires"] = [g for k, g in standard.items() if k == "expires"][-1]
        domain, path, expires = standard.get("domain", Absent), standard.get("path", Absent), standard.get("expires", Absent)
        path_specified = path is not Absent and path != "" and path is not None
        if path_specified:
            path = escape_path(path)
        else:
            path = request_path(request)
            path = path[:path.rfind("/")] or "/"
        domain_specified = domain is not Absent
        dot = domain_specified and domain.startswith(".")
        if not domain_specified:
            domain = eff_request_host(request)[1]
        elif not dot:
            domain = "." + domain
        port, port_specified = standard.get("port", Absent), False
        if port is Absent:
            port = None
        elif port is None:
            port = request_port(request)
        else:
            port_specified = True
            port = re.sub(r"\s+", "", port)
        discard = standard.get("discard", False)
        if expires is Absent:
            expires, discard = None, True
        elif expires <= self._now:
            try:
                self.clear(domain, path, name)
            except KeyError:
                pass
            return None
        version = standard.get("version")
        try:
            version = int(version) if version is not None else None
        except ValueError:
            return None
        return Cookie(version, name, value, port, port_specified, domain, domain_specified, dot, path, path_specified,
                      standard.get("secure", False), expires, discard, standard.get("comment"), None, rest)

    def make_cookies(self, response, request):
        """Returns the cookies of a response."""
        headers = response.info()
        self._policy._now = self._now = int(time.time())
        found = [self._made(pairs, request) for pairs in parse_ns_headers(headers.get_all("Set-Cookie", []))]
        found = [cookie for cookie in found if cookie is not None]
        as_netscape = getattr(self._policy, "rfc2109_as_netscape", None)
        for cookie in found:
            if cookie.version == 1:
                cookie.rfc2109 = True
                if as_netscape or as_netscape is None and not getattr(self._policy, "rfc2965", False):
                    cookie.version = 0
        return found

    def set_cookie_if_ok(self, cookie, request):
        """Keeps a cookie if the rules allow it."""
        with self._cookies_lock:
            self._policy._now = self._now = int(time.time())
            if self._policy.set_ok(cookie, request):
                self.set_cookie(cookie)

    def set_cookie(self, cookie):
        """Keeps a cookie."""
        with self._cookies_lock:
            self._cookies.setdefault(cookie.domain, {}).setdefault(cookie.path, {})[cookie.name] = cookie

    def extract_cookies(self, response, request):
        """Keeps the cookies of a response that the rules allow."""
        with self._cookies_lock:
            for cookie in self.make_cookies(response, request):
                if self._policy.set_ok(cookie, request):
                    self.set_cookie(cookie)

    def clear(self, domain=None, path=None, name=None):
        """Forgets all cookies, or those of a domain, a path, a name; a KeyError if there is none."""
        if name is not None:
            if domain is None or path is None:
                raise ValueError("domain and path must be given to remove a cookie by name")
            del self._cookies[domain][path][name]
        elif path is not None:
            if domain is None:
                raise ValueError("domain must be given to remove cookies by path")
            del self._cookies[domain][path]
        elif domain is not None:
            del self._cookies[domain]
        else:
            self._cookies = {}

    def clear_session_cookies(self):
        """Forgets the cookies that are not to outlive the program."""
        with self._cookies_lock:
            for cookie in list(self):
                if cookie.discard:
                    self.clear(cookie.domain, cookie.path, cookie.name)

    def clear_expired_cookies(self):
        """Forgets the cookies whose time is over."""
        with self._cookies_lock:
            now = time.time()
            for cookie in list(self):
                if cookie.is_expired(now):
                    self.clear(cookie.domain, cookie.path, cookie.name)

    def __iter__(self):
        for by_path in list(self._cookies.values()):
            for by_name in list(by_path.values()):
                yield from list(by_name.values())

    def __len__(self):
        return len([cookie for cookie in self])

    def __repr__(self):
        return f"<{self.__class__.__name__}[{', '.join([repr(cookie) for cookie in self])}]>"

    def __str__(self):
        return f"<{self.__class__.__name__}[{', '.join([str(cookie) for cookie in self])}]>"


class FileCookieJar(CookieJar):
    """Cookies that can be kept in a file."""

    def __init__(self, filename=None, delayload=False, policy=None):
        super().__init__(policy)
        self.filename = os.fspath(filename) if filename is not None else None
        self.delayload = bool(delayload)

    def _file(self, filename):
        if filename is not None:
            return filename
        if self.filename is not None:
            return self.filename
        raise ValueError("a filename was not supplied (nor was the CookieJar instance initialised with one)")

    def _kept(self, ignore_discard, ignore_expires):
        now = time.time()
        return [cookie for cookie in self if (ignore_discard or not cookie.discard) and (ignore_expires or not cookie.is_expired(now))]

    def save(self, filename=None, ignore_discard=False, ignore_expires=False):
        """Writes the cookies to a file."""
        raise NotImplementedError()

    def load(self, filename=None, ignore_discard=False, ignore_expires=False):
        """Adds the cookies of a file."""
        filename = self._file(filename)
        with open(filename) as f:
            self._really_load(f, filename, ignore_discard, ignore_expires)

    def revert(self, filename=None, ignore_discard=False, ignore_expires=False):
        """Forgets all cookies and takes those of a file; keeps them if that fails."""
        filename = self._file(filename)
        with self._cookies_lock:
            before = copy.deepcopy(self._cookies)
            self._cookies = {}
            try:
                self.load(filename, ignore_discard, ignore_expires)
            except OSError:
                self._cookies = before
                raise


def lwp_cookie_str(cookie):
    """Returns a cookie as a line of the format of libwww-perl."""
    pairs = [(cookie.name, cookie.value), ("path", cookie.path), ("domain", cookie.domain)]
    if cookie.port is not None:
        pairs.append(("port", cookie.port))
    for name in ("path_specified", "port_specified"):
        if getattr(cookie, name):
            pairs.append((name[:4] + "_spec", None))
    if cookie.domain_initial_dot:
        pairs.append(("domain_dot", None))
    if cookie.secure:
        pairs.append(("secure", None))
    if cookie.expires:
        pairs.append(("expires", time2isoz(float(cookie.expires))))
    if cookie.discard:
        pairs.append(("discard", None))
    for name in ("comment", "comment_url"):
        if getattr(cookie, name):
            pairs.append((name.replace("_", ""), getattr(cookie, name)))
    pairs += [(name, str(cookie._rest[name])) for name in sorted(cookie._rest)]
    pairs.append(("version", str(cookie.version)))
    return join_header_words([pairs])


class LWPCookieJar(FileCookieJar):
    """Cookies in the format of libwww-perl, which people can read."""

    def as_lwp_str(self, ignore_discard=True, ignore_expires=True):
        """Returns the cookies as the lines of a file."""
        lines = ["Set-Cookie3: " + lwp_cookie_str(cookie) for cookie in self._kept(ignore_discard, ignore_expires)]
        return "\n".join(lines + [""])

    def save(self, filename=None, ignore_discard=False, ignore_expires=False):
        with os.fdopen(os.open(self._file(filename), os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as f:
            f.write("#LWP-Cookies-2.0\n")
            f.write(self.as_lwp_str(ignore_discard, ignore_expires))

    def _really_load(self, f, filename, ignore_discard, ignore_expires):
        if not self.magic_re.search(f.readline()):
            raise LoadError(f"{filename!r} does not look like a Set-Cookie3 (LWP) format file")
        now = time.time()
        for line in f:
            if not line.startswith("Set-Cookie3:"):
                continue
            for (name, value), *attributes in split_header_words([line[len("Set-Cookie3:"):].strip()]):
                given = {key.lower(): True if part is None else part for key, part in attributes}
                expires = given.pop("expires", None)
                expires = iso2time(expires) if expires else None
                domain = given.pop("domain", "")
                named = {key: given.pop(key, False) for key in ("port_spec", "path_spec", "domain_dot", "secure", "discard")}
                cookie = Cookie(given.pop("version", None), name, value, given.pop("port", None), named["port_spec"], domain, domain.startswith("."),
                                named["domain_dot"], given.pop("path", None), named["path_spec"], named["secure"], expires,
                                named["discard"] or expires is None, given.pop("comment", None), given.pop("commenturl", None), given)
                if (ignore_discard or not cookie.discard) and (ignore_expires or not cookie.is_expired(now)):
                    self.set_cookie(cookie)


class MozillaCookieJar(FileCookieJar):
    """Cookies in the format of Netscape and of curl: a line with tabs for each."""

    def _really_load(self, f, filename, ignore_discard, ignore_expires):
        if not re.match(r"#( Netscape)? HTTP Cookie File", f.readline()):
            raise LoadError(f"{filename!r} does not look like a Netscape format cookies file")
        now = time.time()
        for line in f:
            rest = {}
            if line.startswith("#HttpOnly_"):
                rest["HttpOnly"] = ""
                line = line[len("#HttpOnly_"):]
            line = line.removesuffix("\n")
            if line.strip().startswith(("#", "$")) or line.strip() == "":
                continue
            try:
                domain, specified, path, secure, expires, name, value = line.split("\t")
            except ValueError:
                raise LoadError(f"invalid Netscape format cookies file {filename!r}: {line!r}") from None
            if name == "":
                name, value = value, None
            discard = expires == ""
            cookie = Cookie(0, name, value, None, False, domain, specified == "TRUE", domain.startswith("."), path, False, secure == "TRUE",
                            None if discard else expires, discard, None, None, rest)
            if (ignore_discard or not cookie.discard) and (ignore_expires or not cookie.is_expired(now)):
                self.set_cookie(cookie)

    def save(self, filename=None, ignore_discard=False, ignore_expires=False):
        with os.fdopen(os.open(self._file(filename), os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as f:
            f.write("# Netscape HTTP Cookie File\n# http://curl.haxx.se/rfc/cookie_spec.html\n"
                    "# This is a generated file!  Do not edit.\n\n")
            for cookie in self._kept(ignore_discard, ignore_expires):
                name, value = ("", cookie.name) if cookie.value is None else (cookie.name, cookie.value)
                domain = "#HttpOnly_" + cookie.domain if cookie.has_nonstandard_attr("HttpOnly") else cookie.domain
                flags = ["TRUE" if flag else "FALSE" for flag in (cookie.domain.startswith("."), cookie.secure)]
                expires = str(cookie.expires) if cookie.expires is not None else ""
                f.write("\t".join([domain, flags[0], cookie.path, flags[1], expires, name, value]) + "\n")
