"""email.policy: how messages are read and written; `default`, `strict`, `SMTP`, `SMTPUTF8`, `HTTP` and `compat32`.

What policies are asked for here is how headers are read. Folding long headers is not there.
"""

from abc import ABCMeta, abstractmethod

__all__ = ["Compat32", "compat32", "Policy", "EmailPolicy", "default", "strict", "SMTP", "HTTP"]


class Policy(metaclass=ABCMeta):
    """Settings that do not change; `clone` makes others, `a + b` those of `a` with what `b` sets."""

    raise_on_defect = False
    linesep = "\n"
    cte_type = "8bit"
    max_line_length = 78
    mangle_from_ = False
    message_factory = None
    verify_generated_headers = True

    def __init__(self, **kw):
        for name, value in kw.items():
            if not hasattr(self, name):
                raise TypeError(f"{name!r} is an invalid keyword argument for {self.__class__.__name__}")
            object.__setattr__(self, name, value)

    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join([f'{name}={value!r}' for name, value in self.__dict__.items()])})"

    def clone(self, **kw):
        """Returns a policy with some settings changed."""
        made = self.__class__.__new__(self.__class__)
        for name, value in self.__dict__.items():
            object.__setattr__(made, name, value)
        for name, value in kw.items():
            if not hasattr(self, name):
                raise TypeError(f"{name!r} is an invalid keyword argument for {self.__class__.__name__}")
            object.__setattr__(made, name, value)
        return made

    def __setattr__(self, name, value):
        if hasattr(self, name):
            raise AttributeError(f"{self.__class__.__name__!r} object attribute {name!r} is read-only")
        raise AttributeError(f"{self.__class__.__name__!r} object has no attribute {name!r}")

    def __add__(self, other):
        return self.clone(**other.__dict__)

    def handle_defect(self, obj, defect):
        """Raises a defect, or registers it."""
        if self.raise_on_defect:
            raise defect
        self.register_defect(obj, defect)

    def register_defect(self, obj, defect):
        """Adds a defect to those of a message."""
        obj.defects.append(defect)

    def header_max_count(self, name):
        """Returns how many headers of a name there may be; None for any number."""
        return None

    @abstractmethod
    def header_source_parse(self, sourcelines):
        """Makes (name, value) of the lines of a header."""
        raise NotImplementedError

    @abstractmethod
    def header_store_parse(self, name, value):
        """Makes (name, value) of what a script gives a header."""
        raise NotImplementedError

    @abstractmethod
    def header_fetch_parse(self, name, value):
        """Makes of a value what a script gets for it."""
        raise NotImplementedError

    @abstractmethod
    def fold(self, name, value):
        """Makes text of a header."""
        raise NotImplementedError

    @abstractmethod
    def fold_binary(self, name, value):
        """Makes bytes of a header."""
        raise NotImplementedError


def _split_source(sourcelines):
    name, value = sourcelines[0].split(":", 1)
    return name, value


class Compat32(Policy):
    """Headers are text as it stands."""

    mangle_from_ = True

    def header_source_parse(self, sourcelines):
        name, value = _split_source(sourcelines)
        value = value.lstrip(" \t") + "".join(sourcelines[1:])
        return name, value.rstrip("\r\n")

    def header_store_parse(self, name, value):
        return name, value

    def header_fetch_parse(self, name, value):
        return value

    def fold(self, name, value):
        return f"{name}: {value}{self.linesep}"

    def fold_binary(self, name, value):
        return self.fold(name, value).encode("ascii", "surrogateescape")


class EmailPolicy(Policy):
    """Headers are objects that know what they mean."""

    message_factory = None
    utf8 = False
    refold_source = "long"

    def header_max_count(self, name):
        from email._headers import max_count
        return max_count(name)

    def header_source_parse(self, sourcelines):
        name, value = _split_source(sourcelines)
        value = value.lstrip(" \t\r\n") + "".join(sourcelines[1:])
        return name, value.rstrip("\r\n")

    def header_store_parse(self, name, value):
        from email._headers import header
        if hasattr(value, "name") and value.name.lower() == name.lower():
            return name, value
        if len(str(value).splitlines()) > 1:
            raise ValueError("Header values may not contain linefeed or carriage return characters")
        return name, header(name, value)

    def header_fetch_parse(self, name, value):
        from email._headers import header
        return value if hasattr(value, "name") else header(name, "".join(value.splitlines()))

    def fold(self, name, value):
        return f"{name}: {value}{self.linesep}"

    def fold_binary(self, name, value):
        return self.fold(name, value).encode("utf-8" if self.cte_type == "8bit" else "ascii", "surrogateescape")


compat32 = Compat32()
default = EmailPolicy()
strict = default.clone(raise_on_defect=True)
SMTP = default.clone(linesep="\r\n")
HTTP = default.clone(linesep="\r\n", max_line_length=None)
SMTPUTF8 = SMTP.clone(utf8=True)
