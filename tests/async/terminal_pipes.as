# What is typed at a terminal that is written to by a transport does not close the transport.
# clock: real
import asyncio
import os
import tty


class Reading(asyncio.Protocol):
    def __init__(self):
        self.came = asyncio.Queue()

    def data_received(self, data):
        self.came.put_nowait(data)

    def connection_lost(self, exc):
        print("reading is over:", exc)


class Writing(asyncio.BaseProtocol):
    def connection_lost(self, exc):
        print("writing is over:", exc)


async def main():
    loop = asyncio.get_running_loop()
    master, slave = os.openpty()
    tty.setraw(slave)
    reads, reading = await loop.connect_read_pipe(Reading, os.fdopen(slave, "rb", 0))
    writes, _ = await loop.connect_write_pipe(Writing, os.fdopen(os.dup(slave), "wb", 0))
    for typed, said in ((b"one", b"1"), (b"two", b"2")):
        os.write(master, typed)
        print(await reading.came.get())
        await asyncio.sleep(0)
        print(reads.is_closing(), writes.is_closing())
        if not writes.is_closing():
            writes.write(said)
            print(os.read(master, 10))
    reads.close()
    writes.close()
    await asyncio.sleep(0)
    os.close(master)


asyncio.run(main())
