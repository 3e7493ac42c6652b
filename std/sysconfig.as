"""Where things are installed, and how the interpreter was built, as far as Aster has either.

    >>> get_python_version()
    '3.13'
"""

import os
import sys

__all__ = [
    "get_config_h_filename", "get_config_var", "get_config_vars", "get_makefile_filename", "get_path", "get_path_names", "get_paths",
    "get_platform", "get_python_version", "get_scheme_names", "parse_config_h",
]

_LIBRARY = "{base}/lib/python{version}"
_SCHEMES = {
    "posix_home": "{base}/lib/python",
    "posix_prefix": _LIBRARY,
    "posix_user": _LIBRARY,
    "posix_venv": _LIBRARY,
    "venv": _LIBRARY,
}
_NAMES = ("stdlib", "platstdlib", "purelib", "platlib", "include", "scripts", "data")


def get_python_version():
    """Returns the version of the language, without the last part."""
    return "%d.%d" % sys.version_info[:2]


def get_platform():
    """Returns the system and the processor, like `linux-x86_64`."""
    system = os.uname()
    return f"{system.sysname.lower()}-{system.machine}"


def get_scheme_names():
    """Returns the names of the ways to lay out an installation."""
    return tuple(sorted(_SCHEMES))


def get_default_scheme():
    """Returns the way this one is laid out."""
    return "posix_prefix"


def get_preferred_scheme(key):
    """Returns the way for what is installed for all (`prefix`), for a user or under a home."""
    if key == "prefix" and sys.prefix != sys.base_prefix:
        return "venv"
    if key not in ("prefix", "home", "user"):
        raise ValueError(f"'{key}' is not a valid key")
    return "posix_" + key


def get_path_names():
    """Returns the names of the places."""
    return _NAMES


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    """Returns all places of a way to install."""
    library = _SCHEMES[scheme]
    places = {
        "stdlib": library, "platstdlib": library, "purelib": library + "/site-packages", "platlib": library + "/site-packages",
        "include": "{base}/include/python{version}", "scripts": "{base}/bin", "data": "{base}",
    }
    if not expand:
        return places
    base = os.path.join(os.path.expanduser("~"), ".local") if scheme == "posix_user" else sys.prefix
    given = {"base": base, "version": get_python_version(), **(vars or {})}
    return {name: place.format(**given) for name, place in places.items()}


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    """Returns one place of a way to install."""
    return get_paths(scheme, vars, expand)[name]


_variables = {}


def get_config_vars(*args):
    """Returns how the interpreter was built, as a dict; with names, their values in a list."""
    if not _variables:
        version = get_python_version()
        _variables.update({
            "prefix": sys.prefix, "exec_prefix": sys.exec_prefix, "py_version": "%d.%d.%d" % sys.version_info[:3],
            "py_version_short": version, "py_version_nodot": version.replace(".", ""), "installed_base": sys.base_prefix,
            "base": sys.prefix, "installed_platbase": sys.base_exec_prefix, "platbase": sys.exec_prefix, "platlibdir": "lib",
            "abiflags": "", "implementation": "Aster", "implementation_lower": "aster", "VERSION": version, "Py_GIL_DISABLED": 0,
            "Py_DEBUG": 0, "EXT_SUFFIX": ".aster-313.so", "SOABI": "aster-313", "SHLIB_SUFFIX": ".so", "SIZEOF_VOID_P": 8, "BINDIR": os.path.dirname(sys.executable),
        })
    return [_variables.get(name) for name in args] if args else _variables


def get_config_var(name):
    """Returns one fact of how the interpreter was built, or None."""
    return get_config_vars().get(name)


def is_python_build(check_home=None):
    """Tells whether this runs from the folder it was built in."""
    return False


def get_config_h_filename():
    """Returns where a header of CPython would be."""
    return os.path.join(get_path("include"), "pyconfig.h")


def get_makefile_filename():
    """Returns where CPython's makefile would be."""
    return os.path.join(get_path("stdlib"), f"config-{get_python_version()}", "Makefile")


def parse_config_h(fp, vars=None):
    """Returns the definitions in a file of C."""
    import re
    found = {} if vars is None else vars
    for line in fp:
        defined = re.match(r"#define ([A-Z][A-Za-z0-9_]+) (.*)\n", line)
        undefined = re.match(r"/[*] #undef ([A-Z][A-Za-z0-9_]+) [*]/\n", line)
        if defined:
            name, value = defined.groups()
            try:
                found[name] = int(value)
            except ValueError:
                found[name] = value
        elif undefined:
            found[undefined.group(1)] = 0
    return found
