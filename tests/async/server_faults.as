# clock: real
# Servers whose clients vanish at every byte, half-close, stall, or reset: nothing is lost and nothing is left.
import asyncio, socket, struct, os

def fds():
    return len(os.listdir('/proc/self/fd'))
got = []

async def handle(r, w):
    try:
        while True:
            line = await r.readuntil(b'\n')
            got.append(line)
            w.write(line.upper())
            await w.drain()
    except asyncio.IncompleteReadError as e:
        got.append(('partial', e.partial))
    except ConnectionError as e:
        got.append(type(e).__name__)
    finally:
        w.close()

async def main():
    loop = asyncio.get_running_loop()
    base = fds()
    srv = await asyncio.start_server(handle, '127.0.0.1', 0)
    port = srv.sockets[0].getsockname()[1]
    msg = b'hello\nworld\n'
    for reset in (False, True):
        for cut in range(len(msg) + 1):
            got.clear()
            s = socket.socket()
            s.setblocking(False)
            await loop.sock_connect(s, ('127.0.0.1', port))
            await loop.sock_sendall(s, msg[:cut])
            await asyncio.sleep(0.01)
            if reset:
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            s.close()
            await asyncio.sleep(0.01)
            print(reset, cut, got)
    r, w = await asyncio.open_connection('127.0.0.1', port)
    w.write(b'abc\n')
    w.write_eof()
    print(await r.read())
    w.close()
    await w.wait_closed()

    async def pump(r, w):
        n = 0
        try:
            while n < 5000000:
                w.write(b'z' * 100000)
                n += 100000
                await w.drain()
                peak[0] = max(peak[0], w.transport.get_write_buffer_size())
        except ConnectionError as e:
            print('pump', type(e).__name__)
        w.close()
    peak = [0]
    s2 = await asyncio.start_server(pump, '127.0.0.1', 0)
    p2 = s2.sockets[0].getsockname()[1]
    r, w = await asyncio.open_connection('127.0.0.1', p2, limit=1000)
    n = 0
    while (d := (await r.read(50000))):
        n += len(d)
    print(n, peak[0] <= 200000)
    w.close()
    r, w = await asyncio.open_connection('127.0.0.1', p2)
    await asyncio.sleep(0.05)
    w.transport.abort()
    await asyncio.sleep(0.1)
    srv.close()
    s2.close()
    await srv.wait_closed()
    await s2.wait_closed()
    await asyncio.sleep(0.05)
    print(fds() - base, len(asyncio.all_tasks()))
asyncio.run(main())
