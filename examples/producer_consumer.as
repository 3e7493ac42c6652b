# Producers and consumers around a queue that holds two items: the faster side waits for the slower one.
async def producer(name, queue, items):
    for item in items:
        await queue.put(item)
        print(f"{name} made {item} (queue: {queue.qsize()})")
        await sleep(0.001)


async def consumer(queue):
    total = 0
    while (item := await queue.get()) is not None:
        await sleep(0.01)  # slower than the producers
        print(f"    used {item}")
        total += item
    return total


queue = Queue(maxsize=2)
consuming = create_task(consumer(queue))
async with TaskGroup() as group:
    group.create_task(producer("left", queue, [1, 2, 3]))
    group.create_task(producer("right", queue, [10, 20, 30]))
await queue.put(None)
print("total:", await consuming)
