# inspect: signatures and kinds.
import inspect


def f(a, b=1, *args, c, d: int = 2, **kw) -> str: "Doc."
class K:
    def __init__(self, x, y=0): pass
    def m(self, z): pass


print(inspect.signature(f), inspect.signature(K), inspect.signature(K.m), inspect.signature(K(1).m), inspect.signature(lambda x, /, y: 0))
print([(p.name, p.kind.name, p.default is p.empty) for p in inspect.signature(f).parameters.values()])
print(inspect.isfunction(f), inspect.isclass(K), inspect.ismethod(K(1).m), inspect.isbuiltin(len), inspect.getdoc(f), inspect.ismodule(inspect))
