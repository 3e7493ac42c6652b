# clock: real
# Connecting: to names and numbers, from an address of one's own, and everything that can be wrong with it.
import asyncio
import socket


async def shown(awaitable):
    try:
        print(repr(await awaitable))
    except Exception as error:
        print(type(error).__name__, str(error).replace(str(port), "PORT"))


async def greet(reader, writer):
    writer.write(writer.get_extra_info("peername")[0].encode())
    writer.close()


async def get(*args, **options):
    reader, writer = await asyncio.open_connection(*args, **options)
    data = await reader.read()
    writer.close()
    await writer.wait_closed()
    return data


async def main():
    global port
    port = 0
    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    await shown(get("127.0.0.1", port))
    await shown(get("127.0.0.1", str(port)))
    await shown(get(b"127.0.0.1", port))
    await shown(get("127.0.0.1", port, local_addr=("127.0.0.2", 0)))
    await shown(get("127.0.0.1", port, happy_eyeballs_delay=0.25, interleave=2))
    with socket.create_connection(("127.0.0.1", port)) as made:
        await shown(get(sock=made))

    # What is refused before anything is tried.
    await shown(get())
    await shown(get("127.0.0.1", port, bogus=1))
    await shown(get("127.0.0.1", port, limit=-1))
    await shown(get("127.0.0.1", port, server_hostname="x"))
    await shown(get("127.0.0.1", port, ssl_handshake_timeout=1))
    with socket.socket(type=socket.SOCK_DGRAM) as wrong:
        await shown(get("127.0.0.1", port, sock=wrong))

    # Names and addresses that are none.
    await shown(get(5, port))
    await shown(get("127.0.0.1", "no-such-service"))
    await shown(get("127.0.0.1", 99999))
    await shown(get("127.0.0.1", port, family=socket.AF_INET6))
    await shown(get("a" * 64, port))
    await shown(get("..", port))
    await shown(get("127.0.0.1\0", port))
    await shown(get("127.0.0.1", port, local_addr=("8.8.8.8", 0)))

    # Nobody answers.
    await shown(get("127.0.0.1", 1))
    await shown(get("127.0.0.1", 1, all_errors=True))
    await shown(get("127.0.0.1", 1, happy_eyeballs_delay=0.05))

    # Look-ups of the loop.
    loop = asyncio.get_running_loop()
    await shown(loop.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM))
    await shown(loop.getaddrinfo("::1", 80, type=socket.SOCK_STREAM))
    await shown(loop.getaddrinfo(None, 80, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE, family=socket.AF_INET))
    await shown(loop.getaddrinfo(None, None))
    await shown(loop.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
    server.close()
    await server.wait_closed()


asyncio.run(main())
