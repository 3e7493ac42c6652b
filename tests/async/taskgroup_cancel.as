# TaskGroup.cancel() of Python 3.15: a group that has reached its goal ends early and without an error.
import asyncio


async def child(name, seconds=10):
    try:
        await asyncio.sleep(seconds)
        print(name, "done")
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise
    return name


async def from_the_body():
    async with asyncio.TaskGroup() as group:
        one = group.create_task(child("one"))
        two = group.create_task(child("two"))
        await asyncio.sleep(1)
        print(group.cancel(), group)
        print("goes on until it waits")
        await asyncio.sleep(1)
        print("not reached")
    print(one.cancelled(), two.cancelled(), asyncio.current_task().cancelling())


async def at_the_end_of_the_body():
    async with asyncio.TaskGroup() as group:
        group.create_task(child("never started"))
        group.cancel()
    await asyncio.sleep(0)
    print("and the task goes on", asyncio.current_task().cancelling())


async def from_a_child():
    async def finder(group):
        await asyncio.sleep(1)
        group.cancel()
        print("found")
        try:
            await asyncio.sleep(1)
        finally:
            print("finder is cancelled itself")

    async with asyncio.TaskGroup() as group:
        group.create_task(child("searcher"))
        group.create_task(finder(group))
    print("left")


async def from_outside():
    async def member(group):
        async with group:
            group.create_task(child("inside"))
            await asyncio.sleep(10)
        return "ended in peace"

    group = asyncio.TaskGroup()
    task = asyncio.create_task(member(group))
    await asyncio.sleep(1)
    group.cancel()
    print(await task, task.cancelling())


async def before_it_is_entered():
    group = asyncio.TaskGroup()
    group.cancel()
    print(group)
    async with group:
        print(group)
        try:
            group.create_task(child("refused"))
        except RuntimeError as error:
            print(str(error).split("> ")[-1])
        print("runs until it waits")
        await asyncio.sleep(0)
        print("not reached")
    print("left", asyncio.current_task().cancelling())


async def twice_and_after_the_end():
    async with asyncio.TaskGroup() as group:
        group.create_task(child("cancelled once"))
        await asyncio.sleep(0)
        group.cancel()
        group.cancel()
        print("cancelling", asyncio.current_task().cancelling())
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            group.cancel()
            raise
    print("cancelling", asyncio.current_task().cancelling())
    group.cancel()
    await asyncio.sleep(0)
    print("nothing happens any more", group)


async def nested():
    async with asyncio.TaskGroup() as outer:
        async with asyncio.TaskGroup() as inner:
            inner.create_task(child("inner"))
            outer.create_task(child("outer", 2))
            asyncio.get_running_loop().call_later(1, inner.cancel)
            await asyncio.sleep(10)
        print("inner left", outer)
    print("outer left")
    async with asyncio.TaskGroup() as outer:
        outer.create_task(child("outer"))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(child("inner"))
            asyncio.get_running_loop().call_later(1, outer.cancel)
            await asyncio.sleep(10)
        print("not reached")
    print("both left", asyncio.current_task().cancelling())


async def errors_count():
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise ValueError("while cleaning up")

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stubborn())
            await asyncio.sleep(1)
            group.cancel()
    except* ValueError as errors:
        print(errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child("of a failing body"))
            await asyncio.sleep(1)
            group.cancel()
            raise KeyError("body")
    except* KeyError as errors:
        print(errors.exceptions)
    await asyncio.sleep(0)
    print("cancelling", asyncio.current_task().cancelling())


async def with_a_cancellation_from_outside():
    async def both(group):
        async with group:
            await asyncio.sleep(10)
        print("not reached")

    group = asyncio.TaskGroup()
    task = asyncio.create_task(both(group))
    await asyncio.sleep(1)
    task.cancel("from outside")
    group.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print("the cancellation goes on", error.args, task.cancelling())


async def with_a_timeout():
    async with asyncio.timeout(1) as limit:
        async with asyncio.TaskGroup() as group:
            group.create_task(child("in time"))
            asyncio.get_running_loop().call_later(0.5, group.cancel)
    print("expired", limit.expired())


async def main():
    for part in (
        from_the_body,
        at_the_end_of_the_body,
        from_a_child,
        from_outside,
        before_it_is_entered,
        twice_and_after_the_end,
        nested,
        errors_count,
        with_a_cancellation_from_outside,
        with_a_timeout,
    ):
        print("--", part.__name__)
        await part()


asyncio.run(main())
