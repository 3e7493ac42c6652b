# An HTTP/1.1 server and its clients in one program: routes, bodies, connections that are kept open.
from asyncio import open_connection, start_server
import json

notes = {}


class Request:
    def __init__(self, method, path, headers, body):
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body


async def read_headers(reader):
    """Reads the lines up to the empty one; gives them as a dict."""
    headers = {}
    while (line := await reader.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode().partition(":")
        headers[name.lower()] = value.strip()
    return headers


async def read_request(reader):
    """Gives the next request of a connection, None when the client has gone."""
    line = await reader.readline()
    if not line:
        return None
    method, path, _ = line.decode().split()
    headers = await read_headers(reader)
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Request(method, path, headers, body)


def answer(request):
    """Gives a status and what is to be sent as JSON."""
    match request.method, request.path.strip("/").split("/"):
        case "GET", ["notes"]:
            return 200, sorted(notes)
        case "GET", ["notes", name] if name in notes:
            return 200, notes[name]
        case "PUT", ["notes", name]:
            status = 200 if name in notes else 201
            notes[name] = json.loads(request.body)
            return status, {"saved": name}
        case "DELETE", ["notes", name] if name in notes:
            del notes[name]
            return 200, {"deleted": name}
        case "GET" | "PUT" | "DELETE", _:
            return 404, {"error": f"nothing at {request.path}"}
        case method, _:
            return 405, {"error": f"{method} is not known here"}


REASONS = {200: "OK", 201: "Created", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed"}


async def serve(reader, writer):
    try:
        while request := await read_request(reader):
            try:
                status, content = answer(request)
            except ValueError as error:
                status, content = 400, {"error": str(error)}
            body = json.dumps(content).encode()
            head = f"HTTP/1.1 {status} {REASONS[status]}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            writer.write(head.encode() + body)
            await writer.drain()
            if request.headers.get("connection") == "close":
                break
    finally:
        writer.close()


class Client:
    """One connection, over which any number of requests go."""

    async def connect(self, port):
        self.reader, self.writer = await open_connection("127.0.0.1", port)
        return self

    async def ask(self, method, path, content=None):
        body = b"" if content is None else json.dumps(content).encode()
        self.writer.write(f"{method} {path} HTTP/1.1\r\nHost: here\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        status = (await self.reader.readline()).decode().split(maxsplit=1)[1].strip()
        headers = await read_headers(self.reader)
        return status, json.loads(await self.reader.readexactly(int(headers["content-length"])))

    async def close(self):
        self.writer.close()
        await self.writer.wait_closed()


async with await start_server(serve, "127.0.0.1", 0) as server:
    port = server.sockets[0].getsockname()[1]
    client = await Client().connect(port)
    print(await client.ask("GET", "/notes"))
    print(await client.ask("PUT", "/notes/milk", {"buy": 2}))
    print(await client.ask("PUT", "/notes/milk", {"buy": 3}))
    print(await client.ask("GET", "/notes/milk"))
    print(await client.ask("GET", "/nowhere"))
    print(await client.ask("POST", "/notes"))

    async def save(number):
        another = await Client().connect(port)
        status, _ = await another.ask("PUT", f"/notes/n{number}", number)
        await another.close()
        return status

    print(set(await gather(*[save(n) for n in range(20)])))
    status, names = await client.ask("GET", "/notes")
    print(status, len(names), names[:3])
    print(await client.ask("DELETE", "/notes/milk"))
    await client.close()
