# Futures of a script's own making: a task knows them by the mark on the object alone.
import asyncio


class Promise:
    def __init__(self, name):
        self.name = name
        self.value = None
        self.told = []
        self._asyncio_future_blocking = False

    def get_loop(self):
        return asyncio.get_running_loop()

    def add_done_callback(self, callback, *, context=None):
        print(self.name, "is waited for")
        self.told.append((callback, context))

    def cancel(self, msg=None):
        print(self.name, "is cancelled", msg)
        self.keep("cut short")
        return True

    def result(self):
        return self.value

    def keep(self, value):
        self.value = value
        for callback, context in self.told:
            self.get_loop().call_soon(callback, self, context=context)
        self.told = []

    def __await__(self):
        if self.value is None:
            self._asyncio_future_blocking = True
            yield self
            print(self.name, "goes on, mark", self._asyncio_future_blocking)
        return self.value


class Forgetful(Promise):
    def __await__(self):
        yield self


class Other:
    def __await__(self):
        yield self


async def main():
    loop = asyncio.get_running_loop()
    promise = Promise("kept")
    loop.call_later(0.1, promise.keep, "word")
    print(await promise, await promise)
    promise = Promise("late")
    try:
        print(await asyncio.wait_for(promise, 0.1))
    except TimeoutError as error:
        print(repr(error))
    for odd in Forgetful("unmarked"), Other():
        try:
            await odd
        except RuntimeError as error:
            print(str(error).split(" object at")[0].split(" in task")[0])
    print(asyncio.isfuture(promise))
    print(await asyncio.gather())
    inner = loop.create_future()
    outer = asyncio.shield(inner)
    print(str(inner).split("(")[0])
    inner.set_result(None)
    await outer


asyncio.run(main())
