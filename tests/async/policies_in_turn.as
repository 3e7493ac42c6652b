# clock: real
# Each policy keeps the loop that it has set; a new one warns and makes its own.

import asyncio
import threading
import warnings

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *more: print(" ", category.__name__, message)
made = []


def found(label, function):
    try:
        loop = function()
        made.append(loop)
        print(label, type(loop).__name__)
        return loop
    except RuntimeError as error:
        print(label, error)


first = asyncio.get_event_loop_policy()
one = found("first", asyncio.get_event_loop)
print(first.get_event_loop() is one)
asyncio.set_event_loop(None)
found("after None", asyncio.get_event_loop)

beside = asyncio.DefaultEventLoopPolicy()
two = found("one that is not used", beside.get_event_loop)
print(two is beside.get_event_loop(), two is one)
beside.set_event_loop(None)
found("it after None", beside.get_event_loop)
beside.set_event_loop(two)
found("the one in use", asyncio.get_event_loop)
try:
    beside.set_event_loop(5)
except TypeError as error:
    print(error)

asyncio.set_event_loop_policy(beside)
print(asyncio.get_event_loop() is two)
asyncio.set_event_loop_policy(first)
found("the first again", asyncio.get_event_loop)
asyncio.set_event_loop_policy(beside)
print(asyncio.get_event_loop() is two)
asyncio.set_event_loop_policy(None)
found("a new one", asyncio.get_event_loop)
found("and again", asyncio.get_event_loop)


class Loud(asyncio.DefaultEventLoopPolicy):
    def set_event_loop(self, loop):
        print("  sets", loop is not None)
        super().set_event_loop(loop)


class Own(asyncio.AbstractEventLoop):
    def close(self):
        print("closed")


own = Own()
asyncio.set_event_loop(own)
print(asyncio.get_event_loop() is own)
own.close()

asyncio.set_event_loop_policy(Loud())
found("loud", asyncio.get_event_loop)
thread = threading.Thread(target=found, args=("in a thread", asyncio.get_event_loop), name="other")
thread.start()
thread.join()
asyncio.set_event_loop_policy(None)
for loop in made:
    loop.close()
