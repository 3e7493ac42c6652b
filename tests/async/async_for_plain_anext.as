# An `__anext__` that is a plain method may raise StopAsyncIteration itself: that ends the loop, at whatever step.
# clock: real
import asyncio


class Futures:
    """Gives futures that are done, and is over without awaiting anything."""

    def __init__(self, *values):
        self.values = list(values)

    def __aiter__(self):
        return self

    def __anext__(self):
        if not self.values:
            raise StopAsyncIteration
        future = asyncio.get_running_loop().create_future()
        future.set_result(self.values.pop(0))
        return future


class Fails(Futures):
    def __anext__(self):
        raise KeyError("other")


class Derived(StopAsyncIteration):
    pass


class EndsByDerived(Futures):
    def __anext__(self):
        raise Derived


async def main():
    some = Futures(1, 2, 3)
    try:
        async for x in some:
            print(x)
            1 / 0
    except ZeroDivisionError:
        print("left")
    async for x in some:
        print(x)
    async for x in some:
        print("never")
    else:
        print("else")
    print([x async for x in Futures(4, 5)], {x: y async for x in Futures(6) for y in [x]}, [x async for x in Futures()])
    async for x in EndsByDerived():
        print("never")
    try:
        async for x in Fails():
            print("never")
    except KeyError as e:
        print("KeyError", e)
    try:
        await anext(Futures())
    except StopAsyncIteration as e:
        print("anext", repr(e))


asyncio.run(main())
