# A metaclass hands on to type's own look-up, and nothing goes past that by what object has.
class Loud(type):
    def __getattribute__(cls, name):
        if not name.startswith("__"):
            print("get", name)
        return super().__getattribute__(name)

    def __setattr__(cls, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        print("del", name)
        super().__delattr__(name)


class Thing(metaclass=Loud):
    first = 1


print(Thing.first)
Thing.second = 2
print(Thing.second)
del Thing.second


def told(f, *args):
    try:
        print(f(*args))
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


told(lambda: Thing.second)
told(type.__getattribute__, int, "__name__")
told(type.__getattribute__, 5, "real")
told(type.__setattr__, int, "new", 1)
told(type.__setattr__, 5, "new", 1)
told(type.__delattr__, Thing, "none")
told(object.__setattr__, Thing, "third", 3)
told(object.__setattr__, int, "third", 3)
told(object.__delattr__, Thing, "first")
told(object.__getattribute__, Thing, "first")
told(object.__getattribute__, Thing, "none")
told(object.__getattribute__, int, "real")
told(object.__getattribute__, "".upper.__self__, "none")
told(object.__getattribute__, Thing().__init_subclass__, "none")
print(type.__getattribute__, type.__dict__["__setattr__"], "__delattr__" in vars(type))


class Unhashed(type):
    def __eq__(cls, other):
        return cls is other


class Base(metaclass=Unhashed):
    pass


told(lambda: Unhashed("Mixed", (object, Base), {}))
