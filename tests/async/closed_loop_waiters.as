# What is still waited for when the loop is closed: whoever wakes it gets RuntimeError, at the same step as in CPython.
import asyncio


def attempt(name, call, *args):
    try:
        print(name, call(*args))
    except BaseException as error:
        print(name, repr(error))


def waiting_on(loop, make):
    """Gives an object and coroutines that wait for it on a loop."""
    thing, waits = make()
    tasks = [loop.create_task(wait()) for wait in waits]
    for _ in range(3):
        loop.call_soon(loop.stop)
        loop.run_forever()
    return thing, tasks


def closed(make):
    loop = asyncio.new_event_loop()
    thing, tasks = waiting_on(loop, make)
    loop.close()
    for task in tasks:
        task._log_destroy_pending = False
    return thing, tasks


def lock():
    lock = asyncio.Lock()
    return lock, [lock.acquire, lock.acquire, lock.acquire]


thing, tasks = closed(lock)
attempt("release", thing.release)
print(thing.locked(), [t.done() for t in tasks])
attempt("release", thing.release)
attempt("cancel", tasks[1].cancel)
attempt("cancel", tasks[1].cancel)
attempt("cancel", tasks[2].cancel)
attempt("cancel", tasks[2].cancel)


def semaphore():
    semaphore = asyncio.Semaphore(1)
    return semaphore, [semaphore.acquire, semaphore.acquire, semaphore.acquire]


thing, tasks = closed(semaphore)
attempt("release", thing.release)
print(thing.locked(), thing._value, [t.done() for t in tasks])
attempt("release", thing.release)
print(thing.locked(), thing._value)
attempt("release", thing.release)
print(thing.locked(), thing._value)


def event():
    event = asyncio.Event()
    return event, [event.wait, event.wait]


thing, tasks = closed(event)
attempt("set", thing.set)
print(thing.is_set(), [t._fut_waiter.done() for t in tasks])
attempt("set", thing.set)
thing.clear()
attempt("set", thing.set)
print(thing.is_set(), [t._fut_waiter.done() for t in tasks])


def queue():
    queue = asyncio.Queue(1)
    return queue, [queue.get, queue.get, queue.get]


thing, tasks = closed(queue)
attempt("put", thing.put_nowait, 1)
print(thing.qsize(), [t._fut_waiter.done() for t in tasks])
attempt("put", thing.put_nowait, 2)
attempt("get", thing.get_nowait)
attempt("put", thing.put_nowait, 3)
print(thing.qsize(), [t._fut_waiter.done() for t in tasks])
attempt("shutdown", thing.shutdown)
print(thing.qsize(), [t._fut_waiter.done() for t in tasks])


def full():
    queue = asyncio.Queue(1)
    return queue, [lambda: queue.put(1), lambda: queue.put(2), queue.join]


thing, tasks = closed(full)
attempt("get", thing.get_nowait)
print(thing.qsize(), [t.done() or t._fut_waiter.done() for t in tasks])
attempt("done", thing.task_done)
attempt("done", thing.task_done)
print(thing.qsize(), [t.done() or t._fut_waiter.done() for t in tasks])


def condition():
    condition = asyncio.Condition()

    async def wait():
        async with condition:
            await condition.wait()

    return condition, [wait, wait]


thing, tasks = closed(condition)
attempt("notify", thing.notify)
attempt("acquire", thing.acquire().send, None)
attempt("notify", thing.notify)
attempt("notify_all", thing.notify_all)
print([t._fut_waiter.done() for t in tasks])
attempt("release", thing.release)


def barrier():
    barrier = asyncio.Barrier(3)
    return barrier, [barrier.wait, barrier.wait]


thing, tasks = closed(barrier)
attempt("wait", thing.wait().send, None)
print(thing.n_waiting, [t._fut_waiter.done() for t in tasks])
attempt("abort", thing.abort().send, None)
print(thing.n_waiting, [t._fut_waiter.done() for t in tasks])

# Futures.
loop = asyncio.new_event_loop()
futures = [loop.create_future() for _ in range(6)]
for future in futures[:4]:
    future.add_done_callback(print)
    future.add_done_callback(print)
task = loop.create_task(asyncio.sleep(1))
task._log_destroy_pending = False
gathered = asyncio.gather(*futures[:2], loop.create_task(asyncio.sleep(1)))
loop.close()
attempt("result", futures[0].set_result, 1)
attempt("exception", futures[1].set_exception, ValueError(1))
attempt("cancel", futures[2].cancel)
attempt("gathered", gathered.cancel)
attempt("again", gathered.cancel)
attempt("result", futures[4].set_result, 1)
attempt("callback", futures[4].add_done_callback, print)
attempt("task", task.cancel)
print(gathered)
print([f._state for f in futures])
futures[1].exception()
attempt("create", loop.create_task, task)
attempt("soon", loop.call_soon, print)
attempt("later", loop.call_later, 1, print)
attempt("at", loop.call_at, 1, print)
attempt("threadsafe", loop.call_soon_threadsafe, print)
attempt("executor", loop.run_in_executor, None, print)
attempt("reader", loop.add_reader, 0, print)
attempt("signal", loop.add_signal_handler, 10, print)
attempt("until", loop.run_until_complete, task)
attempt("forever", loop.run_forever)
attempt("future", lambda: loop.create_future()._state)
attempt("close", loop.close)
attempt("stop", loop.stop)
attempt("gather", lambda: asyncio.gather(futures[4]))
