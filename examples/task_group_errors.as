# A TaskGroup ends all its tasks when one fails, and raises everything that went wrong together.
async def download(name, seconds, error=None):
    try:
        await sleep(seconds)
        if error:
            raise error
        print(f"{name}: done")
    except CancelledError:
        print(f"{name}: cancelled")
        raise


try:
    async with TaskGroup() as group:
        group.create_task(download("small", 0.01))
        group.create_task(download("large", 5))
        group.create_task(download("broken", 0.02, ValueError("bad checksum")))
        group.create_task(download("missing", 0.02, LookupError("no such file")))
except* ValueError as errors:
    print("values:", [str(e) for e in errors.exceptions])
except* LookupError as errors:
    print("lookups:", [str(e) for e in errors.exceptions])

# With gather the others go on, and errors can be kept as results.
results = await gather(download("a", 0.01), download("b", 0.01, OSError("disk full")), return_exceptions=True)
print(results)
