# What the loop reports goes to the logger asyncio, and heeds its level.
import asyncio, logging, sys


class Short(logging.Formatter):

    def formatException(self, ei):
        return '  %s: %s' % (ei[0].__name__, ei[1])


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Short('%(levelname)s %(name)s %(message)s'))
logging.basicConfig(level=logging.DEBUG, handlers=[handler])


def wrong(loop, context):
    raise RuntimeError('in handler')


async def fail():
    raise ValueError('boom')

async def main():
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({'message': 'custom', 'exception': OSError('disk'), 'extra': 5, 'also': 6})
    loop.set_exception_handler(wrong)
    loop.call_exception_handler({'message': 'custom'})
    loop.set_exception_handler(None)
    logging.getLogger('asyncio').setLevel(logging.CRITICAL)
    loop.call_exception_handler({'message': 'quiet'})
asyncio.run(main())
