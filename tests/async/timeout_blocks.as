# timeout and timeout_at: expiry, reschedule, nesting, state.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.5) as cm:
            print(cm.expired(), cm.when() is not None)  # expect: False True
            await asyncio.sleep(1)
            print("never")
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__), cm.expired())  # expect: TimeoutError() CancelledError() True
    async with asyncio.timeout(0.5):
        await asyncio.sleep(0.1)
    async with asyncio.timeout(None) as cm:
        print(cm.when())  # expect: None
        await asyncio.sleep(1)
    async with asyncio.timeout(0.1) as cm:
        cm.reschedule(loop.time() + 2)
        await asyncio.sleep(1)
        cm.reschedule(None)
        await asyncio.sleep(5)
        print("rescheduled", cm.when())  # expect: rescheduled None
    try:
        async with asyncio.timeout_at(loop.time() + 0.2):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout_at")  # expect: timeout_at
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(0.1):
                    await asyncio.sleep(5)
            except TimeoutError:
                print("inner")  # expect: inner
                await asyncio.sleep(5)
    except TimeoutError:
        print("outer")  # expect: outer
    try:
        async with asyncio.timeout(0.1):
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(5)
            except TimeoutError:
                print("never")
    except TimeoutError:
        print("only the outer one", asyncio.current_task().cancelling())  # expect: only the outer one 0
    try:
        async with asyncio.timeout(0.1):
            raise ValueError("own error")
    except ValueError as e:
        print(e)  # expect: own error
    cm = asyncio.timeout(1)
    try:
        cm.reschedule(5)
    except RuntimeError as e:
        print(e)  # expect: Timeout has not been entered
    async with cm:
        pass
    for use in (lambda: cm.reschedule(1),):
        try:
            use()
        except RuntimeError as e:
            print(e)  # expect: Cannot change state of finished Timeout
    try:
        async with cm:
            pass
    except RuntimeError as e:
        print(e)  # expect: Timeout has already been entered


asyncio.run(main())
