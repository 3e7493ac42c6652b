"""The groups of the system, from `/etc/group`."""

from collections import namedtuple

from pwd import _checked_items


class struct_group(namedtuple("struct_group", "gr_name gr_passwd gr_gid gr_mem")):
    """A group: name, password, number and members."""

    __slots__ = ()

    def __new__(cls, items, more=None):
        return super().__new__(cls, *_checked_items("grp.struct_group", items, 4))

    def __repr__(self):
        return "grp." + super().__repr__()


def getgrall():
    """Returns all groups."""
    found = []
    with open("/etc/group", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            parts = line.rstrip("\n").split(":")
            if len(parts) == 4 and parts[2].isdecimal():
                names = [name for name in parts[3].split(",") if name]
                found.append(struct_group((parts[0], parts[1], int(parts[2]), names)))
    return found


def getgrnam(name):
    """Returns the group of a name."""
    if not isinstance(name, str):
        raise TypeError(f"getgrnam() argument 'name' must be str, not {type(name).__name__}")
    for entry in getgrall():
        if entry.gr_name == name:
            return entry
    raise KeyError(f"getgrnam(): name not found: {name!r}")


def getgrgid(id):
    """Returns the group of a number."""
    if not hasattr(id, "__index__"):
        raise TypeError(f"gid should be integer, not {type(id).__name__}")
    for entry in getgrall():
        if entry.gr_gid == id:
            return entry
    raise KeyError(f"getgrgid(): gid not found: {id}")


from _functools import builtin as _as_builtin
_as_builtin(getgrall, getgrnam, getgrgid)
del _as_builtin
