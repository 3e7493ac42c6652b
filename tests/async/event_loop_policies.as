# Which loop get_event_loop finds: before, inside and after runs, and by a policy of the script's own.

import asyncio
import warnings


def try_it(label, function):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            found = function()
        except RuntimeError as error:
            found = repr(error)
    print(label, found if isinstance(found, str | bool) else "a loop", [str(w.message) for w in seen])
    return found


async def is_running_loop():
    return asyncio.get_event_loop() is asyncio.get_running_loop()


first = try_it("first", asyncio.get_event_loop)
print(try_it("again", asyncio.get_event_loop) is first)
first.close()

print(asyncio.run(is_running_loop()))
try_it("after run", asyncio.get_event_loop)

mine = asyncio.new_event_loop()
asyncio.set_event_loop(mine)
print(asyncio.run(is_running_loop(), loop_factory=asyncio.new_event_loop))
try_it("after a run with a factory", lambda: asyncio.get_event_loop() is mine)

with asyncio.Runner() as runner:
    try_it("inside", lambda: asyncio.get_event_loop() is runner.get_loop())
    runner.run(is_running_loop())
    try_it("still inside", lambda: asyncio.get_event_loop() is runner.get_loop())
try_it("after a runner", asyncio.get_event_loop)

asyncio.set_event_loop(mine)
policy = asyncio.get_event_loop_policy()
try_it("the policy's", lambda: policy.get_event_loop() is mine)
policy.set_event_loop(None)
try_it("the policy's", policy.get_event_loop)
mine.close()


class Loud(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("  new_event_loop")
        return super().new_event_loop()

    def get_event_loop(self):
        print("  get_event_loop")
        return super().get_event_loop()

    def set_event_loop(self, loop):
        print("  set_event_loop", loop is not None)
        super().set_event_loop(loop)


asyncio.set_event_loop_policy(Loud())
print(asyncio.run(is_running_loop()))
try_it("by a policy", asyncio.get_event_loop)
asyncio.new_event_loop().close()
asyncio.set_event_loop_policy(None)
print(type(asyncio.get_event_loop_policy()).__name__)

for wrong in asyncio.set_event_loop, asyncio.set_event_loop_policy:
    try:
        wrong(5)
    except TypeError as error:
        print(error)
try:
    asyncio.AbstractEventLoopPolicy().new_event_loop()
except NotImplementedError as error:
    print(repr(error))
