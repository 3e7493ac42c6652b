"""email.generator: messages as text or bytes."""

import random
import re
import sys
import time
from copy import deepcopy
from email.errors import HeaderWriteError
from email.message import _Bytes8
from io import BytesIO, StringIO

__all__ = ["Generator", "DecodedGenerator", "BytesGenerator"]

_breaks = re.compile(r"\r\n|\r|\n")
_from = re.compile(r"^From ", re.MULTILINE)
_bare_break = re.compile(r"\r\n[^ \t]|\r[^ \n\t]|\n[^ \t]")


class Generator:
    """Writes messages to a file of text."""

    def __init__(self, outfp, mangle_from_=None, maxheaderlen=None, *, policy=None):
        if mangle_from_ is None:
            mangle_from_ = True if policy is None else policy.mangle_from_
        self._fp = outfp
        self._mangle_from_ = mangle_from_
        self.maxheaderlen = maxheaderlen
        self.policy = policy

    def write(self, s):
        """Writes text."""
        self._fp.write(s)

    def flatten(self, msg, unixfrom=False, linesep=None):
        """Writes a message; `linesep` ends the lines."""
        policy = msg.policy if self.policy is None else self.policy
        if linesep is not None:
            policy = policy.clone(linesep=linesep)
        if self.maxheaderlen is not None:
            policy = policy.clone(max_line_length=self.maxheaderlen)
        self._NL = policy.linesep
        before = self.policy, msg.policy
        self.policy = msg.policy = policy
        try:
            if unixfrom:
                line = msg.get_unixfrom() or "From nobody " + time.ctime(time.time())
                self.write(line + self._NL)
            self._write(msg)
        finally:
            self.policy, msg.policy = before

    def clone(self, fp):
        """Makes another with the same settings."""
        return self.__class__(fp, self._mangle_from_, None, policy=self.policy)

    def _new_buffer(self):
        return StringIO()

    def _write(self, msg):
        # The body goes first: it may change the headers.
        outer, self._fp = self._fp, self._new_buffer()
        self._changed = None
        try:
            self._dispatch(msg)
        finally:
            body, self._fp = self._fp, outer
        changed, self._changed = self._changed, None
        if changed:
            msg = deepcopy(msg)
            if msg.get("content-transfer-encoding") is None:
                msg["Content-Transfer-Encoding"] = changed[0]
            else:
                msg.replace_header("content-transfer-encoding", changed[0])
            msg.replace_header("content-type", changed[1])
        writes = getattr(msg, "_write_headers", None)
        if writes is None:
            self._write_headers(msg)
        else:
            writes(self)
        self._fp.write(body.getvalue())

    def _dispatch(self, msg):
        main, sub = msg.get_content_maintype(), msg.get_content_subtype()
        name = f"{main}_{sub}".replace("-", "_")
        handler = getattr(self, "_handle_" + name, None) or getattr(self, "_handle_" + main.replace("-", "_"), None)
        (handler or self._writeBody)(msg)

    def _write_headers(self, msg):
        for name, value in msg.raw_items():
            folded = self.policy.fold(name, value)
            if self.policy.verify_generated_headers:
                linesep = self.policy.linesep
                if not folded.endswith(linesep):
                    raise HeaderWriteError(f"folded header does not end with {linesep!r}: {folded!r}")
                if _bare_break.search(folded.removesuffix(linesep)):
                    raise HeaderWriteError(f"folded header contains newline: {folded!r}")
            self.write(folded)
        self.write(self._NL)

    def _write_lines(self, text):
        if not text:
            return
        lines = _breaks.split(text)
        for line in lines[:-1]:
            self.write(line)
            self.write(self._NL)
        if lines[-1]:
            self.write(lines[-1])

    def _handle_text(self, msg):
        payload = msg._payload
        if payload is None:
            return
        if not isinstance(payload, str):
            raise TypeError("string payload expected: %s" % type(payload))
        if isinstance(payload, _Bytes8):
            charset = msg.get_param("charset")
            if charset is not None:
                # Bytes beyond ASCII cannot be text: they are encoded.
                msg = deepcopy(msg)
                del msg["content-transfer-encoding"]
                msg.set_payload(payload, charset)
                payload = msg._payload
                self._changed = msg["content-transfer-encoding"], msg["content-type"]
            else:
                payload = msg.get_payload()
        self._write_lines(_from.sub(">From ", payload) if self._mangle_from_ else payload)

    _writeBody = _handle_text

    def _flat(self, part, **settings):
        """Writes a part to a text of its own."""
        to = self._new_buffer()
        self.clone(to).flatten(part, unixfrom=False, linesep=self._NL, **settings)
        return to.getvalue()

    def _text_of(self, flat):
        return flat

    def _put(self, flat):
        """Writes what `_flat` gave."""
        self._fp.write(flat)

    def _handle_multipart(self, msg):
        parts = msg.get_payload()
        if parts is None:
            parts = []
        elif isinstance(parts, str):
            self.write(parts)
            return
        elif not isinstance(parts, list):
            parts = [parts]
        flats = [self._flat(part) for part in parts]
        boundary = msg.get_boundary()
        if not boundary:
            boundary = self._make_boundary(self._NL.join([self._text_of(flat) for flat in flats]))
            msg.set_boundary(boundary)
        if msg.preamble is not None:
            self._write_lines(_from.sub(">From ", msg.preamble) if self._mangle_from_ else msg.preamble)
            self.write(self._NL)
        self.write(f"--{boundary}{self._NL}")
        for number, flat in enumerate(flats):
            if number:
                self.write(f"{self._NL}--{boundary}{self._NL}")
            self._put(flat)
        self.write(f"{self._NL}--{boundary}--{self._NL}")
        if msg.epilogue is not None:
            self._write_lines(_from.sub(">From ", msg.epilogue) if self._mangle_from_ else msg.epilogue)

    def _handle_multipart_signed(self, msg):
        # What is signed stays as it is.
        before = self.policy
        self.policy = before.clone(max_line_length=0)
        try:
            self._handle_multipart(msg)
        finally:
            self.policy = before

    def _handle_message_delivery_status(self, msg):
        blocks = []
        for part in msg.get_payload():
            text = self._text_of(self._flat(part))
            lines = text.split(self._NL)
            blocks.append(self._NL.join(lines[:-1]) if lines and lines[-1] == "" else text)
        self.write(self._NL.join(blocks))

    def _handle_message(self, msg):
        payload = msg._payload
        if isinstance(payload, list):
            self._put(self._flat(msg.get_payload(0)))
        else:
            self.write(payload)

    @classmethod
    def _make_boundary(cls, text=None):
        """Makes a line that is not in a text."""
        width = len(repr(sys.maxsize - 1))
        boundary = "=" * 15 + str(random.randrange(sys.maxsize)).zfill(width) + "=="
        if text is None:
            return boundary
        tried, count = boundary, 0
        while re.search(f"^--{re.escape(tried)}(--)?$", text, re.MULTILINE):
            tried = f"{boundary}.{count}"
            count += 1
        return tried


class BytesGenerator(Generator):
    """Writes messages to a binary file."""

    def write(self, s):
        self._fp.write(s.raw() if isinstance(s, _Bytes8) else s.encode("ascii", "surrogateescape"))

    def _new_buffer(self):
        return BytesIO()

    def _text_of(self, flat):
        return flat.decode("latin-1")

    def _write_headers(self, msg):
        for name, value in msg.raw_items():
            self._fp.write(self.policy.fold_binary(name, value))
        self.write(self._NL)

    def _handle_text(self, msg):
        payload = msg._payload
        if payload is None:
            return
        if isinstance(payload, _Bytes8) and self.policy.cte_type != "7bit":
            text = _from.sub(">From ", payload) if self._mangle_from_ else str(payload)
            lines = [line.encode("latin-1") for line in _breaks.split(text)]
            self._fp.write(self._NL.encode("ascii").join(lines))
        else:
            Generator._handle_text(self, msg)

    _writeBody = _handle_text


class DecodedGenerator(Generator):
    """Writes texts as they are read, and of other parts what they are."""

    def __init__(self, outfp, mangle_from_=None, maxheaderlen=None, fmt=None, *, policy=None):
        Generator.__init__(self, outfp, mangle_from_, maxheaderlen, policy=policy)
        self._fmt = "[Non-text (%(type)s) part of message omitted, filename %(filename)s]" if fmt is None else fmt

    def _dispatch(self, msg):
        for part in msg.walk():
            main = part.get_content_maintype()
            if main == "text":
                print(part.get_payload(decode=False), file=self)
            elif main != "multipart":
                print(self._fmt % {
                    "type": part.get_content_type(),
                    "maintype": part.get_content_maintype(),
                    "subtype": part.get_content_subtype(),
                    "filename": part.get_filename("[no filename]"),
                    "description": part.get("Content-Description", "[no description]"),
                    "encoding": part.get("Content-Transfer-Encoding", "[no encoding]"),
                }, file=self)
