"""email.policy: how messages are read and written; `default`, `strict`, `SMTP`, `SMTPUTF8`, `HTTP` and `compat32`.
"""

import re
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

    def _folded(self, name, value):
        from email.header import Header
        header = Header(value, header_name=name) if isinstance(value, str) else value
        most = 0 if self.max_line_length is None else self.max_line_length
        return f"{name}: {header.encode(linesep=self.linesep, maxlinelen=most)}{self.linesep}"

    def fold(self, name, value):
        return self._folded(name, value)

    def fold_binary(self, name, value):
        return self._folded(name, value).encode("ascii", "surrogateescape")


class _Late:
    """An attribute of a class that is made when it is first asked for: most programs that read messages need it not."""

    def __init__(self, make):
        self.make = make
        self.made = None

    def __get__(self, owner, kind=None):
        if self.made is None:
            self.made = self.make()
        return self.made


def _new_registry():
    from email.headerregistry import HeaderRegistry
    return HeaderRegistry()


def _email_message():
    from email.message import EmailMessage
    return EmailMessage


def _content_manager():
    from email.contentmanager import raw_data_manager
    return raw_data_manager


class EmailPolicy(Policy):
    """Headers are objects that know what they mean."""

    message_factory = _Late(_email_message)
    utf8 = False
    refold_source = "long"

    header_factory = _Late(_new_registry)
    content_manager = _Late(_content_manager)

    def __init__(self, **kw):
        if "header_factory" not in kw:
            object.__setattr__(self, "header_factory", _Late(_new_registry).__get__(self))
        super().__init__(**kw)

    def header_max_count(self, name):
        return self.header_factory[name].max_count

    def header_source_parse(self, sourcelines):
        name, value = _split_source(sourcelines)
        value = value.lstrip(" \t\r\n") + "".join(sourcelines[1:])
        return name, value.rstrip("\r\n")

    def header_store_parse(self, name, value):
        if hasattr(value, "name") and value.name.lower() == name.lower():
            return name, value
        if isinstance(value, str) and len(value.splitlines()) > 1:
            raise ValueError("Header values may not contain linefeed or carriage return characters")
        return name, self.header_factory(name, value)

    def header_fetch_parse(self, name, value):
        return value if hasattr(value, "name") else self.header_factory(name, "".join(re.split(r"\r\n|\r|\n", value)))

    def fold(self, name, value):
        return self._folded(name, value)

    def fold_binary(self, name, value):
        return self._folded(name, value).encode("utf-8" if self.utf8 else "ascii", "surrogateescape")

    def _folded(self, name, value):
        if hasattr(value, "name"):
            return value.fold(policy=self)
        most = self.max_line_length or float("inf")
        lines = re.split("\r\n|\r|\n", value)
        refold = self.refold_source == "all" or self.refold_source == "long" and (
            len(lines[0]) + len(name) + 2 > most or any([len(line) > most for line in lines[1:]]))
        if refold or not self.utf8 and not value.isascii():
            return self.header_factory(name, "".join(lines)).fold(policy=self)
        return f"{name}: {self.linesep.join(lines)}{self.linesep}"


compat32 = Compat32()
default = EmailPolicy.__new__(EmailPolicy)
strict = default.clone(raise_on_defect=True)
SMTP = default.clone(linesep="\r\n")
HTTP = default.clone(linesep="\r\n", max_line_length=None)
SMTPUTF8 = SMTP.clone(utf8=True)
