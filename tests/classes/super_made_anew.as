# `super` has an __init__ of its own: where the order of the object's class is at its end, that is what is called.
def told(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)

told(lambda: super(object, 1).__init__())
told(lambda: super(object, 1).__init__(int, 2))

def anew():
    s = super(object, 1)
    s.__init__(int, True)
    print(s, s.__thisclass__, s.__self__, s.__self_class__)
    s.__init__(bool, True)
    return s.bit_length()

told(anew)

class Backwards(type):
    def mro(cls):
        return [object, cls]

def with_keywords():
    class Last(metaclass=Backwards, given=1): pass

told(with_keywords)

class Plain:
    pass

def one_without_hook():
    class Heir(Plain, given=1): pass

told(one_without_hook)


# The class itself and its `__init__` refuse in words of their own.
class Derived(super):
    pass


for call in lambda: super(5), lambda: Derived(5), lambda: super(int).__init__(5), lambda: super(1, 2, 3), lambda: Derived(1, 2, 3), lambda: super(int).__init__(int, ""):
    try:
        print(call())
    except TypeError as e:
        print(e)
