# Every async name is there without import, and is what asyncio has.
import asyncio

names = """run create_task gather sleep wait wait_for as_completed shield timeout timeout_at TaskGroup current_task
all_tasks Task Future CancelledError Event Lock Condition Semaphore BoundedSemaphore Barrier Queue PriorityQueue LifoQueue"""
here = [run, create_task, gather, sleep, wait, wait_for, as_completed, shield, timeout, timeout_at, TaskGroup, current_task,
        all_tasks, Task, Future, CancelledError, Event, Lock, Condition, Semaphore, BoundedSemaphore, Barrier, Queue, PriorityQueue, LifoQueue]
print([n for n, value in zip(names.split(), here) if value is not getattr(asyncio, n)], len(here))  # expect: [] 25
