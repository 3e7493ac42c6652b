# A byte sent to oneself is readable in the next iteration.
# clock: real
import asyncio, socket
async def main():
    a,b = socket.socketpair(); a.setblocking(False); b.setblocking(False)
    loop = asyncio.get_running_loop(); log=[]
    loop.add_reader(b, lambda: (log.append("readable"), loop.remove_reader(b)))
    a.send(b"x")
    for i in range(4):
        log.append(i); await asyncio.sleep(0)
    print(log)
asyncio.run(main())
