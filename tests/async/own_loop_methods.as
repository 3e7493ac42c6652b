# What a loop's class overrides is what `run` calls: stop, close, the shutdowns, run_forever, set_debug.
# clock: real
import asyncio


class TalkingLoop(asyncio.SelectorEventLoop):
    rounds = 0

    def call_exception_handler(self, context):
        print("told of:", context["message"].partition(" at /")[0])

    def run_in_executor(self, executor, function, *args):
        print("run_in_executor")
        return super().run_in_executor(executor, function, *args)

    def _run_once(self):
        self.rounds += 1
        super()._run_once()

    def stop(self):
        print("stop")
        super().stop()

    def close(self):
        print("close")
        super().close()

    def run_forever(self):
        print("run_forever")
        super().run_forever()

    def run_until_complete(self, future):
        print("run_until_complete")
        return super().run_until_complete(future)

    async def shutdown_asyncgens(self):
        print("shutdown_asyncgens")
        await super().shutdown_asyncgens()

    async def shutdown_default_executor(self, timeout=None):
        print("shutdown_default_executor", timeout)
        await super().shutdown_default_executor(timeout)

    def set_debug(self, enabled):
        print("set_debug", enabled)
        super().set_debug(enabled)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.01)
    print("several rounds:", loop.rounds > 1)
    print("from a thread:", await asyncio.to_thread(lambda: 5))


asyncio.run(main(), loop_factory=TalkingLoop)
print("--")
asyncio.run(main(), loop_factory=TalkingLoop, debug=True)
