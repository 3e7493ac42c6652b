# One place reads attributes that descriptors give, of classes that differ and change.
import traceback
from collections import namedtuple


class Doubled:
    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, thing, owner):
        if thing is None:
            return ('asked of', owner.__name__)
        return getattr(thing, self.name, 'unset')

    def __set__(self, thing, value):
        setattr(thing, self.name, value * 2)


class Told:
    def __get__(self, thing, owner):
        return ('told', thing is not None, owner.__name__)


class Failing:
    def __get__(self, thing, owner):
        raise AttributeError('it fails')


class First:
    doubled = Doubled()
    told = Told()
    failing = Failing()


class Second(First):
    pass


class Forgiving(First):
    def __getattr__(self, name):
        return 'instead of ' + name


def doubled_of(thing):
    return thing.doubled


def told_of(thing):
    return thing.told


def failing_of(thing):
    return thing.failing


things = [First(), Second(), Forgiving()]
for turn in range(3):
    for thing in things:
        print(doubled_of(thing), told_of(thing))
        thing.doubled = turn
    if turn == 1:
        things[0].told = 'its own'
        things[0].__dict__['doubled'] = 'in the shade'
print(doubled_of(First), doubled_of(Second), told_of(First))
for thing in things:
    for turn in range(2):
        try:
            print(failing_of(thing))
        except AttributeError as error:
            print(error, [entry.name for entry in traceback.extract_tb(error.__traceback__)])
Doubled.__get__ = lambda self, thing, owner: 'replaced'
print([doubled_of(thing) for thing in things], doubled_of(First))

Point = namedtuple('Point', 'x y')


class Sum(Point):
    __slots__ = ()

    @property
    def sum(self):
        return self.x + self.y


def x_of(point):
    return point.x


print([x_of(point) for point in (Point(1, 2), Sum(3, 4), Point('a', 'b'))] * 2, Sum(3, 4).sum)
try:
    Point(1, 2).x = 5
except AttributeError as error:
    print(error)
try:
    x_of(tuple.__new__(Point, ()))
except IndexError as error:
    print(error)


class Root:
    value = 1

    def act(self, *args):
        return ('root', args)

    @classmethod
    def name(cls):
        return ('root', cls.__name__)

    @property
    def own(self):
        return 'root'


class Left(Root):
    def act(self, *args):
        return ('left', super().act(*args))

    @classmethod
    def name(cls):
        return ('left', super().name())

    @property
    def own(self):
        return super().own + ' and left'


class Right(Root):
    def act(self, *args):
        return ('right', super().act(*args))


class Both(Left, Right):
    def act(self, *args):
        return ('both', super().act(*args), super(Left, self).act(), super(Right, self).act())


for turn in range(3):
    for thing in (Left(), Right(), Both()):
        print(thing.act(turn), thing.name(), thing.own)
    if turn == 1:
        Root.act = lambda self, *args: ('new root', args)


def derived(base):
    class Derived(base):
        def act(self, *args):
            return ('derived', super().act(*args))
    return Derived()


for base in (Root, Left, Right, Root):
    print(derived(base).act())


class Kept(Root):
    def act(self, *args):
        return ('kept', args)


Kept.above = super(Kept)
kept = Kept()
for turn in range(3):
    print(kept.above.act(turn), Kept.above is Kept.__dict__['above'])
