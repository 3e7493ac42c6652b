# Corners of operators: views of dicts with unhashable values, sets that iterate otherwise, complex powers, reversed.


def tell(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


lists = {1: [], 2: 3}
tell(lambda: lists.items() ^ lists.items())
tell(lambda: lists.items() ^ {1: [], 4: 5}.items())
tell(lambda: lists.items() ^ {1: [5]}.items())
tell(lambda: lists.values() & {1: 5}.keys())
tell(lambda: {1: 5}.keys() & [1, 3])


class Shown(set):
    def __iter__(self):
        return iter([7, 8])


tell(lambda: Shown([1]))
tell(lambda: Shown())
tell(lambda: list(Shown([1])))


class Indexed:
    def __getitem__(self, index):
        return index


tell(lambda: reversed(Indexed()))


def times():
    number = 1j
    number *= "ab"


tell(times)
infinity = float("inf")
tell(lambda: (2 + 1j) ** complex(infinity))
tell(lambda: 0.5 ** complex(infinity))
tell(lambda: complex(infinity, 0) ** 2)
