# `__slots__` that cannot be: what is said of each.

def attempt(slots, base=object):
    try:
        made = type("Made", (base,), {"__slots__": slots})
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
    else:
        print("made", sorted(n for n in vars(made) if not n.startswith("__")))


class Plain:
    pass


attempt("one")
attempt(["one", "two"])
attempt(("__hidden",))
attempt("two words")
attempt(("1st",))
attempt((1,))
attempt(5)
attempt(("item",), tuple)
attempt(("item",), int)
attempt((), tuple)
attempt(("__dict__",), Plain)
attempt(("__weakref__",), Plain)
attempt(("__dict__",))
