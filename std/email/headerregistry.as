"""email.headerregistry: what headers mean, by their names.

    >>> str(Address("Ann Lee", "ann", "example.org"))
    'Ann Lee <ann@example.org>'
"""

import re
from types import MappingProxyType
from email import errors, utils
from email._folding import SPECIALS, Part, fold, quoted
from email._headers import _pieces as _split_params
from email._words import Addresses, text_of, unstructured

_dotted = re.compile(r"[^\x00-\x20\x7f()<>@,:;.\\\"\[\]]+(?:\.[^\x00-\x20\x7f()<>@,:;.\\\"\[\]]+)*")


class Address:
    """An address: a name, the user and the domain; or a name and `addr_spec`."""

    def __init__(self, display_name="", username="", domain="", addr_spec=None):
        given = "".join(filter(None, (display_name, username, domain, addr_spec)))
        if "\r" in given or "\n" in given:
            raise ValueError("invalid arguments; address parts cannot contain CR or LF")
        if addr_spec is not None:
            if username or domain:
                raise TypeError("addrspec specified when username and/or domain also specified")
            found = Addresses(addr_spec)
            rest = _unread(addr_spec)
            if rest is not None:
                raise ValueError(f"Invalid addr_spec; only '{rest[0]}' could be parsed from '{addr_spec}'")
            one = found.groups[0][1][0]
            if one.defects:
                raise one.defects[0]
            username, domain = one.local, one.domain
        self._display_name = display_name
        self._username = username
        self._domain = domain

    @property
    def display_name(self):
        return self._display_name

    @property
    def username(self):
        return self._username

    @property
    def domain(self):
        return self._domain

    @property
    def addr_spec(self):
        """The address without the name."""
        local = self.username
        if any([char in " \t" or char in SPECIALS and char != "." for char in local]):
            local = quoted(local)
        if self.domain:
            return f"{local}@{self.domain}"
        return local or "<>"

    def __repr__(self):
        return f"{self.__class__.__name__}(display_name={self.display_name!r}, username={self.username!r}, domain={self.domain!r})"

    def __str__(self):
        name = _name(self.display_name)
        if name:
            spec = "" if self.addr_spec == "<>" else self.addr_spec
            return f"{name} <{spec}>"
        return self.addr_spec

    def __eq__(self, other):
        if not isinstance(other, Address):
            return NotImplemented
        return (self.display_name, self.username, self.domain) == (other.display_name, other.username, other.domain)


def _unread(spec):
    """Returns what of a text is an address, if that is not all of it."""
    found = _dotted.match(spec)
    if not found or not spec.startswith("@", found.end()):
        return None
    domain = _dotted.match(spec, found.end() + 1)
    if not domain:
        return None
    end = re.compile(r"(?:\s|\([^()]*\))*").match(spec, domain.end()).end()
    return (spec[:end],) if end < len(spec) else None


def _name(name):
    return quoted(name) if name and any([char in SPECIALS for char in name]) else name


class Group:
    """Addresses under a name; without a name a single address."""

    def __init__(self, display_name=None, addresses=None):
        self._display_name = display_name
        self._addresses = tuple(addresses) if addresses else ()

    @property
    def display_name(self):
        return self._display_name

    @property
    def addresses(self):
        return self._addresses

    def __repr__(self):
        return f"{self.__class__.__name__}(display_name={self.display_name!r}, addresses={self.addresses!r}"

    def __str__(self):
        if self.display_name is None and len(self.addresses) == 1:
            return str(self.addresses[0])
        shown = ", ".join([str(address) for address in self.addresses])
        return f"{_name(self.display_name)}:{' ' + shown if shown else ''};"

    def __eq__(self, other):
        if not isinstance(other, Group):
            return NotImplemented
        return self.display_name == other.display_name and self.addresses == other.addresses


class BaseHeader(str):
    """The text of a header, which knows its name, its defects and what it is made of."""

    max_count = None

    def __new__(cls, name, value):
        kwds = {"defects": []}
        cls.parse(value, kwds)
        made = str.__new__(cls, kwds.pop("decoded"))
        made.init(name, **kwds)
        return made

    def init(self, name, *, parse_tree, defects):
        self._name = name
        self._parse_tree = parse_tree
        self._defects = defects

    @property
    def name(self):
        return self._name

    @property
    def defects(self):
        return tuple(self._defects)

    def __reduce__(self):
        return _again, (self.__class__.__name__, self.__class__.__bases__, str(self)), self.__dict__

    @classmethod
    def _reconstruct(cls, value):
        return str.__new__(cls, value)

    def fold(self, *, policy):
        """Returns the header in lines."""
        return fold(self.name, self._parse_tree, policy)


def _again(name, bases, value):
    return type(name, bases, {})._reconstruct(value)


class UnstructuredHeader:
    """A text."""

    @staticmethod
    def value_parser(value):
        return unstructured(value)

    @classmethod
    def parse(cls, value, kwds):
        kwds["parse_tree"] = cls.value_parser(value)
        kwds["decoded"] = text_of(kwds["parse_tree"])


class UniqueUnstructuredHeader(UnstructuredHeader):
    max_count = 1


class DateHeader:
    """A moment: `datetime`."""

    @staticmethod
    def value_parser(value):
        return unstructured(value)

    @classmethod
    def parse(cls, value, kwds):
        if not value:
            kwds["defects"].append(errors.HeaderMissingRequiredValue())
            kwds["datetime"] = None
            kwds["decoded"] = ""
            kwds["parse_tree"] = []
            return
        if isinstance(value, str):
            kwds["decoded"] = value
            try:
                value = utils.parsedate_to_datetime(value)
            except ValueError:
                kwds["defects"].append(errors.InvalidDateDefect("Invalid date value or format"))
                kwds["datetime"] = None
                kwds["parse_tree"] = []
                return
        kwds["datetime"] = value
        kwds["decoded"] = utils.format_datetime(value)
        kwds["parse_tree"] = cls.value_parser(kwds["decoded"])

    def init(self, *args, **kw):
        self._datetime = kw.pop("datetime")
        super().init(*args, **kw)

    @property
    def datetime(self):
        return self._datetime


class UniqueDateHeader(DateHeader):
    max_count = 1


class AddressHeader:
    """Addresses: `groups` and `addresses`."""

    max_count = None

    @staticmethod
    def value_parser(value):
        return Addresses(value)

    @classmethod
    def parse(cls, value, kwds):
        if isinstance(value, str):
            read = cls.value_parser(value)
            kwds["parse_tree"] = read.parts
            groups = []
            for name, members in read.groups:
                for one in members:
                    kwds["defects"].extend(one.defects)
                groups.append(Group(name, [Address(one.name or "", one.local or "", one.domain or "") for one in members]))
            kwds["groups"] = groups
            kwds["decoded"] = ", ".join([str(group) for group in groups])
            return
        if not hasattr(value, "__iter__"):
            value = [value]
        groups = [item if hasattr(item, "addresses") else Group(None, [item]) for item in value]
        kwds["groups"] = groups
        kwds["decoded"] = ", ".join([str(group) for group in groups])
        kwds["parse_tree"] = cls.value_parser(kwds["decoded"]).parts

    def init(self, *args, **kw):
        self._groups = tuple(kw.pop("groups"))
        self._addresses = None
        super().init(*args, **kw)

    @property
    def groups(self):
        return self._groups

    @property
    def addresses(self):
        if self._addresses is None:
            self._addresses = tuple([address for group in self._groups for address in group.addresses])
        return self._addresses


class UniqueAddressHeader(AddressHeader):
    max_count = 1


class SingleAddressHeader(AddressHeader):
    """One address: `address`."""

    @property
    def address(self):
        if len(self.addresses) != 1:
            raise ValueError(f"value of single address header {self.name} is not a single address")
        return self.addresses[0]


class UniqueSingleAddressHeader(SingleAddressHeader):
    max_count = 1


class MIMEVersionHeader:
    """A version of MIME: `version`, `major` and `minor`."""

    max_count = 1

    @staticmethod
    def value_parser(value):
        return [Part(value, words=False)] if value else []

    @classmethod
    def parse(cls, value, kwds):
        kwds["parse_tree"] = cls.value_parser(value)
        kwds["decoded"] = value
        bare = re.sub(r"\([^()]*\)", "", value).strip()
        found = re.fullmatch(r"([0-9]+)\s*\.\s*([0-9]+)", bare)
        if not found:
            kind = errors.InvalidHeaderDefect if bare else errors.HeaderMissingRequiredValue
            kwds["defects"].append(kind("Expected MIME version number" if bare else "Missing MIME version number (eg: 1.0)"))
        kwds["major"] = int(found[1]) if found else None
        kwds["minor"] = int(found[2]) if found else None
        kwds["version"] = f"{kwds['major']}.{kwds['minor']}" if found else None

    def init(self, *args, **kw):
        self._version = kw.pop("version")
        self._major = kw.pop("major")
        self._minor = kw.pop("minor")
        super().init(*args, **kw)

    @property
    def major(self):
        return self._major

    @property
    def minor(self):
        return self._minor

    @property
    def version(self):
        return self._version


class ParameterizedMIMEHeader:
    """A value with parameters: `params`."""

    max_count = 1

    @classmethod
    def parse(cls, value, kwds):
        what, pairs = _split_params(value)
        tree = [Part(what, words=False)]
        if pairs:
            shown = " " + "; ".join([f"{name}={quoted(text)}" if text else name for name, text in pairs])
            tree += [Part(";", words=False), Part([Part(shown)], "mime-parameters", breaks=False, params=pairs)]
        elif ";" in value:
            tree.append(Part(";", words=False))
        kwds["parse_tree"] = [Part(tree, words=False, breaks=False)] if value else []
        kwds["decoded"] = text_of(tree) if value else ""
        kwds["what"] = what.strip()
        kwds["params"] = {name: text for name, text in pairs}
        cls._meant(kwds)

    def init(self, *args, **kw):
        self._params = kw.pop("params")
        super().init(*args, **kw)

    @property
    def params(self):
        return MappingProxyType(self._params)


class ContentTypeHeader(ParameterizedMIMEHeader):
    """A type: `content_type`, `maintype` and `subtype`."""

    @staticmethod
    def _meant(kwds):
        what = kwds.pop("what")
        bare = re.sub(r"\([^()]*\)", "", what).strip().lower()
        if bare.count("/") != 1 or not all([part.strip() for part in bare.split("/")]):
            kind = errors.InvalidHeaderDefect if bare else errors.HeaderMissingRequiredValue
            words = f"Expected a valid content type but found {what!r}" if bare else "Missing content type specification"
            kwds["defects"].append(kind(words))
            bare = "text/plain"
        kwds["maintype"], kwds["subtype"] = [part.strip() for part in bare.split("/")]

    def init(self, *args, **kw):
        self._maintype = kw.pop("maintype")
        self._subtype = kw.pop("subtype")
        super().init(*args, **kw)

    @property
    def maintype(self):
        return self._maintype

    @property
    def subtype(self):
        return self._subtype

    @property
    def content_type(self):
        return f"{self.maintype}/{self.subtype}"


class ContentDispositionHeader(ParameterizedMIMEHeader):
    """How to show it: `content_disposition`."""

    @staticmethod
    def _meant(kwds):
        what = kwds.pop("what")
        found = re.match(r'[^\s()<>@,:\\"/\[\]?=;]*', what)[0].lower()
        kwds["disposition"] = found or None
        if not found:
            kwds["defects"].append(errors.HeaderMissingRequiredValue("Missing content disposition"))

    def init(self, *args, **kw):
        self._disposition = kw.pop("disposition")
        super().init(*args, **kw)

    @property
    def content_disposition(self):
        return self._disposition


class ContentTransferEncodingHeader:
    """How it is encoded: `cte`."""

    max_count = 1

    @classmethod
    def parse(cls, value, kwds):
        kwds["parse_tree"] = [Part(value, words=False)] if value else []
        kwds["decoded"] = value
        found = re.match(r'\s*([^\s()<>@,:\\"/\[\]?=;]+)', value)
        kwds["cte"] = found[1].lower() if found else "7bit"
        if not found:
            kwds["defects"].append(errors.HeaderMissingRequiredValue("Missing content transfer encoding"))

    def init(self, *args, **kw):
        self._cte = kw.pop("cte")
        super().init(*args, **kw)

    @property
    def cte(self):
        return self._cte


class MessageIDHeader:
    """The name of a message."""

    max_count = 1

    @classmethod
    def parse(cls, value, kwds):
        kwds["parse_tree"] = [Part(value, "msg-id", words=False)] if value else []
        kwds["decoded"] = value
        if not re.fullmatch(r"\s*<[^<>@]+@[^<>@]+>\s*", value):
            kwds["defects"].append(errors.InvalidHeaderDefect(f"Invalid msg-id: {value!r}"))


_default_header_map = {
    "subject": UniqueUnstructuredHeader, "date": UniqueDateHeader, "resent-date": DateHeader, "orig-date": UniqueDateHeader,
    "sender": UniqueSingleAddressHeader, "resent-sender": SingleAddressHeader,
    "to": UniqueAddressHeader, "resent-to": AddressHeader, "cc": UniqueAddressHeader, "resent-cc": AddressHeader,
    "bcc": UniqueAddressHeader, "resent-bcc": AddressHeader, "from": UniqueAddressHeader, "resent-from": AddressHeader,
    "reply-to": UniqueAddressHeader, "mime-version": MIMEVersionHeader, "content-type": ContentTypeHeader,
    "content-disposition": ContentDispositionHeader, "content-transfer-encoding": ContentTransferEncodingHeader,
    "message-id": MessageIDHeader,
}


class HeaderRegistry:
    """Makes headers of the class that is registered for their names."""

    def __init__(self, base_class=BaseHeader, default_class=UnstructuredHeader, use_default_map=True):
        self.registry = dict(_default_header_map) if use_default_map else {}
        self.base_class = base_class
        self.default_class = default_class

    def map_to_type(self, name, cls):
        """Registers a class for a name."""
        self.registry[name.lower()] = cls

    def __getitem__(self, name):
        found = self.registry.get(name.lower(), self.default_class)
        return type("_" + found.__name__, (found, self.base_class), {})

    def __call__(self, name, value):
        return self[name](name, value)
