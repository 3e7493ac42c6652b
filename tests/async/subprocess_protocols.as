# clock: real
# Child processes for protocols: what is called, in which order.
import asyncio

async def shown(aw):
    try:
        print(repr(await aw))
    except BaseException as e:
        print(type(e).__name__, e)

class SP(asyncio.SubprocessProtocol):
    """Keeps what happens between connection_made and connection_lost: the pipes and the end race each other."""

    def __init__(self):
        self.done = asyncio.get_running_loop().create_future()
        self.events = []

    def connection_made(self, t):
        print('made', t.get_pid() > 0)
        self.t = t

    def pipe_data_received(self, fd, data):
        self.events.append(f'data {fd} {data}')

    def pipe_connection_lost(self, fd, exc):
        self.events.append(f'pipe lost {fd} {exc}')

    def process_exited(self):
        self.events.append(f'exited {self.t.get_returncode()}')

    def connection_lost(self, exc):
        print(*sorted(self.events), f'lost {exc}', sep='; ')
        self.done.set_result(None)

async def main():
    loop = asyncio.get_running_loop()
    t, p = await loop.subprocess_exec(SP, 'cat')
    print(type(t).__name__, t.get_returncode(), t.get_pipe_transport(0) is not None, t.get_pipe_transport(7))
    t.get_pipe_transport(0).write(b'through cat')
    await asyncio.sleep(0.05)
    t.get_pipe_transport(0).close()
    await p.done
    t.close()
    print(t.is_closing(), t.get_returncode())
    t, p = await loop.subprocess_shell(SP, 'echo err >&2; exit 3', stdin=None)
    await p.done
    print(t.get_returncode())
    t.close()
    t, p = await loop.subprocess_exec(SP, 'sleep', '10', stdin=None, stdout=None, stderr=None)
    t.terminate()
    await p.done
    print(t.get_returncode())
    try:
        t.kill()
    except ProcessLookupError as e:
        print(repr(e))
    t, p = await loop.subprocess_exec(SP, 'sleep', '10', stdin=None, stdout=None, stderr=None)
    t.close()
    await p.done
    print(t.get_returncode())
    await shown(loop.subprocess_exec(SP, 'no-such-program'))
    await shown(loop.subprocess_exec(SP, 5))
    await shown(loop.subprocess_shell(SP, 5))
    await shown(loop.subprocess_exec(SP, 'true', shell=True))
asyncio.run(main())
