# Bytes in the middle of a TLS connection that are no TLS end it with an error. A socket to be wrapped may be anything that acts as one.
# clock: real
import asyncio
import os
import socket
import ssl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tls")
for_server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
for_server.load_cert_chain(os.path.join(HERE, "localhost.pem"), os.path.join(HERE, "localhost.key"))
for_client = ssl.create_default_context(cafile=os.path.join(HERE, "ca.pem"))


class Wrapped:
    def __init__(self, sock):
        self._wrapped = sock

    def __getattr__(self, name):
        return getattr(self._wrapped, name)


def serve(listener):
    sock, _ = listener.accept()
    plain = sock.dup()
    connection = for_server.wrap_socket(Wrapped(sock), server_side=True)
    connection.sendall(b"A\n")
    connection.recv(1)
    plain.send(b"please corrupt the connection")
    connection.close()
    plain.close()


def said(error):
    return type(error).__name__, error.reason


async def main(listener):
    serving = asyncio.create_task(asyncio.to_thread(serve, listener))
    reader, writer = await asyncio.open_connection(*listener.getsockname(), ssl=for_client, server_hostname="localhost")
    print(await reader.readline())
    writer.write(b"B")
    try:
        print(await reader.readline())
    except ssl.SSLError as e:
        print(said(e))
    writer.close()
    try:
        await writer.wait_closed()
    except ssl.SSLError as e:
        print("closed:", said(e))
    serving = asyncio.create_task(asyncio.to_thread(serve, listener))
    print(await asyncio.to_thread(ask, listener))
    await serving


def ask(listener):
    with for_client.wrap_socket(socket.create_connection(listener.getsockname()), server_hostname="localhost") as sock:
        print(sock.recv(10))
        sock.send(b"B")
        try:
            return sock.recv(10)
        except ssl.SSLError as e:
            return said(e)


with socket.create_server(("127.0.0.1", 0)) as listener:
    asyncio.run(main(listener))
