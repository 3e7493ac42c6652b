"""asyncio.taskgroups: TaskGroup, under the name that CPython's package has for them."""

from asyncio import TaskGroup

__all__ = ("TaskGroup",)
