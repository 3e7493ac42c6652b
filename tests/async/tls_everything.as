# no stress: the time limits of its handshakes pass
# clock: real
# TLS over streams: what is known, who is refused, time limits, start_tls, back-pressure, client certificates.
import asyncio, os, re, socket, ssl, tempfile, time
folder = tempfile.TemporaryDirectory()
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'tls', '')


def hide(x):
    return re.sub(r'\d{4,5}', 'N', re.sub(r'fd=\d+','fd=F',re.sub(r'0x[0-9a-f]+','X',str(x))))


async def shown(aw):
    try:
        print(hide(repr(await aw)))
    except BaseException as error:
        print(type(error).__name__, hide(error) if not isinstance(error, ssl.SSLError) else (error.reason, getattr(error, 'verify_code', None)))


def attempt(f, *a, **k):
    try:
        print(hide(repr(f(*a, **k))))
    except BaseException as error:
        print(type(error).__name__, hide(error))


def for_server(name='localhost'):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(FOLDER + name + '.pem', FOLDER + name + '.key')
    return context
TRUSTING = ssl.create_default_context(cafile=FOLDER + 'ca.pem')


def fds():
    return len(os.listdir('/proc/self/fd'))


async def echo(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except (ConnectionError, ssl.SSLError) as error:
        print('echo', type(error).__name__)
    finally:
        writer.close()
        try:
            await writer.wait_closed()
        except Exception as error:
            pass


async def main():
    loop = asyncio.get_running_loop()
    base = fds()
    server = await asyncio.start_server(echo, '127.0.0.1', 0, ssl=for_server())
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection('127.0.0.1', port, ssl=TRUSTING, server_hostname='localhost')
    for name in ('sslcontext', 'ssl_object', 'peercert', 'cipher', 'compression', 'peername', 'socket', 'zz'):
        v = writer.get_extra_info(name)
        print(name, type(v).__name__)
    print(hide(writer.transport)[:40], writer.can_write_eof())
    attempt(writer.write_eof)
    attempt(writer.transport.get_write_buffer_limits)
    attempt(writer.transport.get_write_buffer_size)
    attempt(writer.transport.is_reading)
    attempt(writer.write, 'x')
    attempt(writer.writelines, [b'a', b'b'])
    print(await reader.readexactly(2))
    big = os.urandom(3_000_000)
    writer.write(big)
    await writer.drain()
    print(await reader.readexactly(len(big)) == big)
    writer.close()
    await writer.wait_closed()
    print(await reader.read())
    attempt(writer.write, b'late')
    await shown(writer.drain())

    # not trusted, wrong host, no host name, plain client, plain server
    UNTRUSTING = ssl.create_default_context()
    loop.set_exception_handler(lambda loop_, context: print('EH', context['message'], type(context.get('exception')).__name__))
    await shown(asyncio.open_connection('127.0.0.1', port, ssl=UNTRUSTING))
    await shown(asyncio.open_connection('127.0.0.1', port, ssl=TRUSTING, server_hostname='example.com'))
    WITHOUT_NAME = ssl.create_default_context(cafile=FOLDER + 'ca.pem')
    WITHOUT_NAME.check_hostname = False
    reader, writer = await asyncio.open_connection('127.0.0.1', port, ssl=WITHOUT_NAME, server_hostname='')
    print(writer.get_extra_info('peercert')['subject'])
    writer.close()
    await writer.wait_closed()
    CARELESS = ssl.create_default_context()
    CARELESS.check_hostname = False
    CARELESS.verify_mode = ssl.CERT_NONE
    reader, writer = await asyncio.open_connection('127.0.0.1', port, ssl=CARELESS)
    print(writer.get_extra_info('peercert'))
    writer.close()
    await writer.wait_closed()
    await shown(asyncio.open_connection('127.0.0.1', port, ssl=True))
    await shown(asyncio.open_connection('127.0.0.1', port, server_hostname='x'))
    await shown(asyncio.open_connection('127.0.0.1', port, ssl_handshake_timeout=1))
    await shown(asyncio.open_connection('127.0.0.1', port, ssl=TRUSTING, ssl_handshake_timeout=0))
    await shown(asyncio.open_connection('127.0.0.1', port, ssl=TRUSTING, ssl_handshake_timeout=-1))
    await shown(asyncio.open_connection('127.0.0.1', port, ssl=TRUSTING, ssl_shutdown_timeout=0))
    await shown(asyncio.open_connection('127.0.0.1', port, ssl='x'))
    await shown(asyncio.start_server(echo, '127.0.0.1', 0, ssl='x') if 0 else asyncio.sleep(0))
    await shown(asyncio.start_server(echo, '127.0.0.1', 0, ssl=True))
    await shown(asyncio.start_server(echo, '127.0.0.1', 0, ssl_handshake_timeout=3))
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write(b'GET / HTTP/1.0\r\n\r\n')
    try:
        data = await reader.read()
        print('plain client got', len(data) < 100)
    except ConnectionError as error:
        print(type(error).__name__)
    writer.close()
    async def plain(reader, writer):
        writer.write(b'hello I am plain\r\n')
        await writer.drain()
        await reader.read()
        writer.close()
    p = await asyncio.start_server(plain, '127.0.0.1', 0)
    pport = p.sockets[0].getsockname()[1]
    await shown(asyncio.open_connection('127.0.0.1', pport, ssl=TRUSTING))

    # handshake timeout: server silent
    async def silent(reader, writer):
        await reader.read(10)
        await asyncio.sleep(.3)
        writer.close()
    q = await asyncio.start_server(silent, '127.0.0.1', 0)
    qport = q.sockets[0].getsockname()[1]
    await shown(asyncio.open_connection('127.0.0.1', qport, ssl=TRUSTING, ssl_handshake_timeout=.05))
    tk = asyncio.create_task(asyncio.open_connection('127.0.0.1', qport, ssl=TRUSTING))
    await asyncio.sleep(.02)
    tk.cancel()
    await shown(tk)

    # server side handshake timeout
    hs = await asyncio.start_server(echo, '127.0.0.1', 0, ssl=for_server(), ssl_handshake_timeout=.05)
    hport = hs.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection('127.0.0.1', hport)
    t0 = time.monotonic()
    try:
        print(await asyncio.wait_for(reader.read(), 2))
    except ConnectionError as error:
        print(type(error).__name__)
    print(time.monotonic() - t0 < 1)
    writer.close()

    # start_tls both sides
    async def starttls(reader, writer):
        line = await reader.readline()
        writer.write(b'ok\n')
        await writer.drain()
        await writer.start_tls(for_server())
        writer.write(b'secure ' + await reader.readline())
        await writer.drain()
        writer.close()
    st = await asyncio.start_server(starttls, '127.0.0.1', 0)
    sport = st.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection('127.0.0.1', sport)
    writer.write(b'STARTTLS\n')
    print(await reader.readline())
    await writer.start_tls(TRUSTING, server_hostname='localhost')
    writer.write(b'line\n')
    print(await reader.readline(), await reader.read(), writer.get_extra_info('sslcontext') is TRUSTING)
    writer.close()
    await writer.wait_closed()
    reader, writer = await asyncio.open_connection('127.0.0.1', sport)
    writer.write(b'STARTTLS\n')
    await reader.readline()
    await shown(writer.start_tls(TRUSTING, server_hostname='wrong.example'))
    writer.close()
    await shown(loop.start_tls(5, asyncio.Protocol(), TRUSTING))
    await shown(loop.start_tls(writer.transport, asyncio.Protocol(), 5))

    # abort, reset by peer
    async def aborts(reader, writer):
        await reader.read(1)
        writer.transport.abort()
    ab = await asyncio.start_server(aborts, '127.0.0.1', 0, ssl=for_server())
    aport = ab.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection('127.0.0.1', aport, ssl=TRUSTING, server_hostname='localhost')
    writer.write(b'x')
    await shown(reader.read())
    writer.close()
    await shown(writer.wait_closed())

    # back pressure over TLS
    async def stall(reader, writer):
        await go.wait()
        name = 0
        while data := await reader.read(1 << 16):
            name += len(data)
        print('stall got', name)
        writer.close()
    go = asyncio.Event()
    sl = await asyncio.start_server(stall, '127.0.0.1', 0, ssl=for_server())
    lport = sl.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection('127.0.0.1', lport, ssl=TRUSTING, server_hostname='localhost')
    for _ in range(100):
        writer.write(b'x' * 100_000)
    data = asyncio.create_task(writer.drain())
    await asyncio.sleep(.1)
    print(data.done(), writer.transport.get_write_buffer_size() > 1_000_000)
    go.set()
    await data
    writer.close()
    await writer.wait_closed()
    await asyncio.sleep(.05)

    # client certificate required
    cs = for_server()
    cs.verify_mode = ssl.CERT_REQUIRED
    cs.load_verify_locations(FOLDER + 'ca.pem')
    async def who(reader, writer):
        writer.write(str(writer.get_extra_info('peercert')['subject']).encode())
        await writer.drain()
        writer.close()
    cc = await asyncio.start_server(who, '127.0.0.1', 0, ssl=cs)
    cport = cc.sockets[0].getsockname()[1]
    WITH_CERTIFICATE = ssl.create_default_context(cafile=FOLDER + 'ca.pem')
    WITH_CERTIFICATE.load_cert_chain(FOLDER + 'client.pem', FOLDER + 'client.key')
    reader, writer = await asyncio.open_connection('127.0.0.1', cport, ssl=WITH_CERTIFICATE, server_hostname='localhost')
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    async def without():
        reader, writer = await asyncio.open_connection('127.0.0.1', cport, ssl=TRUSTING, server_hostname='localhost')
        try:
            return await reader.read()
        finally:
            writer.close()
    await shown(without())

    # unix with TLS
    path = os.path.join(folder.name, 'socket')
    us = await asyncio.start_unix_server(echo, path, ssl=for_server())
    reader, writer = await asyncio.open_unix_connection(path, ssl=TRUSTING, server_hostname='localhost')
    writer.write(b'u')
    print(await reader.read(1))
    writer.close()
    await writer.wait_closed()
    for x in (server, p, q, hs, st, ab, sl, cc, us):
        x.close()
        await x.wait_closed()
    await asyncio.sleep(.4)
    print(fds() - base, len(asyncio.all_tasks()))


asyncio.run(main())
