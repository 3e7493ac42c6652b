# What is no class but has `__bases__` may stand for one in isinstance and issubclass.
class Kind:
    def __init__(self, *bases):
        self.bases = bases

    @property
    def __bases__(self):
        return self.bases

    def __call__(self):
        return Thing(self)


class Thing:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


class Endless:
    @property
    def __bases__(self):
        return (self, self)


class Failing:
    @property
    def __bases__(self):
        raise RuntimeError("no bases today")


class Without:
    @property
    def __bases__(self):
        raise AttributeError("bases")


base = Kind()
derived = Kind(base)
of_int = Kind(int)
print(isinstance(base(), base))
print(isinstance(derived(), base))
print(isinstance(base(), derived))
print(isinstance(3, base))
print(issubclass(derived, base))
print(issubclass(base, derived))
print(issubclass(of_int, int))
print(issubclass(of_int, object))
print(issubclass(of_int, (str, float)))
print(issubclass(int, base))
for attempt in (
    lambda: isinstance(1, Failing()),
    lambda: issubclass(Failing(), int),
    lambda: isinstance(1, Without()),
    lambda: issubclass(Without(), int),
    lambda: issubclass(int, Without()),
    lambda: issubclass(Endless(), int),
    lambda: isinstance(1, 5),
    lambda: issubclass(1, 5),
    lambda: issubclass(int, 5),
):
    try:
        print(attempt())
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, str(e).partition(" while")[0])
