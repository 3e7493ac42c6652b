"""tracemalloc: can be started and stopped, and has recorded nothing: Aster does not note where memory was taken.

    >>> start(); is_tracing(), get_traceback_limit(), take_snapshot().statistics("lineno")
    (True, 1, [])
    >>> stop(); is_tracing(), get_traced_memory()
    (False, (0, 0))
"""

_tracing = False
_limit = 1


def start(nframe=1):
    """Begins to trace. Raises ValueError where the number of frames is out of range."""
    global _tracing, _limit
    if not 1 <= nframe <= 65535:
        raise ValueError("the number of frames must be in range [1; 65535]")
    if not _tracing:
        _tracing, _limit = True, nframe


def stop():
    """Ends tracing; what frames are kept stays as it was told last."""
    global _tracing
    _tracing = False


def is_tracing():
    return _tracing


def get_traceback_limit():
    return _limit


def get_traced_memory():
    """Returns how much is taken now, and how much at most: nothing is known."""
    return (0, 0)


def get_tracemalloc_memory():
    return 0


def get_object_traceback(obj):
    """Returns where an object was made: None, as it was not traced."""
    return None


def clear_traces():
    pass


def reset_peak():
    pass


class BaseFilter:
    """What decides whether a trace is kept."""

    def __init__(self, inclusive):
        self.inclusive = inclusive


class Filter(BaseFilter):
    """Keeps or drops traces of a file."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self.filename_pattern = filename_pattern
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain


class DomainFilter(BaseFilter):
    """Keeps or drops traces of a domain."""

    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self.domain = domain


class Snapshot:
    """What was recorded at one time: no traces."""

    def __init__(self, traces, traceback_limit):
        self.traces = traces
        self.traceback_limit = traceback_limit

    def filter_traces(self, filters):
        """Returns the snapshot without what the filters drop."""
        if not hasattr(filters, "__iter__"):
            raise TypeError("filters must be a list of filters, not %s" % type(filters).__name__)
        return Snapshot(self.traces, self.traceback_limit)

    def _check(self, key_type, cumulative):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError("unknown key_type: %r" % (key_type,))
        if cumulative and key_type not in ("lineno", "filename"):
            raise ValueError("cumulative mode cannot by used with key type %r" % key_type)

    def statistics(self, key_type, cumulative=False):
        self._check(key_type, cumulative)
        return []

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        self._check(key_type, cumulative)
        return []


def take_snapshot():
    """Returns what is recorded. Raises RuntimeError where tracing was not started."""
    if not is_tracing():
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    return Snapshot((), get_traceback_limit())
