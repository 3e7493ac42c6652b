# What an object says in `__class__` counts for isinstance and super, also where `__getattribute__` says it.
class Base:
    def f(self):
        return "Base.f"


class Derived(Base):
    def f(self):
        return super(Derived, self).f() + " Derived.f"


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattribute__(self, name):
        if name == "_target":
            return object.__getattribute__(self, name)
        return getattr(self._target, name)


p = Proxy(Derived())
print(isinstance(p, Derived), isinstance(p, (int, Base)), isinstance(p, Proxy), isinstance(Proxy(1), Base))
print(Derived.f(p), super(Derived, None))
try:
    super(Derived, Proxy(1))
except TypeError as e:
    print(e)


class Hook:
    asked = 0

    def __get__(self, instance, owner=None):
        def look_up(name):
            self.asked += 1
            raise AttributeError(name)

        return look_up


hook = Hook()


class Every:
    __getattribute__ = hook


class Missing:
    __getattr__ = hook


class Both:
    __getattribute__ = __getattr__ = hook


for kind in Every, Missing, Both:
    try:
        kind().anything
    except AttributeError as e:
        print(kind.__name__, e, hook.asked)
