# no stress: a collection at every safepoint takes minutes with so many tasks
# clock: real
# Several hundred connections at once: every answer is right, and no descriptor and no task is left.
import asyncio, os
N = 400

def fds():
    return len(os.listdir('/proc/self/fd'))

async def handle(r, w):
    try:
        while (d := (await r.read(1000))):
            w.write(d)
            await w.drain()
    except ConnectionError:
        pass
    finally:
        w.close()

async def client(port, i, sem):
    async with sem:
        r, w = await asyncio.open_connection('127.0.0.1', port)
    w.write(b'%d\n' % i)
    x = int(await r.readline())
    await asyncio.sleep(0.2)
    w.write(b'x' * 1000)
    await r.readexactly(1000)
    w.close()
    await w.wait_closed()
    return x

async def main():
    base = fds()
    srv = await asyncio.start_server(handle, '127.0.0.1', 0, backlog=1000)
    port = srv.sockets[0].getsockname()[1]
    sem = asyncio.Semaphore(500)
    print(sum(await asyncio.gather(*(client(port, i, sem) for i in range(N)))) == N * (N - 1) // 2)
    srv.close()
    await srv.wait_closed()
    await asyncio.sleep(0.1)
    print(fds() - base, len(asyncio.all_tasks()))
asyncio.run(main())
