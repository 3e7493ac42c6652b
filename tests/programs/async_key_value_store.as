# A little key-value server over TCP: a protocol, transactions, expiry, watchers.
# clock: virtual
import asyncio
import contextlib


class Store:
    def __init__(self):
        self.data = {}
        self.watchers = {}

    def set(self, key, value):
        self.data[key] = value
        for w in self.watchers.get(key, []):
            w.put_nowait((key, value))

    @contextlib.contextmanager
    def watch(self, key):
        queue = asyncio.Queue()
        self.watchers.setdefault(key, []).append(queue)
        try:
            yield queue
        finally:
            self.watchers[key].remove(queue)


class Session:
    def __init__(self, store, reader, writer):
        self.store, self.reader, self.writer = store, reader, writer
        self.pending = None

    async def run(self):
        try:
            while line := (await self.reader.readline()).decode().strip():
                try:
                    answer = await self.execute(*line.split())
                except (KeyError, ValueError, TypeError) as e:
                    answer = f"ERR {type(e).__name__}"
                self.writer.write(f"{answer}\n".encode())
                await self.writer.drain()
        finally:
            self.writer.close()

    async def execute(self, command, *args):
        match command.upper(), args:
            case "GET", (key,):
                return self.store.data[key]
            case "SET", (key, value):
                if self.pending is not None:
                    self.pending.append((key, value))
                    return "QUEUED"
                self.store.set(key, value)
                return "OK"
            case "DEL", keys:
                return sum(self.store.data.pop(k, None) is not None for k in keys)
            case "INCR", (key, *amount):
                value = int(self.store.data.get(key, "0")) + int(amount[0] if amount else 1)
                self.store.set(key, str(value))
                return value
            case "MULTI", ():
                self.pending = []
                return "OK"
            case "EXEC", ():
                done, self.pending = self.pending, None
                for key, value in done:
                    self.store.set(key, value)
                return f"DONE {len(done)}"
            case "WATCH", (key, n):
                with self.store.watch(key) as queue:
                    seen = [await queue.get() for _ in range(int(n))]
                return " ".join(v for _, v in seen)
            case "EXPIRE", (key, seconds):
                asyncio.get_running_loop().call_later(float(seconds), self.store.data.pop, key, None)
                return "OK"
            case "KEYS", ():
                return ",".join(sorted(self.store.data)) or "-"
            case _:
                raise ValueError(command)


class Client:
    @classmethod
    async def connect(cls, port):
        self = cls()
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port)
        return self

    async def __call__(self, line):
        self.writer.write(line.encode() + b"\n")
        return (await self.reader.readline()).decode().strip()

    async def close(self):
        self.writer.close()
        with contextlib.suppress(ConnectionError):
            await self.writer.wait_closed()


async def main():
    store = Store()

    async def serve(reader, writer):
        await Session(store, reader, writer).run()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    a, b, c = [await Client.connect(port) for _ in range(3)]
    for line in ("SET x 1", "GET x", "INCR x 41", "GET nope", "INCR x abc", "SET onlykey", "FLY", "KEYS", "DEL x y z", "KEYS"):
        print(line, "->", await a(line))
    watching = asyncio.create_task(c("WATCH color 3"))
    await asyncio.sleep(0.02)
    print(await b("MULTI"), await b("SET color red"), await b("SET color green"), await a("KEYS"), await b("EXEC"), await a("GET color"))
    print(watching.done(), await a("SET color blue"), await watching)
    results = await asyncio.gather(*((await Client.connect(port))(f"INCR hits {i}") for i in range(10))) if False else [await a(f"INCR hits {i}") for i in range(5)]
    print(results)
    print(await a("SET temp soon"), await a("EXPIRE temp 0.02"), await a("GET temp"))
    await asyncio.sleep(0.06)
    print(await a("GET temp"))
    clients = await asyncio.gather(*(Client.connect(port) for _ in range(8)))
    await asyncio.gather(*(cl(f"INCR total {i}") for i, cl in enumerate(clients)))
    print(await a("GET total"))
    for cl in (a, b, c, *clients):
        await cl.close()
    server.close()
    await server.wait_closed()
    print(sorted(store.data.items()), {k: len(v) for k, v in store.watchers.items()})


asyncio.run(main())
