# A chat server and three clients in one program, over local TCP.
from asyncio import open_connection, start_server

clients = {}


async def serve(reader, writer):
    name = (await reader.readline()).decode().strip()
    clients[name] = writer
    await say("server", f"{name} joined ({len(clients)} here)")
    try:
        while line := await reader.readline():
            await say(name, line.decode().strip())
    finally:
        del clients[name]
        writer.close()
        await say("server", f"{name} left")


async def say(sender, text):
    for name, writer in clients.items():
        if name != sender:
            writer.write(f"{sender}: {text}\n".encode())
            await writer.drain()


class Client:
    def __init__(self, name):
        self.name = name
        self.heard = []

    async def join(self, port):
        self.reader, self.writer = await open_connection("127.0.0.1", port)
        self.writer.write(f"{self.name}\n".encode())
        self.listener = create_task(self.listen())
        await sleep(0.02)  # let the others hear of it

    async def listen(self):
        while line := await self.reader.readline():
            self.heard.append(line.decode().strip())

    async def send(self, text):
        self.writer.write(f"{text}\n".encode())
        await self.writer.drain()
        await sleep(0.02)

    async def leave(self):
        self.writer.close()
        await self.writer.wait_closed()
        await sleep(0.02)


async with await start_server(serve, "127.0.0.1", 0) as server:
    port = server.sockets[0].getsockname()[1]
    ada, bob, eve = Client("ada"), Client("bob"), Client("eve")
    await ada.join(port)
    await bob.join(port)
    await ada.send("hello, bob")
    await eve.join(port)
    await bob.send("hello, both")
    await eve.leave()
    await ada.send("who is left?")
    await bob.leave()
    await ada.leave()

for client in (ada, bob, eve):
    print(client.name, "heard:")
    for line in client.heard:
        print("   ", line)
