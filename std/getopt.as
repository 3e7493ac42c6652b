"""Reading the options of a command line, as C's getopt does.

    >>> getopt(["-a", "--beta=5", "x"], "a", ["beta="])
    ([('-a', ''), ('--beta', '5')], ['x'])
"""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """An option that is not as it should be; its name is `opt`."""

    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Returns the options before the first argument, and the arguments."""
    opts = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        if args[0].startswith("--"):
            opts, args = do_longs(opts, args[0][2:], longopts, args[1:])
        else:
            opts, args = do_shorts(opts, args[0][1:], shortopts, args[1:])
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    """Does the same where options and arguments may be mixed."""
    opts = []
    rest = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    stop_early = False
    if shortopts.startswith("+"):
        shortopts = shortopts[1:]
        stop_early = True
    elif os.environ.get("POSIXLY_CORRECT"):
        stop_early = True
    while args:
        first = args[0]
        if first == "--":
            rest += args[1:]
            break
        if first[:2] == "--":
            opts, args = do_longs(opts, first[2:], longopts, args[1:])
        elif first[:1] == "-" and first != "-":
            opts, args = do_shorts(opts, first[1:], shortopts, args[1:])
        elif stop_early:
            rest += args
            break
        else:
            rest.append(first)
            args = args[1:]
    return opts, rest


def do_longs(opts, opt, longopts, args):
    """Reads one long option."""
    opt, equals, value = opt.partition("=")
    optarg = value if equals else None
    has_arg, opt = long_has_args(opt, longopts)
    if has_arg:
        if optarg is None:
            if not args:
                raise GetoptError("option --%s requires argument" % opt, opt)
            optarg, args = args[0], args[1:]
    elif optarg is not None:
        raise GetoptError("option --%s must not have an argument" % opt, opt)
    opts.append(("--" + opt, optarg or ""))
    return opts, args


def long_has_args(opt, longopts):
    """Returns whether a long option, maybe abbreviated, takes an argument, and its whole name."""
    found = [name for name in longopts if name.startswith(opt)]
    if not found:
        raise GetoptError("option --%s not recognized" % opt, opt)
    if opt in found:
        return False, opt
    if opt + "=" in found:
        return True, opt
    if len(found) > 1:
        raise GetoptError("option --%s not a unique prefix" % opt, opt)
    name = found[0]
    return (True, name[:-1]) if name.endswith("=") else (False, name)


def do_shorts(opts, optstring, shortopts, args):
    """Reads a string of short options."""
    while optstring != "":
        opt, optstring = optstring[0], optstring[1:]
        optarg = ""
        if short_has_arg(opt, shortopts):
            if optstring == "":
                if not args:
                    raise GetoptError("option -%s requires argument" % opt, opt)
                optstring, args = args[0], args[1:]
            optarg, optstring = optstring, ""
        opts.append(("-" + opt, optarg))
    return opts, args


def short_has_arg(opt, shortopts):
    """Tells whether a short option takes an argument."""
    for i in range(len(shortopts)):
        if opt == shortopts[i] != ":":
            return shortopts.startswith(":", i + 1)
    raise GetoptError("option -%s not recognized" % opt, opt)
