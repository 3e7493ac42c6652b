# Where a coroutine was made is noted where a script or a loop in debug mode asks for it.
# clock: real
import asyncio
import sys
import warnings


async def work():
    pass


def make():
    return work()


def shown(coroutine):
    origin = coroutine.cr_origin
    coroutine.close()
    return origin and [(line, name) for file, line, name in origin if file == __file__]


print(sys.get_coroutine_origin_tracking_depth(), shown(make()))
sys.set_coroutine_origin_tracking_depth(1)
print(sys.get_coroutine_origin_tracking_depth(), shown(make()))
sys.set_coroutine_origin_tracking_depth(5)
print(shown(make()))
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    make()
print(str(told[0].message).replace(__file__, "FILE"))
sys.set_coroutine_origin_tracking_depth(0)
for wrong in (-1, "deep"):
    try:
        sys.set_coroutine_origin_tracking_depth(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


async def main():
    print(sys.get_coroutine_origin_tracking_depth(), shown(make()))
    loop = asyncio.get_running_loop()
    loop.set_debug(not loop.get_debug())
    print("not at once:", sys.get_coroutine_origin_tracking_depth())
    await asyncio.sleep(0)
    print("then:", sys.get_coroutine_origin_tracking_depth())


asyncio.run(main(), debug=True)
asyncio.run(main(), debug=False)
print(sys.get_coroutine_origin_tracking_depth())
