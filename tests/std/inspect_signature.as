# inspect: what things are, signatures and binding, docs, states.
import inspect
import functools
from inspect import signature, Parameter, Signature
from collections import namedtuple
from dataclasses import dataclass


def f(a, /, b: int, c=3, *args: str, d, e="x", **kw) -> bool:
    """Doc line.

        indented
    """


async def co(x):
    pass


def gen():
    yield 1


async def agen():
    yield 1


class C:
    def __init__(self, x, y=2):
        pass

    def m(self, a, *, b=1):
        """Method doc."""

    @classmethod
    def k(cls, z):
        pass

    @staticmethod
    def s(q):
        pass

    def __call__(self, one):
        pass


class D(C):
    def m(self, a, *, b=1):
        pass


@dataclass
class P:
    x: int
    y: str = "d"


for obj in (f, co, gen, lambda: 0, lambda *a, **k: 0, C, C(1).m, C.m, C.k, C.s, C(1), D, P, functools.partial(f, 1, c=5), functools.partial(f, 1, 2), namedtuple("N", "a b", defaults=[1]), type("E", (), {})):
    print(signature(obj))
s = signature(f)
print(repr(s), repr(s.parameters["b"]), s.parameters["c"].default, s.parameters["args"].kind, s.return_annotation, list(s.parameters), s.parameters["b"].kind.description)
b = s.bind(1, 2, d=4)
print(b, b.args, b.kwargs, b.arguments)
b.apply_defaults()
print(b, b.args, b.kwargs, s.bind(1, 2, 3, 4, 5, d=6, z=7).arguments)
for bad in (lambda: s.bind(1), lambda: s.bind(1, 2), lambda: signature(co).bind(1, 2), lambda: signature(co).bind(1, x=2), lambda: signature(co).bind(z=1), lambda: signature(co).bind(1, z=1), lambda: signature(3), lambda: Parameter("1", Parameter.KEYWORD_ONLY), lambda: Signature([Parameter("a", Parameter.KEYWORD_ONLY), Parameter("b", Parameter.POSITIONAL_ONLY)])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(Signature([Parameter("a", Parameter.POSITIONAL_ONLY), Parameter("b", Parameter.KEYWORD_ONLY, default=1)]), s.replace(return_annotation=int, parameters=[]), signature(co) == signature(co))
c = co(1)
print(inspect.iscoroutinefunction(co), inspect.iscoroutinefunction(f), inspect.iscoroutine(c), inspect.isawaitable(c), inspect.isawaitable(3), inspect.isgeneratorfunction(gen), inspect.isasyncgenfunction(agen), inspect.isgenerator(gen()), inspect.isasyncgen(agen()), inspect.iscoroutinefunction(functools.partial(co, 1)))
print(inspect.getcoroutinestate(c), c.close(), inspect.getcoroutinestate(c), inspect.isfunction(f), inspect.ismethod(C(1).m), inspect.isclass(C), inspect.ismodule(inspect), inspect.isbuiltin(len), inspect.isroutine(len), inspect.isfunction(len))
print(repr(inspect.getdoc(f)), inspect.getdoc(D.m), inspect.getdoc(C(1).m), inspect.unwrap(functools.wraps(f)(gen)) is f, [n for n, v in inspect.getmembers(C, inspect.isfunction)], inspect.getmro(D)[1].__name__)
print(inspect.getfullargspec(f), inspect.getcallargs(C.m, 1, 2), inspect.getattr_static(C(1), "k").__class__.__name__, inspect.cleandoc("  a\n    b"))


@functools.wraps(f)
def wrapper(*args, **kwargs):
    pass


print(signature(wrapper), signature(wrapper, follow_wrapped=False))
