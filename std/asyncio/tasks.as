"""asyncio.tasks: tasks and waiting for them, under the name that CPython's package has for them."""

from asyncio import Task, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, all_tasks, as_completed, create_task, current_task, ensure_future, gather, run_coroutine_threadsafe, shield, sleep, wait, wait_for, eager_task_factory, create_eager_task_factory
from asyncio import _register_task, _unregister_task, _enter_task, _leave_task, _swap_current_task

# CPython has each twice, in C and in Python.
_PyTask = _CTask = Task
_py_current_task = _c_current_task = current_task
_py_enter_task = _c_enter_task = _enter_task
_py_leave_task = _c_leave_task = _leave_task
_py_register_task = _c_register_task = _register_task
_py_swap_current_task = _c_swap_current_task = _swap_current_task
_py_unregister_task = _c_unregister_task = _unregister_task
