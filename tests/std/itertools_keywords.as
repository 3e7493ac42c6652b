"""What derives from an iterator of itertools and has an `__init__` of its own may be made with keywords."""
import itertools

MADE = {
    "chain": ([1], [2]),
    "starmap": (pow, [(2, 3)]),
    "takewhile": (bool, [1, 0]),
    "dropwhile": (bool, [0, 1]),
    "filterfalse": (bool, [0, 1]),
    "islice": ([1, 2, 3], 2),
    "cycle": ([1],),
    "pairwise": ([1, 2],),
}
for name, args in MADE.items():
    plain = getattr(itertools, name)

    class Derived(plain):
        def __init__(self, *args, newarg=None):
            self.newarg = newarg

    class Bare(plain):
        pass

    made = Derived(*args, newarg=3)
    print(name, next(made), made.newarg)
    for refused in (plain, Bare):
        try:
            refused(*args, newarg=3)
        except TypeError as error:
            print(error)
