# A future or task that a task cannot wait for was given out all the same: awaiting it once more says so.

import asyncio


async def main():
    me = asyncio.current_task()
    other = asyncio.new_event_loop()
    foreign = other.create_future()
    for awaited in me, me, foreign, foreign:
        try:
            await awaited
        except RuntimeError as error:
            print(str(error).split(" <")[0].split(": ")[0])
    foreign.set_result("done elsewhere")
    print(await foreign)
    other.close()


asyncio.run(main())
