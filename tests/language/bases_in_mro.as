# Bases set while a metaclass computes an order: what was set last stays, and no cycle comes of it.
active = True


class Meta(type):
    def mro(cls):
        global active
        if active and cls.__name__ == "Turned":
            active = False
            Turned.__bases__ = (Second,)
        if active and cls.__name__ == "Left":
            Right.__bases__ = (Left,)
        if active and cls.__name__ == "Right":
            Left.__bases__ = (Right,)
        return type.mro(cls)


active = False


class Root(metaclass=Meta):
    pass


class First(Root):
    pass


class Second(Root):
    pass


class Turned(Root):
    pass


active = True
Turned.__bases__ = (First,)
print(Turned.__bases__, [cls.__name__ for cls in Turned.__mro__])
First.__bases__ = (Turned,)
print([cls.__name__ for cls in First.__mro__])


class Left(Root):
    pass


class Right(Root):
    pass


active = True
try:
    Left.__bases__ += ()
except TypeError as error:
    print(error)
