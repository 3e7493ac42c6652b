# A loop with a selector that it was given and queueing methods of its own does not wait while something is queued.
# clock: real
import asyncio
import selectors


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__(selectors.PollSelector())
        self.told = []

    def call_soon(self, callback, *args, context=None):
        self.told.append("soon")
        return super().call_soon(callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        self.told.append("at")
        return super().call_at(when, callback, *args, context=context)


async def main():
    await asyncio.sleep(0)
    print("passed")
    await asyncio.sleep(0.001)
    print("slept")
    async with asyncio.timeout(10):
        await asyncio.create_task(asyncio.sleep(0))
    return asyncio.get_running_loop().told


with asyncio.Runner(loop_factory=Loop) as runner:
    told = runner.run(main())
    # expect: passed
    # expect: slept
    print(told)  # expect: ['soon', 'soon', 'at', 'soon', 'at', 'soon', 'soon', 'soon', 'soon']
