# `SelectorEventLoop(selector)` itself waits by the selector, too, and says so in the log.
# clock: real
import asyncio
import logging
import selectors


class Told(logging.Handler):
    def emit(self, record):
        print(record.levelname, record.getMessage())


logging.getLogger("asyncio").addHandler(Told())
logging.getLogger("asyncio").setLevel(logging.DEBUG)


class Counting(selectors.PollSelector):
    looks = 0

    def select(self, timeout=None):
        Counting.looks += 1
        return super().select(timeout)


async def main():
    for _ in range(3):
        await asyncio.sleep(0)
    return Counting.looks


class Derived(asyncio.SelectorEventLoop):
    pass


with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(Counting())) as runner:
    print(runner.run(main()))
    # expect: DEBUG Using selector: Counting
    # expect: 4
for make in (
    asyncio.SelectorEventLoop,
    Derived,
    lambda: asyncio.SelectorEventLoop(selector=selectors.SelectSelector()),
    lambda: Derived(selectors.PollSelector()),
    lambda: asyncio.SelectorEventLoop(None, 1),
    lambda: asyncio.SelectorEventLoop(poll=1),
):
    try:
        loop = make()
    except TypeError as error:
        print(error)
    else:
        loop.close()
# expect: DEBUG Using selector: EpollSelector
# expect: DEBUG Using selector: EpollSelector
# expect: DEBUG Using selector: SelectSelector
# expect: DEBUG Using selector: PollSelector
# expect: _UnixSelectorEventLoop.__init__() takes from 1 to 2 positional arguments but 3 were given
# expect: _UnixSelectorEventLoop.__init__() got an unexpected keyword argument 'poll'
