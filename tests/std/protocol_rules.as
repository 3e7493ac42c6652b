"""What makes a class a protocol, and what may be asked of one (PEP 544)."""
from typing import Generic, Protocol, TypeVar, get_protocol_members, is_protocol, runtime_checkable

T = TypeVar("T")


def t(what, f):
    try:
        print(what, f())
    except Exception as e:
        print(what, type(e).__name__, e)


class Named(Protocol):
    name: str


@runtime_checkable
class Closable(Protocol):
    def close(self): ...


@runtime_checkable
class Sized2(Closable, Protocol[T]):
    size = 0
    def __len__(self): ...


class Base:
    def __init__(self, x):
        self.x = x
        print("made with", x)


class Made(Base, Closable): pass
class AlsoMade(Closable, Base): pass
class Plain: pass


class Door:
    def close(self): pass


class NoClose(Door):
    close = None


print(sorted(get_protocol_members(Sized2)), is_protocol(Named), is_protocol(Made), is_protocol(Protocol))
t("instance", Named)
t("unchecked", lambda: isinstance(3, Named))
t("unchecked class", lambda: issubclass(int, Named))
t("closable", lambda: (isinstance(Door(), Closable), isinstance(NoClose(), Closable), isinstance(3, Closable), issubclass(Door, Closable)))
t("data members", lambda: issubclass(Door, Sized2))
t("no class", lambda: issubclass(3, Sized2))
door = Door()
door.size = 3
t("own attribute", lambda: isinstance(door, Sized2))
t("first base", lambda: Made(1).x)
t("second base", lambda: AlsoMade(2).x)
t("wrong base", lambda: type(Protocol)("P", (Plain, Protocol), {}))
t("not a protocol", lambda: runtime_checkable(Plain))
t("bare", lambda: (isinstance(Made(3), Protocol), issubclass(Made, Protocol), issubclass(Plain, Protocol), issubclass(Made, Generic)))


class Evil(Protocol):
    @property
    def __getattr__(self): raise RuntimeError

    def method(self): ...


class Failing(type(Protocol)):
    @property
    def bad(cls): raise ValueError("not now")


class Failed(Protocol, metaclass=Failing):
    bad: int


t("failing", lambda: runtime_checkable(Failed))
