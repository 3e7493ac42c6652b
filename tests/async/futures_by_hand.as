# The iterator that `__await__` of a future gives, awaitables that yield futures, and coroutines driven by hand.
import asyncio


class Stepwise:
    """Goes through the future's iterator step by step."""

    def __init__(self, future):
        self.future = future

    def __await__(self):
        iterator = self.future.__await__()
        print(type(iterator).__name__, iter(iterator) is iterator)
        while True:
            try:
                item = next(iterator)
            except StopIteration as stop:
                return stop.value
            print("yields it", item is self.future, item._asyncio_future_blocking)
            yield item


class Marking(Stepwise):
    """Says itself that the future is awaited."""

    def __await__(self):
        while not self.future.done():
            self.future._asyncio_future_blocking = True
            yield self.future
        return self.future.result()


class Bare(Stepwise):
    def __await__(self):
        yield self.future


class Listed(Stepwise):
    def __await__(self):
        return iter([None, self.future])


class Delegating(Stepwise):
    def __await__(self):
        return (yield from self.future)


class Numbers(Stepwise):
    def __await__(self):
        yield None
        yield 5


def drive(coro, *steps):
    try:
        for step in steps:
            print("gives", type(step(coro)).__name__)
    except BaseException as error:
        print("ends", repr(error))
    finally:
        coro.close()


def send(coro):
    return coro.send(None)


async def main():
    loop = asyncio.get_running_loop()
    for kind in (Stepwise, Marking, Bare, Listed, Delegating, Numbers):
        future = loop.create_future()
        loop.call_later(0.01, future.set_result, kind.__name__)
        try:
            print(kind.__name__, await kind(future))
        except RuntimeError as error:
            text = str(error)
            print(kind.__name__, text.split(" in task")[0], text.split(" with ")[-1])

    event = asyncio.Event()
    drive(event.wait(), send, send)
    drive(asyncio.Queue().get(), send, lambda coro: coro.throw(KeyError("thrown in")))
    drive(asyncio.sleep(0, "slept"), send, send)
    drive(asyncio.sleep(1), send, send)
    try:
        raise ValueError("handled")
    except ValueError:
        try:
            coro = event.wait()
            coro.send(None)
            coro.send(None)
        except RuntimeError as error:
            print(error, repr(error.__context__))

    future = loop.create_future()
    iterator = future.__await__()
    print(next(iterator) is future)
    try:
        next(iterator)
    except RuntimeError as error:
        print(error)
    future.set_result("result")
    try:
        iterator.send(None)
    except StopIteration as stop:
        print(stop.value)
    iterator = loop.create_future().__await__()
    try:
        iterator.throw(KeyError("thrown"))
    except KeyError as error:
        print(repr(error))
    print(iterator.close())


asyncio.run(main())
