"""asyncio.tasks: tasks and waiting for them, under the name that CPython's package has for them."""

from asyncio import Task, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, all_tasks, as_completed, create_task, current_task, ensure_future, gather, run_coroutine_threadsafe, shield, sleep, wait, wait_for, eager_task_factory, create_eager_task_factory

# CPython has each twice, in C and in Python.
_PyTask = _CTask = Task
