"""asyncio.locks: locks, events, conditions, semaphores, barriers, under the name that CPython's package has for them."""

from asyncio import Lock, Event, Condition, Semaphore, BoundedSemaphore, Barrier

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")


class _ContextManagerMixin:
    """What is acquired by `async with`."""

    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()
