# clock: real
# Streams over TLS: both sides of a connection, TLS put over a plain one, and whom a client refuses.
import asyncio
import os
import ssl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tls")


def file(name):
    return os.path.join(HERE, name)


def for_server(name="localhost"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file(name + ".pem"), file(name + ".key"))
    return context


def for_client(authority="ca"):
    return ssl.create_default_context(cafile=file(authority + ".pem"))


def port_of(server):
    return server.sockets[0].getsockname()[1]


def text_of(error):
    return type(error).__name__, str(error).rpartition(" (_ssl")[0] or str(error)


async def close(writer):
    writer.close()
    await writer.wait_closed()


async def upper_case():
    print("--- lines")
    done = asyncio.Event()

    async def serve(reader, writer):
        print("server", writer.get_extra_info("cipher"), writer.get_extra_info("peercert"), writer.can_write_eof())
        async for line in reader:
            writer.write(line.upper())
            await writer.drain()
        print("server at the end")
        await close(writer)
        done.set()

    async with await asyncio.start_server(serve, "127.0.0.1", 0, ssl=for_server()) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", port_of(server), ssl=for_client())
        connection = writer.get_extra_info("ssl_object")
        print(connection.version(), connection.server_hostname, writer.get_extra_info("peercert")["subject"])
        print(type(writer.transport).__name__, writer.get_extra_info("peername")[1] == port_of(server))
        writer.write(b"one\n")
        print(await reader.readline())
        writer.writelines([b"two\n", b"three\n"])
        print(await reader.readline(), await reader.readline())
        await close(writer)
        await done.wait()


async def much():
    print("--- much of it, both ways")
    data = bytes(range(256)) * 8000

    async def serve(reader, writer):
        got = await reader.readexactly(len(data))
        writer.write(got)
        await writer.drain()
        await close(writer)

    async with await asyncio.start_server(serve, "127.0.0.1", 0, ssl=for_server("rsa")) as server:

        async def ask():
            reader, writer = await asyncio.open_connection(
                "127.0.0.1", port_of(server), ssl=for_client(), server_hostname="localhost"
            )
            writer.write(data)
            await writer.drain()
            got = await reader.read()
            await close(writer)
            return got == data

        print(await asyncio.gather(*(ask() for _ in range(5))))


async def put_over():
    print("--- TLS put over a plain connection")
    done = asyncio.Event()

    async def serve(reader, writer):
        print("server", await reader.readline())
        writer.write(b"go\n")
        try:
            await writer.start_tls(for_server())
            print("server", writer.get_extra_info("cipher")[1], await reader.readline())
            writer.write(b"secret answer\n")
            print("server", await reader.read())
            await close(writer)
        except OSError as error:
            print("server", *text_of(error))
        done.set()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        for name in ("localhost", "elsewhere"):
            done.clear()
            reader, writer = await asyncio.open_connection("127.0.0.1", port_of(server))
            print(writer.get_extra_info("ssl_object"))
            writer.write(b"STARTTLS\n")
            print(await reader.readline())
            try:
                await writer.start_tls(for_client(), server_hostname=name)
                writer.write(b"secret\n")
                print(await reader.readline())
                await close(writer)
            except ssl.SSLError as error:
                print(*text_of(error), writer.is_closing())
            await done.wait()


async def refused():
    print("--- refused")

    async def serve(reader, writer):
        print("never called")

    async def attempt(server, **options):
        try:
            await asyncio.open_connection("127.0.0.1", port_of(server), **options)
        except (OSError, ValueError) as error:
            print(*text_of(error))

    for name in ("localhost", "expired", "otherhost", "self"):
        async with await asyncio.start_server(serve, "127.0.0.1", 0, ssl=for_server(name)) as server:
            if name == "localhost":
                await attempt(server, ssl=for_client("self"), server_hostname="localhost")
                await attempt(server, ssl=for_client(), server_hostname="elsewhere")
                await attempt(server, server_hostname="localhost")
                await attempt(server, ssl_handshake_timeout=1)
                await attempt(server, ssl=for_client(), ssl_handshake_timeout=0)
                await attempt(server, ssl=for_client(), ssl_shutdown_timeout=-1)
            else:
                await attempt(server, ssl=for_client(), server_hostname="localhost")

    async def chatter(reader, writer):
        writer.write(b"220 welcome\r\n")
        await reader.read()
        await close(writer)

    async with await asyncio.start_server(chatter, "127.0.0.1", 0) as server:
        await attempt(server, ssl=for_client(), server_hostname="localhost")


async def certified():
    print("--- a client with a certificate")
    done = asyncio.Event()

    async def serve(reader, writer):
        print("server", writer.get_extra_info("peercert")["subject"])
        await close(writer)
        done.set()

    context = for_server()
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(file("ca.pem"))
    async with await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context) as server:
        with_certificate = for_client()
        with_certificate.load_cert_chain(file("client.pem"), file("client.key"))
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", port_of(server), ssl=with_certificate, server_hostname="localhost"
        )
        print(await reader.read())
        await close(writer)
        await done.wait()
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", port_of(server), ssl=for_client(), server_hostname="localhost"
        )
        try:
            print(await reader.read())
        except OSError as error:
            print(*text_of(error))


async def main():
    await upper_case()
    await much()
    await put_over()
    await refused()
    await certified()


asyncio.run(main())
