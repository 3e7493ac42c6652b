# A coroutine that a loop refused to run is told of when the script lets go of it.
import asyncio
import warnings


async def refused():
    pass


async def main():
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        for run in asyncio.run, asyncio.get_running_loop().run_until_complete:
            try:
                run(refused())
            except RuntimeError as e:
                print(e)
            print([str(one.message) for one in told])


asyncio.run(main())
