# What each way of reading a StreamReader gives and raises, at every limit.
import asyncio


async def shown(aw):
    try:
        print(repr(await aw))
    except BaseException as error:
        print(type(error).__name__, error, error.args, getattr(error,'partial',None), getattr(error,'expected',None), getattr(error,'consumed',None))


def reader_of(data=b'', eof=True, **k):
    reader = asyncio.StreamReader(**k)
    reader.feed_data(data)
    if eof:
        reader.feed_eof()
    return reader


async def main():
    await shown(reader_of(b'abc').read())
    await shown(reader_of(b'abc').read(0))
    await shown(reader_of(b'abc').read(2))
    await shown(reader_of(b'abc').read(-5))
    await shown(reader_of().read())
    for n in (0,1,3,4,-1):
        await shown(reader_of(b'abc').readexactly(n))
    for sep in (b'\n', b'', b'b', (b'b',b'c'), (b'c',b'b'), [b'x',b'bc'], (), (b'',), (b'abc',b'bc'), 'x', None, 5, bytearray(b'b')):
        await shown(reader_of(b'abcd').readuntil(sep))
    await shown(reader_of(b'abc').readline())
    await shown(reader_of(b'a\nb').readline())
    for limit_ in (1,2,3,4,5):
        await shown(reader_of(b'abcd\nef',limit=limit_).readline())
        await shown(reader_of(b'abcd\nef',limit=limit_).readuntil(b'\n'))
        await shown(reader_of(b'abcd\nef',limit=limit_).readuntil((b'd\n',b'\n')))
    for limit_ in (1,2,3,4,5,6,7):
        await shown(reader_of(b'abcdef',limit=limit_).readuntil(b'\n'))
        await shown(reader_of(b'abcdef',limit=limit_).readline())
        await shown(reader_of(b'abcdef',False,limit=limit_).readuntil(b'\n') if limit_<6 else asyncio.sleep(0))
    reader = reader_of(b'abcdef\nxy\n', limit=3)
    await shown(reader.readline())
    await shown(reader.readline())
    await shown(reader.readline())
    print(reader.at_eof())
    reader = reader_of(b'abcdef', False, limit=3)
    await shown(reader.readline())
    reader.feed_data(b'g\nq\n')
    await shown(reader.readline())
    await shown(reader.readline())
    try:
        asyncio.StreamReader(limit=0)
    except ValueError as error:
        print(error)
    try:
        asyncio.StreamReader(limit=-1)
    except ValueError as error:
        print(error)
    reader = reader_of(b'1\n22\n\n333')
    print([x async for x in reader])
    reader = asyncio.StreamReader()
    task = asyncio.create_task(reader.read(5))
    await asyncio.sleep(0)
    await shown(reader.read(1))
    await shown(reader.readline())
    await shown(reader.readexactly(2))
    reader.feed_data(b'zz')
    print(await task)
    task = asyncio.create_task(reader.readexactly(4))
    await asyncio.sleep(0)
    reader.feed_data(b'ab')
    await asyncio.sleep(0)
    print(task.done())
    reader.feed_eof()
    await shown(task)
    reader = asyncio.StreamReader()
    task = asyncio.create_task(reader.read(5))
    await asyncio.sleep(0)
    task.cancel()
    await shown(task)
    reader.feed_data(b'kept')
    await shown(reader.read(9))
    reader.set_exception(ValueError('boom'))
    print(repr(reader.exception()))
    await shown(reader.read())
    await shown(reader.readline())
    await shown(reader.readexactly(1))
    await shown(reader.readuntil())
    reader = asyncio.StreamReader()
    task = asyncio.create_task(reader.readline())
    await asyncio.sleep(0)
    print(reader)
    reader.set_exception(ConnectionResetError('x'))
    await shown(task)
    reader = reader_of(b'abc', limit=7)
    print(reader)
    print(reader_of(b''))
    print(asyncio.StreamReader())
    print(reader_of(b'abc').at_eof(), reader_of().at_eof(), asyncio.StreamReader().at_eof())
    try:
        reader.feed_data(b'x')
    except AssertionError as error:
        print('AE', error)
    reader=asyncio.StreamReader()
    class Transport:
        def pause_reading(self):
            print('pause')
        def resume_reading(self):
            print('resume')
    reader = asyncio.StreamReader(limit=4)
    reader.set_transport(Transport())
    try:
        reader.set_transport(Transport())
    except AssertionError as error:
        print('AE', error)
    reader.feed_data(b'12345678')
    reader.feed_data(b'9')
    reader.feed_data(b'x')
    print(await reader.read(3))
    print(await reader.read(3))
    print(await reader.read(3))
    reader = asyncio.StreamReader(limit=4)
    reader.set_transport(Transport())
    reader.feed_data(b'1'*20)
    await shown(reader.readexactly(15))
    reader.feed_data(b'1'*20)
    task = asyncio.create_task(reader.readexactly(40))
    await asyncio.sleep(0)
    reader.feed_data(b'2'*30)
    print(len(await task))
    class NoPause:
        def pause_reading(self):
            raise NotImplementedError
    reader = asyncio.StreamReader(limit=1)
    reader.set_transport(NoPause())
    reader.feed_data(b'1'*20)
    reader.feed_data(b'1'*20)
    reader.feed_eof()
    await shown(reader.read())
    error = asyncio.IncompleteReadError(b'ab', 5)
    print(repr(error), error, error.args, error.partial, error.expected)
    print(asyncio.IncompleteReadError(b'', None))
    error = asyncio.LimitOverrunError('m', 3)
    print(repr(error), error, error.args, error.consumed)
    import pickle, copy
    for error in (asyncio.IncompleteReadError(b'ab', 5), asyncio.LimitOverrunError('m', 3)):
        print(repr(pickle.loads(pickle.dumps(error))), repr(copy.copy(error)))


asyncio.run(main())
