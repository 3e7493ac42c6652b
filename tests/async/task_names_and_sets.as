# The counter of names; current_task and all_tasks.
import asyncio


async def child():
    return asyncio.current_task().get_name()


async def main():
    print(asyncio.current_task().get_name())  # expect: Task-1
    a = asyncio.create_task(child())
    b = asyncio.create_task(child(), name="own")
    c = asyncio.create_task(child())
    print(len(asyncio.all_tasks()), a in asyncio.all_tasks())  # expect: 4 True
    print(await a, await b, await c)  # expect: Task-2 own Task-3
    print(await asyncio.gather(child(), child()))  # expect: ['Task-4', 'Task-5']
    print(await asyncio.wait_for(child(), 1), await asyncio.shield(child()))  # expect: Task-1 Task-6
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(child())
    print(t.result(), len(asyncio.all_tasks()))  # expect: Task-7 1
    print(sorted(t.get_name() for t in asyncio.all_tasks()))  # expect: ['Task-1']
    named = asyncio.create_task(child(), name=7)
    print(repr(named.get_name()), await named)  # expect: '7' 7


asyncio.run(main())


async def again():
    print(asyncio.current_task().get_name())  # expect: Task-10


asyncio.run(again())
try:
    print(asyncio.current_task())
except RuntimeError as e:
    print(e)  # expect: no running event loop
try:
    asyncio.all_tasks()
except RuntimeError as e:
    print(e)  # expect: no running event loop
