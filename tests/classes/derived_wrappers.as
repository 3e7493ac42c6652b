# Classes derived from classmethod and staticmethod call its __init__; builtin classes have no annotations of their own.
class Marked(classmethod):
    def __init__(self, function):
        function.marked = True
        super().__init__(function)


class Noted(staticmethod):
    def __init__(self, function):
        super().__init__(function)
        self.note = "noted"


class Swapped(staticmethod):
    def __init__(self, function):
        super().__init__(lambda *args: ("swapped", function(*args)))


class K:
    @Marked
    def a(cls):
        return cls.__name__

    @Noted
    def b(x):
        return x

    @Swapped
    def c(x):
        return x


print(K.a(), K.a.marked, K.b(3), K.__dict__["b"].note, K.c(4), K().c(5))
for kind in type, int, type(K.b):
    try:
        kind.__annotations__
    except AttributeError as e:
        print(e)
print(K.__annotations__)
try:
    type.__abstractmethods__
except AttributeError as e:
    print(e)
