"""What CPython writes in C of asyncio."""

from asyncio import Future, Task, current_task, get_event_loop, get_running_loop

__all__ = ["Future", "Task", "current_task", "get_event_loop", "get_running_loop"]
