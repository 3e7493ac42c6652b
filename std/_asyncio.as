"""What CPython writes in C of asyncio."""

from asyncio import Future, Task, current_task, get_event_loop, get_running_loop
from asyncio.tasks import _enter_task, _leave_task, _register_task, _swap_current_task, _unregister_task

__all__ = ["Future", "Task", "current_task", "get_event_loop", "get_running_loop"]
