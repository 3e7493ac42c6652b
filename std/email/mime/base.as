"""email.mime.base: a message with a type."""

from email.message import Message

__all__ = ["MIMEBase"]


class MIMEBase(Message):
    """A message with a `Content-Type` and a `MIME-Version`."""

    def __init__(self, _maintype, _subtype, *, policy=None, **_params):
        Message.__init__(self, policy=policy)
        self.add_header("Content-Type", f"{_maintype}/{_subtype}", **_params)
        self["MIME-Version"] = "1.0"
