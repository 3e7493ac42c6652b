"""wsgiref.validate: stands between a server and an application and raises AssertionError where one breaks PEP 3333.

    >>> def app(environ, start_response):
    ...     start_response("200 OK", [])
    ...     return [b""]
    >>> from wsgiref.util import setup_testing_defaults
    >>> environ = {}
    >>> setup_testing_defaults(environ)
    >>> validator(app)(environ, lambda status, headers: None)
    Traceback (most recent call last):
    AssertionError: No Content-Type header found in headers ([])
"""

import re
import sys
import warnings

__all__ = ["validator"]

header_re = re.compile(r"^[a-zA-Z][a-zA-Z0-9\-_]*$")
bad_header_value_re = re.compile(r"[\x00-\x1f]")

_METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PATCH", "PUT", "DELETE", "TRACE")
_NEEDED = (
    "REQUEST_METHOD", "SERVER_NAME", "SERVER_PORT", "wsgi.version", "wsgi.input", "wsgi.errors", "wsgi.multithread",
    "wsgi.multiprocess", "wsgi.run_once",
)


class WSGIWarning(Warning):
    """What is odd, though the PEP allows it."""


def assert_(cond, *args):
    """Raises AssertionError unless the condition holds."""
    if not cond:
        raise AssertionError(*args)


def check_string_type(value, title):
    """Returns a value that is a str."""
    assert_(type(value) is str, f"{title} must be of type str (got {value!r})")
    return value


def validator(application):
    """Makes an application of one: it checks what both sides do, and changes nothing."""

    def lint_app(*args, **kw):
        assert_(len(args) == 2, "Two arguments required")
        assert_(not kw, "No keyword arguments allowed")
        environ, start_response = args
        check_environ(environ)
        # Has an item as soon as the application called start_response.
        started = []

        def start_response_wrapper(*args, **kw):
            assert_(len(args) in (2, 3), "Invalid number of arguments: %s" % (args,))
            assert_(not kw, "No keyword arguments allowed")
            status, headers = args[:2]
            check_status(status)
            check_headers(headers)
            check_content_type(status, headers)
            check_exc_info(args[2] if len(args) == 3 else None)
            started.append(None)
            return WriteWrapper(start_response(*args))

        environ["wsgi.input"] = InputWrapper(environ["wsgi.input"])
        environ["wsgi.errors"] = ErrorWrapper(environ["wsgi.errors"])
        iterator = application(environ, start_response_wrapper)
        assert_(iterator is not None and iterator != False, "The application must return an iterator, if only an empty list")
        check_iterator(iterator)
        return IteratorWrapper(iterator, started)

    return lint_app


class InputWrapper:
    """The stream of the request's body, with what an application may do with it."""

    def __init__(self, wsgi_input):
        self.input = wsgi_input

    def read(self, *args):
        assert_(len(args) == 1)
        data = self.input.read(*args)
        assert_(type(data) is bytes)
        return data

    def readline(self, *args):
        assert_(len(args) <= 1)
        line = self.input.readline(*args)
        assert_(type(line) is bytes)
        return line

    def readlines(self, *args):
        assert_(len(args) <= 1)
        lines = self.input.readlines(*args)
        assert_(type(lines) is list)
        assert_(all(type(line) is bytes for line in lines))
        return lines

    def __iter__(self):
        while line := self.readline():
            yield line

    def close(self):
        assert_(False, "input.close() must not be called")


class ErrorWrapper:
    """The stream for errors, with what an application may do with it."""

    def __init__(self, wsgi_errors):
        self.errors = wsgi_errors

    def write(self, s):
        assert_(type(s) is str)
        self.errors.write(s)

    def flush(self):
        self.errors.flush()

    def writelines(self, seq):
        for line in seq:
            self.write(line)

    def close(self):
        assert_(False, "errors.close() must not be called")


class WriteWrapper:
    """What start_response returned: a function that takes bytes."""

    def __init__(self, wsgi_writer):
        self.writer = wsgi_writer

    def __call__(self, s):
        assert_(type(s) is bytes)
        self.writer(s)


class PartialIteratorWrapper:
    """An iterable whose iterator is checked."""

    def __init__(self, wsgi_iterator):
        self.iterator = wsgi_iterator

    def __iter__(self):
        return IteratorWrapper(self.iterator, None)


class IteratorWrapper:
    """What an application returned: bytes, none before start_response was called, none after `close`."""

    # Also where making it fails.
    closed = True

    def __init__(self, wsgi_iterator, check_start_response):
        self.original_iterator = wsgi_iterator
        self.iterator = iter(wsgi_iterator)
        self.closed = False
        self.check_start_response = check_start_response

    def __iter__(self):
        return self

    def __next__(self):
        assert_(not self.closed, "Iterator read after closed")
        piece = next(self.iterator)
        assert_(type(piece) is bytes, "Iterator yielded non-bytestring (%r)" % (piece,))
        if self.check_start_response is not None:
            assert_(
                self.check_start_response,
                "The application returns and we started iterating over its body, but start_response has not yet been called")
            self.check_start_response = None
        return piece

    def close(self):
        self.closed = True
        if hasattr(self.original_iterator, "close"):
            self.original_iterator.close()

    def __del__(self):
        if not self.closed:
            sys.stderr.write("Iterator garbage collected without being closed")
        assert_(self.closed, "Iterator garbage collected without being closed")


def check_environ(environ):
    """Checks the variables of a request."""
    assert_(type(environ) is dict, "Environment is not of the right type: %r (environment: %r)" % (type(environ), environ))
    for key in _NEEDED:
        assert_(key in environ, "Environment missing required key: %r" % (key,))
    for key in ("HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH"):
        assert_(key not in environ, "Environment should not have the key: %s (use %s instead)" % (key, key[5:]))
    if "QUERY_STRING" not in environ:
        warnings.warn(
            "QUERY_STRING is not in the WSGI environment; the cgi module will use sys.argv when this variable is missing, "
            "so application errors are more likely", WSGIWarning)
    for key, value in environ.items():
        # Those with a dot are the server's own.
        assert_(
            "." in key or type(value) is str,
            "Environmental variable %s is not a string: %r (value: %r)" % (key, type(value), value))
    version, scheme = environ["wsgi.version"], environ["wsgi.url_scheme"]
    assert_(type(version) is tuple, "wsgi.version should be a tuple (%r)" % (version,))
    assert_(scheme in ("http", "https"), "wsgi.url_scheme unknown: %r" % scheme)
    check_input(environ["wsgi.input"])
    check_errors(environ["wsgi.errors"])
    method = environ["REQUEST_METHOD"]
    if method not in _METHODS:
        warnings.warn("Unknown REQUEST_METHOD: %r" % method, WSGIWarning)
    for key in ("SCRIPT_NAME", "PATH_INFO"):
        path = environ.get(key)
        assert_(not path or path.startswith("/"), f"{key} doesn't start with /: {path!r}")
    length = environ.get("CONTENT_LENGTH")
    assert_(not length or int(length) >= 0, "Invalid CONTENT_LENGTH: %r" % length)
    script = environ.get("SCRIPT_NAME")
    assert_(
        script or "PATH_INFO" in environ,
        "One of SCRIPT_NAME or PATH_INFO are required (PATH_INFO should at least be '/' if SCRIPT_NAME is empty)")
    assert_(script != "/", "SCRIPT_NAME cannot be '/'; it should instead be '', and PATH_INFO should be '/'")


def check_input(wsgi_input):
    """Checks that a stream can be read."""
    for attr in ("read", "readline", "readlines", "__iter__"):
        assert_(hasattr(wsgi_input, attr), "wsgi.input (%r) doesn't have the attribute %s" % (wsgi_input, attr))


def check_errors(wsgi_errors):
    """Checks that a stream can be written."""
    for attr in ("flush", "write", "writelines"):
        assert_(hasattr(wsgi_errors, attr), "wsgi.errors (%r) doesn't have the attribute %s" % (wsgi_errors, attr))


def check_status(status):
    """Checks a status: a number of three digits, a space, words."""
    code = check_string_type(status, "Status").split(None, 1)[0]
    assert_(len(code) == 3, "Status codes must be three characters: %r" % code)
    number = int(code)
    assert_(number >= 100, "Status code is invalid: %r" % number)
    if status[3:4] != " ":
        warnings.warn(
            "The status string (%r) should be a three-digit integer followed by a single space and a status explanation"
            % status, WSGIWarning)


def check_headers(headers):
    """Checks the headers of an answer."""
    assert_(type(headers) is list, "Headers (%r) must be of type list: %r" % (headers, type(headers)))
    for item in headers:
        assert_(type(item) is tuple, "Individual headers (%r) must be of type tuple: %r" % (item, type(item)))
        assert_(len(item) == 2)
        name = check_string_type(item[0], "Header name")
        value = check_string_type(item[1], "Header value")
        assert_(
            name.lower() != "status",
            "The Status header cannot be used; it conflicts with CGI script, and HTTP status is not given through headers "
            "(value: %r)." % value)
        assert_("\n" not in name and ":" not in name, "Header names may not contain ':' or '\\n': %r" % name)
        assert_(header_re.search(name), "Bad header name: %r" % name)
        assert_(not name.endswith(("-", "_")), "Names may not end in '-' or '_': %r" % name)
        bad = bad_header_value_re.search(value)
        assert_(not bad, "Bad header value: %r (bad char: %r)" % (value, bad and bad.group(0)))


def check_content_type(status, headers):
    """Checks that there is a type where there is content, and none where there is none."""
    code = int(check_string_type(status, "Status").split(None, 1)[0])
    empty = code in (204, 304)
    for name, _ in headers:
        if check_string_type(name, "Header name").lower() == "content-type":
            assert_(
                not empty,
                "Content-Type header found in a %s response, which must not return content." % code)
            return
    assert_(empty, "No Content-Type header found in headers (%s)" % headers)


def check_exc_info(exc_info):
    """Checks the third argument of start_response."""
    assert_(exc_info is None or type(exc_info) is tuple, "exc_info (%r) is not a tuple: %r" % (exc_info, type(exc_info)))


def check_iterator(iterator):
    """Refuses text and bytes as what an application returns: they would go out letter by letter."""
    assert_(
        not isinstance(iterator, (str, bytes)),
        "You should not return a string as your application iterator, instead return a single-item list containing a bytestring.")
