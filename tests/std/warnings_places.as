# warnings: filters come back as they were, files that are not counted, what a deprecated class warns of.

import asyncio
import warnings


def inner():
    warnings.warn("one", stacklevel=1, skip_file_prefixes=("/nowhere",))
    warnings.warn("three", stacklevel=3, skip_file_prefixes=("/nowhere",))


def outer():
    inner()


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    outer()
print([(str(w.message), w.lineno) for w in caught])
for bad in (["x"], (1,), "x"):
    try:
        warnings.warn("x", skip_file_prefixes=bad)
    except TypeError as problem:
        print(problem)

before = warnings.filters
with warnings.catch_warnings():
    print(warnings.filters is before, warnings.filters == before)
    warnings.filters = object()
    warnings.showwarning = None
print(warnings.filters is before, callable(warnings.showwarning))


@warnings.deprecated("old class")
class Old:
    pass


@warnings.deprecated("old base")
class Base:
    def __init_subclass__(cls, **kwargs):
        print("made", cls.__name__, kwargs)


@warnings.deprecated("old coroutine")
async def run():
    return 5


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")

    class New(Old):
        pass

    class More(Base, x=1):
        pass

    Old(), New(), More(), Base()
    print(asyncio.run(run()), asyncio.iscoroutinefunction(run))
print([str(w.message) for w in caught], Base.__deprecated__)
