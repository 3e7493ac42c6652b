# differs: call graphs are of Python 3.14
# Who awaits whom, as text and as objects; without addresses here.
import asyncio
import io
import re


def shown(text):
    return re.sub(r"File '.*?'", "File 'here'", re.sub(r"id=0x[0-9a-f]+", "id=...", text))


async def leaf():
    print(shown(asyncio.format_call_graph()))
    await asyncio.sleep(1)


async def middle():
    await leaf()


async def waits_for(future):
    await future


async def main():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(middle(), name="member")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print("-- a task that waits, of a group")
        print(shown(asyncio.format_call_graph(task)))
        print("-- no stacks; only the outermost frames; to a file")
        print(shown(asyncio.format_call_graph(task, limit=0)))
        file = io.StringIO()
        asyncio.print_call_graph(task, limit=1, file=file)
        print(shown(file.getvalue()), end="")
        graph = asyncio.capture_call_graph(task)
        print(type(graph).__name__, graph.future is task, len(graph.call_stack), len(graph.awaited_by))
        print(type(graph.call_stack[0]).__name__, graph.call_stack[0].frame.f_code.co_name)

        print("-- noted by hand")
        future = asyncio.get_running_loop().create_future()
        asyncio.future_add_to_awaited_by(future, task)
        print(shown(asyncio.format_call_graph(future, limit=0)))
        asyncio.future_discard_from_awaited_by(future, task)
        print(shown(asyncio.format_call_graph(future)))

    print("-- through a gather")
    child = asyncio.create_task(asyncio.sleep(1), name="child")
    waiter = asyncio.create_task(waits_for(asyncio.gather(child, asyncio.sleep(2))), name="waiter")
    await asyncio.sleep(0.1)
    print(shown(asyncio.format_call_graph(child)))
    waiter.cancel()
    try:
        asyncio.capture_call_graph(5)
    except TypeError as error:
        print(error)


try:
    asyncio.capture_call_graph()
except RuntimeError as error:
    print(error)
asyncio.run(main())
