"""What the parts of unittest share, and tests of others import: names of classes, short reprs, what differs between lists."""

from unittest._asserts import safe_repr

__unittest = True


def strclass(cls):
    """Returns a class's name with that of its module.

    >>> strclass(dict)
    'builtins.dict'
    """
    return f"{cls.__module__}.{cls.__qualname__}"


def three_way_cmp(x, y):
    """Returns -1, 0 or 1 as `x` is less than, equal to or greater than `y`."""
    return (x > y) - (x < y)


def sorted_list_difference(expected, actual):
    """Returns what is only in the first and what is only in the second of two sorted lists, each value once.

    >>> sorted_list_difference([1, 1, 2, 3], [2, 4])
    ([1, 3], [4])
    """
    only = [], []
    both = expected, actual
    at = [0, 0]
    while at[0] < len(expected) and at[1] < len(actual):
        values = expected[at[0]], actual[at[1]]
        side = 0 if values[0] < values[1] else 1 if values[0] > values[1] else None
        if side is not None:
            only[side].append(values[side])
        for i in (0, 1) if side is None else (side,):
            while at[i] < len(both[i]) and both[i][at[i]] == values[i]:
                at[i] += 1
    only[0].extend(expected[at[0]:])
    only[1].extend(actual[at[1]:])
    return only


def unorderable_list_difference(expected, actual):
    """Returns what is only in the first and what is only in the second of two lists; takes that out of the lists.

    >>> unorderable_list_difference([1, 2, 2], [2, 3])
    ([2, 1], [3])
    """
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual
