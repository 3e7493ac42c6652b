"""Files of Unix sockets: a server takes its own away, a datagram endpoint one that was left over."""
# clock: real
import asyncio
import os
import socket
import tempfile


async def serve(reader, writer):
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    with tempfile.TemporaryDirectory() as place:
        path = os.path.join(place, "a.sock")
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
        print(sock.type == socket.SOCK_STREAM, sock.gettimeout())
        sock.bind(path)
        server = await asyncio.start_unix_server(serve, sock=sock)
        server.close()
        await server.wait_closed()
        print(os.path.exists(path))
        left = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        left.bind(path)
        left.close()
        transport, _ = await loop.create_datagram_endpoint(
            asyncio.DatagramProtocol, local_addr=path, family=socket.AF_UNIX
        )
        print(transport.get_extra_info("sockname") == path)
        transport.close()
        await asyncio.sleep(0)


asyncio.run(main())
