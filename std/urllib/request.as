"""urllib.request: opening URLs; `urlopen`, `Request`, and openers put together of handlers.

    >>> request = Request("http://example.org/x?y=1", data=b"a=1", headers={"X-Id": "7"})
    >>> request.get_method(), request.host, request.selector
    ('POST', 'example.org', '/x?y=1')

A program that awaits calls this in `to_thread`.
"""

import base64
import http.client
import io
import os
import re
import sys
from urllib.error import ContentTooShortError, HTTPError, URLError
import urllib.response
from urllib.parse import quote, unquote, unquote_to_bytes, urljoin, urlparse, urlsplit, urlunparse

__all__ = [
    "Request", "OpenerDirector", "BaseHandler", "HTTPDefaultErrorHandler", "HTTPRedirectHandler", "HTTPCookieProcessor",
    "ProxyHandler", "HTTPHandler", "HTTPSHandler", "FileHandler", "DataHandler", "UnknownHandler", "HTTPErrorProcessor",
    "HTTPPasswordMgr", "HTTPPasswordMgrWithDefaultRealm", "HTTPPasswordMgrWithPriorAuth", "AbstractBasicAuthHandler", "HTTPBasicAuthHandler",
    "ProxyBasicAuthHandler", "urlopen", "install_opener",
    "build_opener", "pathname2url", "url2pathname", "getproxies", "urlretrieve",
]

__version__ = "%d.%d" % sys.version_info[:2]
_UNSET = object()
_opener = None


class Request:
    """What is asked for: a URL, data to send, headers."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self._data = None
        self.data = data
        self._tunnel_host = None
        for key, value in headers.items():
            self.add_header(key, value)
        self.origin_req_host = self.host if origin_req_host is None else origin_req_host
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        return f"{self._full_url}#{self.fragment}" if self.fragment else self._full_url

    @full_url.setter
    def full_url(self, url):
        url = url.strip()
        if url[:1] == "<" and url[-1:] == ">":
            url = url[1:-1].strip()
        if url[:4] == "URL:":
            url = url[4:].strip()
        self._full_url, mark, fragment = url.partition("#")
        self.fragment = fragment if mark else None
        self.type, colon, rest = self._full_url.partition(":")
        if not colon or not self.type.replace("+", "").replace("-", "").replace(".", "").isalnum():
            raise ValueError("unknown url type: %r" % self.full_url)
        self.type = self.type.lower()
        if rest.startswith("//"):
            end = min([at for at in (rest.find(mark, 2) for mark in "/?") if at >= 0], default=len(rest))
            self.host, self.selector = rest[2:end], rest[end:]
            if self.selector[:1] == "?":
                self.selector = "/" + self.selector
        else:
            self.host, self.selector = None, rest
        if self.host:
            self.host = unquote(self.host)

    @full_url.deleter
    def full_url(self):
        self._full_url = self.fragment = None
        self.selector = ""

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, data):
        if data != self._data:
            self._data = data
            if self.has_header("Content-length"):
                self.remove_header("Content-length")

    @data.deleter
    def data(self):
        self.data = None

    def get_method(self):
        """Returns the method: that given, else GET or POST."""
        return getattr(self, "method", "GET" if self.data is None else "POST")

    def get_full_url(self):
        return self.full_url

    def set_proxy(self, host, type):
        """Sends the request by way of another host."""
        self.type = type
        self.selector = self.full_url
        self.host = host

    def has_proxy(self):
        return self.selector == self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        """Adds a header that is not sent to where a redirection leads."""
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


class OpenerDirector:
    """Asks its handlers, in their order, until one has opened the URL."""

    def __init__(self):
        self.addheaders = [("User-agent", "Python-urllib/%s" % __version__)]
        self.handlers = []

    def add_handler(self, handler):
        """Takes in a handler; what its methods are called says what it does."""
        if not hasattr(handler, "add_parent"):
            raise TypeError("expected BaseHandler instance, got %r" % type(handler))
        at = len(self.handlers)
        while at and handler.handler_order < self.handlers[at - 1].handler_order:
            at -= 1
        self.handlers.insert(at, handler)
        handler.add_parent(self)

    def close(self):
        pass

    def _first(self, name, *args):
        """Calls the handlers that have a method, until one returns something."""
        for handler in self.handlers:
            method = getattr(handler, name, None)
            if method is not None:
                result = method(*args)
                if result is not None:
                    return result
        return None

    def open(self, fullurl, data=None, timeout=_UNSET):
        """Opens a URL or a request."""
        if isinstance(fullurl, str):
            request = Request(fullurl, data)
        else:
            request = fullurl
            if data is not None:
                request.data = data
        request.timeout = timeout
        kind = request.type
        for handler in self.handlers:
            prepare = getattr(handler, kind + "_request", None)
            if prepare is not None:
                request = prepare(request)
        response = (self._first("default_open", request) or self._first(kind + "_open", request)
                    or self._first("unknown_open", request))
        for handler in self.handlers:
            finish = getattr(handler, kind + "_response", None)
            if finish is not None:
                response = finish(request, response)
        return response

    def error(self, proto, *args):
        """Lets the handlers say what becomes of an answer that is an error."""
        request, response, code, message, headers = args
        name = f"http_error_{code}" if proto in ("http", "https") else f"{proto}_error"
        result = self._first(name, *args)
        if result is None and proto in ("http", "https"):
            result = self._first("http_error_default", *args)
        return result


class BaseHandler:
    """One way of opening URLs, or of preparing requests and finishing answers."""

    handler_order = 500

    def add_parent(self, parent):
        self.parent = parent

    def close(self):
        pass


class HTTPErrorProcessor(BaseHandler):
    """Hands over answers that are errors."""

    handler_order = 1000

    def http_response(self, request, response):
        code, message, headers = response.code, response.msg, response.info()
        if not 200 <= code < 300:
            response = self.parent.error("http", request, response, code, message, headers)
        return response

    https_response = http_response


class HTTPDefaultErrorHandler(BaseHandler):
    """Raises HTTPError."""

    def http_error_default(self, req, fp, code, msg, hdrs):
        raise HTTPError(req.full_url, code, msg, hdrs, fp)


class HTTPRedirectHandler(BaseHandler):
    """Goes where redirections lead."""

    max_repeats = 4
    max_redirections = 10
    inf_msg = (
        "The HTTP server returned a redirect error that would lead to an infinite loop.\n"
        "The last 30x error message was:\n")

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """Returns the request that follows; raises if it must not."""
        method = req.get_method()
        if not (code in (301, 302, 303, 307, 308) and method in ("GET", "HEAD")
                or code in (301, 302, 303) and method == "POST"):
            raise HTTPError(req.full_url, code, msg, headers, fp)
        kept = {key: value for key, value in req.headers.items()
                if key.lower() not in ("content-length", "content-type")}
        return Request(newurl.replace(" ", "%20"), method="HEAD" if method == "HEAD" else "GET", headers=kept,
                       origin_req_host=req.origin_req_host, unverifiable=True)

    def http_error_302(self, req, fp, code, msg, headers):
        target = headers.get("location", headers.get("uri"))
        if target is None:
            return None
        parts = urlparse(target)
        if parts.scheme not in ("http", "https", "ftp", ""):
            raise HTTPError(
                target, code, "%s - Redirection to url '%s' is not allowed" % (msg, target), headers, fp)
        if not parts.path and parts.netloc:
            parts = parts._replace(path="/")
        target = quote(urlunparse(parts), encoding="iso-8859-1", safe="!#$%&'()*+,/:;=?@[]~-._")
        target = urljoin(req.full_url, target)
        following = self.redirect_request(req, fp, code, msg, headers, target)
        if following is None:
            return None
        visited = following.redirect_dict = getattr(req, "redirect_dict", {})
        req.redirect_dict = visited
        if visited.get(target, 0) >= self.max_repeats or len(visited) >= self.max_redirections:
            raise HTTPError(req.full_url, code, self.inf_msg + msg, headers, fp)
        visited[target] = visited.get(target, 0) + 1
        fp.read()
        fp.close()
        return self.parent.open(following, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class UnknownHandler(BaseHandler):
    def unknown_open(self, req):
        raise URLError("unknown url type: %s" % req.type)


class ProxyHandler(BaseHandler):
    """Sends requests by way of proxies: those of the environment, or those given."""

    handler_order = 100

    def __init__(self, proxies=None):
        self.proxies = {kind.lower(): url for kind, url in (getproxies() if proxies is None else proxies).items()}
        for kind, url in self.proxies.items():
            setattr(self, "%s_open" % kind, lambda req, url=url, kind=kind: self.proxy_open(req, url, kind))

    def proxy_open(self, req, proxy, type):
        if req.host and proxy_bypass(req.host):
            return None
        parts = urlsplit(proxy if "://" in proxy else "//" + proxy)
        if parts.username and parts.password is not None:
            pair = f"{unquote(parts.username)}:{unquote(parts.password)}"
            req.add_header("Proxy-authorization", "Basic " + base64.b64encode(pair.encode()).decode("ascii"))
        if req.type == "https":
            raise URLError("a proxy for https is not supported")
        req.set_proxy(unquote(parts.netloc.rpartition("@")[2]), parts.scheme or type)
        return None


class HTTPCookieProcessor(BaseHandler):
    """Sends the cookies of a jar, and keeps those that come."""

    def __init__(self, cookiejar=None):
        import http.cookiejar
        self.cookiejar = http.cookiejar.CookieJar() if cookiejar is None else cookiejar

    def http_request(self, request):
        self.cookiejar.add_cookie_header(request)
        return request

    def http_response(self, request, response):
        self.cookiejar.extract_cookies(response, request)
        return response

    https_request = http_request
    https_response = http_response


class HTTPPasswordMgr:
    """User names and passwords by realm and URL."""

    def __init__(self):
        self.passwd = {}

    def add_password(self, realm, uri, user, passwd):
        uris = [uri] if isinstance(uri, str) else uri
        known = self.passwd.setdefault(realm, {})
        for default_port in True, False:
            known[tuple([self.reduce_uri(one, default_port) for one in uris])] = user, passwd

    def find_user_password(self, realm, authuri):
        for default_port in True, False:
            wanted = self.reduce_uri(authuri, default_port)
            for uris, pair in self.passwd.get(realm, {}).items():
                if any([self.is_suburi(uri, wanted) for uri in uris]):
                    return pair
        return None, None

    def reduce_uri(self, uri, default_port=True):
        """Returns host and path of an address, or of a host alone."""
        parts = urlsplit(uri)
        host, path = (parts.netloc, parts.path or "/") if parts[1] else (uri, "/")
        name, _, port = host.rpartition(":") if ":" in host.rpartition("]")[2] else (host, "", "")
        if default_port and not port and parts[1]:
            port = {"http": 80, "https": 443}.get(parts.scheme)
            if port is not None:
                host = f"{name}:{port}"
        return host, path

    def is_suburi(self, base, test):
        """Says whether an address lies below another; both as host and path."""
        if base == test:
            return True
        if base[0] != test[0]:
            return False
        prefix = base[1] if base[1].endswith("/") else base[1] + "/"
        return test[1].startswith(prefix)


class HTTPPasswordMgrWithDefaultRealm(HTTPPasswordMgr):
    """The same; what is kept for None is for every realm."""

    def find_user_password(self, realm, authuri):
        user, password = HTTPPasswordMgr.find_user_password(self, realm, authuri)
        if user is not None:
            return user, password
        return HTTPPasswordMgr.find_user_password(self, None, authuri)


class HTTPPasswordMgrWithPriorAuth(HTTPPasswordMgrWithDefaultRealm):
    """The same; knows for which addresses passwords are sent before they are asked for."""

    def __init__(self):
        self.authenticated = {}
        super().__init__()

    def add_password(self, realm, uri, user, passwd, is_authenticated=False):
        self.update_authenticated(uri, is_authenticated)
        if realm is not None:
            super().add_password(None, uri, user, passwd)
        super().add_password(realm, uri, user, passwd)

    def update_authenticated(self, uri, is_authenticated=False):
        for default_port in True, False:
            for one in [uri] if isinstance(uri, str) else uri:
                self.authenticated[self.reduce_uri(one, default_port)] = is_authenticated

    def is_authenticated(self, authuri):
        for default_port in True, False:
            wanted = self.reduce_uri(authuri, default_port)
            for uri in self.authenticated:
                if self.is_suburi(uri, wanted):
                    return self.authenticated[uri]
        return None


class AbstractBasicAuthHandler:
    """Answers a server or a proxy that asks for a name and a password."""

    def __init__(self, password_mgr=None):
        self.passwd = HTTPPasswordMgr() if password_mgr is None else password_mgr
        self.add_password = self.passwd.add_password

    def http_error_auth_reqed(self, authreq, host, req, headers):
        import re
        schemes = []
        for header in headers.get_all(authreq) or ():
            for found in re.finditer(r"""(?:^|,)[ \t]*([^ \t,]+)(?:[ \t]+realm=(?:(["'])(.*?)\2|([^ \t,"']*)))?""", header):
                realm = found[4] if found[2] is None else found[3]
                if found[2] is None and realm is not None:
                    import warnings
                    warnings.warn("Basic Auth Realm was unquoted", UserWarning, 3)
                schemes.append(found[1])
                if found[1].lower() == "basic" and realm is not None:
                    return self.retry_http_basic_auth(host, req, realm)
            if not schemes:
                schemes.append(header.split()[0] if header.split() else "")
        others = [scheme for scheme in schemes if scheme.lower() != "basic"]
        if others:
            raise ValueError(f"AbstractBasicAuthHandler does not support the following scheme: {others[0]!r}")
        return None

    def retry_http_basic_auth(self, host, req, realm):
        user, password = self.passwd.find_user_password(realm, host)
        if password is None:
            return None
        value = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
        if req.get_header(self.auth_header, None) == value:
            return None
        req.add_unredirected_header(self.auth_header, value)
        return self.parent.open(req, timeout=req.timeout)

    def http_request(self, req):
        if not hasattr(self.passwd, "is_authenticated") or not self.passwd.is_authenticated(req.full_url):
            return req
        if not req.has_header("Authorization"):
            user, password = self.passwd.find_user_password(None, req.full_url)
            value = base64.b64encode(f"{user}:{password}".encode()).decode()
            req.add_unredirected_header("Authorization", "Basic " + value.strip())
        return req

    def http_response(self, req, response):
        if hasattr(self.passwd, "is_authenticated"):
            self.passwd.update_authenticated(req.full_url, 200 <= response.code < 300)
        return response

    https_request = http_request
    https_response = http_response


class HTTPBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """Answers servers that ask for a name and a password."""

    auth_header = "Authorization"

    def http_error_401(self, req, fp, code, msg, headers):
        return self.http_error_auth_reqed("www-authenticate", req.full_url, req, headers)


class ProxyBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """Answers proxies that ask for a name and a password."""

    auth_header = "Proxy-authorization"

    def http_error_407(self, req, fp, code, msg, headers):
        return self.http_error_auth_reqed("proxy-authenticate", req.host, req, headers)


class AbstractHTTPHandler(BaseHandler):
    """What http and https share."""

    def do_request_(self, request):
        """Adds the headers that are missing."""
        if not request.host:
            raise URLError("no host given")
        data = request.data
        if data is not None:
            if isinstance(data, str):
                raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.")
            if not request.has_header("Content-type"):
                request.add_unredirected_header("Content-type", "application/x-www-form-urlencoded")
            if not request.has_header("Content-length") and not request.has_header("Transfer-encoding"):
                length = http.client.HTTPConnection._length_of(data, request.get_method())
                if length is not None:
                    request.add_unredirected_header("Content-length", str(length))
                else:
                    request.add_unredirected_header("Transfer-encoding", "chunked")
        host = urlsplit(request.selector).netloc if request.has_proxy() else request.host
        if not request.has_header("Host"):
            request.add_unredirected_header("Host", host)
        for name, value in self.parent.addheaders:
            if not request.has_header(name.capitalize()):
                request.add_unredirected_header(name.capitalize(), value)
        return request

    def do_open(self, http_class, req, **options):
        """Sends a request; returns the answer."""
        if not req.host:
            raise URLError("no host given")
        if req.timeout is not _UNSET:
            options["timeout"] = req.timeout
        connection = http_class(req.host, **options)
        headers = {**req.unredirected_hdrs, **req.headers}
        headers["Connection"] = "close"
        headers = {name.title(): value for name, value in headers.items()}
        try:
            try:
                connection.request(req.get_method(), req.selector, req.data, headers,
                                   encode_chunked=req.has_header("Transfer-encoding"))
            except OSError as e:
                raise URLError(e)
            response = connection.getresponse()
        except:
            connection.close()
            raise
        if connection.sock:
            connection.sock.close()
            connection.sock = None
        response.url = req.full_url
        response.msg = response.reason
        return response


class HTTPHandler(AbstractHTTPHandler):
    """Opens URLs of http."""

    def __init__(self, debuglevel=None):
        self._debuglevel = debuglevel

    def http_open(self, req):
        return self.do_open(http.client.HTTPConnection, req)

    http_request = AbstractHTTPHandler.do_request_


class HTTPSHandler(AbstractHTTPHandler):
    """Opens URLs of https."""

    def __init__(self, debuglevel=None, context=None, check_hostname=None):
        self._context = context

    def https_open(self, req):
        return self.do_open(http.client.HTTPSConnection, req, context=self._context)

    https_request = AbstractHTTPHandler.do_request_


class _Opened:
    """A file that was opened, with headers; no answer of a server."""

    def __init__(self, fp, headers, url):
        self.fp, self.headers, self.url = fp, headers, url
        self.code = self.status = None

    def __getattr__(self, name):
        if name == "fp":
            raise AttributeError(name)
        return getattr(self.fp, name)

    def __iter__(self):
        return iter(self.fp)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.fp.close()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return None


def _headers_of(kind, length, modified=None):
    headers = http.client.HTTPMessage()
    headers["Content-type"] = kind
    headers["Content-length"] = str(length)
    if modified is not None:
        headers["Last-modified"] = modified
    return headers


class FileHandler(BaseHandler):
    """Opens files of this machine."""

    def file_open(self, req):
        from email.utils import formatdate
        import mimetypes
        if req.host and req.host != "localhost":
            raise URLError("file:// scheme is supported only on localhost")
        path = url2pathname(req.selector)
        try:
            known = os.stat(path)
            file = open(path, "rb")
        except OSError as e:
            raise URLError(e, path) from e
        kind = mimetypes.guess_file_type(path)[0] or "text/plain"
        headers = _headers_of(kind, known.st_size, formatdate(known.st_mtime, usegmt=True))
        return _Opened(file, headers, "file://" + req.selector)


class DataHandler(BaseHandler):
    """Opens URLs that hold their data."""

    def data_open(self, req):
        kind, comma, data = req.full_url.partition(":")[2].partition(",")
        if not comma:
            raise ValueError("not enough values to unpack (expected 2, got 1)")
        data = unquote_to_bytes(data)
        if kind.endswith(";base64"):
            data = base64.decodebytes(data)
            kind = kind[:-7]
        return _Opened(io.BytesIO(data), _headers_of(kind or "text/plain;charset=US-ASCII", len(data)), req.full_url)


def build_opener(*handlers):
    """Returns an opener with the usual handlers, and those given; they go before the usual ones of their class."""
    opener = OpenerDirector()
    usual = [ProxyHandler, UnknownHandler, HTTPHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler, FileHandler,
             HTTPErrorProcessor, DataHandler, HTTPSHandler]
    for made in usual:
        given = [one for one in handlers if (issubclass(one, made) if isinstance(one, type) else isinstance(one, made))]
        if not given:
            opener.add_handler(made())
    for one in handlers:
        opener.add_handler(one() if isinstance(one, type) else one)
    return opener


def install_opener(opener):
    """Makes an opener the one that `urlopen` asks."""
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=_UNSET, *, context=None):
    """Opens a URL or a request; returns what can be read, with its headers and status."""
    global _opener
    if context is not None:
        return build_opener(HTTPSHandler(context=context)).open(url, data, timeout)
    if _opener is None:
        _opener = build_opener()
    return _opener.open(url, data, timeout)


_kept = []


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Copies what a URL names to a file; returns its name and the headers."""
    if url.startswith("file:") and not filename:
        path = url2pathname(urlsplit(url).path)
        with urlopen(url, data) as source:
            return os.path.normpath(path), source.info()
    with urlopen(url, data) as source:
        headers = source.info()
        if filename:
            target = open(filename, "wb")
        else:
            import tempfile
            target = tempfile.NamedTemporaryFile(delete=False)
            filename = target.name
            _kept.append(filename)
        with target:
            block, size, read, count = 8192, int(headers.get("Content-Length", -1)), 0, 0
            if reporthook:
                reporthook(count, block, size)
            while piece := source.read(block):
                read += len(piece)
                target.write(piece)
                count += 1
                if reporthook:
                    reporthook(count, block, size)
    result = filename, headers
    if size >= 0 and read < size:
        raise ContentTooShortError("retrieval incomplete: got only %i out of %i bytes" % (read, size), result)
    return result


def urlcleanup():
    """Removes the files that `urlretrieve` made up names for."""
    for name in _kept:
        try:
            os.unlink(name)
        except OSError:
            pass
    _kept.clear()
    install_opener(None)


def parse_http_list(s):
    """Returns the elements of a header that is a list: commas inside of quotes do not part.

    >>> parse_http_list('a, b="c, d"')
    ['a', 'b="c, d"']
    """
    found, part, hidden, quoted = [], "", False, False
    for c in s:
        if hidden:
            part += c
            hidden = False
        elif quoted and c == "\\":
            hidden = True
        elif c == "," and not quoted:
            found.append(part)
            part = ""
        else:
            if c == '"':
                quoted = not quoted
            part += c
    if part:
        found.append(part)
    return [part.strip() for part in found]


def parse_keqv_list(l):
    """Returns elements like `name="value"` as a dict.

    >>> parse_keqv_list(['a=b', 'c="d"'])
    {'a': 'b', 'c': 'd'}
    """
    found = {}
    for element in l:
        name, value = element.split("=", 1)
        found[name] = value[1:-1] if value[0] == '"' and value[-1] == '"' else value
    return found


def getproxies_environment():
    """Returns the proxies that the environment names, by scheme."""
    found = {}
    for upper in (True, False):
        for name, value in os.environ.items():
            if name[-6:].lower() == "_proxy" and (name != name.lower()) == upper:
                if value:
                    found[name[:-6].lower()] = value
                else:
                    found.pop(name[:-6].lower(), None)
    return found


getproxies = getproxies_environment


def proxy_bypass_environment(host, proxies=None):
    """Tells whether the environment, or `proxies`, wants no proxy for a host."""
    unproxied = (getproxies_environment() if proxies is None else proxies).get("no", "")
    if unproxied == "*":
        return True
    host = host.lower()
    name = host.rpartition(":")[0] if re.match(r".*:\d*$", host) else host
    for one in unproxied.split(","):
        one = one.strip().lstrip(".").lower()
        if one and (name == one or name.endswith("." + one) or host == one or host.endswith("." + one)):
            return True
    return False


proxy_bypass = proxy_bypass_environment


def pathname2url(pathname):
    """Returns a path as the path of a URL."""
    return quote(pathname)


def url2pathname(pathname):
    """Returns the path that the path of a URL means."""
    return unquote(pathname)
