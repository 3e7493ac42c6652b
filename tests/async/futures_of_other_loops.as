# A future belongs to one loop: ensure_future, gather and as_completed refuse one of another.
import asyncio


class Own(asyncio.Future):
    pass


def shown(call, *args, **options):
    try:
        print(call(*args, **options))
    except ValueError as error:
        print(error)


async def main():
    here = asyncio.get_running_loop()
    other = asyncio.new_event_loop()
    mine, theirs, own = here.create_future(), other.create_future(), Own(loop=other)
    print(asyncio.ensure_future(theirs) is theirs, asyncio.ensure_future(own) is own)
    shown(asyncio.ensure_future, theirs, loop=here)
    shown(asyncio.ensure_future, own, loop=here)
    shown(asyncio.ensure_future, theirs, loop=other)
    shown(asyncio.gather, mine, theirs)
    shown(asyncio.gather, theirs, mine)
    shown(asyncio.gather, own, theirs)
    shown(lambda: next(asyncio.as_completed([theirs])))
    other.close()


asyncio.run(main())
