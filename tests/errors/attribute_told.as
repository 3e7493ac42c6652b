"""An AttributeError raised for an attribute learns its name and object; reports suggest what a reader may have meant."""
import traceback


class Getter:
    known = 1

    def __getattr__(self, name):
        raise AttributeError("no " + name)


class Always:
    def __getattribute__(self, name):
        raise AttributeError


class Computed:
    volume = 1

    @property
    def volumes(self):
        raise AttributeError("inner")

    @property
    def named(self):
        raise AttributeError("inner", name="other")


class Described:
    def __dir__(self):
        return ["colour", "weight"]


class Broken:
    def __dir__(self):
        raise KeyError


class Method:
    def __init__(self):
        self.length = 1
        self._hidden = 2

    def bare(self):
        return length

    def hidden(self):
        return self.hiddn


def report(what):
    try:
        what()
    except Exception as e:
        print(getattr(e, "name", "-"), type(getattr(e, "obj", None)).__name__)
        print("  ", traceback.format_exception_only(e)[0].strip())
        print("  ", traceback.format_exc().splitlines()[-1])


def local():
    temperature = 1
    return temperatur


def unassigned():
    if 0:
        temperature = 1
    return temperatur


def module_missing():
    return itertools.chain


def module_near():
    return io.StringIO


def imported():
    try:
        from collections import OrderdDict
    except ImportError as e:
        print(e.name, e.name_from, traceback.format_exception_only(e)[0].rpartition(")")[2].strip())


report(lambda: Getter().knwon)
report(lambda: getattr(Getter(), "knwon"))
report(lambda: Always().x)
report(lambda: Computed().volumes)
report(lambda: Computed().named)
report(lambda: Described().color)
report(lambda: Broken().color)
report(Method().bare)
report(Method().hidden)
report(lambda: Method().hiddn)
report(lambda: Method.bar)
report(local)
report(unassigned)
report(module_missing)
report(module_near)
imported()
print(AttributeError("x").name, AttributeError("x", name="n").name)  # None n
