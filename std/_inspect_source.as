"""The half of inspect that reads source text and frames: `getsource`, `stack` and their like.

Where a definition ends is found by its indentation, with strings and brackets skipped; nothing is parsed.
"""

import linecache
import sys
import types
from collections import namedtuple

modulesbyfile = {}

Attribute = namedtuple("Attribute", "name kind defining_class object", module="inspect")
Arguments = namedtuple("Arguments", "args, varargs, varkw", module="inspect")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals", module="inspect")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound", module="inspect")
_Traceback = namedtuple("_Traceback", "filename lineno function code_context index", module="inspect")
_FrameInfo = namedtuple("_FrameInfo", ("frame",) + _Traceback._fields, module="inspect")


class Traceback(_Traceback):
    """Where a frame stands, with lines around it."""

    __module__ = "inspect"

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        instance = super().__new__(cls, filename, lineno, function, code_context, index)
        instance.positions = positions
        return instance

    def __repr__(self):
        return _shown("Traceback", self)


class FrameInfo(_FrameInfo):
    """A frame and where it stands."""

    __module__ = "inspect"

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        instance = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        instance.positions = positions
        return instance

    def __repr__(self):
        return _shown("FrameInfo", self)


class ClassFoundException(Exception):
    """Part of CPython's interface; nothing raises it."""

    __module__ = "inspect"


class EndOfBlock(Exception):
    """What a `BlockFinder` raises at the end."""

    __module__ = "inspect"


class BlockFinder:
    """Finds where a definition ends by its tokens, fed to `tokeneater` one by one; `last` is its last line."""

    __module__ = "inspect"

    def __init__(self):
        self.indent = 0
        self.islambda = False
        self.started = False
        self.passline = False
        self.indecorator = False
        self.last = 1
        self.body_col0 = None

    def tokeneater(self, type, token, srowcol, erowcol, line):
        """Takes the next token; raises EndOfBlock when the definition has ended."""
        import token as kinds
        if not (self.started or self.indecorator):
            if token == "@":
                self.indecorator = True
            elif token in ("def", "class", "lambda"):
                self.islambda = self.islambda or token == "lambda"
                self.started = True
            # What else this line has says nothing.
            self.passline = True
        elif type == kinds.NEWLINE:
            self.last = srowcol[0]
            self.passline = self.indecorator = False
            if self.islambda:
                raise EndOfBlock
        elif self.passline:
            return
        elif type == kinds.INDENT:
            if self.started and self.body_col0 is None:
                self.body_col0 = erowcol[1]
            self.indent += 1
            self.passline = True
        elif type == kinds.DEDENT:
            self.indent -= 1
            if self.indent <= 0:
                raise EndOfBlock
        elif type == kinds.COMMENT:
            if self.body_col0 is not None and srowcol[1] >= self.body_col0:
                self.last = srowcol[0]
        elif type != kinds.NL and self.indent == 0:
            raise EndOfBlock


def _shown(name, record):
    fields = [f"{field}={getattr(record, field)!r}" for field in (*record._fields, "positions")]
    return f"{name}({', '.join(fields)})"


# Files

def getfile(object):
    """Returns the file something was defined in."""
    if isinstance(object, types.ModuleType):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isinstance(object, type):
        home = getattr(object, "__module__", None)
        module = sys.modules.get(home)
        if getattr(module, "__file__", None):
            return module.__file__
        if home == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    object = _code_of(object)
    if isinstance(object, types.CodeType):
        return object.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, "
        f"got {type(object).__name__}"
    )


def _code_of(object):
    if isinstance(object, types.MethodType):
        object = object.__func__
    if isinstance(object, types.FunctionType):
        object = object.__code__
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.FrameType):
        object = object.f_code
    return object


def getmodule(object, _filename=None):
    """Returns the module that something was defined in, if it is known."""
    if isinstance(object, types.ModuleType):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    if _filename is not None and _filename in modulesbyfile:
        return sys.modules.get(modulesbyfile[_filename])
    try:
        file = getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    if file not in modulesbyfile:
        _note_files()
    if file in modulesbyfile:
        return sys.modules.get(modulesbyfile[file])
    if not hasattr(object, "__name__"):
        return None
    for name in ("__main__", "builtins"):
        module = sys.modules[name]
        if getattr(module, object.__name__, _ABSENT) is object:
            return module
    return None


_ABSENT = object()
_file_of_module = {}


def _note_files():
    """Notes which module each file is, for those loaded since the last time."""
    from os.path import realpath
    for name, module in sys.modules.copy().items():
        file = getattr(module, "__file__", None)
        if not isinstance(module, types.ModuleType) or not file or _file_of_module.get(name) == file:
            continue
        _file_of_module[name] = file
        file = getabsfile(module)
        modulesbyfile[file] = modulesbyfile[realpath(file)] = module.__name__


def getmodulename(path):
    """Returns the name of the module a file would be, or None.

    >>> getmodulename("/lib/shapes.py")
    'shapes'
    """
    name = path.rpartition("/")[2]
    for suffix in (".py", ".as"):
        if name.endswith(suffix):
            return name[:-len(suffix)]
    return None


def getsourcefile(object):
    """Returns the file with something's source, or None."""
    name = getfile(object)
    if linecache.getlines(name):
        return name
    # Somebody else may know the text of a file that is not there.
    module = getmodule(object, name)
    spec = getattr(module, "__spec__", None)
    is_loaded = getattr(module, "__loader__", None) is not None or getattr(spec, "loader", None) is not None
    return name if is_loaded else None


def getabsfile(object, _filename=None):
    """Returns the absolute name of the file something was defined in."""
    import os
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.abspath(_filename)


def findsource(object):
    """Returns all lines of the file something is in, and the index of its first."""
    name = getsourcefile(object)
    if name:
        linecache.checkcache(name)
    else:
        name = getfile(object)
        if not (name.startswith("<") and name.endswith(">")):
            raise OSError("source code not available")
    module = getmodule(object, name)
    lines = linecache.getlines(name, vars(module)) if module else linecache.getlines(name)
    if not lines:
        raise OSError("could not get source code")
    if isinstance(object, types.ModuleType):
        return lines, 0
    if isinstance(object, type):
        first = vars(object).get("__firstlineno__")
        if not isinstance(first, int):
            raise OSError("source code not available")
        if first > len(lines):
            raise OSError("lineno is out of bounds")
        return lines, first - 1
    if isinstance(object, types.TracebackType):
        return lines, object.tb_lineno - 1
    if isinstance(object, types.FrameType):
        return lines, object.f_lineno - 1
    first = _code_of(object).co_firstlineno - 1
    if first >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, first


# Blocks of lines

def _scan(line, depth, quote):
    """Follows brackets and strings through a line: the depth and the open quote behind it, and its code."""
    code = []
    at = 0
    while at < len(line):
        char = line[at]
        if quote:
            if char == "\\":
                at += 2
                continue
            if line.startswith(quote, at):
                at += len(quote)
                quote = ""
                continue
        elif char == "#":
            break
        elif char in "'\"":
            quote = char * 3 if line.startswith(char * 3, at) else char
            code.append("s")
            at += len(quote)
            continue
        else:
            if char in "([{":
                depth += 1
            elif char in ")]}":
                depth -= 1
            code.append(char)
        at += 1
    if len(quote) == 1:
        # A string ends with its line, unless a backslash joins the next.
        quote = quote if line.rstrip("\n").endswith("\\") else ""
    return depth, quote, "".join(code).strip()


def _logical(lines, at):
    """Returns the index behind a logical line, and its code."""
    depth = 0
    quote = ""
    whole = []
    while at < len(lines):
        depth, quote, code = _scan(lines[at], depth, quote)
        joined = code.endswith("\\")
        whole.append(code)
        at += 1
        if depth <= 0 and not quote and not joined:
            break
    return at, " ".join(whole)


def indentsize(line):
    """Returns the indentation of a line, tabs expanded."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def getblock(lines):
    """Returns the lines of the definition or statement that begins with the first of them."""
    at = 0
    indent = indentsize(lines[0]) if lines else 0
    while at < len(lines):
        at, code = _logical(lines, at)
        if not code.startswith("@") and code:
            break
    words = code.split(None, 2)
    is_block = bool(words) and (words[0] in ("def", "class") or words[:2] == ["async", "def"])
    if not is_block or not code.endswith(":"):
        return lines[:at]
    end = at
    body = None
    while at < len(lines):
        text = lines[at]
        stripped = text.strip()
        if not stripped or stripped.startswith("#"):
            # A comment behind the last statement belongs to the block if it stands as far in as its statements.
            if stripped and body is not None and indentsize(text) >= body:
                end = at + 1
            at += 1
            continue
        if indentsize(text) <= indent:
            break
        if body is None:
            body = indentsize(text)
        at, code = _logical(lines, at)
        end = at
    return lines[:end]


def getsourcelines(object):
    """Returns the lines of something's source and the number of the first."""
    from inspect import unwrap
    object = unwrap(object)
    lines, first = findsource(object)
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.ModuleType) or (
        isinstance(object, types.FrameType) and object.f_code.co_name == "<module>"
    ):
        return lines, 0
    return getblock(lines[first:]), first + 1


def getsource(object):
    """Returns something's source text."""
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    """Returns the comment lines right above something's source, or None."""
    try:
        lines, first = findsource(object)
    except (OSError, TypeError):
        return None
    if isinstance(object, types.ModuleType):
        start = 1 if lines and lines[0][:2] == "#!" else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        found = []
        while start < len(lines) and lines[start][:1] == "#":
            found.append(lines[start].expandtabs())
            start += 1
        return "".join(found) or None
    indent = indentsize(lines[first])
    found = []
    at = first - 1
    while at >= 0 and lines[at].lstrip().startswith("#") and indentsize(lines[at]) == indent:
        found.insert(0, lines[at].expandtabs().lstrip())
        at -= 1
    while found and found[0].strip() == "#":
        del found[0]
    while found and found[-1].strip() == "#":
        del found[-1]
    return "".join(found) or None


# Frames

def getlineno(frame):
    """Returns the line a frame is at."""
    return frame.f_lineno


def getframeinfo(frame, context=1):
    """Returns where a frame or traceback stands, with lines around it."""
    if isinstance(frame, types.TracebackType):
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
    if not isinstance(frame, types.FrameType):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        every = linecache.getlines(filename)
        if every:
            start = max(0, min(lineno - 1 - context // 2, len(every) - context))
            lines = every[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    """Returns a record for a frame and each of its callers."""
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """Returns a record for each frame of a traceback."""
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    """Returns a record for each frame from the caller outwards."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Returns a record for each frame between the caller and where the handled exception was raised."""
    error = sys.exception()
    return getinnerframes(error.__traceback__ if error else None, context)


def getargs(co):
    """Returns the names of a code object's parameters."""
    count = co.co_argcount
    names = list(co.co_varnames)
    count_all = count + co.co_kwonlyargcount
    args = names[:count_all]
    varargs = varkw = None
    if co.co_flags & 4:
        varargs = names[count_all]
        count_all += 1
    if co.co_flags & 8:
        varkw = names[count_all]
    return Arguments(args, varargs, varkw)


def getargvalues(frame):
    """Returns the parameters of a frame and its locals."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def formatargvalues(
    args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value),
):
    """Words what `getargvalues` gives."""
    specs = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return "(" + ", ".join(specs) + ")"


# Classes and closures

def classify_class_attrs(cls):
    """Returns for each attribute of a class its name, kind, the class that defines it and its value."""
    metaclasses = [base for base in type(cls).__mro__ if base not in (type, object)]
    names = dir(cls)
    for base in cls.__mro__:
        names += [
            name for name, value in base.__dict__.items()
            if isinstance(value, types.DynamicClassAttribute) and value.fget is not None
        ]
    result = []
    for name in dict.fromkeys(names):
        home, given = _home(cls, name, metaclasses)
        stored = None
        for base in [*cls.__mro__, *metaclasses]:
            if name in base.__dict__:
                stored = base.__dict__[name]
                if home not in metaclasses:
                    home = base
                break
        if home is None:
            continue
        shown = stored if given is None else given
        if isinstance(stored, (staticmethod, types.BuiltinMethodType)):
            kind, shown = "static method", stored
        elif isinstance(stored, (classmethod, types.ClassMethodDescriptorType)):
            kind, shown = "class method", stored
        elif isinstance(stored, property):
            kind, shown = "property", stored
        else:
            kind = "method" if _is_routine(shown) else "data"
        result.append(Attribute(name, kind, home, shown))
    return result


def _home(cls, name, metaclasses):
    """Returns the class that an attribute comes from when it is asked of a class, if one says so, and what it gives."""
    if name == "__dict__":
        return None, None
    try:
        given = getattr(cls, name)
    except Exception:
        return None, None
    home = getattr(given, "__objclass__", None)
    if home in cls.__mro__:
        return home, given
    home = None
    for base in cls.__mro__:
        if getattr(base, name, None) is given:
            home = base
    for base in metaclasses:
        try:
            if base.__getattr__(cls, name) is given:
                home = base
        except AttributeError:
            continue
    return home, given


def _is_routine(value):
    from inspect import isroutine
    return isroutine(value)


def walktree(classes, children, parent):
    """Helps `getclasstree`."""
    results = []
    classes.sort(key=lambda c: (c.__module__, c.__name__))
    for c in classes:
        results.append((c, c.__bases__))
        if c in children:
            results.append(walktree(children[c], children, c))
    return results


def getclasstree(classes, unique=False):
    """Arranges classes into nested lists, each under its bases."""
    children = {}
    roots = []
    for c in classes:
        if c.__bases__:
            for parent in c.__bases__:
                if parent not in children:
                    children[parent] = []
                if c not in children[parent]:
                    children[parent].append(c)
                if unique and parent in classes:
                    break
        elif c not in roots:
            roots.append(c)
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return walktree(roots, children, None)


def getclosurevars(func):
    """Returns what the names in a function stand for now."""
    if isinstance(func, types.MethodType):
        func = func.__func__
    if not isinstance(func, types.FunctionType):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    nonlocals = {}
    if func.__closure__ is not None:
        for name, cell in zip(code.co_freevars, func.__closure__):
            try:
                nonlocals[name] = cell.cell_contents
            except ValueError:
                pass
    names = func.__globals__
    import builtins
    offered = names.get("__builtins__", builtins)
    if isinstance(offered, types.ModuleType):
        offered = offered.__dict__
    found = {}
    builtin = {}
    unbound = set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in names:
            found[name] = names[name]
        elif name in offered:
            builtin[name] = offered[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, builtin, unbound)


def getgeneratorlocals(generator):
    """Returns the locals of a generator that has not ended."""
    from inspect import isgenerator
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    frame = generator.gi_frame
    return frame.f_locals if frame is not None else {}


def getcoroutinelocals(coroutine):
    """Returns the locals of a coroutine that has not ended."""
    frame = getattr(coroutine, "cr_frame", None)
    return frame.f_locals if frame is not None else {}


def getasyncgenlocals(agen):
    """Returns the locals of an async generator that has not ended."""
    from inspect import isasyncgen
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    frame = agen.ag_frame
    return frame.f_locals if frame is not None else {}
