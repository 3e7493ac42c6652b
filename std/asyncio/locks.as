"""asyncio.locks: locks, events, conditions, semaphores, barriers, under the name that CPython's package has for them."""

from asyncio import Lock, Event, Condition, Semaphore, BoundedSemaphore, Barrier
