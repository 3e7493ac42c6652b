"""The programs of `scripts.py` without their lists: one theme each, to be filled in."""

START = '''async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    FUTURES[:] = [loop.create_future() for _ in range(3)]
    {factory}
    ticks({ticks})
    {plan}
'''
SYNC = '''

SCRIPTS = {scripts}
THINGS = []


def make():
    THINGS[:] = [{things}]


async def waited(aw, how_long):
    if how_long is None:
        return await aw
    if how_long < 0:
        return await asyncio.wait_for(aw, -how_long)
    async with asyncio.timeout(how_long):
        return await aw


async def follow(me, steps):
    for op, *rest in steps:
        try:
            r = await do(me, op, *rest)
            log(me, op, *rest, "->", r)
        except asyncio.CancelledError as e:
            log(me, op, *rest, "cut", e)
            if me in SWALLOWS:
                asyncio.current_task().uncancel()
            else:
                raise
        except Exception as e:
            log(me, op, *rest, "failed", e)
    return me


async def do(me, op, *rest):
    match op:
        case "turn":
            for _ in range(rest[0]):
                await asyncio.sleep(0)
        case "sleep":
            await asyncio.sleep(rest[0])
        case "cancel":
            return TASKS[rest[0]].cancel(*rest[1:]) if rest[0] in TASKS else "none"
        case "call":
            x, name, *args = rest
            return getattr(THINGS[x], name)(*args)
        case "await":
            x, limit, name, *args = rest
            return await waited(getattr(THINGS[x], name)(*args), limit)
        case "with":
            x, inner = rest
            async with THINGS[x] as got:
                log(me, "in", x, got if isinstance(got, int) else None)
                await follow(me, inner)
        case "look":
            return repr(THINGS[rest[0]])
        case "level":
            LEVEL[0] += rest[0]
        case "wait_level":
            x, limit, least = rest
            return await waited(THINGS[x].wait_for(lambda: LEVEL[0] >= least), limit)
        case "spawn":
            name, steps = rest
            if name not in TASKS:
                TASKS[name] = asyncio.create_task(follow(name, steps), name=name)
        case "join":
            if rest[0] in TASKS and TASKS[rest[0]] is not asyncio.current_task():
                return plain(await asyncio.wait([TASKS[rest[0]]], timeout=rest[1]))[0] and how(TASKS[rest[0]])
        case "both":
            return plain(await asyncio.gather(*(follow(me + "+", s) for s in rest), return_exceptions=True))


LEVEL = [0]
SWALLOWS = {swallows}


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    make()
    {factory}
    ticks({ticks})
    {plan}
    for name, steps in SCRIPTS.items():
        TASKS[name] = asyncio.create_task(follow(name, steps), name=name)
        TASKS[name].add_done_callback(lambda t: log("done", t.get_name(), how(t)))
    await asyncio.wait(list(TASKS.values()), timeout=3)
    log("left", sorted(t.get_name() for t in TASKS.values() if not t.done()))
    for x in THINGS:
        log(repr(x))


asyncio.run(main())
log("end", [(n, how(t)) for n, t in TASKS.items()])
'''
TREE = '''

TREES = {trees}
FUTURES = []
TIMEOUTS = []
GROUPS = []
TOLD = []


async def run_node(node, me):
    """Does what one node of the tree says."""
    kind, *rest = node
    if kind == "turns":
        for _ in range(rest[0]):
            await asyncio.sleep(0)
        return me
    if kind == "sleep":
        return await asyncio.sleep(rest[0], me)
    if kind == "fail":
        raise getattr(__builtins__, rest[0], ValueError)(me) if not isinstance(__builtins__, dict) else __builtins__[rest[0]](me)
    if kind == "future":
        return await FUTURES[rest[0]]
    if kind == "finish":
        f = FUTURES[rest[0]]
        if not f.done():
            f.set_exception(KeyError(me)) if rest[1] else f.set_result(me)
        return f.done()
    if kind == "seq":
        return [await visit(n, f"{{me}}.{{i}}") for i, n in enumerate(rest)][-1:]
    if kind == "task":
        t = TASKS[me] = asyncio.create_task(visit(rest[0], me + "t"), name=me)
        t.add_done_callback(lambda t: log("told", me, how(t)))
        for _ in range(rest[1]):
            await asyncio.sleep(0)
        return await t if rest[2] else "left"
    if kind == "gather":
        return await asyncio.gather(*(visit(n, f"{{me}}.{{i}}") for i, n in enumerate(rest[1:])), return_exceptions=rest[0])
    if kind == "gather_shared":
        ts = [asyncio.ensure_future(visit(n, f"{{me}}.{{i}}")) for i, n in enumerate(rest[1:])]
        return await asyncio.gather(asyncio.gather(*ts, return_exceptions=rest[0]), *ts, FUTURES[0], return_exceptions=not rest[0])
    if kind == "group":
        async with asyncio.TaskGroup() as tg:
            GROUPS.append(tg)
            for i, n in enumerate(rest[1:]):
                TASKS[f"{{me}}.{{i}}"] = tg.create_task(visit(n, f"{{me}}.{{i}}"), name=f"{{me}}.{{i}}")
            return await visit(rest[0], me + ".body")
    if kind == "except_star":
        try:
            return await visit(rest[1], me)
        except* KINDS[rest[0]] as eg:
            log(me, "star", eg)
            await asyncio.sleep(0)
        return "starred"
    if kind == "timeout":
        async with asyncio.timeout(rest[0]) as cm:
            TIMEOUTS.append(cm)
            try:
                return await visit(rest[1], me + ".in")
            finally:
                log(me, repr(cm), cm.expired())
    if kind == "reschedule":
        for cm in TIMEOUTS[-1:]:
            cm.reschedule(None if rest[0] is None else asyncio.get_running_loop().time() + rest[0])
            return repr(cm)
        return None
    if kind == "wait_for":
        return await asyncio.wait_for(visit(rest[1], me + ".w"), rest[0])
    if kind == "wait_for_task":
        return await asyncio.wait_for(asyncio.create_task(visit(rest[1], me + ".w"), name=me + ".w"), rest[0])
    if kind == "shield":
        return await asyncio.shield(visit(rest[0], me + ".s"))
    if kind == "wait":
        ts = [asyncio.create_task(visit(n, f"{{me}}.{{i}}"), name=f"{{me}}.{{i}}") for i, n in enumerate(rest[2:])]
        TASKS.update((t.get_name(), t) for t in ts)
        done, pending = await asyncio.wait(ts, timeout=rest[1], return_when=rest[0])
        return sorted((t.get_name(), str(how(t))) for t in done), sorted(t.get_name() for t in pending)
    if kind == "each":
        found = []
        for f in asyncio.as_completed([visit(n, f"{{me}}.{{i}}") for i, n in enumerate(rest[1:])], timeout=rest[0]):
            try:
                found.append(await f)
            except (ValueError, KeyError) as e:
                found.append(show(e))
            log(me, "each", found[-1])
        return len(found)
    if kind == "each_task":
        found = []
        ts = [asyncio.create_task(visit(n, f"{{me}}.{{i}}"), name=f"{{me}}.{{i}}") for i, n in enumerate(rest[1:])]
        # An exception that leaves this function would hold them, as it does in CPython alone.
        TASKS.update((t.get_name(), t) for t in ts)
        async for t in asyncio.as_completed(ts + [FUTURES[1]], timeout=rest[0]):
            found.append(how(t))
            log(me, "each", t in ts, found[-1])
            if len(found) == len(ts):
                break
        return len(found)
    if kind == "cancel":
        t = TASKS.get(rest[0]) or asyncio.current_task()
        return t.cancel(*rest[1:]), t.cancelling()
    if kind == "self_cancel":
        return asyncio.current_task().cancel(me)
    if kind == "swallow":
        try:
            return await visit(rest[1], me + ".q")
        except asyncio.CancelledError as e:
            log(me, "swallowed", e)
            for _ in range(rest[0]):
                log(me, "uncancel", asyncio.current_task().uncancel())
            return "swallowed"
    if kind == "finally":
        try:
            return await visit(rest[0], me + ".try")
        finally:
            log(me, "finally", asyncio.current_task().cancelling())
            log(me, "finally", await visit(rest[1], me + ".fin"))
    if kind == "raise_from":
        try:
            return await visit(rest[0], me + ".c")
        except BaseException as e:
            raise OSError(me) from e
    if kind == "thread":
        return await asyncio.to_thread(lambda: VAR.get())
    if kind == "agen":
        async def items():
            for i in range(3):
                try:
                    yield await visit(rest[1], f"{{me}}.y{{i}}")
                finally:
                    log(me, "agen", i)
                    await asyncio.sleep(0)
        got = []
        async for x in items():
            got.append(x)
            if len(got) > rest[0]:
                break
        return len(got)
    if kind == "aclosing":
        async def inner():
            try:
                for i in range(3):
                    yield await visit(rest[1], f"{{me}}.y{{i}}")
            except BaseException as e:
                log(me, "agen", e)
                await visit(rest[2], me + ".z")
                raise
        async with contextlib.aclosing(inner()) as items:
            for _ in range(rest[0]):
                log(me, "anext", await anext(items, "over"))
            t = asyncio.ensure_future(items.athrow(KeyError(me))) if rest[3] else None
            return t and await t
    if kind == "stack":
        async with contextlib.AsyncExitStack() as stack:
            for n in rest[1:]:
                stack.push_async_callback(visit, n, me + ".cb")
            stack.push_async_exit(Leave(me, rest[0]).__aexit__)
            return await visit(rest[-1], me + ".st")
    if kind == "var":
        before = VAR.get()
        token = VAR.set(me)
        try:
            return await visit(rest[0], me + ".v"), VAR.get() == me
        finally:
            VAR.reset(token)
            log(me, "var", VAR.get() == before)
    raise AssertionError(kind)


class Leave:
    def __init__(self, me, swallows):
        self.me, self.swallows = me, swallows

    async def __aexit__(self, kind, e, trace):
        log(self.me, "leave", e)
        await asyncio.sleep(0)
        return self.swallows


KINDS = {{"ValueError": ValueError, "KeyError": KeyError, "Exception": Exception, "OSError": OSError}}


async def visit(node, me):
    try:
        r = await run_node(node, me)
    except BaseException as e:
        log(me, node[0], "raises", e, asyncio.current_task().cancelling())
        raise
    log(me, node[0], r)
    return r


''' + START + '''    for i, tree in enumerate(TREES):
        TASKS[f"r{{i}}"] = asyncio.create_task(visit(tree, f"r{{i}}"), name=f"r{{i}}")
    try:
        {end}
    finally:
        PLAN.clear()


try:
    result = asyncio.run(main())
    TICK = "over"
    log("result", result)
except BaseException as e:
    TICK = "over"
    log("run", e)
log("end", [(n, how(t)) for n, t in TASKS.items()])
'''

FUTURES = '''

STEPS = {steps}
FUTURES = []
THREADS = []


def callback(k, then=None):
    def told(f):
        log("told", k, how(f), f.cancelled(), VAR.get())
        if then:
            do_now("callback", *then)
    told.__qualname__ = f"told{{k}}"
    return told


CALLBACKS = [callback(0), callback(1)]


def do_now(me, op, i, *rest):
    f = FUTURES[i]
    if op == "result":
        return f.set_result(rest[0])
    if op == "error":
        return f.set_exception({{"ValueError": ValueError(me), "StopIteration": StopIteration(1), "class": KeyError, "CancelledError": asyncio.CancelledError("set"), "TimeoutError": TimeoutError}}[rest[0]])
    if op == "cancel":
        return f.cancel(*rest)
    if op == "add":
        return f.add_done_callback(CALLBACKS[rest[0]])
    if op == "add_then":
        return f.add_done_callback(callback("then", rest))
    if op == "add_context":
        context = contextvars.copy_context()
        context.run(VAR.set, rest[0])
        return f.add_done_callback(CALLBACKS[0], context=context)
    if op == "remove":
        return f.remove_done_callback(CALLBACKS[rest[0]])
    if op == "get":
        return f.result()
    if op == "asked":
        return f.exception()
    if op == "look":
        # What is not the script's has no place in Aster; without a timeout Aster tells the queue directly.
        return re.sub("(done_callback|_on_completion|_state|check_cancel)\\(\\) at FILE", r"\\1()", clean(repr(f))).replace("Queue.put_nowait", "_AsCompletedIterator._handle_completion")
    if op == "state":
        return f.done(), f.cancelled(), f._asyncio_future_blocking, f._cancel_message
    if op == "renew":
        FUTURES[i] = asyncio.get_running_loop().create_future()
    if op == "iter":
        it = iter(f)
        try:
            log(me, "gives", next(it) is f, f._asyncio_future_blocking)
            return next(it)
        except StopIteration as e:
            return "stopped", e.value
    if op == "thread":
        # One of concurrent.futures, wrapped.
        THREADS.append(concurrent.futures.Future())
        FUTURES[i] = asyncio.wrap_future(THREADS[-1])
        FUTURES[i].add_done_callback(lambda f: log("wrapped", how(f)))
    if op == "thread_end":
        for c in THREADS[-1:]:
            return c.set_result(rest[0]) if rest[0] else c.cancel() if rest[0] is None else c.set_exception(OSError("thread"))
    if op == "thread_look":
        return [(c.done(), c.cancelled(), c.running()) for c in THREADS]


async def do(me, op, i, *rest):
    f = FUTURES[i]
    if op == "turn":
        for _ in range(i):
            await asyncio.sleep(0)
        return None
    if op == "await":
        return await f
    if op == "limit":
        return await asyncio.wait_for(f, rest[0])
    if op == "shield":
        return await asyncio.wait_for(asyncio.shield(f), rest[0])
    if op == "gather":
        return await asyncio.gather(f, *(FUTURES[j] for j in rest[1:]), return_exceptions=rest[0])
    if op == "wait":
        done, pending = await asyncio.wait({{f, *(FUTURES[j] for j in rest[2:])}}, timeout=rest[0], return_when=rest[1])
        return len(done), len(pending)
    if op == "each":
        got = []
        for c in asyncio.as_completed([f, *(FUTURES[j] for j in rest[1:])], timeout=rest[0]):
            got.append(await c)
        return got
    if op == "keep":
        g = asyncio.gather(f, asyncio.shield(f), return_exceptions=rest[0])
        g.add_done_callback(lambda g: log("kept", how(g)))
        FUTURES.append(g)
        return None
    if op == "task":
        t = TASKS[rest[0]] = asyncio.create_task(follow(rest[0], rest[1]), name=rest[0])
        FUTURES[i] = t
        return None
    if op == "ensure":
        async def waits():
            return await f
        FUTURES[i] = asyncio.ensure_future(waits())
        return asyncio.ensure_future(f) is f
    return do_now(me, op, i, *rest)


async def follow(me, steps):
    for step in steps:
        try:
            log(me, *step, "->", await do(me, *step))
        except Exception as e:
            log(me, *step, "failed", e)
        except asyncio.CancelledError as e:
            log(me, *step, "cut", e, asyncio.current_task().cancelling())
            if asyncio.current_task().cancelling():
                raise
    return me


''' + START + '''    for name, steps in STEPS.items():
        TASKS[name] = asyncio.create_task(follow(name, steps), name=name)
    try:
        await asyncio.wait(list(TASKS.values()), timeout=3)
    finally:
        PLAN.clear()


asyncio.run(main())
TICK = "over"
log("end", [(n, how(t)) for n, t in TASKS.items()], list(map(how, FUTURES)))
'''

AGENS = '''

{bodies}

STEPS = {steps}
ITEMS = []
HELD = []


async def do(me, op, *rest):
    if op == "turn":
        for _ in range(rest[0]):
            await asyncio.sleep(0)
        return None
    if op == "make":
        ITEMS.append([{makers}][rest[0]]())
        return None
    if op == "cancel":
        return rest[0] in TASKS and TASKS[rest[0]].cancel("why")
    it = ITEMS[rest[0] % len(ITEMS)]
    if op == "anext":
        return await anext(it)
    if op == "default":
        return await anext(it, "default")
    if op == "limit":
        return await asyncio.wait_for(anext(it), rest[1])
    if op == "asend":
        return await it.asend(me)
    if op == "athrow":
        return await it.athrow(KINDS[rest[1]])
    if op == "aclose":
        return await it.aclose()
    if op == "for":
        async for x in it:
            log(me, "for", x)
            rest = (*rest[:1], rest[1] - 1)
            if rest[1] < 0:
                break
        else:
            return "else"
        return None
    if op == "list":
        return [x async for x in it if x != 2]
    if op == "look":
        return it.ag_running, it.ag_frame is None, it.ag_await is None, it.__name__
    if op == "hold":
        HELD.append({{"asend": it.asend, "athrow": lambda _: it.athrow(KeyError("held")), "aclose": lambda _: it.aclose()}}[rest[1]](None))
        return None
    if op == "held":
        h = HELD[-1 - rest[0] % len(HELD)]
        if rest[1] == "await":
            return await h
        return {{"send": lambda: type(h.send(None)).__name__, "throw": lambda: h.throw(ValueError("by hand")), "exit": lambda: h.throw(GeneratorExit), "close": h.close}}[rest[1]]()


KINDS = {{"KeyError": KeyError, "GeneratorExit": GeneratorExit, "StopAsyncIteration": StopAsyncIteration, "StopIteration": StopIteration, "CancelledError": asyncio.CancelledError, "ValueError": ValueError("instance")}}


async def follow(me, steps):
    for step in steps:
        try:
            log(me, *step, "->", await do(me, *step))
        except (Exception, GeneratorExit) as e:
            log(me, *step, "failed", e)
            if isinstance(e, GeneratorExit) and ENDS:
                raise
        except asyncio.CancelledError as e:
            log(me, *step, "cut", e, asyncio.current_task().cancelling())
            if asyncio.current_task().cancelling():
                raise
    return me


ENDS = []


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    await do("main", "make", 0)
    await do("main", "make", 1)
    ticks({ticks})
    {plan}
    for name, steps in STEPS.items():
        TASKS[name] = asyncio.create_task(follow(name, steps), name=name)
    try:
        await asyncio.wait(list(TASKS.values()), timeout=3)
    finally:
        PLAN.clear()
        ENDS.append(True)


asyncio.run(main())
TICK = "over"
log("end", [(n, how(t)) for n, t in TASKS.items()])
'''

ENDS = '''

RUNS = {runs}
HELD = []


async def leave(me, waits, turns, ending):
    log(me, "starts", asyncio.current_task().get_name() if me[0] == "n" else None)
    try:
        if waits is None:
            await asyncio.get_running_loop().create_future()
        await asyncio.sleep(waits)
        log(me, "slept")
    except asyncio.CancelledError as e:
        log(me, "cut", e)
        if ending == "swallow":
            return "swallowed"
        if ending == "error":
            raise ValueError(me)
        if ending == "spawn":
            TASKS[me + "s"] = asyncio.create_task(leave(me + "s", 0, 1, "raise"), name=me + "s")
        if ending == "exit":
            raise SystemExit(4)
        raise
    finally:
        for i in range(turns):
            await asyncio.sleep(0)
            log(me, "turn", i)
    if ending == "fails":
        raise KeyError(me)
    return me


async def items(me, turns, fails):
    try:
        yield 1
        yield 2
    finally:
        log(me, "closing", asyncio.current_task() in asyncio.all_tasks())
        for _ in range(turns):
            await asyncio.sleep(0)
        log(me, "closed")
        if fails:
            raise OSError(me)


def fault(what):
    raise type(what)(*what.args)


def odd_handler(loop, context):
    if context["message"].endswith(("never retrieved", "but it is pending!")):
        return
    log("odd handler", context["message"], show(context.get("exception")))
    raise ValueError("odd")


async def steps_of(me, steps):
    loop = asyncio.get_running_loop()
    for op, *rest in steps:
        if op == "leave":
            name, *more = rest
            TASKS[name] = asyncio.create_task(leave(name, *more), name=name)
            TASKS[name].add_done_callback(lambda t: log("left", t.get_name(), how(t)))
        elif op == "agen":
            HELD.append(items(*rest[:3]))
            for _ in range(rest[3]):
                log(me, await anext(HELD[-1], "over"))
        elif op == "soon":
            loop.call_soon(log, "soon", *rest)
        elif op == "soon_twice":
            loop.call_soon(loop.call_soon, log, "soon twice", *rest)
        elif op == "later":
            loop.call_later(rest[0], log, "later", *rest[1:])
        elif op == "thread":
            # When a thread ends no iteration says.
            if len(steps) == 1:
                log(me, await asyncio.to_thread(lambda: threading.current_thread() is threading.main_thread()))
        elif op == "turn":
            for _ in range(rest[0]):
                await asyncio.sleep(0)
        elif op == "sleep":
            await asyncio.sleep(rest[0])
        elif op == "fail":
            raise EXCEPTIONS[rest[0]]
        elif op == "fault":
            loop.call_soon(fault, EXCEPTIONS[rest[0]])
        elif op == "stop":
            loop.stop()
        elif op == "cancel":
            asyncio.current_task().cancel(*rest)
        elif op == "odd_handler":
            loop.set_exception_handler(odd_handler)
        elif op == "default_handler":
            loop.set_exception_handler(None)
        elif op == "told":
            loop.call_exception_handler({{"message": rest[0], "exception": EXCEPTIONS["ValueError"], "more": 1}})
        elif op == "left":
            log(me, sorted(t.get_name() for t in asyncio.all_tasks()))
        elif op == "renewed":
            asyncio.set_event_loop(rest[0] and loop)
        elif op == "nested":
            c = leave("nested", 0, 0, "raise")
            try:
                [asyncio.run, loop.run_until_complete, lambda c: loop.run_forever(), lambda c: loop.close()][rest[0]](c)
            except RuntimeError as e:
                log(me, e)
                c.close()
        elif op == "await":
            log(me, await TASKS[rest[0]] if rest[0] in TASKS else None)
        elif op == "gc":
            gc.collect()
    return me


EXCEPTIONS = {{"ValueError": ValueError("v"), "SystemExit": SystemExit(5), "KeyboardInterrupt": KeyboardInterrupt("k"), "CancelledError": asyncio.CancelledError("c"), "GeneratorExit": GeneratorExit("g"), "StopAsyncIteration": StopAsyncIteration("s")}}


async def main(me, steps):
    asyncio.get_running_loop().set_exception_handler(handler)
    log(me, asyncio.current_task().get_name())
    try:
        return await steps_of(me, steps)
    finally:
        log(me, "over")


def attempt(what, *args):
    try:
        log("gives", what(*args))
    except BaseException as e:
        log("raises", e)


def shown(loop):
    return re.sub("^<[^ ]*", "<loop", repr(loop))


for kind, *rest in RUNS:
    log("----", kind)
    if kind == "run":
        attempt(lambda: asyncio.run(main("m", rest[1]), debug=rest[0]))
    elif kind == "runner":
        try:
            with asyncio.Runner(debug=rest[0]) as runner:
                for steps in rest[1:]:
                    attempt(lambda: runner.run(main("m", steps)))
        except BaseException as e:
            log("runner", e)
        attempt(runner.get_loop)
    else:
        loop = asyncio.new_event_loop()
        loop.set_exception_handler(handler)
        for op, *args in rest:
            if op == "until":
                attempt(lambda: loop.run_until_complete(main("m", args[0])))
            elif op == "until_task":
                attempt(lambda: loop.run_until_complete(loop.create_task(main("m", args[0]))))
            elif op == "task":
                TASKS[args[0]] = loop.create_task(main(args[0], args[1]), name=args[0])
            elif op == "forever":
                loop.call_later(args[0], loop.stop)
                attempt(loop.run_forever)
            elif op == "once":
                loop.call_soon(loop.stop)
                attempt(loop.run_forever)
            elif op == "stop":
                loop.stop()
            elif op == "soon":
                attempt(lambda: type(loop.call_soon(log, "by hand", *args)).__name__)
            elif op == "agens":
                attempt(lambda: loop.run_until_complete(loop.shutdown_asyncgens()))
            elif op == "executor":
                attempt(lambda: loop.run_until_complete(loop.shutdown_default_executor()))
            elif op == "future":
                f = loop.create_future()
                loop.call_later(0.001, f.set_result, "f")
                attempt(lambda: loop.run_until_complete(f))
            elif op == "close":
                attempt(loop.close)
            elif op == "cancel_all":
                for t in sorted(asyncio.all_tasks(loop), key=lambda t: t.get_name()):
                    log("cancels", t.get_name(), t.cancel())
            log(op, shown(loop))
        loop.close()
    log(sorted((n, how(t)) for n, t in TASKS.items() if how(t) == "pending"))
# What is closed after that finds its names gone in CPython.
os._exit(0)
'''
