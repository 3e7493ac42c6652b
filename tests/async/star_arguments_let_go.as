# What was handed on by `*` is let go of when the call is over, however long its task still waits. Reports without a message get one.
import asyncio
import logging
import sys
import weakref


class Thing:
    pass


def taken(*args):
    return len(args)


async def calls(thing, how):
    if how == "function":
        taken(*[thing])
    elif how == "builtin":
        repr(*[thing])
    elif how == "gather":
        await asyncio.gather(*[asyncio.sleep(0, thing)])
    else:
        await asyncio.gather(*(asyncio.sleep(0, thing) for _ in range(2)))
    thing = None
    await asyncio.sleep(0.001)


async def main():
    for how in ("function", "builtin", "gather", "generator"):
        thing = Thing()
        known = weakref.ref(thing)
        await calls(thing, how)
        del thing
        print(how, known() is None)
    logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s")
    for context in ({}, {"message": ""}, {"message": "said", "more": 1}):
        asyncio.get_running_loop().call_exception_handler(context)
        asyncio.get_running_loop().default_exception_handler(context)


asyncio.run(main())
