# clock: real
# Subprocesses of the loop: pipes, ends, signals, errors, what cancelling leaves.
import asyncio
from asyncio.subprocess import PIPE, STDOUT, DEVNULL

async def shown(awaitable):
    try:
        print(repr(await awaitable))
    except BaseException as e:
        print(type(e).__name__, e)

async def run(*a, input=None, **k):
    p = await asyncio.create_subprocess_exec(*a, **k)
    return (await p.communicate(input), p.returncode)

async def sh(c, input=None, **k):
    p = await asyncio.create_subprocess_shell(c, **k)
    return (await p.communicate(input), p.returncode)

async def main():
    await shown(run('echo', 'hi', stdout=PIPE))
    await shown(run('cat', stdin=PIPE, stdout=PIPE, input=b'abc'))
    await shown(sh('echo o; echo e >&2; exit 3', stdout=PIPE, stderr=PIPE))
    await shown(sh('echo o; echo e >&2; exit 3', stdout=PIPE, stderr=STDOUT))
    await shown(run('nope-cmd'))
    await shown(run('true', shell=True))
    await shown(run('true', text=True))
    await shown(run('true', bufsize=3))
    await shown(run('true', universal_newlines=True))
    await shown(run('true', encoding='utf8'))
    await shown(run('true', errors='x'))
    await shown(run(5))
    await shown(sh(5))
    await shown(sh('true', shell=False))
    await shown(run('true', bogus=1))
    await shown(run('pwd', cwd='/tmp', stdout=PIPE))
    await shown(run('pwd', cwd='/nope', stdout=PIPE))
    await shown(run('env', env={'A': 'b'}, stdout=PIPE))
    await shown(sh('kill -9 $$'))
    await shown(sh('kill -TERM $$'))
    p = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    print(type(p).__name__, type(p.stdin).__name__, type(p.stdout).__name__, p.stderr, p.returncode)
    p.stdin.write(b'one\ntwo\n')
    await p.stdin.drain()
    print(await p.stdout.readline())
    print(await p.stdout.readline())
    p.stdin.close()
    await p.stdin.wait_closed()
    print(await p.stdout.read(), await p.wait(), p.returncode, await p.wait())
    for name in ('kill', 'terminate'):
        try:
            getattr(p, name)()
        except ProcessLookupError as e:
            print(repr(e))
    try:
        p.send_signal(2)
    except ProcessLookupError as e:
        print(repr(e))
    p = await asyncio.create_subprocess_exec('sleep', '10')
    p.kill()
    print(await p.wait())
    p = await asyncio.create_subprocess_exec('sleep', '10')
    p.terminate()
    print(await p.communicate(), p.returncode)
    p = await asyncio.create_subprocess_exec('sleep', '10')
    p.send_signal(2)
    print(await p.wait())
    big = b'x' * (1 << 20)
    p = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    o, e = await p.communicate(big)
    print(len(o), e)
    p = await asyncio.create_subprocess_shell('cat >/dev/null; head -c 3000000 /dev/zero; head -c 5 /dev/zero >&2', stdin=PIPE, stdout=PIPE, stderr=PIPE)
    o, e = await p.communicate(big * 2)
    print(len(o), e)
    p = await asyncio.create_subprocess_exec('true', stdin=PIPE)
    print(await p.communicate(big), p.returncode)
    p = await asyncio.create_subprocess_exec('sleep', '0.1', stdin=PIPE)
    try:
        await asyncio.wait_for(p.wait(), 0.01)
    except TimeoutError as e:
        print('timeout', e)
    print(await p.wait())
    p = await asyncio.create_subprocess_shell('echo a; sleep 10', stdout=PIPE)
    try:
        await asyncio.wait_for(p.communicate(), 0.2)
    except TimeoutError as e:
        print('timeout', e)
    print(p.returncode)
    p.kill()
    print(await p.wait())
    p = await asyncio.create_subprocess_shell('for i in 1 2 3; do echo $i; done', stdout=PIPE)
    async for line in p.stdout:
        print(line)
    print(await p.wait())
    rs = await asyncio.gather(*(run('echo', str(i), stdout=PIPE) for i in range(50)))
    print(sum((int(r[0][0]) for r in rs)))
    p = await asyncio.create_subprocess_exec('printf', 'x' * 100 + '\n', stdout=PIPE, limit=10)
    try:
        print(await p.stdout.readline())
    except ValueError as e:
        print('VE', e)
    await p.communicate()
    print(PIPE, STDOUT, DEVNULL, asyncio.subprocess.PIPE, asyncio.subprocess.Process.__name__)
    p = await asyncio.create_subprocess_exec('true')
    print(p.stdin, p.stdout, p.stderr)
    print(await p.communicate())
    print(p.returncode)
    p = await asyncio.create_subprocess_exec('sleep', '5')
    ws = [asyncio.create_task(p.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    ws[0].cancel()
    p.kill()
    print(await asyncio.gather(*ws, return_exceptions=True))
    p = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    p.stdin.write(b'q')
    print(p.stdin.can_write_eof())
    p.stdin.write_eof()
    print(await p.stdout.read())
    print(p.stdin.is_closing())
    await p.wait()
    print(p.stdin.get_extra_info('nope'), p.pid > 0)
asyncio.run(main())
