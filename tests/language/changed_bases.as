# Bases that change, an order of resolution of one's own, and the cell behind `__class__`.

class Old:
    def who(self):
        return "old"


class New:
    def who(self):
        return "new"


class Child(Old):
    pass


class Grandchild(Child):
    pass


grandchild = Grandchild()
print(grandchild.who())  # expect: old
Child.__bases__ = (New,)
print(grandchild.who(), isinstance(grandchild, Old))  # expect: new False
print([c.__name__ for c in Grandchild.__mro__])  # expect: ['Grandchild', 'Child', 'New', 'object']
print(Old.__subclasses__(), [c.__name__ for c in New.__subclasses__()])  # expect: [] ['Child']


def refused(what):
    try:
        what()
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)


def set_bases(bases):
    Child.__bases__ = bases


refused(lambda: set_bases((Grandchild,)))  # expect: TypeError a __bases__ item causes an inheritance cycle
refused(lambda: set_bases(()))  # expect: TypeError can only assign non-empty tuple to Child.__bases__, not ()
refused(lambda: set_bases((int,)))  # expect: TypeError __bases__ assignment: 'int' deallocator differs from 'New'
refused(lambda: set_bases((New, New)))  # expect: TypeError duplicate base class New
print([c.__name__ for c in Grandchild.__mro__])  # expect: ['Grandchild', 'Child', 'New', 'object']


class Short(type):
    def mro(cls):
        order = super().mro()
        print("order of", cls.__name__)
        return [order[0], order[-1]]


class Top(metaclass=Short):  # expect: order of Top
    def here(self):
        return True


class Below(Top):  # expect: order of Below
    pass


print(hasattr(Below(), "here"), Below.__bases__ == (Top,), issubclass(Below, Top))  # expect: False True False


class Renaming(type):
    def __new__(meta, name, bases, namespace):
        print("__classcell__" in namespace)
        return super().__new__(meta, name + "!", bases, dict(namespace))


class Named(metaclass=Renaming):  # expect: True
    def name(self):
        return __class__.__name__


print(Named().name(), "__classcell__" in vars(Named))  # expect: Named! False


class Losing(type):
    def __new__(meta, name, bases, namespace):
        del namespace["__classcell__"]
        return super().__new__(meta, name, bases, namespace)


def make_lost():
    class Lost(metaclass=Losing):
        __qualname__ = "Lost"

        def name(self):
            return __class__


refused(make_lost)  # expect: RuntimeError __class__ not set defining 'Lost' as <class '__main__.Lost'>. Was __classcell__ propagated to type.__new__?


class Asking:
    def __set_name__(self, owner, name):
        print(name, owner().me())


class Asked:  # expect: attribute Asked
    attribute = Asking()

    def me(self):
        return __class__.__name__


class Sized:
    __slots__ = ("a",)


class OtherSized:
    __slots__ = ("b",)


refused(lambda: type("Both", (Sized, OtherSized), {}))  # expect: TypeError multiple bases have instance lay-out conflict
print(type("Fine", (Old, Sized), {}).__base__.__name__)  # expect: Sized
