# An exception of __set_name__ carries a note of where; type() does not resolve __mro_entries__.
class Fails:
    def __set_name__(self, owner, name):
        1 / 0


class Short:
    def __set_name__(self):
        pass


try:
    class A:
        field = Fails()
except ZeroDivisionError as e:
    print(e, e.__notes__)
try:
    class B:
        other = Short()
except TypeError as e:
    print(e, e.__notes__)


class Stands:
    def __mro_entries__(self, bases):
        return (int,)


class C(Stands()):
    pass


print(C.__mro__, C.__orig_bases__[0].__class__.__name__)
try:
    type("D", (Stands(),), {})
except TypeError as e:
    print(e)
