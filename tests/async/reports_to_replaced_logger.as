# What a loop reports goes to the logger that asyncio.base_events has, also one that a test has put there.
import asyncio
from unittest import mock


def fails():
    raise ValueError("in a callback")


async def main():
    asyncio.get_running_loop().call_soon(fails)
    await asyncio.sleep(0)


with mock.patch("asyncio.base_events.logger") as logger:
    asyncio.run(main())
for call in logger.error.call_args_list:
    print(call.args[0].split(" at ")[0].split("\n")[0], call.kwargs.keys())
