# Which classes have the descriptor of __dict__, and what it refuses.
import functools


class Plain:
    pass


class Slotted:
    __slots__ = ("a",)


class Meta(type):
    def mro(cls):
        return [cls, object]


class Unrelated(Plain, metaclass=Meta):
    pass


for c in (object, BaseException, KeyError, functools.partial, Plain, Slotted, Unrelated):
    print(c.__name__, "__dict__" in c.__dict__)
odd = Unrelated()
odd.x = 1
print(odd.x, hasattr(odd, "__dict__"))
try:
    vars(odd)
except TypeError as e:
    print(e)
for o in (KeyError(), functools.partial(int), functools.cache(len)):
    try:
        del o.__dict__
    except TypeError as e:
        print(e)
    o.__dict__ = {"a": 5}
    print(o.a)
plain = Plain()
plain.a = 1
del plain.__dict__
print(vars(plain))
