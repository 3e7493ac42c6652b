"""What objects say of themselves, as text: `help`, and its parts.

    >>> plain(render_doc(len)).splitlines()[2]
    'len(obj, /)'

Pages in HTML, the server for them and the texts about keywords and topics are not there.
"""

import builtins
import importlib
import inspect
import os
import re
import sys
import types
from collections import deque
from reprlib import Repr
from traceback import format_exception_only

__all__ = ["help"]
__version__ = "2.0"

_LINE = "-" * 70
_HIDDEN = {
    "__author__", "__builtins__", "__cached__", "__credits__", "__date__", "__doc__", "__docformat__", "__file__", "__firstlineno__",
    "__loader__", "__module__", "__name__", "__package__", "__path__", "__qualname__", "__slots__", "__spec__",
    "__static_attributes__", "__version__",
}
_MOST_SUBCLASSES = 4


class ErrorDuringImport(Exception):
    """A module was found and failed when it ran."""

    def __init__(self, filename, exc_info):
        self.filename = filename
        self.exc, self.value, self.tb = exc_info if isinstance(exc_info, tuple) else (type(exc_info), exc_info, exc_info.__traceback__)

    def __str__(self):
        return f"problem in {self.filename} - {self.exc.__name__}: {self.value}"


# Texts

def splitdoc(doc):
    """Returns the first line of a docstring and the rest; the first line is the synopsis if an empty line follows."""
    lines = doc.strip().split("\n")
    if len(lines) == 1:
        return lines[0], ""
    if not lines[1].rstrip():
        return lines[0], "\n".join(lines[2:])
    return "", "\n".join(lines)


def getdoc(object):
    """Returns the docstring of an object, of the comment above it if it has none."""
    result = _own_doc(object) or inspect.getcomments(object)
    return result and re.sub("^ *\n", "", result.rstrip()) or ""


def _own_doc(object):
    """Returns what is said of an object itself: an instance is not described by its class."""
    try:
        doc = inspect.getdoc(object)
    except AttributeError:
        return None
    if doc is None or isinstance(object, type) or inspect.isroutine(object) or inspect.isdatadescriptor(object) or inspect.ismodule(object):
        return doc
    return doc if "__doc__" in getattr(object, "__dict__", ()) or doc != inspect.getdoc(type(object)) else None


def replace(text, *pairs):
    """Replaces several texts one after the other: what, by what, what, by what ..."""
    for at in range(0, len(pairs), 2):
        text = text.replace(pairs[at], pairs[at + 1])
    return text


def cram(text, maxlen):
    """Shortens a text in the middle."""
    if len(text) <= maxlen:
        return text
    before = max(0, (maxlen - 3) // 2)
    after = max(0, maxlen - 3 - before)
    return text[:before] + "..." + text[len(text) - after:]


_address = re.compile(r" at 0x[0-9a-f]{6,16}(>+)$", re.IGNORECASE)


def stripid(text):
    """Takes the address off a representation."""
    return _address.sub(r"\1", text)


def plain(text):
    """Takes off what a terminal shows bold by printing it twice."""
    return re.sub(".\b", "", text)


def classname(object, modname):
    """Returns the name of a class, with its module if that is another."""
    name = object.__name__
    return name if object.__module__ == modname else f"{object.__module__}.{name}"


def parentname(object, modname):
    """Returns the class or module that something was written in, or None."""
    where = [] if object.__module__ == modname else [object.__module__]
    above = object.__qualname__.rpartition(".")[0]
    if above:
        where.append(above)
    return ".".join(where) or None


def isdata(object):
    """Tells whether an object is neither module, class, function nor any other code."""
    tests = inspect.ismodule, inspect.isclass, inspect.isroutine, inspect.isframe, inspect.istraceback, inspect.iscode
    return not any(test(object) for test in tests)


def visiblename(name, all=None, obj=None):
    """Tells whether an attribute is shown: what `__all__` lists, special names, and what begins with no underscore."""
    if name in _HIDDEN:
        return 0
    if name.startswith("__") and name.endswith("__"):
        return 1
    if name.startswith("_") and hasattr(obj, "_fields"):
        return True
    return name in all if all is not None else not name.startswith("_")


def classify_class_attrs(object):
    """As `inspect.classify_class_attrs`; properties that cannot be set are a kind of their own."""
    found = []
    for name, kind, cls, value in inspect.classify_class_attrs(object):
        if kind == "property":
            kind = "readonly property" if inspect.isdatadescriptor(value) and value.fset is None else "data descriptor"
        elif kind == "data" and inspect.isdatadescriptor(value):
            kind = "data descriptor"
        found.append((name, kind, cls, value))
    return found


def sort_attributes(attrs, object):
    """Sorts attributes: the fields of a named tuple in their order, then names."""
    order = {name: at - 1000 for at, name in enumerate(getattr(object, "_fields", ()))} if isinstance(getattr(object, "_fields", ()), tuple) else {}
    attrs.sort(key=lambda attr: (order.get(attr[0], 0), attr[0]))


def allmethods(cl):
    """Returns the methods of a class and of those above it, by name."""
    return {name: getattr(cl, name) for name, _ in inspect.getmembers(cl, inspect.isroutine)}


def ispackage(path):
    """Tells whether a folder is a package."""
    return os.path.isdir(path) and any(os.path.exists(os.path.join(path, "__init__" + end)) for end in (".py", ".as"))


def synopsis(filename, cache={}):
    """Returns the first line of the docstring of a file."""
    import ast
    try:
        with open(filename, encoding="utf-8") as source:
            doc = ast.get_docstring(ast.parse(source.read()))
    except (OSError, SyntaxError):
        return None
    return doc.split("\n")[0] if doc else None


# Finding

def safeimport(path, forceload=0, cache={}):
    """Imports a module by its name; None if there is none, ErrorDuringImport if it fails."""
    try:
        if forceload and path in sys.modules and path not in sys.builtin_module_names:
            del sys.modules[path]
        module = importlib.import_module(path)
    except ImportError as e:
        if e.name == path or e.name and path.startswith(e.name + "."):
            return None
        raise ErrorDuringImport(path, e) from e
    except BaseException as e:
        raise ErrorDuringImport(getattr(sys.modules.get(path), "__file__", path), e) from e
    return module


def locate(path, forceload=0):
    """Returns what a dotted name means: a module, something in one, or a builtin; None if it means nothing."""
    parts = [part for part in path.split(".") if part]
    module, count = None, 0
    while count < len(parts):
        found = safeimport(".".join(parts[:count + 1]), forceload)
        if not found:
            break
        module, count = found, count + 1
    object = module or builtins
    for part in parts[count:]:
        try:
            object = getattr(object, part)
        except AttributeError:
            return None
    return object


def resolve(thing, forceload=0):
    """Returns an object and its name; of a text what it means, ImportError if that is nothing."""
    if isinstance(thing, str):
        object = locate(thing, forceload)
        if object is None:
            raise ImportError(f"No Python documentation found for {thing!r}.\n"
                              "Use help() to get the interactive help utility.\n"
                              "Use help(str) for help on the str class.")
        return object, thing
    name = getattr(thing, "__name__", None)
    if isinstance(thing, property):
        name = getattr(thing.fget, "__name__", None) if hasattr(thing, "fget") else None
    return thing, name if isinstance(name, str) else None


def describe(thing):
    """Says in a few words what an object is."""
    if inspect.ismodule(thing):
        if thing.__name__ in sys.builtin_module_names:
            return "built-in module " + thing.__name__
        return ("package " if hasattr(thing, "__path__") else "module ") + thing.__name__
    if inspect.isbuiltin(thing):
        return "built-in function " + thing.__name__
    if inspect.isgetsetdescriptor(thing):
        return f"getset descriptor {thing.__objclass__.__module__}.{thing.__objclass__.__name__}.{thing.__name__}"
    if inspect.ismemberdescriptor(thing):
        return f"member descriptor {thing.__objclass__.__module__}.{thing.__objclass__.__name__}.{thing.__name__}"
    for is_one, word in ((inspect.isclass, "class "), (inspect.isfunction, "function "), (inspect.ismethod, "method ")):
        if is_one(thing):
            return word + thing.__name__
    if inspect.ismethodwrapper(thing):
        return "method-wrapper " + thing.__name__
    if inspect.ismethoddescriptor(thing):
        return "method descriptor " + getattr(thing, "__name__", "")
    return type(thing).__name__


def _described(object):
    return inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object) or inspect.isdatadescriptor(object)


# Writing

class TextRepr(Repr):
    """Representations that are short and name no addresses."""

    def __init__(self):
        super().__init__()
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr1(self, x, level):
        kind = "repr_" + "_".join(type(x).__name__.split())
        if hasattr(self, kind):
            return getattr(self, kind)(x, level)
        return cram(stripid(repr(x)), self.maxother)

    def repr_string(self, x, level):
        text = cram(x, self.maxstring)
        shown = repr(text)
        if "\\" in text and "\\" not in replace(shown, "\\\\", ""):
            # Nothing but backslashes is escaped in it.
            return "r" + shown[0] + text + shown[0]
        return shown

    repr_str = repr_string

    def repr_instance(self, x, level):
        try:
            return cram(stripid(repr(x)), self.maxstring)
        except Exception:
            return f"<{x.__class__.__name__} instance>"


class Doc:
    """Chooses how an object is described."""

    def document(self, object, name=None, *args):
        """Returns the text about an object."""
        args = (object, name, *args)
        if inspect.isgetsetdescriptor(object) or inspect.ismemberdescriptor(object):
            return self.docdata(*args)
        try:
            if inspect.ismodule(object):
                return self.docmodule(*args)
            if inspect.isclass(object):
                return self.docclass(*args)
            if inspect.isroutine(object):
                return self.docroutine(*args)
        except AttributeError:
            pass
        if inspect.isdatadescriptor(object):
            return self.docdata(*args)
        return self.docother(*args)

    def fail(self, object, name=None, *args):
        """Raises a TypeError: there is no text for such an object."""
        shown = name and " " + repr(name)
        raise TypeError(f"don't know how to document object{shown} of type {type(object).__name__}")

    docmodule = docclass = docroutine = docother = docproperty = docdata = fail


def _argspec(object):
    try:
        signature = inspect.signature(object)
    except (ValueError, TypeError):
        return ""
    return str(signature)


def _is_bound(function):
    if inspect.ismethod(function):
        return True
    if inspect.isbuiltin(function):
        return not inspect.ismodule(function.__self__) and function.__self__ is not None
    return False


class TextDoc(Doc):
    """Descriptions as plain text; what is bold is printed twice, with a backspace between."""

    _repr = TextRepr()
    repr = _repr.repr

    def bold(self, text):
        """Returns a text that a terminal shows bold."""
        return "".join([c + "\b" + c for c in text])

    def indent(self, text, prefix="    "):
        """Puts a prefix before each line; lines end without blanks."""
        return "\n".join([(prefix + line).rstrip() for line in text.split("\n")]) if text else ""

    def section(self, title, contents):
        """Returns a section with its title."""
        return self.bold(title) + "\n" + self.indent(contents).rstrip() + "\n\n"

    def formattree(self, tree, modname, parent=None, prefix=""):
        """Returns the classes of a tree that `inspect.getclasstree` made, each below its base."""
        lines = []
        for entry in tree:
            if isinstance(entry, list):
                lines.append(self.formattree(entry, modname, cls, prefix + "    "))
            else:
                cls, bases = entry
                line = prefix + classname(cls, modname)
                if bases and bases != (parent,):
                    line += f"({', '.join([classname(base, modname) for base in bases])})"
                lines.append(line + "\n")
        return "".join(lines)

    def docmodule(self, object, name=None, mod=None, *ignored):
        """Returns the text about a module."""
        name = object.__name__
        first, rest = splitdoc(getdoc(object))
        text = self.section("NAME", name + (first and " - " + first))
        all = getattr(object, "__all__", None)
        if rest:
            text += self.section("DESCRIPTION", rest)

        def own(value):
            return all is not None or (inspect.getmodule(value) or object) is object

        classes = [(key, value) for key, value in inspect.getmembers(object, inspect.isclass) if own(value) and visiblename(key, all, object)]
        functions = [
            (key, value) for key, value in inspect.getmembers(object, inspect.isroutine)
            if (all is not None or inspect.isbuiltin(value) or inspect.getmodule(value) is object) and visiblename(key, all, object)
        ]
        data = [(key, value) for key, value in inspect.getmembers(object, isdata) if visiblename(key, all, object)]
        if hasattr(object, "__path__"):
            import pkgutil
            names = sorted({found.name + (" (package)" if found.ispkg else "") for found in pkgutil.iter_modules(object.__path__)})
            if names:
                text += self.section("PACKAGE CONTENTS", "\n".join(names))
        if classes:
            tree = inspect.getclasstree([value for _, value in classes], 1)
            parts = [self.formattree(tree, name)] + [self.document(value, key, name) for key, value in classes]
            text += self.section("CLASSES", "\n".join(parts))
        if functions:
            text += self.section("FUNCTIONS", "\n".join([self.document(value, key, name) for key, value in functions]))
        if data:
            text += self.section("DATA", "\n".join([self.docother(value, key, name, maxlen=70) for key, value in data]))
        for key, title in (("__version__", "VERSION"), ("__date__", "DATE"), ("__author__", "AUTHOR"), ("__credits__", "CREDITS")):
            if hasattr(object, key):
                text += self.section(title, str(getattr(object, key)))
        try:
            file = inspect.getabsfile(object)
        except TypeError:
            file = "(built-in)"
        return text + self.section("FILE", file)

    def docclass(self, object, name=None, mod=None, *ignored):
        """Returns the text about a class."""
        realname = object.__name__
        name = name or realname
        title = "class " + self.bold(realname) if name == realname else self.bold(name) + " = class " + realname
        if object.__bases__:
            title += f"({', '.join([classname(base, object.__module__) for base in object.__bases__])})"
        parts = []
        argspec = _argspec(object)
        if argspec and argspec != "()":
            parts.append(name + argspec + "\n")
        doc = getdoc(object)
        if doc:
            parts.append(doc + "\n")
        mro = deque(inspect.getmro(object))
        if len(mro) > 2:
            parts.append("Method resolution order:")
            parts += ["    " + classname(base, object.__module__) for base in mro]
            parts.append("")
        parts += self._builtin_subclasses(object)
        attrs = [attr for attr in classify_class_attrs(object) if visiblename(attr[0], obj=object)]
        _Sections(self, object, mod, parts).write(attrs, mro)
        contents = "\n".join(parts)
        if not contents:
            return title + "\n"
        return title + "\n" + self.indent(contents.rstrip(), " |  ") + "\n"

    def _builtin_subclasses(self, object):
        names = [cls.__name__ for cls in type.__subclasses__(object) if not cls.__name__.startswith("_") and cls.__module__ == "builtins"]
        if not names:
            return []
        names.sort(key=str.lower)
        lines = ["Built-in subclasses:"] + ["    " + name for name in names[:_MOST_SUBCLASSES]]
        more = len(names) - _MOST_SUBCLASSES
        if more > 0:
            lines.append(f"    ... and {more} other subclasses")
        return lines + [""]

    def docroutine(self, object, name=None, mod=None, cl=None, homecls=None):
        """Returns the text about a function or method."""
        realname = object.__name__
        name = name or realname
        homecls = cl if homecls is None else homecls
        note, function = "", None
        if _is_bound(object):
            owner = object.__self__
            if owner is cl:
                function = getattr(object, "__func__", None)
            elif inspect.isclass(owner):
                note = " class method of " + classname(owner, mod)
            else:
                note = f" method of {classname(owner.__class__, mod)} instance"
        elif inspect.ismethoddescriptor(object) or inspect.ismethodwrapper(object):
            owner = getattr(object, "__objclass__", None)
            if owner is not None and cl is None:
                note = f" unbound {classname(owner, mod)} method"
            elif owner is not None and owner is not homecls:
                note = " from " + classname(owner, mod)
        else:
            function = object
        if inspect.isfunction(function) and homecls is not None:
            expected = f"{homecls.__qualname__}.{realname}"
            if (function.__module__, function.__qualname__) != (homecls.__module__, expected):
                where = parentname(function, mod)
                note = f" from {where}" if where else note
        is_async = inspect.iscoroutinefunction(object) or inspect.isasyncgenfunction(object)
        is_alias = name != realname
        title = self.bold(name) + (" = " + realname if is_alias else "")
        argspec = _argspec(object)
        if argspec and realname == "<lambda>":
            title = self.bold(name) + " lambda "
            # A lambda has no annotations, and no parentheses.
            argspec = argspec[1:-1]
        text = ("async " if is_async else "") + title + (argspec or "(...)") + note + "\n"
        if is_alias and cl is not None and inspect.getattr_static(cl, realname, None) is object:
            return text
        doc = getdoc(object)
        return text + (self.indent(doc).rstrip() + "\n" if doc else "")

    def docdata(self, object, name=None, mod=None, cl=None, *ignored):
        """Returns the text about a descriptor."""
        doc = getdoc(object)
        text = self.bold(name) + "\n" if name else ""
        return text + (self.indent(doc) + "\n" if doc else "")

    docproperty = docdata

    def docother(self, object, name=None, mod=None, parent=None, *ignored, maxlen=None, doc=None):
        """Returns the text about any other object: its representation."""
        shown = self.repr(object)
        if maxlen:
            over = maxlen - len((name + " = " if name else "") + shown)
            if over < 0:
                shown = shown[:over] + "..."
        text = (self.bold(name) + " = " if name else "") + shown
        doc = doc or getdoc(object)
        return text + ("\n" + self.indent(str(doc)) + "\n" if doc else "")


class _Sections:
    """Writes the attributes of a class, those of one class after those of the other, each kind in a section."""

    def __init__(self, writer, object, mod, parts):
        self.writer, self.object, self.mod, self.parts = writer, object, mod, parts
        self.begun = False

    def write(self, attrs, mro):
        object = self.object
        while attrs:
            current = mro.popleft() if mro else attrs[0][2]
            here = [attr for attr in attrs if attr[2] is current]
            attrs = [attr for attr in attrs if attr[2] is not current]
            if current is builtins.object and object is not builtins.object:
                continue
            tag = "defined here" if current is object else f"inherited from {classname(current, object.__module__)}"
            sort_attributes(here, object)
            for kind, title in (("method", "Methods"), ("class method", "Class methods"), ("static method", "Static methods")):
                self.section(title, tag, here, kind, self.routine)
            for kind, title in (("readonly property", "Readonly properties"), ("data descriptor", "Data descriptors")):
                self.section(title, tag, here, kind, self.descriptor)
            self.section("Data and other attributes", tag, here, "data", self.data)

    def section(self, title, tag, attrs, kind, show):
        chosen = [attr for attr in attrs if attr[1] == kind]
        if not chosen:
            return
        if self.begun:
            self.parts.append(_LINE)
        self.begun = True
        self.parts.append(f"{title} {tag}:\n")
        self.parts += [show(*attr) for attr in chosen]

    def routine(self, name, kind, cls, value):
        try:
            found = getattr(self.object, name)
        except Exception:
            # A descriptor may fail on the class.
            return self.writer.docdata(value, name, self.mod)
        return self.writer.document(found, name, self.mod, self.object, cls)

    def descriptor(self, name, kind, cls, value):
        return self.writer.docdata(value, name, self.mod)

    def data(self, name, kind, cls, value):
        doc = getdoc(value) if callable(value) or inspect.isdatadescriptor(value) else None
        try:
            found = getattr(self.object, name)
        except AttributeError:
            found = cls.__dict__[name]
        return self.writer.docother(found, name, self.mod, maxlen=70, doc=doc) + "\n"


class _PlainTextDoc(TextDoc):
    """Descriptions with nothing bold in them."""

    def bold(self, text):
        return text


text = TextDoc()
plaintext = _PlainTextDoc()


def render_doc(thing, title="Python Library Documentation: %s", forceload=0, renderer=None):
    """Returns the text about an object, or about what a dotted name means."""
    renderer = text if renderer is None else renderer
    object, name = resolve(thing, forceload)
    what = describe(object)
    module = inspect.getmodule(object)
    if name and "." in name:
        what += " in " + name[:name.rfind(".")]
    elif module and module is not object:
        what += " in module " + module.__name__
    if not (_described(object) or _own_doc(object)):
        # Of an instance its class is described.
        object = object.__origin__ if hasattr(object, "__origin__") else type(object)
        what += " object"
    return title % what + "\n\n" + renderer.document(object, name)


def doc(thing, title="Python Library Documentation: %s", forceload=0, output=None, is_cli=False):
    """Shows the text about an object, or writes it to a file object; says so if there is none."""
    try:
        if output is None:
            pager(render_doc(thing, title, forceload))
        else:
            output.write(render_doc(thing, title, forceload, plaintext))
    except ImportError as e:
        if is_cli:
            raise
        print(e)


# Showing

def plainpager(text, title=""):
    """Writes a text as it is, without what makes it bold."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    sys.stdout.write(plain(text.encode(encoding, "backslashreplace").decode(encoding)))


plain_pager = plainpager


def pipepager(text, cmd, title=""):
    """Gives a text to a program, as `less`."""
    import subprocess
    program = subprocess.Popen(cmd, shell=True, stdin=subprocess.PIPE, errors="backslashreplace", encoding="utf-8")
    try:
        program.communicate(text)
    except (OSError, KeyboardInterrupt):
        # Whoever reads may have had enough.
        pass


pipe_pager = pipepager


def getpager():
    """Returns the function that shows texts: a program where a person looks at a terminal."""
    if not hasattr(sys.stdin, "isatty") or not sys.stdin.isatty() or not sys.stdout.isatty():
        return plainpager
    chosen = os.environ.get("MANPAGER") or os.environ.get("PAGER")
    if os.environ.get("TERM") in ("dumb", "emacs"):
        return plainpager
    if chosen:
        return lambda text, title="": pipepager(text, chosen, title)
    import shutil
    return (lambda text, title="": pipepager(text, "less", title)) if shutil.which("less") else plainpager


get_pager = getpager


def pager(text, title=""):
    """Shows a text, by a program if there is one and a terminal."""
    getpager()(text, title)


class Helper:
    """What `help` is."""

    def __init__(self, input=None, output=None):
        self._input = input
        self._output = output

    @property
    def input(self):
        return self._input or sys.stdin

    @property
    def output(self):
        return self._output or sys.stdout

    def __repr__(self):
        return "<pydoc.Helper instance>"

    def __call__(self, request=None, *rest):
        self.help(request)

    def help(self, request, is_cli=False):
        """Shows what there is about an object, or about what a dotted name means."""
        doc(request, "Help on %s:", output=self._output, is_cli=is_cli)
        self.output.write("\n")


help = Helper()


def _refused(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"pydoc.{name} is not supported: Aster writes its help as text only")

    function.__name__ = function.__qualname__ = name
    return function


for _name in ("writedoc", "writedocs", "browse", "apropos", "ttypager", "tempfilepager", "cli"):
    globals()[_name] = _refused(_name)
del _name
