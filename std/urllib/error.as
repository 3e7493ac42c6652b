"""urllib.error: the classes of errors, which `urllib.request` raises."""

import urllib.response
from io import BytesIO as _BytesIO

__all__ = ["URLError", "HTTPError", "ContentTooShortError"]


class URLError(OSError):
    """Something could not be fetched."""

    def __init__(self, reason, filename=None):
        self.args = reason,
        self.reason = reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return "<urlopen error %s>" % self.reason


class HTTPError(URLError):
    """A server answered with an error."""

    def __init__(self, url, code, msg, hdrs, fp):
        self.code = code
        self.msg = msg
        self.hdrs = hdrs
        self.fp = fp if fp is not None else _BytesIO()
        self.filename = url

    def __str__(self):
        return "HTTP Error %s: %s" % (self.code, self.msg)

    def __repr__(self):
        return "<HTTPError %s: %r>" % (self.code, self.msg)

    @property
    def reason(self):
        return self.msg

    @property
    def headers(self):
        return self.hdrs

    @headers.setter
    def headers(self, headers):
        self.hdrs = headers

    @property
    def url(self):
        return self.filename

    @property
    def status(self):
        return self.code

    def info(self):
        return self.hdrs

    def getcode(self):
        return self.code

    def geturl(self):
        return self.filename

    # The page that came with the error is read as from an answer.

    def __getattr__(self, name):
        if name in ("fp", "code", "msg", "hdrs"):
            raise AttributeError(name)
        return getattr(self.fp, name)

    def __iter__(self):
        return iter(self.fp)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.fp.close()


class ContentTooShortError(URLError):
    """Less came than was announced."""

    def __init__(self, message, content):
        URLError.__init__(self, message)
        self.content = content
