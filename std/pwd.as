"""The accounts of the system, from `/etc/passwd`."""

from collections import namedtuple

_FIELDS = "pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell"


class struct_passwd(namedtuple("struct_passwd", _FIELDS)):
    """An account: name, password, numbers of user and group, real name, home and shell."""

    __slots__ = ()

    def __new__(cls, items, more=None):
        return super().__new__(cls, *_checked_items("pwd.struct_passwd", items, 7))

    def __repr__(self):
        return "pwd." + super().__repr__()


def _checked_items(name, items, count):
    """Returns the items that an entry is made of, as many as its class has."""
    try:
        items = tuple(items)
    except TypeError:
        raise TypeError("constructor requires a sequence") from None
    if len(items) != count:
        raise TypeError(f"{name}() takes a {count}-sequence ({len(items)}-sequence given)")
    return items


def getpwall():
    """Returns all accounts."""
    found = []
    with open("/etc/passwd", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            parts = line.rstrip("\n").split(":")
            if len(parts) == 7 and parts[2].isdecimal() and parts[3].isdecimal():
                found.append(struct_passwd((parts[0], parts[1], int(parts[2]), int(parts[3]), *parts[4:])))
    return found


def getpwnam(name, /):
    """Returns the account of a name."""
    if not isinstance(name, str):
        raise TypeError(f"getpwnam() argument must be str, not {type(name).__name__}")
    for entry in getpwall():
        if entry.pw_name == name:
            return entry
    raise KeyError(f"getpwnam(): name not found: {name!r}")


def getpwuid(uidobj, /):
    """Returns the account of a number."""
    if not hasattr(uidobj, "__index__"):
        raise TypeError(f"uid should be integer, not {type(uidobj).__name__}")
    for entry in getpwall():
        if entry.pw_uid == uidobj:
            return entry
    raise KeyError(f"getpwuid(): uid not found: {uidobj}")


from _functools import builtin as _as_builtin
_as_builtin(getpwall, getpwnam, getpwuid)
del _as_builtin
