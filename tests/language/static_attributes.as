# `__static_attributes__`: the attributes that functions in a class body set on `self`.


class Plain:
    class Nested:
        def method(self):
            self.inner = 1

    def method(self):
        self.first = 1
        self.__private = 2
        self.added += 1
        del self.gone
        self.far.away = 3
        for self.looped in ():
            pass
        (self.left, self.right) = 1, 2
        self.noted: int = 4
        self.declared: int

        def function():
            self.deeper = 1

        return lambda: [0 for self.comprehended in ()]

    @staticmethod
    def other(this):
        this.unseen = 1

    class After:
        pass


print(sorted(Plain.__static_attributes__))
print(Plain.Nested.__static_attributes__, Plain.After.__static_attributes__)


# Where `__dict__` of instances comes from when there are several bases.
class Bare:
    __slots__ = ()


class Open:
    pass


class Mixed(Bare, Open):
    __slots__ = ()


class Number(Open, int):
    pass


print("__dict__" in vars(Mixed), "__weakref__" in vars(Mixed))
print("__dict__" in vars(Number), "__weakref__" in vars(Number))
Mixed().anything = 1
try:

    class Wrong(Open, int):
        __slots__ = ("slot",)

except TypeError as error:
    print(error)
