# One place in a program reads attributes of many classes and their instances, again and again, while the classes change.
class Meta(type):
    shared = 'of the metaclass'

    @property
    def forced(cls):
        return 'forced by the metaclass'


class Base(metaclass=Meta):
    count = 0
    shared = 'of the class'
    nothing = None

    @classmethod
    def make(cls, *args):
        return (cls.__name__, args)

    @staticmethod
    def plain(*args):
        return args


class Middle(Base):
    pass


class Last(Middle):
    count = 5

    @classmethod
    def make(cls, *args):
        return ('last', super().make(*args))


def look(thing):
    made = thing.make
    return (thing.count, thing.shared, thing.nothing, thing.make(1), thing.plain(2), made(3))


for turn in range(2):
    for thing in (Base, Middle, Last, Base(), Middle(), Last()):
        print(look(thing))


def count_of(thing):
    return thing.count


for turn in range(3):
    Base.count += 1
    if turn == 1:
        Middle.count = 'own'
    print(count_of(Base), count_of(Middle), count_of(Last), count_of(Base()), count_of(Middle()))
    if turn == 1:
        del Middle.count


def forced_of(thing):
    return thing.forced


print(forced_of(Base), forced_of(Last))
middle = Middle()
print(count_of(middle))
middle.count = 'of the instance'
print(count_of(middle))
del middle.count
print(count_of(middle))


def make_of(thing):
    return thing.make(1, *[2])


print(make_of(Base), make_of(Middle()), make_of(Last))
Base.make = classmethod(lambda cls, *args: ('new', cls.__name__, args))
print(make_of(Base), make_of(Middle()), make_of(Last))
Base.plain = lambda *args: ('method now', len(args))
print(Base.plain(1), Base().plain(1), Middle.plain(1), Middle().plain(1))


class Called:
    measure = len

    def __init__(self, action):
        self.action = action


def act(thing, *args):
    return thing.action(*args)


called = Called(lambda *args: ('first', args))
print(act(called, 1), act(called, 2))
called.action = max
print(act(called, 3, 4))
Called.action = lambda self, *args: ('of the class', args)
del called.action
print(act(called, 5))
print(called.measure([1, 2]), called.measure('abc'))


def both(thing):
    return thing.value, thing.give()


# Classes that come and go may lie where another one lay.
for number in range(40):
    short = type('Short', (), {'value': number, 'give': classmethod(lambda cls: cls.value)})
    assert both(short) == both(short()) == (number, number)
print('forty classes')
