# What help shows of functions, methods and classes that a script wrote, and what pydoc has besides.
import pydoc


class Base:
    "A base.\n\nWith more to say."
    __slots__ = ("slot",)

    def __init__(self, a, b=1):
        "Makes one."

    def work(self, x: int = 1, *more) -> str:
        "Does the work."

    def bare(self):
        pass

    @property
    def fixed(self):
        "Cannot be set."

    @property
    def free(self):
        "Can be set."

    @free.setter
    def free(self, value):
        pass

    @classmethod
    def made(cls, x):
        "Makes one, too."

    @staticmethod
    def alone(y):
        pass

    def _hidden(self):
        pass

    short = lambda self, k: 0
    again = work
    number = 3
    text = "text" * 30


class Derived(Base):
    "Derives."
    __slots__ = ()

    def work(self):
        pass

    def new(self):
        "Is new."

    class Inner:
        "Inside."
        __slots__ = ()


def function(a, b=2, /, *, c):
    "Does something.\n\n  indented\n"


async def coroutine(x):
    "Waits."


def silent():
    pass


for subject in (function, Base, Derived, Base(1).work, Base.work, Base.made, Base.alone, Base.fixed, coroutine, silent, lambda u: 1, Base(1)):
    help(subject)
    print("=====")
help("not.there.at.all")
print(repr(pydoc.render_doc(function)), pydoc.plain("a\bab\bb"))
print(pydoc.locate("not.there"), pydoc.locate("str"), pydoc.safeimport("not_there"), pydoc.locate("collections.abc.Iterable"))
print(pydoc.splitdoc("a\n\nb c\n d"), pydoc.getdoc(function), pydoc.describe(function), pydoc.describe(len), pydoc.describe(Base))
print(pydoc.classname(Base, "x"), pydoc.classname(Base, "__main__"), pydoc.cram("abcdefghijkl", 8), pydoc.replace("abc", "a", "x", "b", "y"))
print([pydoc.visiblename(name) for name in ("_x", "__x__", "x", "__doc__")], pydoc.isdata(3), pydoc.isdata(function))
print(pydoc.text.bold("ab") == "a\bab\bb", pydoc.plaintext.bold("ab"), pydoc.stripid("<a at 0x7f0012345678>"))
