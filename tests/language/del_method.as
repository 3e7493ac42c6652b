# `__del__` runs when the last reference goes: by `del`, by another value, at the end of a function or of the program.
import gc


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


class Holder:
    def __init__(self, held):
        self.held = held

    def __del__(self):
        print("holder released")


class Failing:
    def __del__(self):
        raise ValueError("nobody can catch this")


class Phoenix:
    def __del__(self):
        kept.append(self)
        print("back from the dead")


class Slotted:
    __slots__ = ("value",)

    def __del__(self):
        print("slotted", self.value)


class Numbers(list):
    def __del__(self):
        print("numbers", self[:])


class Trouble(Exception):
    def __del__(self):
        print("trouble over")


def use():
    local = Resource("local")
    print("using", local.name)


kept = []
print("start")
by_name = Resource("by name")
del by_name
print("name deleted")
by_value = Resource("by value")
by_value = None
print("value replaced")
use()
print("function left")
Resource("temporary")
print("temporary gone")
holder = Holder(Resource("held"))
del holder
print("holder deleted")
table = {"key": Resource("in a dict")}
table["key"] = None
print("entry replaced")
failing = Failing()
del failing
print("a failure is only reported")
phoenix = Phoenix()
del phoenix
print(len(kept))
kept.clear()
print("gone without a second call")
slotted = Slotted()
slotted.value = 5
del slotted
numbers = Numbers([1, 2])
del numbers
trouble = Trouble()
del trouble
left, right = Resource("left"), Resource("right")
left.other, right.other = right, left
left = right = None
gc.collect()
print("a circle takes a collection")
last = Resource("last")
print("end")
