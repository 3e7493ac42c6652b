# clock: real
# What a transport is asked to do while its loop does not run is done when the loop runs again.
import asyncio
import socket


class Keeps(asyncio.Protocol):
    def __init__(self, loop):
        self.data = b""
        self.made, self.lost = loop.create_future(), loop.create_future()

    def connection_made(self, transport):
        self.made.set_result(transport)

    def data_received(self, data):
        self.data += data

    def connection_lost(self, error):
        self.lost.set_result(error)


loop = asyncio.new_event_loop()
other = asyncio.new_event_loop()
here, there = socket.socketpair()
here.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
mine, theirs = Keeps(loop), Keeps(loop)
writer, _ = loop.run_until_complete(loop.create_connection(lambda: mine, sock=here))
reader, _ = loop.run_until_complete(loop.create_connection(lambda: theirs, sock=there))
writer.write(b"x" * 300_000)
print(writer.get_write_buffer_size() > 0)
reader.pause_reading()
loop.run_until_complete(asyncio.sleep(0.01))
print(len(theirs.data))
reader.resume_reading()
other.run_until_complete(asyncio.sleep(0.01))
print(len(theirs.data))
writer.write(b"the end")
writer.close()
print(loop.run_until_complete(theirs.lost), loop.run_until_complete(mine.lost))
print(len(theirs.data), theirs.data[-7:])
other.close()
loop.close()
