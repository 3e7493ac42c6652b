# An eager task whose context is entered already stays the current task: no other task of that loop begins a step.
import asyncio
import contextvars
import re

CONTEXT = contextvars.copy_context()


def plain(x):
    return re.sub(r"_asyncio\.| object at 0x\w+| at [^ >]*:\d+", "", str(x))


async def never(me):
    print(me, "never runs")


async def eager():
    print("eager in", asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print("never runs on")


def callback():
    print("callback in", asyncio.current_task().get_name())
    loop.create_task(eager(), context=contextvars.copy_context())
    print("callback still in", asyncio.current_task().get_name())


async def jams():
    try:
        asyncio.create_task(never("jam"), context=CONTEXT, name="jam")
    except RuntimeError as e:
        print(plain(e)[:20], asyncio.current_task().get_name())
    loop.call_soon(callback)
    await asyncio.sleep(0.01)
    print("never runs on")


def handler(loop, context):
    if "exception" in context:
        print(plain(context["message"]), "|", plain(context["exception"]), "|", plain(context["handle"]))


loop = asyncio.new_event_loop()
loop.set_exception_handler(handler)
loop.call_soon(loop.set_task_factory, asyncio.eager_task_factory)
tasks = [loop.create_task(jams(), context=CONTEXT, name="outer"), loop.create_task(never("other"), name="other")]
loop.call_later(0.2, loop.stop)
loop.run_forever()
print([t.done() for t in tasks], asyncio.current_task(loop).get_name(), asyncio.current_task(loop).done())

# Inside an eager task all ends well: the step around it puts its own task back.
context = contextvars.copy_context()


async def inner():
    try:
        asyncio.create_task(never("inner"), context=context, name="inner")
    except RuntimeError as e:
        print(plain(e)[:20], asyncio.current_task().get_name())


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    asyncio.create_task(inner(), context=context)
    print(asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print("goes on")


asyncio.new_event_loop().run_until_complete(main())
