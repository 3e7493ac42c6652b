# A sleep driven through an iterator stopped its timer after that had fired; by then another sleep had its place.
# clock: virtual
import asyncio


class Driven:
    def __await__(self):
        yield from asyncio.sleep(0.003).__await__()


async def numbers():
    yield 1
    await asyncio.sleep(0.003)


async def by_generator():
    async_generator = numbers()
    await anext(async_generator)
    await anext(async_generator, None)


async def by_iterator():
    await Driven()


async def twice(number, first):
    await first()
    await asyncio.sleep(0.037)
    print("end", number)


async def main():
    for first in (by_generator, by_iterator):
        print(first.__name__)
        for number in range(3):
            asyncio.create_task(twice(number, first))
        await asyncio.sleep(1)


asyncio.run(main())
