# clock: real
# Transports and protocols: TCP, UDP, Unix sockets, servers, flow control, sock_* and add_reader.
import asyncio
import os
import socket
import re
from asyncio import get_running_loop, open_unix_connection, sleep, start_unix_server

class Told(asyncio.Protocol):

    def __init__(s, name):
        s.name = name

    def connection_made(s, t):
        s.t = t
        print(s.name, 'made')

    def data_received(s, d):
        print(s.name, 'data', d)

    def eof_received(s):
        print(s.name, 'eof')

    def connection_lost(s, e):
        print(s.name, 'lost', e)
        s.done.set_result(None) if hasattr(s, 'done') else None

    def pause_writing(s):
        print(s.name, 'pause')

    def resume_writing(s):
        print(s.name, 'resume')

class Echo(Told):

    def data_received(s, d):
        print(s.name, 'data', d)
        s.t.write(d.upper())

async def awaited(awaitable):
    try:
        print(repr(await awaitable))
    except BaseException as e:
        print(type(e).__name__, re.sub('\\d{5}', 'PORT', str(e)))

def shown(call):
    try:
        print(repr(call()))
    except BaseException as e:
        print(type(e).__name__, re.sub('\\d{5}', 'PORT', str(e)))

async def main():
    loop = get_running_loop()
    srv = await loop.create_server(lambda: Echo('srv'), '127.0.0.1', 0)
    port = srv.sockets[0].getsockname()[1]
    shown(lambda: srv.is_serving())
    shown(lambda: len(srv.sockets))
    shown(lambda: srv.get_loop() is loop)
    tr, p = await loop.create_connection(lambda: Told('cli'), '127.0.0.1', port)
    p.done = loop.create_future()
    tr.write(b'hello')
    await sleep(0.05)
    tr.write(bytearray(b'again'))
    await sleep(0.05)
    tr.writelines([b'a', b'b'])
    await sleep(0.05)
    shown(lambda: tr.write('x'))
    shown(lambda: tr.write(5))
    shown(lambda: tr.get_write_buffer_size())
    shown(lambda: tr.get_write_buffer_limits())
    shown(lambda: tr.set_write_buffer_limits(1, 5))
    tr.set_write_buffer_limits(high=1000)
    shown(lambda: tr.get_write_buffer_limits())
    tr.set_write_buffer_limits(low=100)
    shown(lambda: tr.get_write_buffer_limits())
    shown(lambda: tr.is_reading())
    tr.pause_reading()
    shown(lambda: tr.is_reading())
    tr.write(b'held')
    await sleep(0.05)
    tr.resume_reading()
    await sleep(0.05)
    shown(lambda: tr.can_write_eof())
    shown(lambda: tr.get_protocol() is p)
    shown(lambda: tr.get_extra_info('peername')[0])
    shown(lambda: type(tr.get_extra_info('socket')).__name__)
    shown(lambda: tr.get_extra_info('zz', 'dflt'))
    shown(lambda: tr.get_extra_info('sockname')[0])
    shown(lambda: tr.get_extra_info('socket').type)
    shown(lambda: tr.get_extra_info('socket').family)
    tr.write_eof()
    shown(lambda: tr.write(b'zz'))
    await p.done
    shown(lambda: tr.is_closing())
    tr.close()
    tr.abort()
    shown(lambda: repr(tr).split(' fd')[0])
    tr, p = await loop.create_connection(lambda: Told('c2'), '127.0.0.1', port)
    p.done = loop.create_future()
    tr.abort()
    shown(lambda: tr.is_closing())
    await p.done
    tr.write(b'after')
    await sleep(0.05)
    srv.close()
    shown(lambda: srv.sockets)
    shown(lambda: srv.is_serving())
    await srv.wait_closed()
    shown(lambda: repr(srv))
    await awaited(srv.serve_forever())
    await awaited(loop.create_connection(lambda: Told('x'), '127.0.0.1', port))
    await awaited(loop.create_connection(lambda: Told('x')))
    await awaited(loop.create_connection(lambda: Told('x'), 'h', 1, sock=5))
    await awaited(loop.create_connection(lambda: Told('x'), '127.0.0.1', 1, server_hostname='a'))
    await awaited(loop.create_connection(lambda: Told('x'), '127.0.0.1', 1, ssl_handshake_timeout=1))
    await awaited(loop.create_connection(lambda: Told('x'), '127.0.0.1', 1, all_errors=True))
    await awaited(loop.create_server(lambda: 1))
    await awaited(loop.create_server(lambda: 1, '127.0.0.1', 1, sock=5))
    await awaited(loop.create_server(lambda: 1, '127.0.0.1', 0, ssl=True))
    await awaited(loop.create_server(lambda: 1, '127.0.0.1', 0, ssl_handshake_timeout=1))
    s2 = await loop.create_server(lambda: 1, '127.0.0.1', 0)
    pt = s2.sockets[0].getsockname()[1]
    try:
        await loop.create_server(lambda: 1, '127.0.0.1', pt)
    except OSError as e:
        print(type(e).__name__, str(e).replace(str(pt), 'PORT'))
    async with s2:
        shown(lambda: s2.is_serving())
    shown(lambda: s2.is_serving())

    class D(asyncio.DatagramProtocol):

        def __init__(s, n):
            s.n = n

        def connection_made(s, t):
            s.t = t
            print(s.n, 'made')

        def datagram_received(s, d, a):
            print(s.n, 'dg', d)
            s.n == 'ds' and s.t.sendto(d[::-1], a)

        def error_received(s, e):
            print(s.n, 'err', type(e).__name__, e)

        def connection_lost(s, e):
            print(s.n, 'lost', e)
    st, sp = await loop.create_datagram_endpoint(lambda: D('ds'), local_addr=('127.0.0.1', 0))
    addr = st.get_extra_info('sockname')
    ct, cp = await loop.create_datagram_endpoint(lambda: D('dc'), remote_addr=addr)
    ct.sendto(b'abc')
    await sleep(0.05)
    shown(lambda: ct.sendto(b'x', ('1.2.3.4', 5)))
    shown(lambda: ct.sendto('x'))
    ct.sendto(b'q', addr)
    ct.sendto(b'')
    await sleep(0.05)
    st.close()
    await sleep(0.02)
    ct.sendto(b'gone')
    await sleep(0.05)
    ct.sendto(b'gone2')
    await sleep(0.05)
    ct.close()
    await sleep(0.02)
    shown(lambda: ct.is_closing())
    await awaited(loop.create_datagram_endpoint(lambda: 1))
    await awaited(loop.create_datagram_endpoint(lambda: 1, local_addr='x'))
    await awaited(loop.create_datagram_endpoint(lambda: 1, local_addr=('127.0.0.1', 0), remote_addr=('::1', 1)))
    path = f'/tmp/aster-transports-{os.getpid()}'
    us = await loop.create_unix_server(lambda: Echo('us'), path)
    shown(lambda: os.path.exists(path))
    tr, p = await loop.create_unix_connection(lambda: Told('uc'), path)
    p.done = loop.create_future()
    tr.write(b'unix')
    await sleep(0.05)
    shown(lambda: tr.get_extra_info('peername') == path)
    tr.close()
    await p.done
    us.close()
    await us.wait_closed()
    shown(lambda: os.path.exists(path))
    await awaited(loop.create_unix_connection(lambda: 1, '/nope'))
    await awaited(loop.create_unix_connection(lambda: 1))
    await awaited(loop.create_unix_server(lambda: 1, '/nope/x'))
    await awaited(loop.create_unix_server(lambda: 1))

    async def h(r, w):
        w.write(await r.readline())
        await w.drain()
        w.close()
    us = await start_unix_server(h, path)
    r, w = await open_unix_connection(path)
    w.write(b'line\n')
    print(await r.read())
    w.close()
    await w.wait_closed()
    us.close()
    await us.wait_closed()
    loop.set_exception_handler(lambda l, c: print('EH', c['message'], repr(c.get('exception'))))

    class Bad(Told):

        def data_received(s, d):
            raise ValueError('bad')
    srv = await loop.create_server(lambda: Bad('bad'), '127.0.0.1', 0)
    port = srv.sockets[0].getsockname()[1]
    tr, p = await loop.create_connection(lambda: Told('bc'), '127.0.0.1', port)
    p.done = loop.create_future()
    tr.write(b'1')
    await p.done
    srv.close()
    await srv.wait_closed()

    class BadMade(Told):

        def connection_made(s, t):
            s.t = t
            raise KeyError('made')
    srv = await loop.create_server(lambda: BadMade('bm'), '127.0.0.1', 0)
    port = srv.sockets[0].getsockname()[1]
    tr, p = await loop.create_connection(lambda: Told('bc'), '127.0.0.1', port)
    p.done = loop.create_future()
    await sleep(0.02)
    tr.close()
    await p.done
    srv.close_clients()
    await sleep(0.05)
    srv.close()
    await srv.wait_closed()

    class BP(asyncio.BufferedProtocol):

        def __init__(s):
            s.b = bytearray(4)

        def connection_made(s, t):
            s.t = t

        def get_buffer(s, h):
            print('get_buffer', h)
            return s.b

        def buffer_updated(s, n):
            print('updated', n, bytes(s.b[:n]))

        def eof_received(s):
            print('beof')

        def connection_lost(s, e):
            print('blost', e)
    srv = await loop.create_server(BP, '127.0.0.1', 0)
    port = srv.sockets[0].getsockname()[1]
    tr, p = await loop.create_connection(lambda: Told('bc'), '127.0.0.1', port)
    p.done = loop.create_future()
    tr.write(b'123456')
    await sleep(0.05)
    tr.close()
    await p.done
    await sleep(0.05)
    srv.close()
    await srv.wait_closed()

    class Slow(Told):

        def connection_made(s, t):
            s.t = t
            t.pause_reading()
            loop.call_later(0.1, t.resume_reading)
            s.n = 0

        def data_received(s, d):
            s.n += len(d)

        def connection_lost(s, e):
            print('slow got', s.n)
    srv = await loop.create_server(lambda: Slow('sl'), '127.0.0.1', 0)
    port = srv.sockets[0].getsockname()[1]
    tr, p = await loop.create_connection(lambda: Told('big'), '127.0.0.1', port)
    p.done = loop.create_future()
    tr.write(b'z' * 10000000)
    print(tr.get_write_buffer_size() > 0)
    tr.close()
    shown(lambda: tr.is_closing())
    await p.done
    await sleep(0.05)
    srv.close()
    await srv.wait_closed()
    ls = socket.socket()
    ls.bind(('127.0.0.1', 0))
    ls.listen()
    ls.setblocking(False)
    cs = socket.socket()
    cs.setblocking(False)
    acc = loop.create_task(loop.sock_accept(ls))
    await loop.sock_connect(cs, ls.getsockname())
    conn, a = await acc
    tr, p = await loop.connect_accepted_socket(lambda: Echo('acc'), conn)
    await loop.sock_sendall(cs, b'hi')
    print(await loop.sock_recv(cs, 10))
    tr.close()
    print(await loop.sock_recv(cs, 10))
    cs.close()
    ls.close()
    a, b = socket.socketpair()
    a.setblocking(False)
    b.setblocking(False)
    rt = loop.create_task(loop.sock_recv(a, 100))
    await sleep(0.02)
    b.send(b'later')
    print(await rt)
    rt = loop.create_task(loop.sock_recv(a, 100))
    await sleep(0.02)
    rt.cancel()
    await awaited(rt)
    b.send(b'x')
    print(await loop.sock_recv(a, 10))
    ba = bytearray(3)
    b.send(b'abcdef')
    print(await loop.sock_recv_into(a, ba), ba)
    print(await loop.sock_recv(a, 10))
    big = loop.create_task(loop.sock_sendall(a, b'q' * 5000000))
    n = 0
    while n < 5000000:
        n += len(await loop.sock_recv(b, 1 << 20))
    await big
    print(n)

    def rd(x):
        print('reader', x, b.recv(100))
    loop.add_reader(b, rd, 1)
    a.send(b'm1')
    await sleep(0.03)
    a.send(b'm2')
    await sleep(0.03)
    loop.add_reader(b.fileno(), rd, 2)
    a.send(b'm3')
    await sleep(0.03)
    shown(lambda: loop.remove_reader(b))
    shown(lambda: loop.remove_reader(b))
    shown(lambda: loop.remove_writer(b))
    k = []
    loop.add_writer(b, lambda: (k.append(1), len(k) == 3 and loop.remove_writer(b)))
    await sleep(0.03)
    print(len(k))
    c = []

    def lazy():
        c.append(1)
        len(c) == 3 and (b.recv(10), loop.remove_reader(b))
    loop.add_reader(b, lazy)
    a.send(b'zz')
    await sleep(0.05)
    print(len(c))
    shown(lambda: loop.add_reader(-1, print))
    shown(lambda: loop.add_reader('x', print))
    shown(lambda: loop.add_reader(9999, print))
    tr, p = await loop.create_connection(lambda: Told('own'), sock=a)
    p.done = loop.create_future()
    try:
        loop.add_reader(a, print)
    except RuntimeError as e:
        print(str(e)[:20])
    tr.close()
    await p.done
    b.close()
    shown(lambda: a.fileno())
    await awaited(loop.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM))
    await awaited(loop.getnameinfo(('127.0.0.1', 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
asyncio.run(main())
