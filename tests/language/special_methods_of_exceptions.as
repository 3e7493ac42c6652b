# Exceptions and classes are values like others: the special methods that their classes define count.

class Count(Exception):
    def __index__(self):
        return 2

    def __len__(self):
        return 0

    def __bytes__(self):
        return b"ab"

    def __set_name__(self, owner, name):
        print("named", name, "in", owner.__name__)


count = Count()
print([10, 20, 30][count], "abcb".find("b", count), [0] * count)
print(bool(count), chr(count), bytes(count), "%5.1f" % count)


class Holder:
    attribute = count


class Data(Exception):
    def __get__(self, instance, owner):
        return "got"

    def __set__(self, instance, value):
        print("set", value)


class Described:
    data = Data()


described = Described()
described.data = 1
print(described.data, Described.data)


class Numbered(type):
    def __getitem__(cls, index):
        if index == 3:
            raise IndexError
        return index * 10

    def __bool__(cls):
        return False

    def __get__(cls, instance, owner):
        return "class as descriptor of " + owner.__name__


class Tens(metaclass=Numbered):
    pass


class User:
    inner = Tens


print(list(Tens), 20 in Tens, 5 in Tens, bool(Tens))
print(User.inner)
print(User().inner)


class Slotted(Exception):
    __slots__ = ("place",)


slotted = Slotted()
slotted.place = 1
del slotted.place
try:
    del slotted.place
except AttributeError as error:
    print("no", error)
