"""`sendfile` over a transport and `sock_sendfile`: offsets, counts, where the file stands after, what is no file."""
# clock: real
import asyncio
import io
import socket
import tempfile


async def handle(reader, writer):
    data = await reader.read()
    print("got", len(data), data[:4], data[-3:])
    writer.close()


async def send(loop, port, file, **how):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    file.seek(7)
    sent = await loop.sendfile(writer.transport, file, **how)
    print(how, sent, file.tell())
    writer.write(b"end")
    writer.write_eof()
    await reader.read()
    writer.close()


async def send_by_hand(loop, port, file, **how):
    with socket.socket() as sock:
        sock.setblocking(False)
        await loop.sock_connect(sock, ("127.0.0.1", port))
        file.seek(2)
        print(how, await loop.sock_sendfile(sock, file, **how), file.tell())
        sock.shutdown(socket.SHUT_WR)
        await loop.sock_recv(sock, 1)


async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with tempfile.TemporaryFile() as file:
        file.write(b"0123456789" * 10_000)
        file.flush()
        await send(loop, port, file)
        await send(loop, port, file, offset=5)
        await send(loop, port, file, offset=3, count=20)
        await send(loop, port, file, fallback=False)
        await send_by_hand(loop, port, file)
        await send_by_hand(loop, port, file, offset=4, fallback=False)
    memory = io.BytesIO(b"abcdef")
    await send_by_hand(loop, port, memory)
    try:
        await send_by_hand(loop, port, memory, fallback=False)
    except asyncio.SendfileNotAvailableError as error:
        print(error)
    await asyncio.sleep(0.05)
    server.close()


asyncio.run(main())
