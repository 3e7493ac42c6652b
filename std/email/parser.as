"""email.parser: from text to messages."""

import re

from email.errors import (
    CloseBoundaryNotFoundDefect, FirstHeaderLineIsContinuationDefect, MissingHeaderBodySeparatorDefect,
    NoBoundaryInMultipartDefect, StartBoundaryNotFoundDefect,
)
from email.message import EmailMessage, Message

__all__ = ["Parser", "HeaderParser", "BytesParser", "BytesHeaderParser", "FeedParser", "BytesFeedParser"]

_line = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_header = re.compile(r"([^\x00-\x20\x7f:]+):[ \t]*")


class Parser:
    """Reads messages from text."""

    # Whether the characters stand for bytes.
    _raw = False

    def __init__(self, _class=None, *, policy=None):
        if policy is None:
            from email.policy import compat32
            policy = compat32
        if _class is None:
            _class = policy.message_factory
            if _class is None:
                _class = Message if policy.mangle_from_ else EmailMessage
        self._class = _class
        self.policy = policy

    def parse(self, fp, headersonly=False):
        """Reads a file."""
        return self.parsestr(fp.read(), headersonly)

    def parsestr(self, text, headersonly=False):
        """Reads a text."""
        return self._message(text, headersonly)

    def _message(self, text, headersonly):
        try:
            message = self._class(policy=self.policy)
        except TypeError:
            # A class that takes no policy.
            message = self._class()
        lines = _line.findall(text)
        at = self._headers(message, lines)
        body = "".join(lines[at:])
        kind = message.get_content_maintype()
        if self._raw and not body.isascii():
            from email.message import _Bytes8
            payload = _Bytes8(body)
        else:
            payload = body
        if headersonly:
            message.set_payload(payload)
        elif kind == "multipart":
            self._parts(message, body)
        elif kind == "message" and message.get_content_type() != "message/delivery-status":
            message._payload = [self._message(body, False)]
        else:
            message.set_payload(payload)
        return message

    def _headers(self, message, lines):
        """Reads the headers; returns the number of the line where the payload begins."""
        name, value = None, []

        def keep():
            if name is not None:
                text = "".join(value).rstrip("\r\n")
                if self._raw and not text.isascii():
                    text = _utf8(text)
                message.set_raw(name, text)

        for at, line in enumerate(lines):
            if line[0] in " \t":
                if name is None:
                    message.defects.append(FirstHeaderLineIsContinuationDefect(line))
                else:
                    value.append(line)
                continue
            found = _header.match(line)
            if found:
                keep()
                name, value = found[1], [line[found.end():]]
                continue
            if at == 0 and line.startswith("From "):
                message.set_unixfrom(line.rstrip("\r\n"))
                continue
            keep()
            if line.strip("\r\n"):
                message.defects.append(MissingHeaderBodySeparatorDefect())
                return at
            return at + 1
        keep()
        return len(lines)

    def _parts(self, message, body):
        boundary = message.get_boundary()
        if boundary is None:
            message.defects.append(NoBoundaryInMultipartDefect())
            message.set_payload(body)
            return
        line = re.compile("--" + re.escape(boundary) + r"(--)?[ \t]*(?:\r\n|\r|\n|\Z)")
        marks = [found for found in line.finditer(body) if found.start() == 0 or body[found.start() - 1] in "\r\n"]
        if not marks or marks[0][1]:
            message.defects.append(StartBoundaryNotFoundDefect())
            message.set_payload(body)
            return
        message.preamble = _without_break(body[:marks[0].start()]) or None
        message._payload = []
        default = "message/rfc822" if message.get_content_type() == "multipart/digest" else None
        for mark, following in zip(marks, marks[1:] + [None]):
            if mark[1]:
                message.epilogue = body[mark.end():]
                return
            text = body[mark.end():None if following is None else following.start()]
            part = self._message(_without_break(text) if following is not None else text, False)
            if default is not None:
                part.set_default_type(default)
            message._payload.append(part)
        message.defects.append(CloseBoundaryNotFoundDefect())


def _utf8(text):
    """Reads a header whose characters stand for bytes."""
    return text.encode("latin-1").decode("utf-8", "replace")


def _without_break(text):
    """Takes off the end of the last line: it belongs to the boundary."""
    for ending in ("\r\n", "\n", "\r"):
        if text.endswith(ending):
            return text[:-len(ending)]
    return text


class HeaderParser(Parser):
    """Reads the headers alone; what follows is a text."""

    def parse(self, fp, headersonly=True):
        return Parser.parse(self, fp, True)

    def parsestr(self, text, headersonly=True):
        return Parser.parsestr(self, text, True)


class BytesParser:
    """Reads messages from bytes."""

    _kind = Parser

    def __init__(self, *args, **kw):
        self.parser = self._kind(*args, **kw)

    def parse(self, fp, headersonly=False):
        """Reads a binary file."""
        return self.parsebytes(fp.read(), headersonly)

    def parsebytes(self, text, headersonly=False):
        """Reads bytes."""
        text = bytes(text)
        if text.isascii():
            return self.parser.parsestr(text.decode("ascii"), headersonly)
        self.parser._raw = True
        return self.parser.parsestr(text.decode("latin-1"), headersonly)


class BytesHeaderParser(BytesParser):
    """Reads the headers alone."""

    _kind = HeaderParser


class FeedParser:
    """Reads a message that comes in pieces of text; `close` gives it."""

    def __init__(self, _factory=None, *, policy=None):
        self._parser = Parser(_factory, policy=policy)
        self._pieces = []

    def feed(self, data):
        """Takes a piece."""
        self._pieces.append(data)

    def close(self):
        """Returns the message."""
        return self._parser.parsestr("".join(self._pieces))


class BytesFeedParser(FeedParser):
    """The same for pieces of bytes."""

    def __init__(self, _factory=None, *, policy=None):
        self._parser = BytesParser(_factory, policy=policy)
        self._pieces = []

    def close(self):
        return self._parser.parsebytes(b"".join(self._pieces))
