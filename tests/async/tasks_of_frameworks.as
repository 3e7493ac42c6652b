# _register_task, _enter_task and their like: objects that are no Task but are listed and count as the current task.
import asyncio
import re
from asyncio import *


class Job:
    """What a framework has in place of a task."""

    def __init__(self, name, loop):
        self.name, self.loop, self.over = name, loop, False

    def __repr__(self):
        return f"<{self.name}>"

    def get_loop(self):
        return self.loop

    def done(self):
        return self.over


class Old(Job):
    """One without get_loop."""

    get_loop = property()

    def __init__(self, name, loop):
        super().__init__(name, loop)
        self._loop = loop


def tell(call, *args):
    try:
        print(call(*args))
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__, e)


print([_register_task, _enter_task] == [asyncio.tasks._register_task, asyncio.tasks._enter_task])
loop = asyncio.new_event_loop()
a, b = Job("a", loop), Old("b", loop)

# Outside of any task.
tell(current_task, loop)
tell(_enter_task, loop, a)
tell(current_task, loop)
tell(_enter_task, loop, b)
tell(_leave_task, loop, b)
tell(_leave_task, loop, a)
tell(_leave_task, loop, a)
tell(current_task, loop)
tell(lambda: _enter_task(task=b, loop=loop))
tell(lambda: _leave_task(task=b, loop=loop))
tell(_enter_task, loop)
tell(_enter_task, [], a)
tell(_register_task)

# The list.
tell(_register_task, a)
tell(_register_task, b)
tell(lambda: sorted(map(repr, all_tasks(loop))))
b.over = True
tell(lambda: list(all_tasks(loop)))
tell(_unregister_task, a)
tell(_unregister_task, a)
tell(lambda: list(all_tasks(loop)))
tell(_register_task, 1)
loop.close()


async def main():
    here, me = asyncio.get_running_loop(), current_task()
    c = Job("c", here)
    print(c in all_tasks(), len(all_tasks()))
    _register_task(c)
    print(c in all_tasks(), me in all_tasks(), len(all_tasks()))
    for call in _enter_task, _leave_task:
        try:
            call(here, c)
        except RuntimeError as e:
            print(re.sub("<Task.*]>", "<me>", str(e)))
    # A task may step aside for another.
    _leave_task(here, me)
    print(current_task())
    _enter_task(here, c)
    print(current_task())
    _leave_task(here, c)
    _enter_task(here, me)
    print(current_task() is me)
    _unregister_task(me)
    print(list(all_tasks()))
    _register_task(me)
    print(len(all_tasks()))
    # A callback that drives one.
    here.call_soon(drive, c)
    await asyncio.sleep(0)
    print(current_task() is me)
    await asyncio.sleep(0)
    async with asyncio.timeout(1):
        print(current_task() is me)
    c.over = True
    print(c in all_tasks())


def drive(job):
    here = job.get_loop()
    print(current_task())
    _enter_task(here, job)
    print(current_task(), current_task(here))
    _leave_task(here, job)
    print(current_task())


asyncio.run(main())


class Left(Job):
    """One that is still listed when the run ends: it is cancelled, and waited for."""

    def __init__(self, *args):
        super().__init__(*args)
        self.future = self.loop.create_future()
        self._asyncio_future_blocking = False

    def __getattr__(self, name):
        return getattr(self.future, name)

    def __await__(self):
        return self.future.__await__()

    def done(self):
        return self.future.done()

    def cancel(self, msg=None):
        print("cancelled", msg)
        return self.future.cancel(msg)


async def leave():
    kept.append(Left("d", asyncio.get_running_loop()))
    _register_task(kept[0])
    asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    print(len(all_tasks()))


kept = []
asyncio.run(leave())
print(kept[0].cancelled())


# What is no loop.
future = loop.create_future()
tell(asyncio.ensure_future, 1)
for given in 1, future:
    try:
        asyncio.ensure_future(given, loop=1)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
coro = asyncio.sleep(0)
try:
    asyncio.ensure_future(coro, loop=1)
except AttributeError as e:
    print(e)
coro.close()
