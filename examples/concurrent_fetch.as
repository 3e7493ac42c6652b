# Fetching several pages at once. The server is in the same program, so the example needs no network.
from asyncio import open_connection, start_server

PAGES = {"/": "front page", "/news": "today's news", "/slow": "worth the wait"}


async def serve(reader, writer):
    request = (await reader.readline()).decode()
    while await reader.readline() not in (b"\r\n", b""):
        pass  # the headers say nothing we need
    path = request.split()[1]
    if path == "/slow":
        await sleep(0.05)
    status = "200 OK" if path in PAGES else "404 Not Found"
    body = PAGES.get(path, "nothing here")
    writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
    await writer.drain()
    writer.close()


async def fetch(port, path):
    reader, writer = await open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    head, _, body = (await reader.read()).decode().partition("\r\n\r\n")
    writer.close()
    return path, head.splitlines()[0], body


async with await start_server(serve, "127.0.0.1", 0) as server:
    port = server.sockets[0].getsockname()[1]
    paths = ["/slow", "/", "/news", "/missing"]
    async with TaskGroup() as group:
        tasks = [group.create_task(fetch(port, p)) for p in paths]
    for task in tasks:
        print(*task.result(), sep=" | ")
