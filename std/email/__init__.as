"""email: messages with headers, read and made; `message_from_string` and its like."""

__all__ = [
    "base64mime", "charset", "encoders", "errors", "feedparser", "generator", "header", "iterators", "message", "message_from_file",
    "message_from_binary_file", "message_from_string", "message_from_bytes", "mime", "parser", "quoprimime", "utils",
]


def message_from_string(s, *args, **kws):
    """Reads a text as a message."""
    from email.parser import Parser
    return Parser(*args, **kws).parsestr(s)


def message_from_bytes(s, *args, **kws):
    """Reads bytes as a message."""
    from email.parser import BytesParser
    return BytesParser(*args, **kws).parsebytes(s)


def message_from_file(fp, *args, **kws):
    """Reads a text file as a message."""
    from email.parser import Parser
    return Parser(*args, **kws).parse(fp)


def message_from_binary_file(fp, *args, **kws):
    """Reads a binary file as a message."""
    from email.parser import BytesParser
    return BytesParser(*args, **kws).parse(fp)


def __getattr__(name):
    # Submodules that something else has brought.
    from _submodules import find
    return find("email", name)
