# Builtin names without import, await, async for and async with at the top level.
async def double(x):
    await sleep(0.01)
    return x * 2


async def numbers():
    for i in range(3):
        yield i


class Open:
    async def __aenter__(self):
        return "entered"

    async def __aexit__(self, *exc):
        print("left")


print(await double(21))
print(await gather(double(1), double(2)))
async for n in numbers():
    print(n)
async with Open() as word:
    print(word)
print([n async for n in numbers()], [await double(n) for n in range(2)])
task = create_task(double(5))
await sleep(0.05)
print(task.done(), task.result())
try:
    async with timeout(0.01):
        await sleep(5)
except TimeoutError:
    print("timed out")
if await double(1) == 2:
    x = await double(4) if await double(0) == 0 else None
    print(x, f"{await double(3)}")
while (y := await double(y if "y" in globals() else 1)) < 20:
    print(y)
async with TaskGroup() as tg:
    tg.create_task(double(1))
print(current_task() is not None, len(all_tasks()))


def plain():
    return create_task(double(7))


print(await plain())
lock = Lock()
async with lock:
    print(lock.locked())
print(x)
