# Futures, tasks, locks and their kin take attributes of a script, and a task is what its class made it, everywhere.
import asyncio


class Job(asyncio.Task):
    def __init__(self, coro, **kwargs):
        super().__init__(coro, **kwargs)
        self.priority = 1

    def describe(self):
        return f"{type(self).__name__} {self.get_name()} {self.priority}"


async def whoami():
    me = asyncio.current_task()
    print("me", type(me).__name__, getattr(me, "priority", "none"), sorted(type(t).__name__ for t in asyncio.all_tasks()))
    await asyncio.sleep(0)
    return "result"


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.note = "a note"
    print(future.note, hasattr(future, "other"))
    del future.note
    try:
        future.note
    except AttributeError as error:
        print(error)
    future.result = lambda: "my own"
    print(future.result())
    future.set_result("done")
    print(await future)

    seen = []
    job = Job(whoami(), loop=loop, name="first")
    job.add_done_callback(lambda task: seen.append((task is job, task.describe())))
    print(await job, job.describe())
    await asyncio.sleep(0)
    print(seen)
    print(await asyncio.gather(job, Job(whoami(), loop=loop, name="second")))

    loop.set_task_factory(lambda loop, coro, **kwargs: Job(coro, loop=loop, **kwargs))
    task = asyncio.create_task(whoami(), name="third")
    print(task.describe(), await task)
    async with asyncio.TaskGroup() as group:
        member = group.create_task(whoami(), name="fourth")
    print(member.describe(), member.result())
    try:
        async with asyncio.TaskGroup() as group:
            other = group.create_task(asyncio.sleep(10))
            group.create_task(asyncio.sleep("x"))
    except* TypeError as errors:
        print(len(errors.exceptions), other.cancelled())
    print(await asyncio.wait_for(asyncio.shield(whoami()), 1))
    done, _ = await asyncio.wait([asyncio.create_task(whoami(), name="fifth")])
    print([task.describe() for task in done])
    loop.set_task_factory(None)

    task = asyncio.create_task(whoami())
    task.started_at = 12.5
    await task
    print(task.started_at)
    for object in (asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(), asyncio.Queue(), asyncio.Condition(), asyncio.TaskGroup()):
        object.owner = "me"
        print(type(object).__name__, object.owner)
    lock = asyncio.Lock()
    lock.release = lambda: print("not released")
    lock.release()
    print(lock.locked())


asyncio.run(main())
