# What a property or another descriptor raises as AttributeError makes `__getattr__` the one to ask.

class Record:
    @property
    def title(self):
        return self.text.title

    @property
    def broken(self):
        raise AttributeError("inside")

    def __getattr__(self, name):
        return f"fallback for {name}"


record = Record()
for _ in range(3):
    print(record.broken)  # expect: fallback for broken
    # expect: fallback for broken
    # expect: fallback for broken
print(getattr(record, "broken", "default"))  # expect: fallback for broken
print(hasattr(record, "broken"))  # expect: True


class Partial:
    def __get__(self, instance, owner):
        return "read"

    def __delete__(self, instance):
        print("deleted")


class Holder:
    part = Partial()


holder = Holder()
try:
    holder.part = 1
except AttributeError as error:
    print(error)  # expect: __set__
del holder.part  # expect: deleted


class Bare:
    __slots__ = ("size",)


bare = Bare()
for name in ("size", "weight"):
    try:
        delattr(bare, name)
    except AttributeError as error:
        print(error)
# expect: size
# expect: 'Bare' object has no attribute 'weight' and no __dict__ for setting new attributes
