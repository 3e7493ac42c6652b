# A frame object follows its call while that runs and keeps the variables when it ends; `f_locals` writes through.
import sys
from collections.abc import Mapping


def outer():
    shared = 10

    def inner(a, b=2, *rest, key=3, **more):
        kept = 5
        plain = 1
        held = lambda: (a, kept, shared)
        frame = sys._getframe()
        names = frame.f_locals
        print(list(names))
        names["a"] = 100
        names["kept"] = 500
        names["shared"] = 1000
        names["plain"] = 7
        print(a, kept, shared, plain, held())
        names["extra"] = 1
        print(names["extra"], "extra" in names, "late" in names, len(names))
        del plain
        print("plain" in names, names.get("plain", "gone"))
        try:
            names["plain"]
        except KeyError as e:
            print(e)
        try:
            del names["a"]
        except TypeError as e:
            print(e)
        exec("b = a + 1", {}, names)
        print(b, eval("a + b", {}, names))
        late = frame
        return late

    return inner, lambda: shared


inner, shared = outer()
# expect: ['a', 'b', 'key', 'rest', 'more', 'plain', 'held', 'frame', 'names', 'kept', 'shared']
# expect: 100 500 1000 7 (100, 500, 1000)
# expect: 1 True False 12
# expect: False gone
# expect: "local variable ''plain'' is not defined"
# expect: cannot remove variables from FrameLocalsProxy
# expect: 101 201
ended = inner(1)
print(shared())  # expect: 1000
print(ended.f_locals["late"] is ended, ended.f_back is sys._getframe())  # expect: True True
ended.f_locals["b"] = 8
print(ended.f_locals["b"], isinstance(ended.f_locals, Mapping), type(ended.f_locals))  # expect: 8 True <class 'FrameLocalsProxy'>
ended.clear()
print(list(ended.f_locals))  # expect: []
print(sys._getframe() is sys._getframe(), sys._getframe().f_locals is globals())  # expect: True True


def lines():
    frame = sys._getframe()
    first = frame.f_lineno
    second = frame.f_lineno
    return second - first


print(lines())  # expect: 1


def counter(start):
    while True:
        yield start
        start += 1


steps = counter(5)
frame = steps.gi_frame
print(frame is steps.gi_frame, dict(frame.f_locals), next(steps))  # expect: True {'start': 5} 5
frame.f_locals["start"] = 50
print(next(steps), dict(frame.f_locals))  # expect: 51 {'start': 51}
try:
    frame.clear()
except RuntimeError as e:
    print(e)  # expect: cannot clear a suspended frame


def catches():
    mine = 1
    try:
        1 / 0
    except ZeroDivisionError as e:
        frame = e.__traceback__.tb_frame
        print(frame is sys._getframe(), frame.f_locals["mine"])


catches()  # expect: True 1


def deep(n):
    if n == 0:
        names = []
        frame = sys._getframe()
        while frame is not None:
            names.append((frame.f_code.co_name, frame.f_locals.get("n")))
            frame = frame.f_back
        return names
    return deep(n - 1)


print(deep(2))  # expect: [('deep', 0), ('deep', 1), ('deep', 2), ('<module>', None)]


def order(x, y):
    a = b = c = 1
    held = lambda: (a, x)
    return list(locals())


print(order(1, 2))  # expect: ['x', 'y', 'b', 'c', 'held', 'a']
