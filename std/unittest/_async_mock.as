"""Mocks of coroutine functions: calling one gives a coroutine, and what was awaited is noted."""

from unittest._calls import DEFAULT, _Call, _CallList
from unittest.mock import (
    CallableMixin, MagicMixin, Mock, NonCallableMock, _Magic, _SUPPORTED, _is_async, _is_exception, _is_magic,
)

_CODE = type(_is_magic.__code__)


class AsyncMockMixin:
    """What a mock of a coroutine function adds."""

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        from asyncio.coroutines import _is_coroutine
        from inspect import CO_COROUTINE, _coroutine_mark
        state = self.__dict__
        if state["_spec_class"] is not type(self._clear_awaits) and isinstance(self, CallableMixin):
            # Who looks at a method's function finds a mock of one.
            state["_is_coroutine_mark"] = _coroutine_mark
        state["_is_coroutine"] = _is_coroutine
        code = NonCallableMock(spec_set=_CODE)
        code.__dict__["co_flags"] = CO_COROUTINE
        state["__code__"] = code
        self._clear_awaits()

    def _clear_awaits(self):
        state = self.__dict__
        state["await_count"] = 0
        state["await_args"] = None
        state["await_args_list"] = _CallList()

    def _note_await(self, args, kwargs):
        one = _Call((args, kwargs), two=True)
        state = self.__dict__
        state["await_count"] += 1
        state["await_args"] = one
        state["await_args_list"].append(one)

    async def _await_call(self, args, kwargs):
        self._note_await(args, kwargs)
        state = self.__dict__
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration from None
                if _is_exception(result):
                    raise result
            elif _is_async(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if state["_mock_return_value"] is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            if _is_async(self._mock_wraps):
                return await self._mock_wraps(*args, **kwargs)
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def _run_call(self, args, kwargs):
        return self._await_call(args, kwargs)

    def assert_awaited(self):
        """Fails unless it was awaited."""
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        """Fails unless it was awaited once."""
        if self.await_count != 1:
            raise AssertionError(
                f"Expected {self._mock_name or 'mock'} to have been awaited once. Awaited {self.await_count} times."
            )

    def assert_awaited_with(self, /, *args, **kwargs):
        """Fails unless the last await had these arguments."""
        if self.await_args is None:
            raise AssertionError(f"Expected await: {self._format_call(args, kwargs)}\nNot awaited")
        expected = self._matcher(_Call((args, kwargs), two=True))
        if self._matcher(self.await_args) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._failure(args, kwargs, "await", self.await_args)) from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Fails unless it was awaited once, with these arguments."""
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Fails unless some await had these arguments."""
        expected = self._matcher(_Call((args, kwargs), two=True))
        if not any([self._matcher(one) == expected for one in self.await_args_list]):
            raise AssertionError(f"{self._format_call(args, kwargs)} await not found")

    def assert_has_awaits(self, calls, any_order=False):
        """Fails unless it was awaited with these calls."""
        expected = [self._matcher(one) for one in calls]
        made = _CallList([self._matcher(one) for one in self.await_args_list])
        if not any_order:
            if expected not in made:
                raise AssertionError(f"Awaits not found.\nExpected: {_CallList(calls)}\nActual: {self.await_args_list}")
            return
        made = list(made)
        missing = []
        for one in expected:
            try:
                made.remove(one)
            except ValueError:
                missing.append(one)
        if missing:
            raise AssertionError(f"{tuple(missing)!r} not all found in await list")

    def assert_not_awaited(self):
        """Fails if it was awaited."""
        if self.await_count != 0:
            raise AssertionError(
                f"Expected {self._mock_name or 'mock'} to not have been awaited. Awaited {self.await_count} times."
            )

    def reset_mock(self, /, *args, **kwargs):
        """Forgets all calls and awaits."""
        super().reset_mock(*args, **kwargs)
        self._clear_awaits()


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    """A mock of a coroutine function: a call gives a coroutine.

    >>> import asyncio
    >>> asyncio.run(AsyncMock(return_value=3)())
    3
    """


for _name in _SUPPORTED:
    setattr(AsyncMock, _name, _Magic(_name))
del _name

AsyncMockMixin.__module__ = AsyncMock.__module__ = "unittest.mock"
