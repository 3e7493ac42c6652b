# What blocks one thread lets the others, and a loop, go on: reads, writes, sleeps.
import asyncio
import os
import threading
import time


def ticking(log, count):
    for number in range(count):
        log.append(number)
        time.sleep(0.01)


def background(function, *args):
    thread = threading.Thread(target=function, args=args)
    thread.start()
    return thread


def say_later(log, writer):
    ticking(log, 3)
    os.write(writer, b"done\n")


reader, writer = os.pipe()
log = []
thread = background(say_later, log, writer)
print(os.read(reader, 100), log)
thread.join()
log.clear()
with os.fdopen(reader) as file:
    thread = background(say_later, log, writer)
    print(repr(file.readline()), log)
    thread.join()
os.close(writer)

# A pipe takes only so much before somebody reads.
reader, writer = os.pipe()
counts = []


def count_bytes():
    total = 0
    while chunk := os.read(reader, 65536):
        total += len(chunk)
    counts.append(total)


thread = background(count_bytes)
with os.fdopen(writer, "wb") as file:
    print(file.write(b"x" * 1_000_000))
thread.join()
print(counts)
os.close(reader)


async def main():
    reader, writer = os.pipe()
    turns = 0

    async def tick():
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0.01)

    ticks = asyncio.create_task(tick())
    threading.Timer(0.5, os.write, [writer, b"from the timer"]).start()
    print(await asyncio.to_thread(os.read, reader, 100), turns >= 3)
    begun = turns
    await asyncio.to_thread(time.sleep, 0.5)
    print(turns - begun >= 3)
    ticks.cancel()
    os.close(reader)
    os.close(writer)


asyncio.run(main())
