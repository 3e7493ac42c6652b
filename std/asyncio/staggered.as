"""asyncio.staggered: coroutines started one after the other, the first to succeed wins; the name is CPython's."""

import asyncio as _asyncio

__all__ = ("staggered_race",)


class _Race:
    """The runners, what has gone wrong in each, and who has won."""

    def __init__(self, functions, delay, loop):
        self.functions = enumerate(functions)
        self.delay = delay
        self.loop = loop
        self.tasks = []
        self.errors = []
        self.winner = None, None

    def start(self, before):
        self.tasks.append(self.loop.create_task(self.run(before)))

    async def run(self, before):
        """Waits until the runner before has failed or has had its time, then runs the next function."""
        if before is not None:
            try:
                await _asyncio.wait_for(before.wait(), self.delay)
            except TimeoutError:
                pass
        found = next(self.functions, None)
        if found is None:
            return
        index, function = found
        failed = _asyncio.Event()
        self.start(failed)
        self.errors.append(None)
        try:
            result = await function()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.errors[index] = error
            failed.set()
        else:
            self.winner = result, index
            self.cancel(self.tasks[index])

    def cancel(self, winner=None):
        for task in self.tasks:
            if task is not winner:
                task.cancel()

    async def finish(self):
        """Waits for all runners, also for those that start meanwhile."""
        count = 0
        while count != len(self.tasks):
            done, _ = await _asyncio.wait(self.tasks)
            count = len(done)
            for task in done:
                if not task.cancelled() and task.exception():
                    raise task.exception()


async def staggered_race(coro_fns, delay, *, loop=None):
    """Starts coroutines one by one, each when the one before has failed or `delay` seconds have passed.

    Gives the result of the first that succeeds, its index, and what each of those that were started has raised, None for
    the winner. The others are cancelled.
    """
    race = _Race(coro_fns, delay, loop or _asyncio.get_running_loop())
    race.start(None)
    try:
        await race.finish()
    finally:
        race.cancel()
    return *race.winner, race.errors
