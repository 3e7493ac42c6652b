# What is thrown into a coroutine or generator that has not begun comes from the line its definition begins on.
import asyncio
import sys
import traceback


def same(f):
    return f


@same
async def worker(a,
                 b=1):
    await asyncio.sleep(0)


def numbers():
    yield 1


async def letters():
    yield 1


def tell(call):
    try:
        call()
    except BaseException as e:
        last = e.__traceback__
        while last.tb_next:
            last = last.tb_next
        place = traceback.extract_tb(e.__traceback__)[-1]
        print(last.tb_lineno, last.tb_lasti, place.name, place.lineno, place.colno, place.end_colno, place.line)


async def main():
    task = asyncio.create_task(worker(1))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as e:
        for place in traceback.extract_tb(e.__traceback__):
            print(place.name, place.lineno, place.colno, place.line)


for make in worker, numbers, letters:
    made = make(1) if make is worker else make()
    step = made.throw if make is not letters else lambda e: made.athrow(e).send(None)
    tell(lambda: step(ValueError(1)))
g = (x for x in [1])
try:
    g.throw(KeyError(2))
except KeyError as e:
    print(traceback.format_exception(e)[-2].split("/")[-1], end="")
asyncio.run(main())
