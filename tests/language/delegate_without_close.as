"""A delegate whose attributes cannot even be looked up is left as it is when its generator is closed."""
import sys


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise LookupError(name)


def delegating():
    try:
        yield from Broken()
    except BaseException as e:
        print("there", repr(e))
        raise


sys.unraisablehook = lambda told: print("ignored", repr(told.exc_value), type(told.object).__name__)
g = delegating()
next(g)
print(g.close())
g = delegating()
next(g)
try:
    g.throw(GeneratorExit("mine"))
except GeneratorExit as e:
    print(repr(e))
