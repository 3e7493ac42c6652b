# clock: real
# On SIGTERM a server takes no more work, finishes what it has begun, and ends; a second signal would hurry it.
import asyncio
import os
import signal
from asyncio import create_task, gather, sleep, timeout

finished = []


async def serve(reader, writer):
    """Answers each line after a while; the end of the program waits for it."""
    try:
        async for line in reader:
            await sleep(0.3)
            finished.append(line.decode().strip())
            writer.write(b"done " + line)
            await writer.drain()
    finally:
        writer.close()


async def client(port, name, jobs):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answers = []
    for job in range(jobs):
        writer.write(f"{name}{job}\n".encode())
        answer = await reader.readline()
        if not answer:
            break
        answers.append(answer.decode().strip())
    writer.close()
    return answers


async def main():
    loop = asyncio.get_running_loop()
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    clients = [create_task(client(port, name, 2)) for name in "ab"]
    await sleep(0.05)

    # Somebody wants this program to end; here it is the program itself.
    os.kill(os.getpid(), signal.SIGTERM)
    await stopping.wait()
    print("stopping:", len(finished), "jobs finished")

    server.close()
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError:
        print("nobody new is served")
    try:
        async with timeout(5):
            await server.wait_closed()  # those who are connected are served to their end
    except TimeoutError:
        server.abort_clients()
    print(sorted(finished))
    print(await gather(*clients))


asyncio.run(main())
print("ended by itself")
