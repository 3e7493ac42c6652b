# clock: real
# What a StreamWriter takes, how it holds back, and how it ends.
import asyncio, re


def hide(one):
    return re.sub(r'\d{4,5}', 'N', re.sub(r'fd=\d+','fd=F',re.sub(r'0x[0-9a-f]+','X',str(one))))


async def shown(aw):
    try:
        print(hide(repr(await aw)))
    except BaseException as e:
        print(type(e).__name__, hide(e))


def attempt(f, *a, **k):
    try:
        print(hide(repr(f(*a, **k))))
    except BaseException as e:
        print(type(e).__name__, hide(e))


async def main():
    got = []
    async def handle(reader, writer):
        global served_writer, served_reader
        served_writer, served_reader = writer, reader
        while data := await reader.read(1<<16):
            got.append(data)
        writer.close()
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    print(hide(writer))
    print(hide(reader))
    print(hide(writer.transport))
    print(hide(writer.get_extra_info('socket')))
    for n in ('peername','sockname','socket','sslcontext','peercert','cipher','compression','ssl_object','zz'):
        attempt(writer.get_extra_info, n)
    attempt(writer.get_extra_info, 'zz', 5)
    attempt(writer.write, 'str')
    attempt(writer.write, None)
    attempt(writer.write, b'')
    attempt(writer.write, bytearray(b'ba'))
    attempt(writer.write, memoryview(b'mv'))
    attempt(writer.writelines, [b'a', bytearray(b'b'), memoryview(b'c')])
    attempt(writer.writelines, [])
    attempt(writer.writelines, [1])
    attempt(writer.writelines, (one for one in (b'x', b'y')))
    attempt(writer.writelines, 'ab')
    import array
    attempt(writer.write, array.array('H', [1,2]))
    attempt(writer.write, memoryview(array.array('H', [1,2])))
    attempt(writer.can_write_eof)
    attempt(writer.is_closing)
    await writer.drain()
    attempt(writer.write_eof)
    attempt(writer.write_eof)
    attempt(writer.write, b'x')
    attempt(writer.writelines, [b'x'])
    await asyncio.sleep(.02)
    print(b''.join(got))
    attempt(writer.is_closing)
    print(await reader.read())
    writer.close()
    attempt(writer.is_closing)
    await writer.wait_closed()
    await writer.wait_closed()
    writer.close()
    attempt(writer.write, b'after')
    await shown(writer.drain())
    attempt(writer.write_eof)
    attempt(writer.can_write_eof)
    attempt(writer.get_extra_info, 'socket')
    attempt(writer.get_extra_info, 'peername')
    print(hide(writer))

    # backpressure
    async def stall(reader, writer):
        await release.wait()
        n = 0
        while data := await reader.read(1<<16):
            n += len(data)
        total.append(n)
        writer.close()
    release = asyncio.Event()
    total = []
    stalling = await asyncio.start_server(stall, '127.0.0.1', 0, limit=1000)
    port2 = stalling.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection('127.0.0.1', port2)
    transport = writer.transport
    attempt(transport.get_write_buffer_limits)
    attempt(transport.get_write_buffer_size)
    attempt(transport.set_write_buffer_limits, high=100)
    attempt(transport.get_write_buffer_limits)
    attempt(transport.set_write_buffer_limits, low=50)
    attempt(transport.get_write_buffer_limits)
    attempt(transport.set_write_buffer_limits, 10, 20)
    attempt(transport.set_write_buffer_limits, high=-1)
    attempt(transport.set_write_buffer_limits)
    attempt(transport.get_write_buffer_limits)
    for _ in range(100):
        writer.write(b'x' * 200_000)
    drains = [asyncio.create_task(writer.drain()) for _ in range(3)]
    await asyncio.sleep(.05)
    print([data.done() for data in drains], transport.get_write_buffer_size() > 0)
    drains[1].cancel()
    await asyncio.sleep(0)
    release.set()
    print(await asyncio.gather(*drains, return_exceptions=True))
    writer.write_eof()
    await reader.read()
    print(total)
    writer.close()
    await writer.wait_closed()

    # peer gone while draining
    release.clear()
    async def vanish(reader, writer):
        await release.wait()
        writer.transport.abort()
    vanishing = await asyncio.start_server(vanish, '127.0.0.1', 0)
    port3 = vanishing.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection('127.0.0.1', port3)
    for _ in range(100):
        writer.write(b'x' * 200_000)
    drains = [asyncio.create_task(writer.drain()) for _ in range(3)]
    await asyncio.sleep(.05)
    release.set()
    print(await asyncio.gather(*drains, return_exceptions=True))
    await shown(writer.drain())
    await shown(reader.read())
    writer.close()
    await shown(writer.wait_closed())

    # close with pending data flushes
    release.set()
    total.clear()
    reader, writer = await asyncio.open_connection('127.0.0.1', port2)
    writer.write(b'y' * 10_000_000)
    writer.close()
    print(writer.is_closing())
    await writer.wait_closed()
    while not total:
        await asyncio.sleep(.01)
    print(total)

    # abort
    reader, writer = await asyncio.open_connection('127.0.0.1', port2)
    writer.transport.abort()
    await shown(writer.wait_closed())
    await shown(reader.read())
    await shown(writer.drain())
    for one in (server, stalling, vanishing):
        one.close()
        await one.wait_closed()


asyncio.run(main())
