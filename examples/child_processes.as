# clock: real
# Runs many programs beside each other, three at a time, each with a time limit; shows what became of each.
from asyncio import Semaphore, create_subprocess_exec, gather, run, timeout
from asyncio.subprocess import PIPE
import signal

running = 0
most = 0


async def run_one(limit, slots, *command):
    """Runs a program; gives what it wrote, or how it ended instead."""
    global running, most
    async with slots:
        running += 1
        most = max(most, running)
        process = await create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=PIPE)
        try:
            async with timeout(limit):
                out, err = await process.communicate(b"cherry\nbanana\napple\n")
        except TimeoutError:
            process.kill()
            await process.wait()
            return f"stopped after {limit} s"
        finally:
            running -= 1
    if process.returncode < 0:
        return f"ended by {signal.Signals(-process.returncode).name}"
    if process.returncode > 0:
        return f"failed with {process.returncode}: {err.decode().strip()}"
    return out.decode().split()


commands = [
    ["sort"],
    ["sort", "-r"],
    ["wc", "-l"],
    ["sh", "-c", "echo no luck >&2; exit 3"],
    ["sleep", "60"],
    ["sh", "-c", "kill -TERM $$"],
    ["head", "-n", "1"],
    ["tr", "a-z", "A-Z"],
]


async def main():
    slots = Semaphore(3)
    results = await gather(*[run_one(2, slots, *command) for command in commands])
    for command, result in zip(commands, results):
        print(" ".join(command), "->", result)
    print("at most", most, "at a time")

    try:
        await create_subprocess_exec("no-such-program")
    except FileNotFoundError as error:
        print(error)


run(main())
