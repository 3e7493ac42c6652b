# A class statement tells of its slots first, then of its name, its cell and the order of its bases.
def attempt(body, bases=(), kind=type):
    try:
        print(kind("K", bases, body))
    except Exception as e:
        print(type(e).__name__, e)


class A: ...
class B(A): ...
class I(int): ...


attempt({"__slots__": ["a"]}, (A, B))
attempt({"__slots__": ["a"], "a": 1}, (A, B))
attempt({"__slots__": ["a"]}, (A, I))
attempt({"__slots__": ["1"], "__qualname__": 5}, (A, B))
attempt({"__qualname__": 5}, (A, B))
attempt({"__classcell__": 5, "__qualname__": 5}, (A, B))
attempt({"__classcell__": 5}, (A, B))
attempt({"__slots__": ["__qualname__"], "__qualname__": "Q"})
attempt({}, (A, A))


class Meta(type):
    def mro(cls):
        print("mro of", cls.__name__, sorted(k for k in cls.__dict__ if k in ("x", "__doc__", "__dict__")))
        return super().mro()


attempt({"__slots__": ["x"]}, (), Meta)
attempt({"__slots__": ["x", 1]}, (), Meta)


class Hiding(type):
    def mro(cls):
        return [c for c in super().mro() if c is not A]


class C(A, metaclass=Hiding): ...


# The `__dict__` is A's, and A is not asked.
c = C()
c.x = 1
try:
    vars(c)
except TypeError as e:
    print(e)
print(c.x, hasattr(c, "__dict__"), "__dict__" in dir(c), "x" in dir(c), c.__getstate__())

# A __new__ of the wrong base is refused before arguments and abstract methods are.
import abc

class AbstractList(list, metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def must(self): pass

class Abstract(abc.ABC):
    @abc.abstractmethod
    def must(self): pass

for arguments in [(AbstractList,), (AbstractList, 1), (Abstract,), (Abstract, 1), (list, 1), (dict,), (5,), ()]:
    try:
        object.__new__(*arguments)
    except TypeError as error:
        print(error)
