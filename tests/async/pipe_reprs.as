# clock: real
# How transports over pipes show themselves: whether they wait for the descriptor, and what they keep.
import asyncio
import os
import re


def shown(thing):
    return re.sub(r"(fd|pid)=\d+", r"\1=N", repr(thing))


async def main():
    loop = asyncio.get_running_loop()
    source, target = os.pipe()
    got = bytearray()

    class Reads(asyncio.Protocol):
        def data_received(self, data):
            got.extend(data)

    reader, _ = await loop.connect_read_pipe(Reads, os.fdopen(source, "rb", 0))
    writer, _ = await loop.connect_write_pipe(asyncio.Protocol, os.fdopen(target, "wb", 0))
    print(shown(reader), shown(writer))
    reader.pause_reading()
    writer.write(bytes(100_000))
    print(shown(reader), shown(writer))
    reader.resume_reading()
    while len(got) < 100_000:
        await asyncio.sleep(0)
    print(shown(reader), shown(writer))
    writer.write_eof()
    print(shown(writer))
    while not reader.is_closing():
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(shown(reader), shown(writer))
    stream = asyncio.StreamReader()
    stream.feed_data(b"one\ntwo")
    print(stream, stream._buffer, await stream.readline(), stream._buffer, bytes(stream._buffer))
    stream._buffer.clear()
    print(stream, stream._buffer)
    process = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    print(shown(process._transport))
    print(await process.communicate(b"text"), shown(process._transport))


asyncio.run(main())
