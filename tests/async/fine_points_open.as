# skip: a generator inside dict(zip()) that is left early; the depth of awaits
# clock: real
# What is still missing of the fine points.
import asyncio


def fin():
    try:
        yield 1
        yield 2
    finally:
        print("fin")


print(any(x for x in fin()))
print("after any")
a, *b = fin()
z = dict(zip(fin(), [1]))
print("after zip")


async def arec(n):
    try:
        return await arec(n + 1)
    except RecursionError:
        return n


print(asyncio.run(arec(1)))
