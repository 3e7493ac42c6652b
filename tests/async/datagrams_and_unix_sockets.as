# clock: real
# Datagrams over IPv4, IPv6 and Unix sockets; streams over Unix sockets.
import asyncio, os, re, socket, tempfile
folder = tempfile.TemporaryDirectory()


def hide(x):
    text = str(x).replace(folder.name, 'FOLDER')
    return re.sub(r'\d{4,5}', 'N', re.sub(r'fd=\d+', 'fd=F', re.sub(r'0x[0-9a-f]+', 'X', text)))


async def shown(aw):
    try:
        print(hide(repr(await aw)))
    except BaseException as error:
        print(type(error).__name__, hide(error))


def attempt(f, *address, **k):
    try:
        print(hide(repr(f(*address, **k))))
    except BaseException as error:
        print(type(error).__name__, hide(error))


class Named(asyncio.DatagramProtocol):
    def __init__(self, n, echo=False):
        self.n, self.echo, self.got = n, echo, []
    def connection_made(self, transport):
        self.t = transport
        print(self.n, 'made')
    def datagram_received(self, data, address):
        self.got.append(len(data))
        print(self.n, data[:20], isinstance(address, tuple))
        self.echo and self.t.sendto(data.upper(), address)
    def error_received(self, error):
        print(self.n, 'error', type(error).__name__, error.errno)
    def connection_lost(self, error):
        print(self.n, 'lost', error)
    def pause_writing(self):
        print('pause')
    def resume_writing(self):
        print('resume')


async def main():
    loop = asyncio.get_running_loop()
    server, server_protocol = await loop.create_datagram_endpoint(lambda: Named('s', True), local_addr=('127.0.0.1', 0))
    addr = server.get_extra_info('sockname')
    print(hide(server), server.get_extra_info('peername'), hide(server.get_extra_info('socket')), server.get_protocol() is server_protocol, server.is_closing(), server.get_write_buffer_size(), server.get_write_buffer_limits())
    client, client_protocol = await loop.create_datagram_endpoint(lambda: Named('c'), remote_addr=addr)
    print(hide(client), client.get_extra_info('peername') == addr)
    client.sendto(b'one')
    await asyncio.sleep(.06)
    client.sendto(b'', None)
    await asyncio.sleep(.06)
    client.sendto(bytearray(b'ba'))
    await asyncio.sleep(.06)
    client.sendto(memoryview(b'mv'), addr)
    await asyncio.sleep(.06)
    attempt(client.sendto, b'x', ('127.0.0.1', 1))
    attempt(client.sendto, 'x')
    attempt(client.sendto, None)
    attempt(server.sendto, b'x' * 70000, addr)
    await asyncio.sleep(.06)
    attempt(client.sendto, b'y' * 65507)
    await asyncio.sleep(.05)
    attempt(client.sendto, b'y' * 65508)
    await asyncio.sleep(.06)
    server.close()
    server.close()
    attempt(server.sendto, b'z', addr)
    await asyncio.sleep(.06)
    print(hide(server), server.is_closing())
    attempt(server.sendto, b'z', addr)
    client.sendto(b'gone')
    await asyncio.sleep(.06)
    client.sendto(b'again')
    await asyncio.sleep(.06)
    client.abort()
    await asyncio.sleep(.06)
    client.sendto(b'closed')
    unbound, unbound_protocol = await loop.create_datagram_endpoint(lambda: Named('un'), family=socket.AF_INET)
    unbound.sendto(b'to nobody', ('127.0.0.1', 9))
    await asyncio.sleep(.06)
    unbound.close()
    await shown(loop.create_datagram_endpoint(lambda: Named('x')))
    await shown(loop.create_datagram_endpoint(lambda: Named('x'), local_addr=5))
    await shown(loop.create_datagram_endpoint(lambda: Named('x'), local_addr=('127.0.0.1', 0), remote_addr=('::1', 5)))
    await shown(loop.create_datagram_endpoint(lambda: Named('x'), local_addr=('8.8.8.8', 0)))
    # The transport of the line before is told of its end first.
    await asyncio.sleep(0.05)
    await shown(loop.create_datagram_endpoint(lambda: Named('x'), local_addr=('nope.invalid', 0)))
    await shown(loop.create_datagram_endpoint(lambda: Named('x'), local_addr=('127.0.0.1', 0), sock=socket.socket(type=socket.SOCK_DGRAM)))
    await shown(loop.create_datagram_endpoint(lambda: Named('x'), sock=socket.socket()))
    sk = socket.socket(type=socket.SOCK_DGRAM)
    sk.bind(('127.0.0.1', 0))
    transport, p = await loop.create_datagram_endpoint(lambda: Named('own', True), sock=sk)
    context = socket.socket(type=socket.SOCK_DGRAM)
    context.settimeout(2)
    context.sendto(b'hi', sk.getsockname())
    print((await asyncio.to_thread(context.recvfrom, 100))[0])
    transport.close()
    context.close()
    address, _ = await loop.create_datagram_endpoint(lambda: Named('r1'), local_addr=('127.0.0.1', 0), reuse_port=True)
    b, _ = await loop.create_datagram_endpoint(lambda: Named('r2'), local_addr=address.get_extra_info('sockname'), reuse_port=True, allow_broadcast=True)
    print(b.get_extra_info('socket').getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST) != 0)
    address.close()
    b.close()
    class Unix(Named):
        def datagram_received(self, data, address):
            print(self.n, data, hide(address))
            self.echo and self.t.sendto(data * 2, address)
    x, _ = await loop.create_datagram_endpoint(lambda: Unix('ux', True), local_addr=os.path.join(folder.name, 'one'), family=socket.AF_UNIX)
    y, _ = await loop.create_datagram_endpoint(lambda: Unix('uy'), local_addr=os.path.join(folder.name, 'two'), remote_addr=os.path.join(folder.name, 'one'), family=socket.AF_UNIX)
    y.sendto(b'unix')
    await asyncio.sleep(.06)
    x.close()
    y.close()
    await asyncio.sleep(.06)

    # v6
    try:
        v, _ = await loop.create_datagram_endpoint(lambda: Named('v6', True), local_addr=('::1', 0))
        w, _ = await loop.create_datagram_endpoint(lambda: Named('w6'), remote_addr=v.get_extra_info('sockname')[:2])
        w.sendto(b'six')
        await asyncio.sleep(.06)
        v.close()
        w.close()
        await asyncio.sleep(.03)
    except OSError as error:
        print('v6', error.errno)

    # exception in datagram_received
    loop.set_exception_handler(lambda loop_, context: print('EH', context['message'], repr(context.get('exception'))))
    class Bad(Named):
        def datagram_received(self, data, address):
            raise ValueError('dg')
    x, _ = await loop.create_datagram_endpoint(lambda: Bad('bad'), local_addr=('127.0.0.1', 0))
    context = socket.socket(type=socket.SOCK_DGRAM)
    context.sendto(b'1', x.get_extra_info('sockname'))
    await asyncio.sleep(.06)
    print(x.is_closing())
    x.close()
    context.close()

    # many datagrams
    n = 0
    class Counter(asyncio.DatagramProtocol):
        def datagram_received(self, data, address):
            nonlocal n
            n += 1
    x, _ = await loop.create_datagram_endpoint(Counter, local_addr=('127.0.0.1', 0))
    y, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, remote_addr=x.get_extra_info('sockname'))
    for i in range(200):
        y.sendto(b'%d' % i)
        if i % 20 == 0:
            await asyncio.sleep(.005)
    while n < 200:
        await asyncio.sleep(.03)
    print(n)
    x.close()
    y.close()

    # unix streams
    path = os.path.join(folder.name, 'stream')
    async def h(r, w):
        w.write((await r.readline()).upper())
        print('peer', repr(w.get_extra_info('peername')), hide(w.get_extra_info('sockname')))
        w.close()
    self = await asyncio.start_unix_server(h, path)
    print(hide(self))
    r, w = await asyncio.open_unix_connection(path)
    print(hide(w), hide(w.get_extra_info('peername')), repr(w.get_extra_info('sockname')))
    w.write(b'abc\n')
    print(await r.read())
    w.close()
    await shown(asyncio.start_unix_server(h, path))
    self.close()
    await self.wait_closed()
    print(os.path.exists(path))
    self = await asyncio.start_unix_server(h, path, cleanup_socket=False)
    self.close()
    print(os.path.exists(path))
    self = await asyncio.start_unix_server(h, path)
    self.close()
    print(os.path.exists(path))
    await shown(asyncio.open_unix_connection(path))
    await shown(asyncio.open_unix_connection())
    await shown(asyncio.open_unix_connection('/etc/passwd'))
    await shown(asyncio.start_unix_server(h, '/nope/a'))
    await shown(asyncio.start_unix_server(h, 'x' * 200))
    await shown(asyncio.start_unix_server(h))
    await shown(asyncio.start_unix_server(h, '/etc/passwd'))
    await shown(asyncio.open_unix_connection(path, sock=socket.socket()))
    await shown(asyncio.open_unix_connection(sock=socket.socket()))
    await shown(asyncio.open_unix_connection(path, server_hostname='x'))
    await shown(asyncio.open_unix_connection(path, ssl=True))
    self = await asyncio.start_unix_server(h, '\0ld-abstract')
    r, w = await asyncio.open_unix_connection('\0ld-abstract')
    w.write(b'q\n')
    print(await r.read())
    w.close()
    self.close()
    import pathlib
    self = await asyncio.start_unix_server(h, pathlib.Path(path))
    r, w = await asyncio.open_unix_connection(pathlib.Path(path))
    w.write(b'q\n')
    print(await r.read())
    w.close()
    self.close()
    await self.wait_closed()


asyncio.run(main())
