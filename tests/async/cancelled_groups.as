# Task groups, async generators and async context managers under every cancellation.
# no stress: a collection at every safepoint takes minutes
import asyncio
import contextlib
from every_step import Scene, main


class Groups(Scene):
    def __init__(self):
        super().__init__()
        self.inside = 0

    async def child(self, name, turns, end="returns"):
        self.inside += 1
        try:
            await self.turns(turns)
            if end == "fails":
                raise ValueError(name)
        except asyncio.CancelledError:
            self.say(name, "cancelled")
            if end == "swallows":
                return
            if end == "fails late":
                raise KeyError(name)
            await self.turns(1)
            raise
        finally:
            self.inside -= 1

    async def a(self):
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.child("one", 2))
                group.create_task(self.child("two", 3))
                await self.turns(1)
                self.say("a", "body ends")
        finally:
            self.say("a", self.inside, asyncio.current_task().cancelling())
            assert self.inside == 0
        await self.turns(1)

    async def b(self):
        await self.turns(2)

    async def check(self):
        assert self.inside == 0


class GroupsFailing(Groups):
    async def a(self):
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.child("one", 1, "fails"))
                group.create_task(self.child("two", 4))
                await self.turns(5)
        except* ValueError as errors:
            self.say("a", errors.exceptions, asyncio.current_task().cancelling())
        await self.turns(2)


class GroupsStubborn(Groups):
    async def a(self):
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.child("one", 4, "swallows"))
                group.create_task(self.child("two", 4, "fails late"))
                await self.turns(2)
        except* KeyError as errors:
            self.say("a", errors.exceptions, asyncio.current_task().cancelling())
        await self.turns(2)


class GroupsNested(Groups):
    async def a(self):
        async with asyncio.TaskGroup() as outer:
            outer.create_task(self.child("outer", 3))
            try:
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(self.child("inner", 2))
                    outer.create_task(self.child("other", 2))
                    await self.turns(3)
            finally:
                self.say("a", "inner left")


class GroupsOfBoth(Groups):
    """A task of the scene makes children in the other's group."""

    group = None

    async def a(self):
        async with asyncio.TaskGroup() as self.group:
            await self.turns(2)
            self.group.create_task(self.child("one", 2))

    async def b(self):
        await self.turns(1)
        if self.group:
            try:
                self.group.create_task(self.child("two", 2))
            except RuntimeError as error:
                self.say("b", str(error).split("> ")[-1])
        await self.turns(1)


class GroupsEnding(Groups):
    """The group is left early by its own cancel()."""

    async def a(self):
        async with asyncio.TaskGroup() as group:
            self.group = group
            group.create_task(self.child("one", 9))
            group.create_task(self.child("two", 2, "swallows"))
            await self.turns(9)
        self.say("a", "left", asyncio.current_task().cancelling())
        await self.turns(1)

    async def b(self):
        await self.turns(3)
        self.group.cancel()


class Generators(Scene):
    def __init__(self):
        super().__init__()
        self.open = 0

    async def numbers(self, n):
        self.open += 1
        try:
            for i in range(n):
                await self.turns(1)
                yield i
        finally:
            self.open -= 1
            await self.turns(1)

    async def a(self):
        async with contextlib.aclosing(self.numbers(3)) as numbers:
            async for number in numbers:
                self.say("a", number)
                await self.turns(1)

    async def b(self):
        numbers = self.numbers(2)
        try:
            self.say("b", await anext(numbers))
            await self.turns(1)
            self.say("b", await numbers.asend(1))
            self.say("b", await anext(numbers, "end"))
        finally:
            await numbers.aclose()
            self.say("b", "closed")

    async def check(self):
        await asyncio.sleep(1)
        assert self.open == 0


class Managers(Scene):
    def __init__(self):
        super().__init__()
        self.open = []

    @contextlib.asynccontextmanager
    async def room(self, name):
        await self.turns(1)
        self.open.append(name)
        try:
            yield name
        finally:
            self.open.remove(name)
            await self.turns(1)

    async def a(self):
        async with self.room("first") as one, self.room("second"):
            self.say(one, self.open)
            await self.turns(1)

    async def b(self):
        async with contextlib.AsyncExitStack() as stack:
            for name in ("third", "fourth"):
                await stack.enter_async_context(self.room(name))
            stack.push_async_callback(self.turns, 1)
            self.say("b", self.open)

    async def check(self):
        assert not self.open


class Swallowing(Scene):
    """Cancellations are caught, counted and taken back."""

    async def a(self):
        for _ in range(3):
            try:
                await self.turns(2)
            except asyncio.CancelledError as error:
                me = asyncio.current_task()
                self.say("a", error.args, me.cancelling(), me.uncancel())

    async def b(self):
        try:
            await self.turns(3)
        finally:
            await self.turns(2)
            self.say("b", "cleaned up")


main(
    Groups,
    GroupsFailing,
    GroupsStubborn,
    GroupsNested,
    GroupsOfBoth,
    GroupsEnding,
    Generators,
    Managers,
    Swallowing,
)
