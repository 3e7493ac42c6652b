# What the loop reports goes to the `sys.stderr` that a script has put in place, each report in one piece; so do warnings, with a
# hint where the object that they are about is known.
import asyncio
import gc
import sys


class Pieces(list):
    def write(self, text):
        self.append(text.replace(__file__, "FILE"))

    def flush(self):
        pass


sys.stderr = pieces = Pieces()


async def wait():
    await asyncio.get_running_loop().create_future()


async def fail():
    return {}["missing"]


async def main():
    loop = asyncio.get_running_loop()
    loop.create_task(wait(), name="waits")
    loop.create_task(fail(), name="fails")
    fail()
    loop.call_exception_handler({"message": "told", "task": 1, "z": 2, "a": 3})
    await asyncio.sleep(0)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
gc.collect()
loop.close()
for piece in pieces:
    print(repr(piece))
