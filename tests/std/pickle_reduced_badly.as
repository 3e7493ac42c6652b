"""What `__reduce__` returns is looked at; named tuples of `os` are pickled."""
import os
import pickle


class Reduced:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return self.value


for value in (
    1, (), (int,), (1, 2), (int, []), (int, (), None, 3), (int, (), None, iter([]), {}), (int, (), None, None, None, 5),
    (1, ()), (int, (), None, None, None, None, None), "no such name",
):
    try:
        print(type(pickle.dumps(Reduced(value))))
    except (pickle.PicklingError, AttributeError) as error:
        print(type(error).__name__, str(error).partition(" <")[0])

for data in (b"c\nfoo\n.", b"cos\n\n.", b"cos", b"N(", b""):
    try:
        print(pickle.loads(data))
    except (pickle.UnpicklingError, EOFError) as error:
        print(type(error).__name__, error)

for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    for made in os.stat("/"), os.statvfs("/"), os.terminal_size((1, 2)):
        print(protocol, pickle.loads(pickle.dumps(made, protocol)) == made)
