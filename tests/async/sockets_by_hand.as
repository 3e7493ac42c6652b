# clock: real
# Sockets used by hand: the loop's sock_ methods, readers and writers of descriptors, what is refused.
import asyncio, os, socket, tempfile
folder = tempfile.TemporaryDirectory()


async def shown(aw):
    try:
        print(repr(await aw))
    except BaseException as e:
        print(type(e).__name__, e)


def attempt(f, *near, **k):
    try:
        print(repr(f(*near, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


async def main():
    loop = asyncio.get_running_loop()
    near, far = socket.socketpair()
    loop.set_debug(True)
    await shown(loop.sock_recv(near, 1))
    await shown(loop.sock_sendall(near, b'x'))
    await shown(loop.sock_accept(near))
    await shown(loop.sock_connect(near, 'x'))
    loop.set_debug(False)
    near.setblocking(False)
    far.setblocking(False)
    await loop.sock_sendall(near, b'')
    await loop.sock_sendall(near, b'abc')
    await shown(loop.sock_recv(far, 10))
    await shown(loop.sock_sendall(near, 'str'))
    await shown(loop.sock_sendall(near, bytearray(b'q')))
    await shown(loop.sock_recv(far, 0))
    await shown(loop.sock_recv(far, 5))
    await shown(loop.sock_recv(far, -1))
    buffer = bytearray(4)
    await loop.sock_sendall(near, b'123456')
    await shown(loop.sock_recv_into(far, buffer))
    print(buffer)
    await shown(loop.sock_recv_into(far, memoryview(buffer)[1:3]))
    print(buffer)
    await shown(loop.sock_recv_into(far, b'ro'))

    # two readers on one socket
    t1 = asyncio.create_task(loop.sock_recv(far, 10))
    t2 = asyncio.create_task(loop.sock_recv(far, 10))
    await asyncio.sleep(.01)
    near.send(b'one')
    await asyncio.sleep(.01)
    print(t1.done(), t2.done())
    near.send(b'two')
    await asyncio.sleep(.01)
    print(t1.done(), t2.done())
    t1.cancel()
    t2.cancel()
    print(await asyncio.gather(t1, t2, return_exceptions=True))

    # cancel sendall
    big = asyncio.create_task(loop.sock_sendall(near, b'x' * 5_000_000))
    await asyncio.sleep(.01)
    print(big.done())
    big.cancel()
    await shown(big)
    n = 0
    try:
        while True:
            n += len(far.recv(1 << 20))
    except BlockingIOError:
        print(n > 0)

    # eof and reset
    near.close()
    await shown(loop.sock_recv(far, 10))
    await shown(loop.sock_sendall(far, b'x'))
    far.close()
    await shown(loop.sock_recv(far, 1))
    listener = socket.socket()
    listener.setblocking(False)
    listener.bind(('127.0.0.1', 0))
    listener.listen()
    at = listener.getsockname()
    accepting = asyncio.create_task(loop.sock_accept(listener))
    client = socket.socket()
    client.setblocking(False)
    await shown(loop.sock_connect(client, at))
    conn, addr = await accepting
    print(conn.gettimeout(), addr == client.getsockname(), type(conn).__name__)
    await shown(loop.sock_connect(client, at))
    other = socket.socket()
    other.setblocking(False)
    await shown(loop.sock_connect(other, ('127.0.0.1', 1)))
    other.close()
    other = socket.socket()
    other.setblocking(False)
    await shown(loop.sock_connect(other, ('localhost', at[1])))
    conn2, _ = await loop.sock_accept(listener)
    other.close()
    await shown(loop.sock_recv(conn2, 5))
    conn2.close()
    accepting = asyncio.create_task(loop.sock_accept(listener))
    await asyncio.sleep(.01)
    accepting.cancel()
    await shown(accepting)
    listener.close()

    # sendfile
    path = os.path.join(folder.name, 'file')
    with open(path, 'wb') as f:
        f.write(bytes(range(256)) * 1000)
    with open(path, 'rb') as f:
        tt = asyncio.create_task(loop.sock_sendfile(client, f))
        n = 0
        while n < 256000:
            n += len(await loop.sock_recv(conn, 1 << 20))
        print(await tt, n, f.tell())
        tt = asyncio.create_task(loop.sock_sendfile(client, f, 10, 100))
        print(len(await loop.sock_recv(conn, 1000)), await tt, f.tell())
        await shown(loop.sock_sendfile(client, f, 999999))
        await shown(loop.sock_sendfile(client, f, -1))
        await shown(loop.sock_sendfile(client, f, 0, -1))
        await shown(loop.sock_sendfile(client, f, 0, 'x'))
    client.close()
    conn.close()
    u = socket.socket(type=socket.SOCK_DGRAM)
    u.setblocking(False)
    u.bind(('127.0.0.1', 0))
    v = socket.socket(type=socket.SOCK_DGRAM)
    v.setblocking(False)
    await shown(loop.sock_sendto(v, b'dgram', u.getsockname()))
    other, frm = await loop.sock_recvfrom(u, 100)
    print(other, frm[0])
    buffer = bytearray(10)
    await loop.sock_sendto(v, b'second', u.getsockname())
    n, frm = await loop.sock_recvfrom_into(u, buffer)
    print(n, buffer, frm[0])
    r = asyncio.create_task(loop.sock_recvfrom(u, 5))
    await asyncio.sleep(.01)
    await loop.sock_sendto(v, b'0123456789', u.getsockname())
    print((await r)[0])
    u.close()
    v.close()

    # readers
    near, far = socket.socketpair()
    near.setblocking(False)
    far.setblocking(False)
    hd = loop.add_reader(near, lambda: (print('r', near.recv(10))))
    print(hd)
    far.send(b'1')
    await asyncio.sleep(.01)
    far.send(b'2')
    await asyncio.sleep(.01)
    print(loop.remove_reader(near), loop.remove_reader(near), loop.remove_writer(near))
    count = 0
    def wr():
        nonlocal count
        count += 1
        if count == 5:
            loop.remove_writer(far)
    loop.add_writer(far, wr)
    while count < 5:
        await asyncio.sleep(.001)
    await asyncio.sleep(.02)
    print(count)

    # reader raising
    loop.set_exception_handler(lambda l, client: print('handler', repr(client['exception'])))
    def bad():
        loop.remove_reader(near)
        raise ValueError('reader')
    loop.add_reader(near, bad)
    far.send(b'x')
    await asyncio.sleep(.01)

    # reader and writer of one fd, replace
    near.recv(10)
    loop.add_reader(near, print, 'old')
    loop.add_reader(near, lambda: (print('new', near.recv(5)), loop.remove_reader(near)))
    far.send(b'z')
    await asyncio.sleep(.01)

    # close while watched then reuse number
    loop.add_reader(near, print, 'never')
    n = near.fileno()
    loop.remove_reader(near)
    near.close()
    c2, d2 = socket.socketpair()
    c2.setblocking(False)
    tr = asyncio.create_task(loop.sock_recv(c2, 5))
    await asyncio.sleep(0)
    d2.send(b'hey')
    await shown(tr)
    c2.close()
    d2.close()
    far.close()
    r, w = os.pipe()
    loop.add_reader(r, lambda: (print('pipe', os.read(r, 10)), loop.remove_reader(r)))
    os.write(w, b'p')
    await asyncio.sleep(.01)
    os.close(r)
    os.close(w)
    with open('/etc/passwd') as f:
        attempt(loop.add_reader, f, print)
    attempt(loop.add_reader, -5, print)
    attempt(loop.remove_reader, -5)
    attempt(loop.remove_reader, 9999)
    attempt(loop.add_reader, 98765, print)


asyncio.run(main())
