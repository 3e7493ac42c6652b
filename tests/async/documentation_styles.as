# The shapes that tutorials use.
import asyncio


async def factorial(name, number):
    f = 1
    for i in range(2, number + 1):
        print(f"Task {name}: Compute factorial({number}), currently i={i}...")
        await asyncio.sleep(1)
        f *= i
    print(f"Task {name}: factorial({number}) = {f}")
    return f


async def eternity():
    await asyncio.sleep(3600)
    print("yay!")


class TerminateTaskGroup(Exception):
    """Raised to end a task group."""


async def force_terminate_task_group():
    raise TerminateTaskGroup()


async def job(task_id, sleep_time):
    print(f"Task {task_id}: start")
    await asyncio.sleep(sleep_time)
    print(f"Task {task_id}: done")


background_tasks = set()


async def main():
    print(await asyncio.gather(factorial("A", 2), factorial("B", 3), factorial("C", 4)))
    try:
        await asyncio.wait_for(eternity(), timeout=1.0)
    except TimeoutError:
        print("timeout!")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job(1, 0.5))
            group.create_task(job(2, 1.5))
            await asyncio.sleep(1)
            group.create_task(force_terminate_task_group())
    except* TerminateTaskGroup:
        pass
    for i in range(3):
        task = asyncio.create_task(job(i, 0.1 * i))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(1)
    print(len(background_tasks))
    cancel_me = asyncio.create_task(cancellable())
    await asyncio.sleep(1)
    cancel_me.cancel()
    try:
        await cancel_me
    except asyncio.CancelledError:
        print("main(): cancel_me is cancelled now")
    lock, cond, event = asyncio.Lock(), asyncio.Condition(), asyncio.Event()
    waiter_task = asyncio.create_task(waiter(event))
    await asyncio.sleep(1)
    event.set()
    await waiter_task
    await asyncio.gather(display_date(), other())


async def cancellable():
    print("cancel_me(): before sleep")
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("cancel_me(): cancel sleep")
        raise
    finally:
        print("cancel_me(): after sleep")


async def waiter(event):
    print("waiting for it ...")
    await event.wait()
    print("... got it!")


async def display_date():
    loop = asyncio.get_running_loop()
    start = loop.time()
    end_time = start + 2.5
    while True:
        print(f"{loop.time() - start:.1f}")
        if (loop.time() + 1.0) >= end_time:
            break
        await asyncio.sleep(1)


async def other():
    for _ in range(3):
        await asyncio.sleep(0.7)
        print("other")


asyncio.run(main())
