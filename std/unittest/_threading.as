"""Mocks for several threads: who uses one can wait until another thread has called it."""

import threading

from unittest._calls import sentinel
from unittest.mock import MagicMixin, Mock, _Magic, _SUPPORTED

_UNSET = sentinel.TIMEOUT_UNSET


class ThreadingMixin:
    """What a mock adds that can be waited for."""

    # In seconds, for the mocks that are given none; None waits for ever.
    DEFAULT_TIMEOUT = None

    def __init__(self, /, *args, timeout=_UNSET, **kwargs):
        state = self.__dict__
        state["_mock_wait_timeout"] = self.DEFAULT_TIMEOUT if timeout is _UNSET else timeout
        state["_mock_called"] = threading.Condition(threading.Lock())
        super().__init__(*args, **kwargs)

    def _get_child_mock(self, /, **kw):
        # A child waits as long as its parent, under the names that its parent has.
        kw.setdefault("timeout", self.__dict__["_mock_wait_timeout"])
        return type(self).__mro__[1](**kw)

    @property
    def _magic_kind(self):
        return lambda **kw: self._get_child_mock(**kw)

    def _note_call(self, args, kwargs):
        called = self.__dict__["_mock_called"]
        with called:
            super()._note_call(args, kwargs)

    def _run_call(self, args, kwargs):
        try:
            return super()._run_call(args, kwargs)
        finally:
            # A call counts once its side effect has run.
            called = self.__dict__["_mock_called"]
            with called:
                self.__dict__["_mock_ended"] = True
                called.notify_all()

    def reset_mock(self, /, *args, **kwargs):
        """Forgets all calls."""
        self.__dict__.pop("_mock_ended", None)
        super().reset_mock(*args, **kwargs)

    def _wait_for(self, happened, timeout):
        called = self.__dict__["_mock_called"]
        with called:
            return called.wait_for(happened, timeout)

    def wait_until_called(self, *, timeout=_UNSET):
        """Waits until the mock has been called; AssertionError after the timeout, in seconds."""
        if timeout is _UNSET:
            timeout = self.__dict__["_mock_wait_timeout"]
        if not self._wait_for(lambda: "_mock_ended" in self.__dict__, timeout):
            raise AssertionError(f"{self._mock_name or 'mock'} was not called before timeout({timeout}).")

    def wait_until_any_call_with(self, *args, **kwargs):
        """Waits until the mock has been called with these arguments; AssertionError after the timeout of the mock."""
        def happened():
            try:
                self.assert_any_call(*args, **kwargs)
            except AssertionError:
                return False
            return "_mock_ended" in self.__dict__

        if not self._wait_for(happened, self.__dict__["_mock_wait_timeout"]):
            raise AssertionError(f"{self._format_call(args, kwargs)} call not found")


class ThreadingMock(ThreadingMixin, MagicMixin, Mock):
    """A MagicMock that can be waited for.

    >>> m = ThreadingMock(timeout=1)
    >>> threading.Thread(target=m, args=(1,)).start(); m.wait_until_any_call_with(1)
    """


for _name in _SUPPORTED:
    setattr(ThreadingMock, _name, _Magic(_name))
ThreadingMixin.__module__ = ThreadingMock.__module__ = "unittest.mock"
del _name
