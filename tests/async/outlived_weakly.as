"""What the library only remembers, or what a module nobody else needs leads to, is ended with the program."""
import asyncio
import collections.abc
import json


class Named:
    def __del__(self):
        print("del")


async def waits(name):
    try:
        await asyncio.sleep(1)
    finally:
        print(name, "over")


collections.abc.Sequence.register(Named)
print(isinstance(Named(), collections.abc.Mapping))
json.kept = Named
named = Named()
loop = asyncio.new_event_loop()
task = loop.create_task(waits("held"))
task._log_destroy_pending = False
loop.call_soon(loop.stop)
loop.run_forever()
print(task.done())
