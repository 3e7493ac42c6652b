# What C turns into a list before it uses it, and what it calls the refusal of an iterator then.


class NoIterator:
    def __iter__(self):
        return 5


class Breaks:
    def __iter__(self):
        return self

    def __next__(self):
        raise TypeError("in the middle")


class Keys:
    def __init__(self, names):
        self.names = names

    def __getattr__(self, name):
        print("look up", name)
        if name == "keys":
            return lambda: self.names
        raise AttributeError(name)

    def __getitem__(self, key):
        print("get", key)
        return key


class Steps:
    at = 0

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        self.at += 1
        print("next", self.at)
        if self.at > 2:
            raise StopIteration
        return "k%d" % self.at


def put(where, value):
    items = [1, 2, 3]
    items[where] = value
    return items


def told(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


for value in 5, NoIterator(), Breaks():
    told(lambda: put(slice(0, 1), value))
    told(lambda: put(slice(0, None, 2), value))
    told(lambda: "".join(value))
    told(lambda: dict([value]))
    told(lambda: {}.update([(1, 2), value]))
for names in ["a", "b"], 5, NoIterator(), Steps():
    told(lambda: dict(Keys(names)))
    told(lambda: {**Keys(names)})
told(lambda: (lambda **given: given)(**Keys(Steps())))
