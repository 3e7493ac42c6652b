# Where the marks of a traceback stand: whole statements for classes and handlers, whole displays, nothing where the line is all.
import traceback


class Bad:
    def _fail(self, *args):
        raise ValueError("bad")

    __getitem__ = __call__ = __hash__ = _fail

    def __repr__(self):
        return "Bad"


bad, none = Bad(), None


def in_class():
    class Inner:
        x = 1
        y = 1 / 0


def with_keywords():
    class Inner(metaclass=none):
        pass


def in_handler():
    try:
        1 / 0
    except none:
        pass


def displays():
    return {"k": 1, **none}


def no_exception():
    raise (lambda q=none: q)()


def over_lines():
    return dict(
        k=none(
           ))


def letters():
    value = isinstance("é", none)


def lone_super():
    return (lambda q: super().x)(1)


def unbound():
    print(lone_supe)
    lone_supe = 1


def grouped():
    try:
        1 / 0
    except Exception as e:
        raise ExceptionGroup("two", [e, ValueError(6)])


def split():
    try:
        raise ValueError(1)
    except* ValueError:
        raise TypeError(2)


for f in (in_class, with_keywords, in_handler, displays, no_exception, over_lines, letters, lone_super, unbound, grouped, split):
    try:
        f()
    except Exception as e:
        print("".join(traceback.format_exception(e)).replace(__file__, "FILE"))
        print(getattr(e, "name", None))

import builtins
print([name for name in vars(builtins) if name in ("iter", "super", "abs", "int", "open", "KeyError", "None")])
