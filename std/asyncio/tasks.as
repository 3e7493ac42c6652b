"""asyncio.tasks: tasks and waiting for them, under the name that CPython's package has for them."""

from asyncio import Task, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, all_tasks, as_completed, create_task, current_task, ensure_future, gather, run_coroutine_threadsafe, shield, sleep, wait, wait_for, eager_task_factory, create_eager_task_factory
from asyncio import _register_task, _unregister_task, _enter_task, _leave_task, _swap_current_task

# CPython has each twice, in C and in Python.
_PyTask = _CTask = Task
