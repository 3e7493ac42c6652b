# clock: real
# Children: groups and sessions, every signal, cancelling, ends of pipes, what is refused, and nothing left.
import asyncio, os, signal, sys, subprocess, time
from asyncio.subprocess import PIPE, DEVNULL, STDOUT


async def shown(aw):
    try:
        print(repr(await aw))
    except BaseException as error:
        print(type(error).__name__, error)


def fds():
    return len(os.listdir('/proc/self/fd'))


def kids():
    found = []
    for name in os.listdir('/proc'):
        if name.isdigit():
            try:
                fields = open(f'/proc/{name}/stat').read().rpartition(')')[2].split()
            except OSError:
                continue
            if fields[1] == str(os.getpid()):
                found.append(fields[0])
    return found


async def main():
    base = None
    process = await asyncio.create_subprocess_exec('true')
    await process.wait()
    await asyncio.sleep(.02)
    base = fds()

    # communicate cancelled: the child goes on; then kill and wait
    process = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    task = asyncio.create_task(process.communicate(b'x' * 1000))
    await asyncio.sleep(0)
    task.cancel()
    await shown(task)
    print(process.returncode)
    if process.returncode is None:
        try:
            process.kill()
        except ProcessLookupError:
            pass
    print(await process.wait() in (0, -9))
    await asyncio.sleep(.05)
    print(fds() - base, kids())

    # process group
    process = await asyncio.create_subprocess_shell('sleep 100 & sleep 100', start_new_session=True, stdout=PIPE)
    await asyncio.sleep(.05)
    print(os.getpgid(process.pid) == process.pid, os.getsid(process.pid) == process.pid)
    os.killpg(process.pid, signal.SIGKILL)
    await shown(process.communicate())
    print(process.returncode)
    process = await asyncio.create_subprocess_exec('sleep', '100', process_group=0)
    print(os.getpgid(process.pid) == process.pid)
    os.killpg(os.getpgid(process.pid), signal.SIGTERM)
    print(await process.wait())

    # all signals
    for sig in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGKILL, signal.SIGUSR1, signal.SIGPIPE, signal.SIGALRM, signal.SIGTERM, signal.SIGABRT):
        process = await asyncio.create_subprocess_exec('sleep', '10')
        process.send_signal(sig)
        print(sig.name, await process.wait(), process.returncode)
    for code in (0, 1, 2, 126, 127, 200, 255, 256, -1):
        process = await asyncio.create_subprocess_exec('sh', '-c', f'exit {code}', stderr=DEVNULL)
        print(code, await process.wait())

    # stop and continue
    process = await asyncio.create_subprocess_exec('sleep', '0.1')
    process.send_signal(signal.SIGSTOP)
    await asyncio.sleep(.05)
    print(process.returncode)
    process.send_signal(signal.SIGCONT)
    print(await process.wait())

    # wait by many
    process = await asyncio.create_subprocess_exec('sleep', '0.05')
    print(await asyncio.gather(*[process.wait() for _ in range(5)]))

    # task group of processes
    async def one(i):
        process = await asyncio.create_subprocess_exec('sh', '-c', f'echo {i}; exit {i}', stdout=PIPE)
        out, _ = await process.communicate()
        return int(out), process.returncode
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(one(i)) for i in range(10)]
    print([task.result() for task in ts])

    # big both ways, stderr too
    process = await asyncio.create_subprocess_shell('tee /dev/stderr', stdin=PIPE, stdout=PIPE, stderr=PIPE)
    out, error = await process.communicate(b'z' * (1 << 20))
    print(len(out), len(error), process.returncode)

    # write to a child that has ended
    process = await asyncio.create_subprocess_exec('true', stdin=PIPE)
    await process.wait()
    await asyncio.sleep(.02)
    process.stdin.write(b'x')
    await shown(process.stdin.drain())
    await shown(process.communicate(b'data'))
    process.stdin.close()
    await shown(process.stdin.wait_closed())

    # closing stdin while child lives; readers
    process = await asyncio.create_subprocess_exec('sh', '-c', 'read a; echo got $a; read b; echo end $b', stdin=PIPE, stdout=PIPE)
    process.stdin.writelines([b'on', b'e\n'])
    print(await process.stdout.readuntil(b'\n'))
    process.stdin.write_eof()
    print(await process.stdout.read())
    print(await process.wait())

    # stdin from a file, a socket and a pipe
    read_end, write_end = os.pipe()
    os.write(write_end, b'pipe data')
    os.close(write_end)
    process = await asyncio.create_subprocess_exec('cat', stdin=read_end, stdout=PIPE)
    os.close(read_end)
    print(await process.communicate())
    import tempfile
    with tempfile.TemporaryFile() as f:
        process = await asyncio.create_subprocess_exec('echo', 'x', stdout=f)
        await process.wait()
        f.seek(0)
        print(f.read())
    with tempfile.TemporaryFile() as f:
        f.write(b'hello')
        f.seek(0)
        process = await asyncio.create_subprocess_exec('cat', stdin=f.fileno(), stdout=PIPE)
        print(await process.communicate())
    process = await asyncio.create_subprocess_exec('sh', '-c', 'echo o; echo e >&2', stdout=PIPE, stderr=STDOUT)
    print(await process.communicate())
    process = await asyncio.create_subprocess_exec(b'echo', b'bytes', stdout=PIPE)
    print(await process.communicate())
    import pathlib
    process = await asyncio.create_subprocess_exec(pathlib.Path('/bin/echo'), 'path', stdout=PIPE, cwd=pathlib.Path('/tmp'))
    print(await process.communicate())
    process = await asyncio.create_subprocess_shell(b'echo bytes', stdout=PIPE)
    print(await process.communicate())
    process = await asyncio.create_subprocess_exec('argv0', '-c', 'echo $0', executable='/bin/sh', stdout=PIPE)
    print(await process.communicate())
    await shown(asyncio.create_subprocess_exec(''))
    await shown(asyncio.create_subprocess_exec('/etc/passwd'))
    await shown(asyncio.create_subprocess_exec('a\0b'))
    await shown(asyncio.create_subprocess_exec('echo', 5))
    await shown(asyncio.create_subprocess_exec('echo', stdin=99))
    await shown(asyncio.create_subprocess_exec('echo', stdout=9.5))
    await shown(asyncio.create_subprocess_exec('true', stdin=STDOUT))
    await shown(asyncio.create_subprocess_exec('true', env={'a=b': 'c'}))
    await shown(asyncio.create_subprocess_exec('true', env={'a': 5}))
    print(repr(process).startswith('<Process '), repr(process)[-len(f'{process.pid}>'):] == f'{process.pid}>')

    # the child dies with pipes held open by grandchild: wait returns
    process = await asyncio.create_subprocess_shell('sleep 0.3 & exit 3', stdout=PIPE)
    print(await process.wait())
    await process.communicate()
    await asyncio.sleep(.05)
    print(kids())


asyncio.run(main())
# end of run with a child alive


async def leave():
    global proc
    proc = await asyncio.create_subprocess_exec('sleep', '100', stdout=PIPE)
    return proc.pid
pid = asyncio.run(leave())
time.sleep(.1)
try:
    os.kill(pid, signal.SIGKILL)
    print('alive')
except ProcessLookupError:
    print('gone')
