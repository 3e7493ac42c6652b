# Four ways to give something only so much time.
async def slow(seconds):
    try:
        await sleep(seconds)
        return f"took {seconds} s"
    except CancelledError:
        print("  (cut off and cleaned up)")
        raise


# One awaitable.
try:
    print(await wait_for(slow(5), timeout=0.02))
except TimeoutError:
    print("wait_for: too slow")

# A whole block; what is inside is cancelled.
try:
    async with timeout(0.02):
        print(await slow(0.01))
        print(await slow(5))
except TimeoutError:
    print("timeout: the block was cut off")

# A deadline that moves while there is progress.
async with timeout(0.02) as deadline:
    for step in range(3):
        await sleep(0.015)
        deadline.reschedule(deadline.when() + 0.015)
print("rescheduled: expired is", deadline.expired())

# Whoever is ready in time; the others run on until we cancel them.
done, pending = await wait([create_task(slow(0.01)), create_task(slow(5))], timeout=0.02)
print("wait:", [t.result() for t in done], f"and {len(pending)} still running")
for task in pending:
    task.cancel()
await wait(pending)
