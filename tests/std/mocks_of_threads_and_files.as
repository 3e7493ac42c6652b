"""Mocks that other threads call, mocks of `open`, typos, calls with special names, and what was not to be set."""
import threading
import time
from unittest.mock import *

mock = ThreadingMock(timeout=5, name="worker")
threading.Thread(target=mock.start, args=(1,), kwargs={"x": 2}).start()
mock.start.wait_until_called()
mock.start.wait_until_any_call_with(1, x=2)
print(mock.mock_calls, type(mock.start).__name__, type(mock.start()).__name__, ThreadingMock.DEFAULT_TIMEOUT)
slow = ThreadingMock(timeout=0.01, side_effect=lambda: time.sleep(0.001))
for wait in (slow.wait_until_called, lambda: slow.wait_until_any_call_with(3), lambda: slow.child.wait_until_called(timeout=0.02)):
    try:
        wait()
    except AssertionError as e:
        print(e)
slow()
slow.wait_until_called()
slow.reset_mock()
try:
    slow.wait_until_called()
except AssertionError as e:
    print(e)

opened = mock_open(read_data="one\ntwo\n")
with opened("name") as file:
    print(next(file), list(file), file.read())
print(opened.mock_calls)
opened.return_value.readline.return_value = "always"
print(next(opened("other")))


class Target:
    def method(self, a):
        pass


for make in (
    lambda: create_autospec(Target, auto_spec=1), lambda: patch("a.b", autospect=1), lambda: patch.object(Target, "x", set_spec=1),
    lambda: setattr(Mock(), "__del__", 1), lambda: setattr(MagicMock(), "__instancecheck__", 1),
    lambda: patch.object(Target, "missing", create=True, spec=Target).start(), lambda: Mock(side_effect=DEFAULT)(),
):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
print(call.__int__(), call().a["b"] if False else call().a.__getitem__("b"), call.count(1), call.index, call(1) != call(2), call(1) == call(1))
mock = MagicMock()
mock.__class__ = int
print(isinstance(mock, int), complex(MagicMock()))
plain = Mock()
plain.__int__ = Mock(return_value=3)
print(int(plain), plain.mock_calls, plain.method_calls)


class Odd:
    def __eq__(self, other):
        return False


mock = Mock()
mock(Odd(), 1)
mock.assert_any_call(ANY, 1)
mock.assert_called_with(ANY, 1)
mock.assert_has_calls([call(ANY, 1)])
mock.child = create_autospec(Target().method)
mock.child(4)
print(mock.mock_calls[1:])
