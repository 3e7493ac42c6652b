# What has no items to delete says so in two ways: a sequence reads an index first.
import collections, types

class Index:
    def __index__(self): print("index"); return 0

class SetIndex(set):
    def __index__(self): print("index"); return 0

class Plain:
    pass

for of in ["abc", (1,), {1}, {}.keys(), types.MappingProxyType({1: 2}), 1, Plain(), SetIndex(), object(), types.SimpleNamespace(), collections.deque()]:
    for key in [0, "a", Index(), SetIndex(), 10 ** 30]:
        try:
            del of[key]
        except Exception as error:
            print(type(error).__name__, error)
        try:
            of[key] = 1
        except Exception as error:
            print(type(error).__name__, error)
