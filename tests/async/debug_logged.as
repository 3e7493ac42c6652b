# clock: real
# What a loop in debug mode logs of connections, pipes, processes and look-ups.
import asyncio
import logging
import os
import re
import socket
import sys


class Plain(logging.Formatter):
    def format(self, record):
        text = re.sub(r"(fd|pid)(=|: | )\d+", r"\1\2N", super().format(record))
        text = re.sub(r"<Task.* took", "TASK took", re.sub(r"created at .*/", "created at ", text))
        text = re.sub(r"pipe \d+", "pipe N", re.sub(r"0x[0-9a-f]+", "0xN", text))
        return re.sub(r"'127.0.0.1', \d+|127.0.0.1:\d+", "ADDRESS", re.sub(r"took .*", "took ...", text))


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Plain("%(levelname)s %(message)s"))
logging.getLogger("asyncio").addHandler(handler)
logging.getLogger("asyncio").setLevel(logging.DEBUG)


async def serve(reader, writer):
    await reader.read()
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    # Nothing is slow, however slow the machine is, until the end asks for it.
    loop.slow_callback_duration = 60
    print("- a connection")
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.transport.pause_reading()
    writer.transport.resume_reading()
    writer.write_eof()
    await reader.read()
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print("- processes")
    process = await asyncio.create_subprocess_exec("true")
    await process.wait()
    process = await asyncio.create_subprocess_shell("exit 3", stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.STDOUT)
    await process.wait()
    print("- messages")
    transport, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, local_addr=("127.0.0.1", 0))
    transport.close()
    await asyncio.sleep(0)
    print("- pipes")
    source, target = os.pipe()
    reading, _ = await loop.connect_read_pipe(asyncio.Protocol, os.fdopen(source, "rb", 0))
    writing, _ = await loop.connect_write_pipe(asyncio.Protocol, os.fdopen(target, "wb", 0))
    reading.pause_reading()
    reading.resume_reading()
    writing.close()
    while not reading.is_closing():
        await asyncio.sleep(0)
    print("- a look-up")
    await loop.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM)
    print("- a callback that ends the debug mode")
    loop.call_soon(loop.set_debug, False)
    loop.slow_callback_duration = 0
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)
