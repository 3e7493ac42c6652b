"""The loop learns of an async generator when it is first asked for something: in that order they are closed."""
import asyncio


async def items(name):
    try:
        yield 1
    finally:
        print(name, "closed")


async def main():
    global held
    first, second = items("first"), items("second")
    later = first.asend(None)
    print(await anext(second))
    print(await later)
    held = first, second


asyncio.run(main())
