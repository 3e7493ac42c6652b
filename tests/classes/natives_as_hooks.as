# A class may give natives of other names as its special methods: `__setattr__ = dict.__setitem__`.


class Settings(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


s = Settings(a=1)
s.b = 2
s.b += 5
print(s, s.a, s.b, vars(s))  # expect: {'a': 1, 'b': 7} 1 7 {}
del s.a
print(s)  # expect: {'b': 7}
try:
    del s.nope
except KeyError as e:
    print('KeyError', e)  # expect: KeyError 'nope'


class More(Settings):
    pass


def store(o, value):
    o.x = value


m = More()
for i in range(5):
    store(m, i)
print(m, vars(m))  # expect: {'x': 4} {}
setattr(m, 'y', 1)
object.__setattr__(m, 'z', 2)
print(m, vars(m))  # expect: {'x': 4, 'y': 1} {'z': 2}


class Plain:
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


p = Plain()
p.x = 1
print(vars(p))  # expect: {'x': 1}
del p.x
print(vars(p))  # expect: {}


class Late(dict):
    pass


late = Late()
late.a = 1
Late.__setattr__ = dict.__setitem__
late.b = 2
del Late.__setattr__
late.c = 3
print(late, vars(late))  # expect: {'b': 2} {'a': 1, 'c': 3}
