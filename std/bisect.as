"""Finding places in sorted lists."""

__all__ = ["bisect", "bisect_left", "bisect_right", "insort", "insort_left", "insort_right"]


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """Returns where to insert after any equal items.

    >>> bisect_right([1, 2, 2, 3], 2)
    3
    """
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if x < (a[mid] if key is None else key(a[mid])):
            hi = mid
        else:
            lo = mid + 1
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """Returns where to insert before any equal items.

    >>> bisect_left([1, 2, 2, 3], 2)
    1
    """
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if (a[mid] if key is None else key(a[mid])) < x:
            lo = mid + 1
        else:
            hi = mid
    return lo


def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Inserts an item and keeps the list sorted, after any equal items.

    >>> a = [1, 3]; insort_right(a, 2); a
    [1, 2, 3]
    """
    place = bisect_right(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(place, x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    """Inserts an item and keeps the list sorted, before any equal items."""
    place = bisect_left(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(place, x)


bisect = bisect_right
insort = insort_right
