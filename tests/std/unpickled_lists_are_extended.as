# Items go into an unpickled object by `extend`, where it has one, else one by one.
import pickle


class Told(list):
    def append(self, item):
        print("append", item)
        super().append(item)

    def extend(self, items):
        print("extend", items)
        super().extend(items)


class Bare:
    def __init__(self):
        self.items = []

    def append(self, item):
        print("append", item)
        self.items.append(item)

    def __reduce__(self):
        return Bare, (), None, iter(self.items)


for count in (1, 3):
    t = Told()
    list.extend(t, range(count))
    print(pickle.loads(pickle.dumps(t)))
    b = Bare()
    b.items = list(range(count))
    print(pickle.loads(pickle.dumps(b)).items)
