# A Process is what a transport and its protocol make; create_subprocess_exec asks the loop for both.
# clock: real
import asyncio
import contextlib
from asyncio import subprocess


class Loop(asyncio.SelectorEventLoop):
    async def subprocess_exec(self, protocol_factory, *args, **options):
        print("exec", args[0], sorted(options))
        return await super().subprocess_exec(protocol_factory, *args, **options)

    async def subprocess_shell(self, protocol_factory, cmd, **options):
        print("shell", cmd, sorted(options))
        return await super().subprocess_shell(protocol_factory, cmd, **options)


async def main():
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.subprocess_exec(
        lambda: subprocess.SubprocessStreamProtocol(limit=2**16, loop=loop), "cat", stdin=-1, stdout=-1, stderr=-1)
    process = subprocess.Process(transport, protocol, loop)
    print(repr(process) == f"<Process {process.pid}>", process.stdin is protocol.stdin, process.returncode)
    print(await process.communicate(b"through cat"), process.returncode, transport.get_returncode())
    print(isinstance(protocol, subprocess.SubprocessStreamProtocol), type(process).__module__)

    process = await asyncio.create_subprocess_exec("true")
    print(await process.wait(), process.stdin, process.stdout)
    process = await asyncio.create_subprocess_shell("exit 3", stdout=subprocess.PIPE)
    print(await process.communicate())
    print(await process.wait(), asyncio.create_task(asyncio.sleep(0)).get_name())
    with contextlib.suppress(ProcessLookupError):
        process.kill()
        print("killed twice")


with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(main())
