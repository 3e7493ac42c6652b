# clock: real
# A server that runs out of descriptors reports it, waits and goes on.
import asyncio, os, resource, socket

async def handle(r, w):
    w.write(await r.readline())
    await w.drain()
    w.close()

async def main():
    loop = asyncio.get_running_loop()
    seen = []
    loop.set_exception_handler(lambda l, c: seen.append((c['message'], type(c['exception']).__name__, c['exception'].errno)))
    srv = await asyncio.start_server(handle, '127.0.0.1', 0)
    port = srv.sockets[0].getsockname()[1]
    s = socket.socket()
    s.setblocking(False)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (s.fileno() + 1, hard))
    await loop.sock_connect(s, ('127.0.0.1', port))
    await asyncio.sleep(0.1)
    print(sorted(set(seen)))
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    await loop.sock_sendall(s, b'served\n')
    print(await asyncio.wait_for(loop.sock_recv(s, 100), 5))
    s.close()
    srv.close()
    await srv.wait_closed()
asyncio.run(main())
