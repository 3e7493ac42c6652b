"""What this machine and this Python are."""

import os
import re
import sys
from collections import namedtuple

uname_result = namedtuple("uname_result", "system node release version machine processor")

_os_release = None


def uname():
    """Gives the names of the system, the machine and its processor."""
    told = os.uname()
    return uname_result(*told, "")


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return uname().processor


def architecture(executable=sys.executable, bits="", linkage=""):
    """Gives the width of a pointer and how executables are linked."""
    if not bits:
        bits = "64bit" if sys.maxsize > 2**32 else "32bit"
    if not linkage:
        linkage = "ELF" if sys.platform == "linux" else ""
    return bits, linkage


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    """Gives the name and the version of the C library, where the system tells."""
    try:
        told = os.confstr("CS_GNU_LIBC_VERSION")
        name, number = told.split(maxsplit=1)
    except (AttributeError, ValueError, OSError):
        return lib, version
    return name, number


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    """Gives the version of macOS; elsewhere what was passed."""
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    """Gives the version of Windows; elsewhere what was passed."""
    return release, version, csd, ptype


def win32_edition():
    return None


def win32_is_iot():
    return False


def system_alias(system, release, version):
    """Gives the names a system is sold by, where they are others."""
    return system, release, version


def platform(aliased=False, terse=False):
    """Describes the machine in one word."""
    names = uname()
    system = "macOS" if names.system == "Darwin" else names.system
    parts = [system, names.release]
    if not terse:
        parts.append(names.machine)
    if system == "Linux":
        name, number = libc_ver()
        parts += ["with", name + number] if not terse else [name + number]
    return "-".join(part.strip().replace(" ", "_") for part in parts if part)


def python_implementation():
    """Gives the name of this Python."""
    name = sys.implementation.name
    return {"cpython": "CPython", "pypy": "PyPy"}.get(name, name.title())


def python_version():
    return sys.version.split()[0]


def python_version_tuple():
    return tuple(python_version().split("."))


def python_branch():
    return ""


def python_revision():
    return ""


def python_build():
    """Gives the number and the date of the build."""
    found = re.search(r"\(([^,)]*),? ?([^)]*)\)", sys.version)
    return found.groups() if found else ("", "")


def python_compiler():
    """Gives what this Python was built with."""
    found = re.search(r"\[([^\]]*)\]", sys.version)
    return found.group(1) if found else ""


def freedesktop_os_release():
    """Gives what the system says of itself in os-release."""
    global _os_release
    if _os_release is None:
        for path in ("/etc/os-release", "/usr/lib/os-release"):
            try:
                with open(path, encoding="utf-8") as file:
                    _os_release = _read_os_release(file)
                break
            except OSError:
                continue
        else:
            raise OSError(2, "Unable to read files /etc/os-release, /usr/lib/os-release")
    return _os_release.copy()


def _read_os_release(lines):
    found = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
    for line in lines:
        match = re.match(r"([a-zA-Z0-9_]+)=('?\"?)(.*)\2$", line.strip())
        if match:
            found[match.group(1)] = re.sub(r"\\([\\$\"'`])", r"\1", match.group(3))
    return found
