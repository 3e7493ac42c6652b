# no stress: a thousand children
# clock: real
# A thousand children, two hundred at a time, each with pipes both ways: every answer is right, nothing is left.
import asyncio
import os
from asyncio.subprocess import PIPE

CHILDREN = 1_000
AT_A_TIME = 200


def descriptors():
    return len(os.listdir("/proc/self/fd"))


def children():
    """Counts the children of this process that the system still knows, ended ones too."""
    count = 0
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        count += int(fields[1]) == os.getpid()
    return count


async def doubled(number, slots):
    async with slots:
        process = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
        out, _ = await process.communicate(b"%d\n" % number)
        return int(out) * 2 if process.returncode == 0 else None


async def cancelled():
    """Children whose `communicate` is cancelled are killed and waited for by who started them."""
    processes = [await asyncio.create_subprocess_exec("sleep", "100", stdout=PIPE) for _ in range(20)]
    talks = [asyncio.create_task(process.communicate()) for process in processes]
    await asyncio.sleep(0.02)
    for talk in talks:
        talk.cancel()
    results = await asyncio.gather(*talks, return_exceptions=True)
    print({type(result).__name__ for result in results})
    for process in processes:
        process.kill()
    print(set(await asyncio.gather(*[process.wait() for process in processes])))


async def main():
    await (await asyncio.create_subprocess_exec("true")).wait()
    before = descriptors()
    slots = asyncio.Semaphore(AT_A_TIME)
    results = await asyncio.gather(*[doubled(number, slots) for number in range(CHILDREN)])
    print(results == [2 * number for number in range(CHILDREN)])
    await cancelled()
    await asyncio.sleep(0.05)
    print(descriptors() - before, children(), len(asyncio.all_tasks()))


asyncio.run(main())
