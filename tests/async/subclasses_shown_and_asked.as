# Tasks, groups and semaphores of a script's classes are asked by their methods, also by reprs, groups and timeouts.
import asyncio
import re


def placeless(task):
    return re.sub(r" at /\S*/", " at ", repr(task))


class Asked(asyncio.Task):
    def get_name(self):
        return "<" + super().get_name() + ">"

    def cancelling(self):
        print("cancelling", super().cancelling())
        return super().cancelling()

    def uncancel(self):
        print("uncancel")
        return super().uncancel()

    def cancel(self, *args, **kw):
        print("cancel", args, kw)
        return super().cancel(*args, **kw)


class Future(asyncio.Future):
    def cancel(self, *args, **kw):
        print("future cancel", args, kw)
        return super().cancel(*args, **kw)


class Group(asyncio.TaskGroup):
    def _on_task_done(self, task):
        print("told", task.result())
        super()._on_task_done(task)


class Gate(asyncio.Semaphore):
    def locked(self):
        print("locked")
        return super().locked()


async def fails():
    raise ValueError(1)


async def work(future):
    task = asyncio.current_task()
    try:
        async with asyncio.timeout(0.001):
            await future
    except TimeoutError:
        print("late")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            await asyncio.sleep(1)
    except ExceptionGroup as e:
        print(e, placeless(task))
    gate = Gate(2)
    async with gate:
        print(repr(gate)[-21:])
    task.cancel("message")
    await Future()


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda _, context: print(context["message"]))
    task = Asked(work(Future()), loop=asyncio.get_running_loop(), name="t")
    try:
        await task
    except asyncio.CancelledError as e:
        print("over", e.args, placeless(task))
    asyncio.get_running_loop().set_task_factory(lambda loop, coro, **kw: Asked(coro, loop=loop, **kw))
    async with Group() as group:
        task = group.create_task(asyncio.sleep(0, 5))
        print(group.create_task)
    asyncio.get_running_loop().set_task_factory(None)
    future = Future()
    future.set_result(1)
    asyncio.get_running_loop().call_soon(future.set_result, 1)
    print(future.set_result.__qualname__, Future.set_result.__qualname__, type(gathered := asyncio.gather(future)).__name__, gathered.done.__qualname__)
    failed = Future()
    failed.set_exception(KeyError(1))
    del failed
    await asyncio.sleep(0)


asyncio.run(main())
