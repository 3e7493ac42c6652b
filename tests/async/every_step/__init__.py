"""Plays scenes of a few tasks again and again, cancelling tasks at every step there is.

A scene is a class: its methods `a`, `b` and `c` are the tasks. Each is cancelled at each of the first steps, alone and
together with every second cancellation; once between the steps of the tasks, once ahead of them all. Then `rescue` lets
those go on who still wait, with good reason, for one who was cancelled; whoever waits even then is stuck. At last
`check` tells what was lost. What all plays of a scene told is printed as one number: CPython's is the expected one.
With the name of a scene as the program's argument everything is told in full.
"""

import asyncio
import sys

STEPS = 9
PAIRED = 6


class Scene:
    # Steps are iterations of the loop, or else thousandths of a second.
    timed = False

    def __init__(self):
        self.told = []

    def say(self, *what):
        self.told.append(" ".join(map(str, what)))

    async def turns(self, n):
        for _ in range(n):
            await asyncio.sleep(0)

    def rescue(self):
        pass

    async def check(self):
        pass


def ending(task):
    if task.cancelled():
        return "cancelled"
    error = task.exception()
    if error is None:
        return f"gave {task.result()}"
    if isinstance(error, BaseExceptionGroup):
        return f"raised a group of {[repr(e) for e in error.exceptions]}"
    return f"raised {error!r}"


async def play(scene, cancels, ahead):
    """Plays a scene once; tells whether nothing was stuck or lost."""
    loop = asyncio.get_running_loop()
    tasks = {}

    def tick(step):
        for who, at in cancels:
            if at == step:
                scene.say(step, "cancel", who, tasks[who].cancel(f"{who}{at}"))
        if step < STEPS:
            if scene.timed:
                loop.call_later(0.001, tick, step + 1)
            else:
                loop.call_soon(tick, step + 1)

    if ahead:
        loop.call_soon(tick, 0)
    for who in "abc":
        if hasattr(scene, who):
            tasks[who] = loop.create_task(getattr(scene, who)(), name=who)
    if not ahead:
        loop.call_soon(tick, 0)
    await asyncio.sleep(0.1)
    scene.say(*(who if task.done() else "-" for who, task in tasks.items()))
    scene.rescue()
    _, stuck = await asyncio.wait(tasks.values(), timeout=10)
    for task in stuck:
        scene.say("STUCK", task.get_name())
        task.cancel()
    await asyncio.sleep(5)
    for who, task in tasks.items():
        if task.done():
            scene.say(who, ending(task), task.cancelling())
    try:
        await asyncio.wait_for(scene.check(), 10)
    except (AssertionError, TimeoutError) as error:
        scene.say("LOST", repr(error))
        return False
    others = asyncio.all_tasks() - {asyncio.current_task()}
    if others:
        scene.say("LEFT", sorted(task.get_name() for task in others))
    return not stuck and not others


def plans(names):
    """Gives all the ways of cancelling: one or two of these tasks, at any step each."""
    yield ()
    for who in names:
        for at in range(STEPS):
            yield ((who, at),)
    for first in names:
        for at in range(PAIRED):
            for second in names:
                for later in range(at, PAIRED):
                    if at < later or first <= second:
                        yield (first, at), (second, later)


def digest(number, text):
    for letter in text:
        number = (number * 16777619 ^ ord(letter)) & 0xFFFFFFFF
    return number


async def explore(scenes):
    for kind in scenes:
        names = [who for who in "abc" if hasattr(kind, who)]
        number, count, bad = 0x811C9DC5, 0, 0
        for ahead in (False, True):
            for cancels in plans(names):
                scene = kind()
                bad += not await play(scene, cancels, ahead)
                count += 1
                told = "\n".join(scene.told)
                number = digest(number, told)
                if kind.__name__ in sys.argv[1:]:
                    print(f"{cancels} {ahead}\n{told}\n")
        print(f"{kind.__name__}: {count} plays, {bad} stuck or lost, {number:08x}")


def main(*scenes):
    asyncio.run(explore(scenes))
