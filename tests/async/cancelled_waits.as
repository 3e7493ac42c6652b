# Futures, tasks, gather, wait, wait_for, as_completed, shield and timeouts under every cancellation.
# no stress: a collection at every safepoint takes minutes
import asyncio
from every_step import Scene, main


class Waits(Scene):
    def __init__(self):
        super().__init__()
        self.children = []
        self.future = asyncio.get_running_loop().create_future()

    async def child(self, name, turns, end="returns"):
        try:
            await self.turns(turns)
            if end == "fails":
                raise ValueError(name)
        except asyncio.CancelledError as error:
            self.say(name, "cancelled", error.args)
            if end == "swallows":
                return "swallowed"
            await self.turns(1)
            raise
        finally:
            self.say(name, "leaves")
        return name

    def task(self, *what):
        task = asyncio.create_task(self.child(*what), name=what[0])
        self.children.append(task)
        return task

    async def b(self):
        await self.turns(1)
        await self.child("own", 2)

    def rescue(self):
        if not self.future.done():
            self.future.set_result("late")

    async def check(self):
        if self.children:
            done, pending = await asyncio.wait(self.children, timeout=5)
            self.say(sorted(task.get_name() for task in done if task.cancelled()))
            for task in done:
                assert task.cancelled() or task.exception() or task.result()
            assert not pending


class Futures(Waits):
    async def a(self):
        self.say("a", await self.future)

    async def b(self):
        try:
            self.say("b", await self.future)
        finally:
            self.say("b", self.future.cancelled())

    async def c(self):
        await self.turns(2)
        if not self.future.done():
            self.future.set_result("result")


class Tasks(Waits):
    async def a(self):
        self.say("a", await self.task("one", 2))
        self.say("a", await self.task("two", 1, "swallows"))

    async def b(self):
        await self.turns(1)
        if self.children:
            self.say("b", await self.children[0])


class Gathers(Waits):
    patient = False

    async def a(self):
        made = [self.task("one", 1), self.task("two", 3), self.child("three", 2)]
        self.say("a", await asyncio.gather(*made, return_exceptions=self.patient))


class GathersPatient(Gathers):
    patient = True


class GathersFailing(Waits):
    async def a(self):
        try:
            await asyncio.gather(self.task("one", 1, "fails"), self.task("two", 3), self.task("three", 2, "swallows"))
        except ValueError as error:
            self.say("a", repr(error))
            await self.turns(1)


class GathersNested(Waits):
    async def a(self):
        inner = asyncio.gather(self.task("one", 2), self.task("two", 1, "swallows"))
        self.say("a", await asyncio.gather(inner, self.task("three", 3), return_exceptions=True))


class WaitsForFirst(Waits):
    mode = asyncio.FIRST_COMPLETED

    async def a(self):
        tasks = [self.task("one", 1), self.task("two", 4), self.task("three", 2, "fails")]
        done, pending = await asyncio.wait(tasks, return_when=self.mode)
        self.say("a", sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))


class WaitsForAll(WaitsForFirst):
    mode = asyncio.ALL_COMPLETED


class WaitsForFailure(WaitsForFirst):
    mode = asyncio.FIRST_EXCEPTION


class WaitFors(Waits):
    # No deadline falls together with a step.
    timed = True

    async def a(self):
        for limit in (0.0025, 0.0055, 0, None):
            try:
                self.say("a", await asyncio.wait_for(self.slow("x", 0.0043), limit))
            except TimeoutError as error:
                self.say("a", repr(error), repr(error.__cause__))

    async def slow(self, name, seconds):
        try:
            await asyncio.sleep(seconds)
        finally:
            self.say(name, "leaves")
        return name

    async def b(self):
        await asyncio.sleep(0.0015)
        self.say("b", await asyncio.wait_for(self.task("t", 1), 1))


class WaitForsOnTasks(WaitFors):
    async def a(self):
        task = asyncio.create_task(self.slow("x", 0.0043), name="x")
        self.children.append(task)
        for limit in (0.0025, 0.1):
            try:
                self.say("a", await asyncio.wait_for(asyncio.shield(task), limit))
            except TimeoutError:
                self.say("a late", task.done())


class Completions(Waits):
    async def a(self):
        for next_one in asyncio.as_completed([self.task("one", 3), self.task("two", 1), self.task("three", 2, "fails")]):
            try:
                self.say("a", await next_one)
            except ValueError as error:
                self.say("a", repr(error))


class CompletionsInTurn(Waits):
    async def a(self):
        async for task in asyncio.as_completed([self.task("one", 3), self.task("two", 1)]):
            self.say("a", task.get_name(), task.cancelled())


class Shields(Waits):
    async def a(self):
        inner = self.task("one", 3)
        try:
            self.say("a", await asyncio.shield(inner))
        except asyncio.CancelledError:
            self.say("a", "goes on waiting", inner.cancelled())
            self.say("a", await inner)

    async def b(self):
        await self.turns(1)
        if self.children:
            self.say("b", await asyncio.shield(self.children[0]))


class Timeouts(WaitFors):
    async def a(self):
        try:
            async with asyncio.timeout(0.0035) as limit:
                await self.slow("x", 0.0021)
                await self.slow("y", 0.0042)
        except TimeoutError:
            self.say("a late")
        finally:
            self.say("a", limit.expired(), asyncio.current_task().cancelling())
        await asyncio.sleep(0.0013)

    async def b(self):
        try:
            async with asyncio.timeout(0.0045):
                async with asyncio.timeout(0.0025) as inner:
                    await self.slow("z", 0.0037)
        except TimeoutError:
            self.say("b late", inner.expired(), asyncio.current_task().cancelling())
            async with asyncio.timeout(1):
                await self.slow("w", 0.00215)


class TimeoutsMoved(WaitFors):
    async def a(self):
        async with asyncio.timeout(0.0015) as limit:
            self.limit = limit
            try:
                await self.slow("x", 0.0032)
            except asyncio.CancelledError:
                self.say("a", "swallows", limit.expired())
        await asyncio.sleep(0.0013)

    async def b(self):
        await asyncio.sleep(0.0013)
        try:
            self.limit.reschedule(asyncio.get_running_loop().time() + 0.0035)
        except RuntimeError as error:
            self.say("b", error)


class Sleeps(WaitFors):
    async def a(self):
        for n in range(3):
            try:
                self.say("a", await asyncio.sleep(0.0015, n))
            except asyncio.CancelledError as error:
                self.say("a", "woken", error.args, asyncio.current_task().uncancel())

    async def b(self):
        await asyncio.sleep(0)
        await asyncio.sleep(0.0025)
        await asyncio.sleep(-1)


main(
    Futures,
    Tasks,
    Gathers,
    GathersPatient,
    GathersFailing,
    GathersNested,
    WaitsForFirst,
    WaitsForAll,
    WaitsForFailure,
    WaitFors,
    WaitForsOnTasks,
    Completions,
    CompletionsInTurn,
    Shields,
    Timeouts,
    TimeoutsMoved,
    Sleeps,
)
