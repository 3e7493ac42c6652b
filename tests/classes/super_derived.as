"""A class that derives from super and is bound to an object when it is found in its class."""


class MySuper(super):
    def hi(self):
        return "hi"

    def __getattr__(self, name):
        return f"[{name}]"


class A:
    def meth(self, a):
        return f"A({a})"


class B(A):
    def __init__(self):
        self.__super = MySuper(B, self)

    def meth(self, a):
        return "B" + self.__super.meth(a)


class C(A):
    def meth(self, a):
        bound = self.__super
        return f"C {type(bound).__name__} " + bound.meth(a)


C._C__super = MySuper(C)
print(B().meth(3))
print(C().meth(4))
print(type(MySuper(C).__get__(C(), C)))


print(type(MySuper(B, B())), MySuper(B, B()), MySuper(B, B()).hi(), MySuper(B).absent)
print(MySuper(B, B()).meth(1), MySuper(B, B).meth(None, 2), MySuper(B, B).__thisclass__, MySuper(B).__class__)


class Nothing:
    __class_getitem__ = None


try:
    Nothing[1]
except TypeError as error:
    print(error)
for args in ((), (1,), (1, 2, 3)):
    try:
        property().__set_name__(*args)
    except TypeError as error:
        print(error)
