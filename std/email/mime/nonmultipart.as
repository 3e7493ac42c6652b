"""email.mime.nonmultipart: messages without parts."""

from email.mime.base import MIMEBase

__all__ = ["MIMENonMultipart"]


class MIMENonMultipart(MIMEBase):
    """A message to which no parts can be attached."""

    def attach(self, payload):
        from email.errors import MultipartConversionError
        raise MultipartConversionError("Cannot attach additional subparts to non-multipart/*")
