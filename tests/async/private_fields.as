# Fields with an underscore that libraries and tests look at.
import asyncio
from asyncio import events, futures, tasks
from asyncio.format_helpers import _get_function_source


async def main():
    loop = asyncio.get_running_loop()
    group = asyncio.TaskGroup()
    print(group._entered, group._exiting, group._aborting, group._loop, group._parent_task, group._tasks, group._errors, group._base_error, group._on_completed_fut)
    async with group:
        task = group.create_task(asyncio.sleep(0))
        print(group._entered, group._exiting, group._aborting, group._loop is loop, group._parent_task is asyncio.current_task(), group._tasks == {task}, group._parent_cancel_requested)
    queue = asyncio.Queue(3)
    queue.put_nowait("item")
    print(queue._format(), queue._loop)
    getter = asyncio.create_task(asyncio.Queue().get())
    await asyncio.sleep(0)
    getter.cancel()
    other = asyncio.new_event_loop()
    for lock in (asyncio.Lock(), asyncio.Semaphore(0), asyncio.Event()):
        print(lock._loop)
        lock._loop = other
        waits = lock.wait() if isinstance(lock, asyncio.Event) else lock.acquire()
        if isinstance(lock, asyncio.Lock):
            await waits
            waits = lock.acquire()
        try:
            await waits
        except RuntimeError as e:
            print(str(e).split("> ")[-1], lock._loop is other)
    other.close()
    future = loop.create_future()
    for name in ("_asyncio_future_blocking", "_log_traceback", "_cancel_message", "_state"):
        try:
            delattr(future, name)
        except AttributeError as e:
            print(e)
    future.set_result(3)
    copy = loop.create_future()
    futures._copy_future_state(future, copy)
    print(copy.result(), _get_function_source(main)[1], _get_function_source(print))



policy = asyncio.get_event_loop_policy()
print(events._event_loop_policy is policy, issubclass(tasks._PyTask, futures._PyFuture) or tasks._PyTask.__name__)
asyncio.run(main())
