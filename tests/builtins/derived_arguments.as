# Objects of derived classes as arguments of builtins: the class that messages name, and what is asked of the objects how often.
import collections, io, itertools, struct

class L(list): pass
class D(dict): pass
class I(int): pass

class Huge:
    def __index__(self): print("index"); return 10 ** 20

class Small:
    def __index__(self): print("index"); return 1

class Pair:
    def __init__(self, count): self.count = count
    def __len__(self): print("len"); return self.count
    def __getitem__(self, i):
        print("item", i)
        if i >= self.count: raise IndexError
        return i

def told(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)

told(lambda: "a b".split(L()))
told(lambda: "ab".startswith(D()))
told(lambda: "ab".endswith(I()))
told(lambda: "ab".partition(L()))
told(lambda: io.StringIO(L()))
told(lambda: io.StringIO("", L()))
told(lambda: io.BytesIO(I()))
told(lambda: struct.pack(L(), 1))
told(lambda: struct.pack("é", 1))
told(lambda: struct.calcsize(b"\xff"))
told(lambda: "abc".removeprefix(L()))
told(lambda: [1] * Huge())
told(lambda: Huge() * (1, 2))
told(lambda: "a" * Huge())
told(lambda: memoryview(b"abc")[Huge()])
told(lambda: memoryview(b"abc")[10 ** 20])
told(lambda: list(itertools.combinations("ab", Small())))
told(lambda: list(itertools.starmap(max, [Pair(2)])))
told(lambda: collections.OrderedDict([Pair(2)]))
told(lambda: collections.OrderedDict([Pair(3)]))
told(lambda: collections.OrderedDict([Pair(1)]))
told(lambda: collections.OrderedDict([5]))
