# What `Signature.bind` says of arguments that do not fit, and how it takes positional-only names.
import inspect


def f(a, b, /, c): pass
def g(a=None, /, b=1, *c, d, e=3, **k): pass
def h(a, b=1, /): pass
def i(a, *, b): pass
def j(a, *b, c): pass


for function in f, g, h, i, j:
    signature = inspect.signature(function)
    print(signature)
    for args in (), (1,), (1, 2), (1, 2, 3):
        for kwargs in {}, {"a": 1}, {"b": 1}, {"a": 1, "b": 2, "c": 3}, {"d": 4, "b": 2}, {"zz": 1}:
            for bind in signature.bind, signature.bind_partial:
                try:
                    bound = bind(*args, **kwargs)
                    print(bound.arguments, bound.args, bound.kwargs)
                except TypeError as e:
                    print(e)
