# clock: real
# A Server from beginning to end: serving, closing, clients closed and aborted, handlers that fail.
import asyncio, re


def hide(x):
    return re.sub(r'\d{4,5}', 'N', re.sub(r'fd=\d+','fd=F',re.sub(r'0x[0-9a-f]+','X',str(x))))


async def shown(aw):
    try:
        print(hide(repr(await aw)))
    except BaseException as e:
        print(type(e).__name__, hide(e))


async def handle(reader, writer):
    try:
        while data := await reader.read(10):
            writer.write(data)
            await writer.drain()
        print('handler eof')
    except BaseException as e:
        print('handler', type(e).__name__, e)
        raise
    finally:
        writer.close()


async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(handle, '127.0.0.1', 0, start_serving=False)
    print(server.is_serving(), len(server.sockets), hide(server), server.get_loop() is loop)
    port = server.sockets[0].getsockname()[1]
    await shown(asyncio.open_connection('127.0.0.1', port))
    await server.start_serving()
    await server.start_serving()
    print(server.is_serving())
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write(b'abc')
    print(await reader.read(10))
    task = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0.01)
    await shown(server.serve_forever())
    server.close()
    print(server.is_serving(), server.sockets, hide(server))
    await asyncio.sleep(.02)
    print(task.done())
    writer.close()
    await shown(task)
    server.close()
    server.close()
    waiting = asyncio.create_task(server.wait_closed())
    await asyncio.sleep(.01)
    print(waiting.done())

    writer.close()
    await writer.wait_closed()
    await waiting
    print(waiting.done())
    await server.wait_closed()

    # serve_forever cancelled with clients
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    task = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0.01)
    task.cancel('why')
    await asyncio.sleep(.01)
    print(task.done(), server.is_serving())
    writer.close()
    await shown(task)

    # async with
    async with await asyncio.start_server(handle, '127.0.0.1', 0) as server:
        print(server.is_serving())
    print(server.is_serving())

    # close_clients
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    clients = [await asyncio.open_connection('127.0.0.1', port) for _ in range(3)]
    await asyncio.sleep(.01)
    server.close()
    server.close_clients()
    await asyncio.wait_for(server.wait_closed(), 5)
    print([await reader.read() for reader, writer in clients])
    [writer.close() for reader, writer in clients]
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    clients = [await asyncio.open_connection('127.0.0.1', port) for _ in range(3)]
    await asyncio.sleep(.01)
    server.close()
    server.abort_clients()
    await asyncio.wait_for(server.wait_closed(), 5)
    for reader, writer in clients:
        await shown(reader.read())
        writer.close()

    # several hosts
    server = await asyncio.start_server(handle, ['127.0.0.1', '127.0.0.1'], 0)
    print(len(server.sockets))
    server.close()
    server = await asyncio.start_server(handle, 'localhost', 0)
    print(len(server.sockets) >= 1)
    server.close()
    server = await asyncio.start_server(handle, None, 0)
    print(len(server.sockets) >= 1)
    server.close()
    await shown(asyncio.start_server(handle))
    await shown(asyncio.start_server(handle, 'no.such.invalid', 1))
    await shown(asyncio.start_server(handle, '127.0.0.1', 0, limit=0))
    await shown(asyncio.start_server(handle, '8.8.8.8', 0))
    await shown(asyncio.start_server(handle, '127.0.0.1', 'x'))
    await shown(asyncio.start_server(handle, '127.0.0.1', 70000))

    # handler not coroutine, handler raising, handler callback
    loop.set_exception_handler(lambda loop_, c: print('EH', c['message'], repr(c.get('exception')), sorted(c)))
    def plain(reader, writer):
        print('plain')
        writer.close()
    async def bad(reader, writer):
        raise ValueError('x')
    async def exits(reader, writer):
        writer.close()
        return 5
    for f in (plain, bad, exits):
        server = await asyncio.start_server(f, '127.0.0.1', 0)
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection('127.0.0.1', port)
        print(await reader.read())
        writer.close()
        server.close()
        await server.wait_closed()

    # handler cancelled
    tasks = []
    async def slow(reader, writer):
        tasks.append(asyncio.current_task())
        await asyncio.sleep(100)
    server = await asyncio.start_server(slow, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    await asyncio.sleep(.02)
    tasks[0].cancel()
    print(await reader.read())
    writer.close()
    server.close()
    await server.wait_closed()

    # a class of my own server handler via protocol factory raising
    def factory():
        raise RuntimeError('factory')
    server = await loop.create_server(factory, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    await asyncio.sleep(.02)
    try:
        print(await asyncio.wait_for(reader.read(), .2))
    except TimeoutError:
        print('timeout')
    writer.close()
    server.close()
    loop.set_debug(True)
    server = await loop.create_server(factory, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    await asyncio.sleep(.02)
    writer.close()
    server.close()


asyncio.run(main())
