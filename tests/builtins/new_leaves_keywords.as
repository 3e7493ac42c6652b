"""`float.__new__` and its like leave keywords to the `__init__` that a subclass has of its own; copies rely on it."""
import copy


def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)


class Own(float):
    def __init__(self, *args, **kwargs): self.given = args, kwargs
    def __getnewargs_ex__(self): return (1.5,), {"unit": "m"}


class Plain(float): pass
class OwnTuple(tuple):
    def __init__(self, *args, **kwargs): pass
class OwnSet(set):
    def __init__(self, *args, **kwargs): pass


t(lambda: float.__new__(Own, 2, unit="km"))
t(lambda: float.__new__(Plain, 2, unit="km"))
t(lambda: float.__new__(float, 2, unit="km"))
t(lambda: tuple.__new__(OwnTuple, (1, 2), key=1))
t(lambda: set.__new__(OwnSet, (1, 2), key=1))
t(lambda: Own(3, unit="cm").given)
t(lambda: Plain(3, unit="cm"))
t(lambda: copy.copy(Own(3)))
t(lambda: float.__new__())
t(lambda: float.__new__(x=1))
