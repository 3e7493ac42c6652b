# Methods that a class derived from a builtin one takes back from object.
class Text(str):
    __str__ = object.__str__


print(str(Text("a")), f"{Text('a')}", "%s" % Text("a"), Text("b").__str__(), format(Text("c")))


class Whole(int):
    __repr__ = object.__repr__


print(str(Whole(3))[:16], repr(Whole(3))[:16])


class Row(list):
    __repr__ = object.__repr__
    __str__ = object.__str__


print(str(Row([3]))[:14], f"{Row()}"[:14])


class Table(dict):
    __repr__ = object.__repr__
    __eq__ = object.__eq__
    __hash__ = object.__hash__


print(repr(Table())[:16], Table() == Table(), len({Table(): 1, Table(): 2}))


class Pair(tuple):
    __lt__ = object.__lt__
    __hash__ = object.__hash__
    __eq__ = object.__eq__
    __ne__ = object.__ne__


try:
    print(Pair() < Pair())
except TypeError as error:
    print(error)
print(Pair() == Pair(), Pair() != Pair(), hash(Pair()) == hash(()))


class Mistake(Exception):
    __str__ = object.__str__
    __repr__ = object.__repr__


print(str(Mistake(1))[:18])


class Plain(str):
    __format__ = object.__format__


try:
    print(format(Plain("a"), ">3"))
except TypeError as error:
    print(error)
