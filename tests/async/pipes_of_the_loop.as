# clock: real
# Pipes as transports: reading, writing, what is kept, an end that goes away, named pipes.
import asyncio, os, sys, tempfile
folder = tempfile.TemporaryDirectory()


async def shown(aw):
    try:
        print(repr(await aw))
    except BaseException as error:
        print(type(error).__name__, error)


class Reader(asyncio.Protocol):
    def connection_made(self, transport):
        print('r made', type(transport).__name__)
        self.t = transport
        self.done = asyncio.get_running_loop().create_future()
    def data_received(self, data):
        print('r', len(data))
    def eof_received(self):
        print('r eof')
    def connection_lost(self, error):
        print('r lost', error)
        self.done.set_result(1)


class Writer(asyncio.BaseProtocol):
    def connection_made(self, transport):
        print('w made', type(transport).__name__)
        self.done = asyncio.get_running_loop().create_future()
    def pause_writing(self):
        print('pause')
    def resume_writing(self):
        print('resume')
    def connection_lost(self, error):
        print('w lost', type(error).__name__, error)
        self.done.set_result(1)


def pair():
    read_end, write_end = os.pipe()
    return os.fdopen(read_end, 'rb', 0), os.fdopen(write_end, 'wb', 0)


async def main():
    loop = asyncio.get_running_loop()
    read_end, write_end = pair()
    reading, reader_protocol = await loop.connect_read_pipe(Reader, read_end)
    writing, writer_protocol = await loop.connect_write_pipe(Writer, write_end)
    for count in ('pipe', 'zz'):
        print(count, reading.get_extra_info(count) is read_end, writing.get_extra_info(count) is write_end, reading.get_extra_info(count, 1) == 1)
    writing.write(b'x' * 1000)
    await asyncio.sleep(.02)
    reading.pause_reading()
    print(reading.is_reading())
    writing.write(b'y' * 200_000)
    print(writing.get_write_buffer_size() > 0)
    reading.pause_reading()
    await asyncio.sleep(.02)
    Reader.data_received = lambda self, data: None
    reading.resume_reading()
    reading.resume_reading()
    await asyncio.sleep(.05)
    print(writing.get_write_buffer_size())
    for bad in ('x', 5, None):
        try:
            writing.write(bad)
        except Exception as error:
            print(type(error).__name__, error)
    writing.write(b'')
    writing.writelines([b'a', b'b'])
    writing.write(bytearray(b'q'))
    writing.write(memoryview(b'q'))
    print(writing.get_write_buffer_limits(), writing.can_write_eof(), writing.is_closing(), reading.get_protocol() is reader_protocol)
    reading.close()
    await reader_protocol.done
    print(read_end.closed)
    await writer_protocol.done
    print(writing.is_closing(), write_end.closed)
    writing.write(b'late')

    # write end: reader vanishes while data kept
    read_end, write_end = pair()
    writing, writer_protocol = await loop.connect_write_pipe(Writer, write_end)
    writing.write(b'z' * 1_000_000)
    read_end.close()
    await writer_protocol.done

    # close with data kept
    read_end, write_end = pair()
    writing, writer_protocol = await loop.connect_write_pipe(Writer, write_end)
    writing.write(b'z' * 100_000)
    writing.close()
    print(writing.is_closing(), writer_protocol.done.done())
    count = 0
    os.set_blocking(read_end.fileno(), True)
    count = len(await loop.run_in_executor(None, read_end.readall))
    print(count)
    await writer_protocol.done
    read_end.close()
    read_end, write_end = pair()
    writing, writer_protocol = await loop.connect_write_pipe(Writer, write_end)
    writing.write(b'z' * 100_000)
    writing.abort()
    await writer_protocol.done
    read_end.close()

    # StreamReader over a pipe
    read_end, write_end = pair()
    reader = asyncio.StreamReader()
    tr, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), read_end)
    write_end.write(b'a\nb\n')
    print(await reader.readline())
    write_end.close()
    print(await reader.read())
    tr.close()

    # StreamWriter over a pipe
    read_end, write_end = pair()
    wtr, wpr = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, write_end)
    sw = asyncio.StreamWriter(wtr, wpr, None, loop)
    sw.write(b'hey')
    await sw.drain()
    print(os.read(read_end.fileno(), 10))
    sw.close()
    await shown(sw.wait_closed())
    read_end.close()

    # fifo
    path = os.path.join(folder.name, 'fifo')
    os.mkfifo(path)
    fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    reader = asyncio.StreamReader()
    tr, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(fd, 'rb', 0))
    fw = open(path, 'wb', 0)
    fw.write(b'through fifo\n')
    print(await reader.readline())
    fw.close()
    print(await reader.read())
    tr.close()
    await shown(loop.connect_read_pipe(Reader, open('/etc/passwd', 'rb')))
    await shown(loop.connect_write_pipe(Writer, open(os.path.join(folder.name, 'plain'), 'wb')))
    await shown(loop.connect_read_pipe(Reader, 5.5))
    import socket
    a, b = socket.socketpair()
    reading, reader_protocol = await loop.connect_read_pipe(Reader, a)
    b.send(b'sock')
    b.close()
    await reader_protocol.done
    print(a.fileno())


asyncio.run(main())
