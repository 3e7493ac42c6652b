"""Heaps in lists: the smallest item is always first.

The order of the items in the list, and so the order of equal ones as they come out, is the one that
CPython's heaps have; see `src/modules/_heapq.rs`.
"""

from _heapq import (
    heappush, heappop, heapify, heapreplace, heappushpop, _heapify_max, _heappop_max, _heapreplace_max,
)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """Merges sorted sources into one sorted iterator.

    >>> list(merge([1, 4], [2, 3]))
    [1, 2, 3, 4]
    """
    heap = []
    if reverse:
        prepare, pop, replace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        prepare, pop, replace, direction = heapify, heappop, heapreplace, 1
    for order, iterator in enumerate(map(iter, iterables)):
        try:
            value = next(iterator)
        except StopIteration:
            continue
        # The place of the source breaks ties, so the source is never compared.
        rank = value if key is None else key(value)
        heap.append([rank, order * direction, value, iterator])
    prepare(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                value = entry[2] = next(entry[3])
                entry[0] = value if key is None else key(value)
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        rank, order, value, iterator = heap[0]
        yield value
        yield from iterator


def nsmallest(n, iterable, key=None):
    """Returns the n smallest items, smallest first.

    >>> nsmallest(2, [3, 1, 2])
    [1, 2]
    """
    if n == 1:
        nothing = object()
        smallest = min(iterable, default=nothing, key=key)
        return [] if smallest is nothing else [smallest]
    size = _size(iterable)
    if size is not None and n >= size:
        return sorted(iterable, key=key)[:n]
    return _best(n, iterable, key, 1, _heapify_max, _heapreplace_max, lambda new, worst: new < worst)


def nlargest(n, iterable, key=None):
    """Returns the n largest items, largest first.

    >>> nlargest(2, [3, 1, 2])
    [3, 2]
    """
    if n == 1:
        nothing = object()
        largest = max(iterable, default=nothing, key=key)
        return [] if largest is nothing else [largest]
    size = _size(iterable)
    if size is not None and n >= size:
        return sorted(iterable, key=key, reverse=True)[:n]
    return _best(n, iterable, key, -1, heapify, heapreplace, lambda new, worst: worst < new)


def _size(iterable):
    """Returns how many items there are, or None where that cannot be told."""
    try:
        return len(iterable)
    except (TypeError, AttributeError):
        return None


def _best(n, iterable, key, direction, prepare, replace, beats):
    """Keeps the best n items in a heap with the worst of them first; earlier wins among equals."""
    iterator = iter(iterable)
    heap = []
    for i, item in zip(range(n) if direction == 1 else range(0, -n, -1), iterator):
        heap.append((item if key is None else key(item), i, item))
    if not heap:
        return heap
    prepare(heap)
    worst = heap[0][0]
    order = n * direction
    for item in iterator:
        rank = item if key is None else key(item)
        if beats(rank, worst):
            replace(heap, (rank, order, item))
            worst = heap[0][0]
            order += direction
    heap.sort(reverse=direction < 0)
    return [entry[2] for entry in heap]
