# isinstance and issubclass with tuples and unions.
print(isinstance(1, int), isinstance(True, int), isinstance(1.0, int))
print(isinstance("a", (int, str)), isinstance([], (int, (str, list))))
print(isinstance(1, int | str), isinstance(None, int | None), isinstance(2.5, int | str))
print(issubclass(bool, int), issubclass(int, (str, object)), issubclass(int, int | str))
for f in (lambda: isinstance(1, 2), lambda: issubclass(1, int), lambda: isinstance(1, "int"), lambda: isinstance(1, [int])):
    try:
        f()
    except TypeError as e:
        print(e)
print(int | str, type(int | str).__name__)
class M(type):
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, o): return o is int
class Five(metaclass=M): pass
print(isinstance(5, Five), isinstance(6, Five), issubclass(int, Five), issubclass(str, Five))
print(type(5) is int, type(type) is type, isinstance(int, type), isinstance(type, object))
print(isinstance(print, type(len)), isinstance(lambda: 0, type(lambda: 1)))
