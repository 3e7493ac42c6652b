# Loops in two threads that wait for sockets at the same time: what is ready for one does not keep the other from running.
# clock: real
import asyncio
import socket
import threading

serving = threading.Event()


class Upper(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data.upper())
        self.transport.close()


def serve():
    global server_loop, port

    async def main():
        global server_loop, port, stop
        server_loop, stop = asyncio.get_running_loop(), asyncio.Event()
        async with await server_loop.create_server(Upper, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            serving.set()
            await stop.wait()

    asyncio.run(main())


def by_callbacks(loop, watched):
    """Connects and talks by callbacks of the loop for a number or an object."""
    sock = socket.socket()
    sock.setblocking(False)
    sock.connect_ex(("127.0.0.1", port))
    what = sock if watched == "object" else sock.fileno()
    done = loop.create_future()

    def connected():
        loop.remove_writer(what)
        sock.send(watched.encode())
        loop.add_reader(what, answered)

    def answered():
        loop.remove_reader(what)
        done.set_result(sock.recv(100))
        sock.close()

    loop.add_writer(what, connected)
    return done


async def by_streams():
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"streams")
    try:
        return await reader.read()
    finally:
        writer.close()
        await writer.wait_closed()


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(20):
        for _ in range(3):
            print(await by_streams(), await by_callbacks(loop, "object"), await by_callbacks(loop, "number"))
        print(await asyncio.gather(*(by_streams() for _ in range(5)), *(by_callbacks(loop, "number") for _ in range(5))))


thread = threading.Thread(target=serve)
thread.start()
serving.wait()
asyncio.run(main())
server_loop.call_soon_threadsafe(stop.set)
thread.join()
