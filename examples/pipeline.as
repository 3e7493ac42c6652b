# Async generators chained into a pipeline. Each stage pulls from the one before it.
async def numbers(limit):
    for n in range(limit):
        await sleep(0.001)  # they arrive one by one
        yield n


async def odd(source):
    async for n in source:
        if n % 2:
            yield n


async def pairs(source):
    waiting = None
    async for n in source:
        if waiting is None:
            waiting = n
        else:
            yield waiting, n
            waiting = None


async for a, b in pairs(odd(numbers(12))):
    print(f"{a} * {b} = {a * b}")

print([n async for n in odd(numbers(6))])
