# copy and deepcopy follow what a class says of itself: dispatch_table, __reduce_ex__, __reduce__, state.
import copy
import copyreg
import weakref


class Registered:
    def __init__(self, value):
        self.value = value


def reduce_registered(obj):
    return Registered, (obj.value + 1,)


copyreg.pickle(Registered, reduce_registered)
print(copy.copy(Registered(1)).value, copy.deepcopy(Registered(5)).value)


class ByVersion:
    def __reduce_ex__(self, version):
        self.asked = version
        return "same"


original = ByVersion()
print(copy.copy(original) is original, original.asked, copy.deepcopy(original) is original)


class WithSetter:
    def __reduce__(self):
        return WithSetter, (), {"x": [1]}, iter([1, 2]), iter([("k", [3])])

    def append(self, item):
        self.__dict__.setdefault("items", []).append(item)

    def __setitem__(self, key, value):
        self.__dict__.setdefault("pairs", []).append((key, value))


print(copy.copy(WithSetter()).__dict__)
print(copy.deepcopy(WithSetter()).__dict__)


class Slotted:
    __slots__ = ("a", "b")


slotted = Slotted()
slotted.a = [1]
print(copy.copy(slotted).a is slotted.a, copy.deepcopy(slotted).a, hasattr(copy.copy(slotted), "b"))


class Uncopyable:
    def __getattribute__(self, name):
        if name.startswith("__reduce"):
            raise AttributeError(name)
        return object.__getattribute__(self, name)


for function in (copy.copy, copy.deepcopy):
    try:
        function(Uncopyable())
    except copy.Error as e:
        print(e)
ref = weakref.ref(Registered)
print(copy.copy(ref) is ref, copy.deepcopy(ref) is ref)
code = (lambda: 1).__code__
print(copy.copy(code) is code, copy.deepcopy(code) is code)
try:
    copy.copy(memoryview(b"a"))
except TypeError as e:
    print(e)
