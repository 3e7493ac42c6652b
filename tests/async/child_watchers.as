# clock: real
# Child watchers are deprecated, and there.
import asyncio
import subprocess
import warnings

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print(category.__name__ + ":", message)


async def watch(watcher):
    ended = asyncio.Event()

    def tell(pid, code, word):
        print(word, "ended with", code)
        ended.set()

    if not watcher.is_active():
        watcher.attach_loop(asyncio.get_running_loop())
    with watcher:
        child = subprocess.Popen(["sh", "-c", "exit 7"])
        watcher.add_child_handler(child.pid, tell, "child")
    await ended.wait()
    watcher.close()
    child.returncode = 7


for kind in (
    asyncio.PidfdChildWatcher,
    asyncio.ThreadedChildWatcher,
    asyncio.SafeChildWatcher,
    asyncio.FastChildWatcher,
):
    watcher = kind()
    print(kind.__name__, isinstance(watcher, asyncio.AbstractChildWatcher), watcher.is_active())
    asyncio.run(watch(watcher))
policy = asyncio.get_event_loop_policy()
print(type(policy.get_child_watcher()).__name__)
mine = asyncio.ThreadedChildWatcher()
asyncio.set_child_watcher(mine)
print(asyncio.get_child_watcher() is mine)
try:
    asyncio.set_child_watcher(5)
except AssertionError:
    print("refused")


class Mine(asyncio.AbstractChildWatcher):
    pass


try:
    Mine().is_active()
except NotImplementedError:
    print("nothing is implemented")
