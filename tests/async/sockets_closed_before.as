# A socket that is closed already is refused by whatever makes a transport of it, and by setblocking and settimeout.
# clock: real
import asyncio
import socket


def closed(*args):
    sock = socket.socket(*args)
    sock.close()
    return sock


async def main():
    loop = asyncio.get_running_loop()
    unix, tcp, udp = closed(socket.AF_UNIX), closed(), closed(socket.AF_INET, socket.SOCK_DGRAM)
    for name, coro in (
        ("open_connection", asyncio.open_connection(sock=tcp)),
        ("open_unix_connection", asyncio.open_unix_connection(sock=unix)),
        ("create_connection", loop.create_connection(asyncio.Protocol, sock=tcp)),
        ("create_unix_connection", loop.create_unix_connection(asyncio.Protocol, sock=unix)),
        ("connect_accepted_socket", loop.connect_accepted_socket(asyncio.Protocol, tcp)),
        ("create_server", loop.create_server(asyncio.Protocol, sock=tcp)),
        ("create_datagram_endpoint", loop.create_datagram_endpoint(asyncio.DatagramProtocol, sock=udp)),
        ("sock_recv", loop.sock_recv(tcp, 1)),
    ):
        try:
            print(name, await coro)
        except OSError as e:
            print(name, e)
    for method in loop.add_reader, loop.add_writer:
        try:
            method(tcp, print)
        except ValueError as e:
            print(method.__name__, e)


asyncio.run(main())
sock = closed()
for act in lambda: sock.setblocking(False), lambda: sock.settimeout(5), lambda: sock.settimeout(None):
    try:
        act()
    except OSError as e:
        print(e, sock.gettimeout())
