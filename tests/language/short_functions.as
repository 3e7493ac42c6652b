# Functions that only give an attribute or a constant: whatever stands behind the attribute, they do what they say.


class Point:
    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x

    def kind(self):
        return "point"

    def nothing(self):
        pass

    @property
    def read(self):
        return self.x

    @property
    def answer(self):
        return 42


class Colored(Point):
    def __init__(self, x):
        self.color = "red"
        super().__init__(x)


class Computed(Point):
    def __init__(self):
        pass

    @property
    def x(self):
        print("computed")
        return "computed x"


class Asked(Point):
    def __init__(self):
        pass

    def __getattr__(self, name):
        return "asked for " + name


class Always(Point):
    def __getattribute__(self, name):
        if name == "x":
            return "always"
        return super().__getattribute__(name)


class Slotted:
    __slots__ = ("x",)

    def get(self):
        return self.x


class ClassLevel(Point):
    x = "of the class"

    def __init__(self):
        pass


def show(make):
    try:
        point = make()
        for _ in range(3):
            print(point.get(), point.kind(), point.nothing(), point.read, point.answer)
    except AttributeError as error:
        print(type(error).__name__, error)


for make in (lambda: Point(1), lambda: Colored(2), Computed, Asked, lambda: Always(3), ClassLevel):
    show(make)

mixed = [Point(1), Colored(2), ClassLevel(), Asked(), Computed()] * 3
print([point.get() for point in mixed])
print([point.read for point in mixed])

slotted = Slotted()
for value in (1, "two"):
    slotted.x = value
    print(slotted.get())
del slotted.x
try:
    slotted.get()
except AttributeError as error:
    print(error)

point = Point(5)
print(point.get())
point.x = 6
print(point.get(), point.read)
del point.x
try:
    point.read
except AttributeError as error:
    print(error)
point.__dict__["x"] = 7
print(point.get(), point.read)
Point.x = property(lambda self: "a property now")
print(point.get(), point.read)
del Point.x
print(point.get(), point.read)
Point.get = lambda self: "another method"
print(point.get())
Point.get = lambda self: self.x
print(point.get())


def deep(n):
    """Goes down to the limit, calling something at every step."""
    point.get()
    point.nothing()
    point.read
    return deep(n + 1)


try:
    deep(0)
except RecursionError as error:
    print(error)


def first(a, b):
    return a.x


def second(a, b):
    return b.x


def constant(a):
    return -1


print(first(point, None), second(None, point), constant(0))
for wrong in (lambda: first(point), lambda: constant(), lambda: point.nothing(1), lambda: constant(a=1, b=2)):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(constant(a=3), first(b=1, a=point))
print(constant.__code__ is constant.__code__, point.kind.__name__)


async def main():
    # Out of a coroutine's frame the same.
    await asyncio.sleep(0)
    print(point.get(), point.nothing(), point.read, first(point, 0), constant(0))

    def plain(a, b, c):
        total = a + b
        return total * c

    print(plain(1, 2, 3), [plain(i, i, i) for i in range(4)])
    try:
        plain(1, "2", 3)
    except TypeError as error:
        print(error, error.__traceback__.tb_next.tb_frame.f_code.co_name)


import asyncio

asyncio.run(main())


class Named:
    @property
    def __class__(self):
        return int


for thing in (1, "s", point, Point, slotted, None, Named(), [], lambda: 0, ValueError()):
    print(thing.__class__)

point.__class__ = Colored
print(point.__class__.__name__)
