# Mixins, abstract bases, a plugin registry, descriptors and operator overloading together.
from abc import ABC, abstractmethod
from functools import total_ordering


class Validated:
    def __init__(self, check, message):
        self.check, self.message = check, message

    def __set_name__(self, owner, name):
        self.slot = "_" + name
        owner.validated = [*getattr(owner, "validated", []), name]

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.slot)

    def __set__(self, obj, value):
        if not self.check(value):
            raise ValueError(f"{self.slot[1:]}: {self.message}, got {value!r}")
        setattr(obj, self.slot, value)


class Loggable:
    def log(self, text):
        self.__dict__.setdefault("entries", []).append(f"{type(self).__name__}: {text}")
        return self


class Serializable:
    def to_dict(self):
        return {"type": type(self).__name__, **{n: getattr(self, n) for n in type(self).validated}}

    @classmethod
    def from_dict(cls, data):
        data = dict(data)
        kind = Animal.kinds[data.pop("type")]
        return kind(**data)


@total_ordering
class Animal(Loggable, Serializable, ABC):
    kinds = {}
    name = Validated(lambda v: isinstance(v, str) and v, "must be a name")
    weight = Validated(lambda v: isinstance(v, (int, float)) and v > 0, "must be positive")

    def __init__(self, name, weight):
        self.name, self.weight = name, weight

    def __init_subclass__(cls, legs=4, **kw):
        super().__init_subclass__(**kw)
        cls.legs = legs
        Animal.kinds[cls.__name__] = cls

    @abstractmethod
    def sound(self): ...

    @property
    @abstractmethod
    def diet(self): ...

    def speak(self, times=1):
        return " ".join([self.sound()] * times)

    def __eq__(self, other):
        return isinstance(other, Animal) and (self.weight, self.name) == (other.weight, other.name)

    def __lt__(self, other):
        return self.weight < other.weight if isinstance(other, Animal) else NotImplemented

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.weight})"

    def __add__(self, other):
        return Herd([self, other]) if isinstance(other, Animal) else NotImplemented


class Dog(Animal):
    diet = "meat"

    def sound(self):
        return "Woof"


class Bird(Animal, legs=2):
    diet = "seeds"

    def sound(self):
        return "Tweet"

    def speak(self, times=1):
        return super().speak(times + 1).lower()


class Parrot(Bird, legs=2):
    def sound(self):
        return f"{self.name} wants a cracker"


class Herd:
    def __init__(self, members):
        self.members = list(members)

    def __iadd__(self, other):
        self.members.extend(other.members if isinstance(other, Herd) else [other])
        return self

    def __len__(self):
        return len(self.members)

    def __getitem__(self, i):
        found = self.members[i]
        return Herd(found) if isinstance(i, slice) else found

    def __contains__(self, name):
        return any(m.name == name for m in self.members)

    def __getattr__(self, attr):
        if attr.startswith("each_"):
            return lambda *a, **k: [getattr(m, attr[5:])(*a, **k) for m in self.members]
        raise AttributeError(f"{type(self).__name__!r} herd has no {attr!r}")

    def __repr__(self):
        return f"Herd({self.members})"


rex, tweety, polly = Dog("Rex", 30.5), Bird("Tweety", 0.1), Parrot("Polly", 0.4)
herd = rex + tweety
herd += polly
print(herd, len(herd), herd[-1], herd[:2], "Polly" in herd, "Tom" in herd)
print(herd.each_sound(), herd.each_speak(2), [a.legs for a in herd], sorted(herd))
print(max(herd), tweety < rex, rex >= polly, rex == Dog("Rex", 30.5), len({rex, Dog("Rex", 30.5)}))
print([a.to_dict() for a in herd], Serializable.from_dict({"type": "Parrot", "name": "Kea", "weight": 1}))
print(rex.log("barks").log("sleeps").entries, hasattr(tweety, "entries"), sorted(Animal.kinds), Animal.validated)
for bad in (lambda: Animal("x", 1), lambda: Dog("", 1), lambda: Dog("Max", -1), lambda: rex + 5, lambda: herd.nothing, lambda: rex < 5, lambda: setattr(polly, "weight", "heavy"), lambda: type("Half", (Animal,), {"sound": lambda s: "?"})("h", 1)):
    try:
        bad()
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
print([c.__name__ for c in Parrot.__mro__], isinstance(polly, Loggable), issubclass(Parrot, ABC), Parrot.diet, type(Animal).__name__)
