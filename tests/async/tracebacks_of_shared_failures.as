# A future's exception begins anew with the traceback it came with, whoever raised it in between; coroutines it left are in its frames.
import asyncio
import traceback


async def fails(n=7):
    await asyncio.sleep(0)
    try:
        raise ValueError(n)
    finally:
        held = [n]
        await asyncio.sleep(0)


def show(where, e):
    print(where, [f"{f.name} {f.lineno}" for f in traceback.extract_tb(e.__traceback__) if f.filename == __file__])


async def ways():
    yield "gather", lambda t: asyncio.gather(t)
    yield "shield", lambda t: asyncio.shield(t)

    async def raised(t):
        await asyncio.wait([t])
        raise t.exception()

    yield "raised", raised

    async def given(t):
        raise (await asyncio.gather(t, return_exceptions=True))[0]

    yield "given", given


async def main():
    async for name, way in ways():
        task = asyncio.create_task(fails())
        try:
            await way(task)
        except ValueError as e:
            show(name, e)
        for again in "second", "third":
            try:
                await task
            except ValueError as e:
                show(again, e)
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(fails(8))
    except* ValueError as e:
        show("group", e.exceptions[0])
    try:
        await task
    except ValueError as e:
        frame = e.__traceback__.tb_next.tb_frame
        print(frame.f_code.co_name, frame.f_locals, frame is e.__traceback__.tb_next.tb_frame)


asyncio.run(main())
