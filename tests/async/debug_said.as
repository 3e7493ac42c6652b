# clock: real
# What `run` is told about debug mode counts for more than the environment.
import asyncio
import os


async def main():
    return asyncio.get_running_loop().get_debug()


for set_ in "", "1":
    os.environ["PYTHONASYNCIODEBUG"] = set_
    for said in None, False, True:
        print(repr(set_), said, asyncio.run(main(), debug=said))
        print(asyncio.run(main(), debug=said, loop_factory=asyncio.new_event_loop))
        with asyncio.Runner(debug=said) as runner:
            print(runner.run(main()))
