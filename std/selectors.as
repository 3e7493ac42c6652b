"""selectors: objects that are told of files and say which are ready.

`SelectSelector` waits by `poll` too. asyncio does not use them: its loop has a poller of its own.
"""

import select as _select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ = 1
EVENT_WRITE = 2

SelectorKey = namedtuple("SelectorKey", ["fileobj", "fd", "events", "data"])
SelectorKey.__doc__ = "A file object, its descriptor, the events that are wanted, and what was given with it."


def _number(file):
    if isinstance(file, int):
        number = file
    else:
        try:
            number = int(file.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f"Invalid file object: {file!r}") from None
    if number < 0:
        raise ValueError(f"Invalid file descriptor: {number}")
    return number


class _Map(Mapping):
    """What a selector knows, by file object."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._keys)

    def get(self, file, default=None):
        return self._selector._keys.get(self._selector._lookup(file), default)

    def __getitem__(self, file):
        key = self.get(file)
        if key is None:
            raise KeyError(f"{file!r} is not registered")
        return key

    def __iter__(self):
        return iter(self._selector._keys)


class BaseSelector(metaclass=ABCMeta):
    """What every selector has."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Waits for events of a file object from now on."""
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        """Waits for a file object no longer."""
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        """Wants other events of a file object."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        """Waits; gives pairs of a key and its events."""
        raise NotImplementedError

    def close(self):
        """Gives everything back."""

    def get_key(self, fileobj):
        """Gives the key of a file object."""
        mapping = self.get_map()
        if mapping is None:
            raise RuntimeError("Selector is closed")
        try:
            return mapping[fileobj]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    @abstractmethod
    def get_map(self):
        """Gives all keys by file object."""
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _BaseSelectorImpl(BaseSelector):
    """What knows its files by their numbers."""

    def __init__(self):
        self._keys = {}
        self._map = _Map(self)

    def _lookup(self, file):
        try:
            return _number(file)
        except ValueError:
            # One that was closed since is still found.
            for key in self._keys.values():
                if key.fileobj is file:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        key = SelectorKey(fileobj, self._lookup(fileobj), events, data)
        if key.fd in self._keys:
            raise KeyError(f"{fileobj!r} (FD {key.fd}) is already registered")
        self._keys[key.fd] = key
        return key

    def unregister(self, fileobj):
        try:
            return self._keys.pop(self._lookup(fileobj))
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    def close(self):
        self._keys.clear()
        self._map = None

    def get_map(self):
        return self._map


class _PollLikeSelector(_BaseSelectorImpl):
    """What asks an object of `select`, made by `_selector_cls`, which knows the same files."""

    _READ = _select.POLLIN
    _WRITE = _select.POLLOUT

    def __init__(self):
        super().__init__()
        self._selector = self._selector_cls()

    def _wanted(self, events):
        return (self._READ if events & EVENT_READ else 0) | (self._WRITE if events & EVENT_WRITE else 0)

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        try:
            self._selector.register(key.fd, self._wanted(events))
        except:
            super().unregister(fileobj)
            raise
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        try:
            self._selector.unregister(key.fd)
        except OSError:
            # It was closed before, and so the system forgot it.
            pass
        return key

    def modify(self, fileobj, events, data=None):
        try:
            key = self._keys[self._lookup(fileobj)]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None
        if events != key.events:
            try:
                self._selector.modify(key.fd, self._wanted(events))
            except:
                super().unregister(fileobj)
                raise
        if events != key.events or data != key.data:
            key = key._replace(events=events, data=data)
            self._keys[key.fd] = key
        return key

    def _came(self, timeout):
        return self._selector.poll(None if timeout is None else max(timeout, 0) * 1000)

    def select(self, timeout=None):
        ready = []
        for fd, came in self._came(timeout):
            events = (EVENT_READ if came & ~self._WRITE else 0) | (EVENT_WRITE if came & ~self._READ else 0)
            key = self._keys.get(fd)
            if key:
                ready.append((key, events & key.events))
        return ready


class PollSelector(_PollLikeSelector):
    """Waits by `poll`.

    >>> import os
    >>> selector = PollSelector(); r, w = os.pipe()
    >>> selector.register(w, EVENT_WRITE, "the pipe").data
    'the pipe'
    >>> [key.data for key, events in selector.select()]
    ['the pipe']
    """

    _selector_cls = staticmethod(_select.poll)


class SelectSelector(_PollLikeSelector):
    """What programs ask for that were written for `select`."""

    _selector_cls = staticmethod(_select.poll)


class EpollSelector(_PollLikeSelector):
    """Waits by `epoll`."""

    _selector_cls = _select.epoll

    def fileno(self):
        return self._selector.fileno()

    def _came(self, timeout):
        # One event for each file at most.
        return self._selector.poll(-1 if timeout is None else max(timeout, 0), max(len(self._keys), 1))

    def close(self):
        self._selector.close()
        super().close()


DefaultSelector = EpollSelector
