"""Building blocks for iterators.

Each is a class, because scripts see their types and reprs. The simple ones keep their state in
slots and answer `__next__` directly; the combinatoric ones wrap a generator. All take no more from
their sources than they need for the item asked for.
"""

import sys

__all__ = [
    "accumulate", "batched", "chain", "combinations", "combinations_with_replacement", "compress",
    "count", "cycle", "dropwhile", "filterfalse", "groupby", "islice", "pairwise", "permutations",
    "product", "repeat", "starmap", "takewhile", "tee", "zip_longest",
]

# What `next` gives at the end of a source.
_END = object()


class count:
    """Counts without end.

    >>> c = count(10, 5); next(c), next(c), c
    (10, 15, count(20, 5))
    """

    __slots__ = ("_next", "_step")

    def __init__(self, start=0, step=1):
        if not (_is_number(start) and _is_number(step)):
            raise TypeError("a number is required")
        self._next = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        if type(self._step) is int and self._step == 1:
            return f"count({self._next!r})"
        return f"count({self._next!r}, {self._step!r})"


def _is_number(value):
    kind = type(value)
    if kind is int or kind is float or kind is bool:
        return True
    return hasattr(kind, "__index__") or hasattr(kind, "__float__") or hasattr(kind, "__int__") or hasattr(kind, "__complex__")


class cycle:
    """Repeats the items of a source without end.

    >>> c = cycle("ab"); [next(c) for _ in range(5)]
    ['a', 'b', 'a', 'b', 'a']
    """

    __slots__ = ("_source", "_saved", "_index")

    def __init__(self, iterable, /):
        self._source = iter(iterable)
        self._saved = []
        self._index = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._source is not None:
            item = next(self._source, _END)
            if item is not _END:
                self._saved.append(item)
                return item
            self._source = None
        saved = self._saved
        if not saved:
            raise StopIteration
        index = self._index
        item = saved[index]
        index += 1
        self._index = index if index < len(saved) else 0
        return item


class repeat:
    """Gives one object again and again, without end or so many times.

    >>> list(repeat(7, 3)), repeat(7, 3)
    ([7, 7, 7], repeat(7, 3))
    """

    __slots__ = ("_object", "_times")

    def __init__(self, object, times=_END):
        if times is _END:
            times = None
        else:
            if not hasattr(type(times), "__index__"):
                raise TypeError(f"'{type(times).__name__}' object cannot be interpreted as an integer")
            times = times.__index__()
            if times < 0:
                times = 0
        self._object = object
        self._times = times

    def __iter__(self):
        return self

    def __next__(self):
        times = self._times
        if times is not None:
            if times <= 0:
                raise StopIteration
            self._times = times - 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError("len() of unsized object")
        return self._times

    def __repr__(self):
        if self._times is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._times})"


class accumulate:
    """Gives running totals, or what another function of two makes of the items so far.

    >>> list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], max, initial=2))
    ([1, 3, 6], [2, 2, 2, 3])
    """

    __slots__ = ("_source", "_function", "_total", "_initial")

    def __init__(self, iterable, func=None, *, initial=None):
        self._source = iter(iterable)
        self._function = func
        self._total = _END
        self._initial = _END if initial is None else initial

    def __iter__(self):
        return self

    def __next__(self):
        total = self._total
        if self._initial is not _END:
            total = self._initial
            self._initial = _END
            self._total = total
            return total
        item = next(self._source, _END)
        if item is _END:
            raise StopIteration
        if total is _END:
            total = item
        elif self._function is None:
            total = total + item
        else:
            total = self._function(total, item)
        self._total = total
        return total


class chain:
    """Gives the items of one source after those of another.

    >>> list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"]))
    (['a', 'b', 1], ['a', 'b', 'c'])
    """

    __slots__ = ("_sources", "_current")

    def __init__(self, *iterables):
        self._sources = iter(iterables)
        self._current = None

    @classmethod
    def from_iterable(cls, iterable, /):
        """Chains the sources that one source gives."""
        self = cls()
        self._sources = iter(iterable)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        current = self._current
        while True:
            if current is not None:
                item = next(current, _END)
                if item is not _END:
                    return item
                self._current = None
            if self._sources is None:
                raise StopIteration
            source = next(self._sources, _END)
            if source is _END:
                self._sources = None
                raise StopIteration
            current = self._current = iter(source)

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


class compress:
    """Gives the items whose selector is true.

    >>> list(compress("abc", [1, 0, 1]))
    ['a', 'c']
    """

    __slots__ = ("_data", "_selectors")

    def __init__(self, data, selectors):
        self._data = iter(data)
        self._selectors = iter(selectors)

    def __iter__(self):
        return self

    def __next__(self):
        data = self._data
        selectors = self._selectors
        while True:
            item = next(data, _END)
            if item is _END:
                raise StopIteration
            selector = next(selectors, _END)
            if selector is _END:
                raise StopIteration
            if selector:
                return item


class dropwhile:
    """Leaves items out for as long as the predicate holds.

    >>> list(dropwhile(lambda x: x < 3, [1, 3, 2]))
    [3, 2]
    """

    __slots__ = ("_predicate", "_source")

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._source = iter(iterable)

    def __iter__(self):
        return self

    def __next__(self):
        source = self._source
        while True:
            item = next(source, _END)
            if item is _END:
                raise StopIteration
            if self._predicate is None:
                return item
            if not self._predicate(item):
                # From here on the source is passed through.
                self._predicate = None
                return item


class takewhile:
    """Gives items for as long as the predicate holds.

    >>> list(takewhile(lambda x: x < 3, [1, 3, 2]))
    [1]
    """

    __slots__ = ("_predicate", "_source")

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._source = iter(iterable)

    def __iter__(self):
        return self

    def __next__(self):
        if self._source is None:
            raise StopIteration
        item = next(self._source, _END)
        if item is _END:
            raise StopIteration
        if self._predicate(item):
            return item
        self._source = None
        raise StopIteration


class filterfalse:
    """Gives the items for which the predicate is false.

    >>> list(filterfalse(lambda x: x % 2, range(5)))
    [0, 2, 4]
    """

    __slots__ = ("_predicate", "_source")

    def __init__(self, function, iterable, /):
        self._predicate = bool if function is None else function
        self._source = iter(iterable)

    def __iter__(self):
        return self

    def __next__(self):
        source = self._source
        predicate = self._predicate
        while True:
            item = next(source, _END)
            if item is _END:
                raise StopIteration
            if not predicate(item):
                return item


class starmap:
    """Calls a function with each item as its arguments.

    >>> list(starmap(pow, [(2, 3), (3, 2)]))
    [8, 9]
    """

    __slots__ = ("_function", "_source")

    def __init__(self, function, iterable, /):
        self._function = function
        self._source = iter(iterable)

    def __iter__(self):
        return self

    def __next__(self):
        args = next(self._source, _END)
        if args is _END:
            raise StopIteration
        if type(args) is not tuple:
            args = tuple(args)
        return self._function(*args)


class pairwise:
    """Gives each item with the one after it.

    >>> list(pairwise("abc"))
    [('a', 'b'), ('b', 'c')]
    """

    __slots__ = ("_source", "_old")

    def __init__(self, iterable, /):
        self._source = iter(iterable)
        self._old = _END

    def __iter__(self):
        return self

    def __next__(self):
        source = self._source
        if source is None:
            raise StopIteration
        old = self._old
        if old is _END:
            old = next(source, _END)
            if old is _END:
                self._source = None
                raise StopIteration
            self._old = old
        new = next(source, _END)
        if new is _END:
            self._source = None
            self._old = _END
            raise StopIteration
        self._old = new
        return old, new


class batched:
    """Gives tuples of so many items; the last may be shorter.

    >>> list(batched("abcde", 2))
    [('a', 'b'), ('c', 'd'), ('e',)]
    """

    __slots__ = ("_source", "_size", "_strict")

    def __init__(self, iterable, n, *, strict=False):
        if not hasattr(type(n), "__index__"):
            raise TypeError(f"'{type(n).__name__}' object cannot be interpreted as an integer")
        if n < 1:
            raise ValueError("n must be at least one")
        self._source = iter(iterable)
        self._size = n
        self._strict = strict

    def __iter__(self):
        return self

    def __next__(self):
        source = self._source
        if source is None:
            raise StopIteration
        batch = []
        for _ in range(self._size):
            item = next(source, _END)
            if item is _END:
                self._source = None
                if not batch:
                    raise StopIteration
                if self._strict:
                    raise ValueError("batched(): incomplete batch")
                break
            batch.append(item)
        return tuple(batch)


def _slice_index(value, text):
    if value is None:
        return None
    if hasattr(type(value), "__index__"):
        value = value.__index__()
        if 0 <= value <= sys.maxsize:
            return value
    raise ValueError(text)


class islice:
    """Gives a slice of what a source gives.

    >>> list(islice("abcdef", 1, 5, 2))
    ['b', 'd']
    """

    __slots__ = ("_source", "_next", "_stop", "_step", "_position")

    def __init__(self, iterable, /, *args):
        if not 1 <= len(args) <= 3:
            if args:
                raise TypeError(f"islice expected at most 4 arguments, got {len(args) + 1}")
            raise TypeError("islice expected at least 2 arguments, got 1")
        start = 0
        step = 1
        if len(args) == 1:
            stop = _slice_index(args[0], "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        else:
            text = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            stop_text = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            stop = args[1]
            if stop is not None and (not hasattr(type(stop), "__index__") or stop.__index__() == -1):
                raise ValueError(stop_text)
            start = _slice_index(args[0], text) or 0
            stop = _slice_index(stop, text)
            if len(args) == 3 and args[2] is not None:
                step = args[2]
                if not hasattr(type(step), "__index__") or not 1 <= step.__index__() <= sys.maxsize:
                    raise ValueError("Step for islice() must be a positive integer or None.")
                step = step.__index__()
        self._source = iter(iterable)
        self._next = start
        self._stop = stop
        self._step = step
        self._position = 0

    def __iter__(self):
        return self

    def __next__(self):
        source = self._source
        if source is None:
            raise StopIteration
        stop = self._stop
        wanted = self._next
        position = self._position
        while position < wanted:
            # Items between two steps are consumed, but none beyond the stop.
            if next(source, _END) is _END:
                self._source = None
                raise StopIteration
            position += 1
        if stop is not None and position >= stop:
            self._source = None
            raise StopIteration
        item = next(source, _END)
        if item is _END:
            self._source = None
            raise StopIteration
        self._position = position + 1
        wanted += self._step
        self._next = wanted if stop is None or wanted < stop else stop
        return item


class zip_longest:
    """Zips sources, with a fill value for those that have ended.

    >>> list(zip_longest("ab", [1], fillvalue="-"))
    [('a', 1), ('b', '-')]
    """

    __slots__ = ("_sources", "_active", "_fill")

    def __init__(self, *iterables, fillvalue=None):
        self._sources = [iter(iterable) for iterable in iterables]
        self._active = len(self._sources)
        self._fill = fillvalue

    def __iter__(self):
        return self

    def __next__(self):
        if not self._active:
            raise StopIteration
        fill = self._fill
        sources = self._sources
        row = []
        for index, source in enumerate(sources):
            item = fill
            if source is not None:
                item = next(source, _END)
                if item is _END:
                    item = fill
                    sources[index] = None
                    self._active -= 1
                    if not self._active:
                        raise StopIteration
            row.append(item)
        return tuple(row)


class groupby:
    """Gives runs of items with equal keys, each as a key and an iterator over the run.

    >>> [(k, len(list(g))) for k, g in groupby("aab")]
    [('a', 2), ('b', 1)]
    """

    __slots__ = ("_source", "_key", "_wanted", "_current_key", "_current", "_group")

    def __init__(self, iterable, key=None):
        self._source = iter(iterable)
        self._key = key
        self._wanted = _END
        self._current_key = _END
        self._current = _END
        self._group = None

    def __iter__(self):
        return self

    def _step(self):
        item = next(self._source, _END)
        if item is _END:
            raise StopIteration
        self._current_key = item if self._key is None else self._key(item)
        self._current = item

    def __next__(self):
        self._group = None
        # Skip to the next key.
        while self._current_key is _END or (self._wanted is not _END and self._wanted == self._current_key):
            self._step()
        self._wanted = self._current_key
        group = self._group = _grouper(self, self._wanted)
        return self._current_key, group


class _grouper:
    """The items of one run; it ends when its groupby moves on."""

    __slots__ = ("_parent", "_key")

    def __init__(self, parent, key):
        self._parent = parent
        self._key = key

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if parent._current is _END:
            parent._step()
        if parent._current_key != self._key:
            raise StopIteration
        item = parent._current
        parent._current = _END
        return item


class _tee:
    """One of the iterators of a tee: a place in a chain of two-item lists, [item, rest]."""

    __slots__ = ("_source", "_link")

    def __init__(self, iterable):
        if isinstance(iterable, _tee):
            self._source = iterable._source
            self._link = iterable._link
        else:
            self._source = iter(iterable)
            self._link = [_END, None]

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if link[1] is None:
            item = next(self._source, _END)
            if item is _END:
                raise StopIteration
            link[0] = item
            link[1] = [_END, None]
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self)


def tee(iterable, n=2, /):
    """Makes several iterators of one.

    >>> a, b = tee("xy"); next(a), list(a), list(b)
    ('x', ['y'], ['x', 'y'])
    """
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    first = iterable if isinstance(iterable, _tee) else _tee(iterable)
    return (first, *[_tee(first) for _ in range(n - 1)])


# The combinatoric ones: a generator does the work.

class _Combinatoric:
    __slots__ = ("_generator",)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._generator)


class product(_Combinatoric):
    """Gives every choice of one item from each source, the last changing fastest.

    >>> list(product("ab", [1, 2]))
    [('a', 1), ('a', 2), ('b', 1), ('b', 2)]
    """

    __slots__ = ()

    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self._generator = _products([tuple(iterable) for iterable in iterables] * repeat)


def _products(pools):
    if not all(pools):
        return
    count = len(pools)
    indices = [0] * count
    row = [pool[0] for pool in pools]
    while True:
        yield tuple(row)
        place = count - 1
        while place >= 0:
            pool = pools[place]
            index = indices[place] + 1
            if index < len(pool):
                indices[place] = index
                row[place] = pool[index]
                break
            indices[place] = 0
            row[place] = pool[0]
            place -= 1
        else:
            return


class permutations(_Combinatoric):
    """Gives every order of so many items, or of all.

    >>> list(permutations("abc", 2))[:3]
    [('a', 'b'), ('a', 'c'), ('b', 'a')]
    """

    __slots__ = ()

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is None:
            r = len(pool)
        elif not isinstance(r, int):
            raise TypeError("Expected int as r")
        elif r < 0:
            raise ValueError("r must be non-negative")
        self._generator = _permutations(pool, r)


def _permutations(pool, r):
    count = len(pool)
    if r > count:
        return
    indices = list(range(count))
    # cycles[i] counts down the choices left for place i.
    cycles = list(range(count, count - r, -1))
    yield tuple(pool[:r])
    while True:
        for place in range(r - 1, -1, -1):
            cycles[place] -= 1
            if cycles[place] == 0:
                # Every choice for this place was made: put the items back in order.
                indices[place:] = indices[place + 1:] + indices[place:place + 1]
                cycles[place] = count - place
            else:
                other = count - cycles[place]
                indices[place], indices[other] = indices[other], indices[place]
                yield tuple([pool[i] for i in indices[:r]])
                break
        else:
            return


class combinations(_Combinatoric):
    """Gives every choice of so many items, in order.

    >>> list(combinations("abc", 2))
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """

    __slots__ = ()

    def __init__(self, iterable, r):
        pool = tuple(iterable)
        if not hasattr(type(r), "__index__"):
            raise TypeError(f"'{type(r).__name__}' object cannot be interpreted as an integer")
        if r < 0:
            raise ValueError("r must be non-negative")
        self._generator = _combinations(pool, r)


def _combinations(pool, r):
    count = len(pool)
    if r > count:
        return
    indices = list(range(r))
    yield tuple(pool[:r])
    while True:
        place = r - 1
        while place >= 0 and indices[place] == place + count - r:
            place -= 1
        if place < 0:
            return
        index = indices[place] + 1
        for i in range(place, r):
            indices[i] = index
            index += 1
        yield tuple([pool[i] for i in indices])


class combinations_with_replacement(_Combinatoric):
    """Gives every choice of so many items, in order, each as often as you like.

    >>> list(combinations_with_replacement("ab", 2))
    [('a', 'a'), ('a', 'b'), ('b', 'b')]
    """

    __slots__ = ()

    def __init__(self, iterable, r):
        pool = tuple(iterable)
        if not hasattr(type(r), "__index__"):
            raise TypeError(f"'{type(r).__name__}' object cannot be interpreted as an integer")
        if r < 0:
            raise ValueError("r must be non-negative")
        self._generator = _combinations_with_replacement(pool, r)


def _combinations_with_replacement(pool, r):
    count = len(pool)
    if not count and r:
        return
    indices = [0] * r
    yield tuple([pool[i] for i in indices])
    while True:
        place = r - 1
        while place >= 0 and indices[place] == count - 1:
            place -= 1
        if place < 0:
            return
        indices[place:] = [indices[place] + 1] * (r - place)
        yield tuple([pool[i] for i in indices])
