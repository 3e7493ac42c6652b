# What `__reduce_ex__` gives by protocol, for instances, subclasses of builtins, builtins and hooks.


class Plain:
    def __init__(self):
        self.x = 1


class Number(int):
    pass


class Items(list):
    def __iter__(self):
        return iter([9])


class Pairs(dict):
    def items(self):
        print("items")
        return super().items()


class Bare:
    __slots__ = ("slot",)


class Asking:
    def __getnewargs_ex__(self):
        return (1,), {"key": 2}


class Wrong:
    def __getnewargs__(self):
        return 5


def tell(value, protocol):
    try:
        made = value.__reduce_ex__(protocol)
    except TypeError as error:
        print(protocol, error)
        return
    shown = [part.__name__ if callable(part) else part for part in made]
    print(protocol, [list(part) if hasattr(part, "__next__") else part for part in shown])


for value in (Plain(), Number(5), Items([1, 2]), Pairs(a=1), Bare(), Asking(), Wrong(), 5, {1}, bytearray(b"ab"), [1], print):
    print(type(value).__name__)
    for protocol in (0, 2, 4):
        try:
            tell(value, protocol)
        except Exception as error:
            print(type(error).__name__, error)
print(Number(5).__reduce__()[1:])
print(Plain().__getstate__(), Number().__getstate__(), ValueError().__getstate__())
error = ValueError()
error.more = 1
print(error.__getstate__())
