"""email.iterators: the parts of a message, and the lines of their bodies."""

__all__ = ["body_line_iterator", "typed_subpart_iterator", "walk"]


def walk(self):
    """Yields a message and all in it."""
    yield self
    if self.is_multipart():
        for part in self.get_payload():
            yield from part.walk()


def body_line_iterator(msg, decode=False):
    """Yields the lines of all texts in a message."""
    for part in msg.walk():
        payload = part.get_payload(decode=decode)
        if isinstance(payload, str):
            yield from payload.splitlines(keepends=True)


def typed_subpart_iterator(msg, maintype="text", subtype=None):
    """Yields the parts of a type."""
    for part in msg.walk():
        if part.get_content_maintype() == maintype and subtype in (None, part.get_content_subtype()):
            yield part


def _structure(msg, fp=None, level=0, include_default=False):
    """Shows the types of the parts."""
    default = f" [{msg.get_default_type()}]" if include_default else ""
    print(f"{' ' * (4 * level)}{msg.get_content_type()}{default}", file=fp)
    if msg.is_multipart():
        for part in msg.get_payload():
            _structure(part, fp, level + 1, include_default)
