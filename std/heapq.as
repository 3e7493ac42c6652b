"""Heaps in lists: the smallest item is always first.

The order of the items in the list, and so the order of equal ones as they come out, is the one that
CPython's heaps have: both sift an item all the way down first and then up to its place.
"""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def heappush(heap, item, /):
    """Adds an item.

    >>> h = []; heappush(h, 3); heappush(h, 1); h
    [1, 3]
    """
    if type(heap) is not list:
        _need_list("heappush", heap)
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    """Removes and returns the smallest item.

    >>> heappop([1, 3, 2])
    1
    """
    if type(heap) is not list:
        _need_list("heappop", heap)
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        smallest = heap[0]
        heap[0] = last
        _sink(heap, 0)
        return smallest
    return last


def heapreplace(heap, item, /):
    """Removes and returns the smallest item, then adds another one."""
    if type(heap) is not list:
        _need_list("heapreplace", heap)
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    """Adds an item, then removes and returns the smallest."""
    if type(heap) is not list:
        _need_list("heappushpop", heap)
    if heap and heap[0] < item:
        smallest = heap[0]
        heap[0] = item
        _sink(heap, 0)
        return smallest
    return item


def heapify(heap, /):
    """Makes a list a heap.

    >>> h = [3, 2, 1]; heapify(h); h
    [1, 2, 3]
    """
    if type(heap) is not list:
        _need_list("heapify", heap)
    for i in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, i)


def _need_list(name, heap):
    if not isinstance(heap, list):
        raise TypeError(f"{name}() argument {'must be list' if name in ('heapify', 'heappop') else '1 must be list'}, not {type(heap).__name__}")


def _rise(heap, start, position):
    """Moves an item towards the root until its parent is not greater."""
    item = heap[position]
    while position > start:
        above = (position - 1) >> 1
        parent = heap[above]
        if item < parent:
            heap[position] = parent
            position = above
            continue
        break
    heap[position] = item


def _sink(heap, position):
    """Moves the smaller child up until a leaf is reached, then lets the item rise from there."""
    end = len(heap)
    start = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _rise(heap, start, position)


# The same for heaps whose largest item is first.

def _rise_max(heap, start, position):
    item = heap[position]
    while position > start:
        above = (position - 1) >> 1
        parent = heap[above]
        if parent < item:
            heap[position] = parent
            position = above
            continue
        break
    heap[position] = item


def _sink_max(heap, position):
    end = len(heap)
    start = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _rise_max(heap, start, position)


def _heapify_max(heap, /):
    for i in range(len(heap) // 2 - 1, -1, -1):
        _sink_max(heap, i)


def _heappop_max(heap, /):
    last = heap.pop()
    if heap:
        largest = heap[0]
        heap[0] = last
        _sink_max(heap, 0)
        return largest
    return last


def _heapreplace_max(heap, item, /):
    largest = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return largest


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
    if hasattr(iterable, "__len__") and n >= len(iterable):
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
    if hasattr(iterable, "__len__") and n >= len(iterable):
        return sorted(iterable, key=key, reverse=True)[:n]
    return _best(n, iterable, key, -1, heapify, heapreplace, lambda new, worst: worst < new)


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
