# Which functions and methods of asyncio count as coroutine functions, and their signatures.
import asyncio
import inspect

FUNCTIONS = [
    asyncio.sleep,
    asyncio.wait,
    asyncio.wait_for,
    asyncio.gather,
    asyncio.shield,
    asyncio.to_thread,
    asyncio.run,
    asyncio.create_task,
    asyncio.timeout,
    asyncio.open_connection,
    asyncio.Event.wait,
    asyncio.Event.set,
    asyncio.Lock.acquire,
    asyncio.Lock.release,
    asyncio.BoundedSemaphore.acquire,
    asyncio.Condition.wait,
    asyncio.Condition.notify,
    asyncio.Barrier.wait,
    asyncio.Queue.get,
    asyncio.Queue.put,
    asyncio.Queue.put_nowait,
    asyncio.PriorityQueue.join,
    asyncio.TaskGroup.__aexit__,
    asyncio.TaskGroup.create_task,
    asyncio.StreamReader.read,
    asyncio.StreamWriter.drain,
    asyncio.StreamWriter.write,
]
for function in FUNCTIONS:
    says = inspect.iscoroutinefunction(function), asyncio.iscoroutinefunction(function)
    print(function.__qualname__, *says)

lock, queue = asyncio.Lock(), asyncio.LifoQueue()
print(inspect.iscoroutinefunction(lock.acquire), asyncio.iscoroutinefunction(lock.release))
print(inspect.iscoroutinefunction(queue.get), asyncio.iscoroutinefunction(queue.get_nowait))

CLASSES = [
    asyncio.Event,
    asyncio.Lock,
    asyncio.Semaphore,
    asyncio.BoundedSemaphore,
    asyncio.Condition,
    asyncio.Barrier,
    asyncio.Queue,
    asyncio.PriorityQueue,
    asyncio.TaskGroup,
    asyncio.Future,
    asyncio.Task,
    asyncio.Runner,
]
for cls in CLASSES:
    print(cls.__name__, inspect.signature(cls))
for method in asyncio.Future.cancel, asyncio.Task.get_stack, asyncio.Task.print_stack, asyncio.Queue.put:
    print(method.__qualname__, inspect.signature(method))
