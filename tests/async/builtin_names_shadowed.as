# Builtin async names are shadowed like any others.
def sleep(n):
    return f"own sleep {n}"


print(sleep(3))  # expect: own sleep 3
run = 5
print(run)  # expect: 5


def f(gather=1):
    Queue = 2
    return gather + Queue


print(f())  # expect: 3
import asyncio
print(asyncio.run(asyncio.sleep(0, "module")), asyncio.gather is not run)  # expect: module True


class Task:
    pass


print(Task.__name__, asyncio.Task is not Task)  # expect: Task True
del run
print(callable(run))  # expect: True
timeout = 3
print([timeout for timeout in range(2)], timeout)  # expect: [0, 1] 3
