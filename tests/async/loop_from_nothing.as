# A loop that is a script's own from the first line runs tasks, timers, locks and groups.
import asyncio
import collections
import heapq


class SmallLoop(asyncio.AbstractEventLoop):
    def __init__(self):
        self.queue = collections.deque()
        self.timers = []
        self.now = 0
        self.made = 0
        self.running = False

    def get_debug(self):
        return False

    def time(self):
        return self.now

    def is_running(self):
        return self.running

    def is_closed(self):
        return False

    def call_soon(self, callback, *args, context=None):
        handle = asyncio.Handle(callback, args, self, context)
        self.queue.append(handle)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.now + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        handle._scheduled = True
        self.made += 1
        heapq.heappush(self.timers, (when, self.made, handle))
        return handle

    def _timer_handle_cancelled(self, handle):
        pass

    def create_future(self):
        return asyncio.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        return asyncio.Task(coro, loop=self, name=name, context=context)

    def call_exception_handler(self, context):
        print("told of:", context["message"].split(" at ")[0])

    def run_until_complete(self, future):
        future = asyncio.ensure_future(future, loop=self)
        self.running = True
        asyncio._set_running_loop(self)
        try:
            while not future.done():
                self.run_once()
        finally:
            asyncio._set_running_loop(None)
            self.running = False
        return future.result()

    def run_once(self):
        if not self.queue:
            when, _, handle = heapq.heappop(self.timers)
            if handle.cancelled():
                return
            self.now = max(self.now, when)
            self.queue.append(handle)
        for _ in range(len(self.queue)):
            handle = self.queue.popleft()
            if not handle.cancelled():
                handle._run()


async def nap(seconds):
    await asyncio.sleep(seconds)
    print("woke at", asyncio.get_running_loop().time())
    return seconds


async def fail():
    await asyncio.sleep(1)
    raise ValueError("failed")


async def main():
    loop = asyncio.get_running_loop()
    print(asyncio.current_task().get_loop() is loop, asyncio.current_task().get_name())
    print(await asyncio.gather(nap(3), nap(1), nap(2)))
    try:
        await asyncio.wait_for(nap(5), 1)
    except TimeoutError:
        print("timeout at", loop.time())
    queue = asyncio.Queue(1)

    async def produce():
        for item in range(3):
            await queue.put(item)

    async with asyncio.TaskGroup() as group:
        group.create_task(produce())
        for _ in range(3):
            print("got", await queue.get())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(nap(9))
    except* ValueError as errors:
        print(errors.exceptions)
    lock = asyncio.Lock()
    event = asyncio.Event()

    async def hold():
        async with lock:
            await event.wait()
        return "held"

    holders = [asyncio.create_task(hold()) for _ in range(3)]
    loop.call_later(2, event.set)
    print(await asyncio.gather(*holders), loop.time())
    sleeper = asyncio.create_task(nap(50))
    await asyncio.sleep(0)
    sleeper.cancel("enough")
    try:
        await sleeper
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    return "done"


loop = SmallLoop()
print(loop.run_until_complete(main()))
print(loop.now)
