# Coroutines driven by hand: send, throw, close.
import asyncio


class Switch:
    def __await__(self):
        got = yield "asked"
        print("got", got)
        return got


async def inner():
    try:
        return await Switch()
    finally:
        print("inner finally")


async def outer():
    return "outer:" + await inner()


c = outer()
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_await)
print(c.send(None))
try:
    c.send("answer")
except StopIteration as e:
    print(e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
c = outer()
c.send(None)
try:
    c.throw(ValueError("in"))
except ValueError as e:
    print("through", e)
c = outer()
c.send(None)
print(c.close())
c.close()
c = outer()
try:
    c.send("too early")
except TypeError as e:
    print(e)
c.close()
for use in (lambda: iter(c), lambda: next(c), lambda: len(c), lambda: [*c]):
    try:
        use()
    except TypeError as e:
        print(e)


async def awaits(x):
    return await x


for bad in (5, None, [1], print):
    try:
        awaits(bad).send(None)
    except TypeError as e:
        print(e)
done = awaits(inner())
done.close()


class Bad:
    def __await__(self):
        return 5


try:
    awaits(Bad()).send(None)
except TypeError as e:
    print(e)


class Returns:
    def __await__(self):
        return iter([])


try:
    awaits(Returns()).send(None)
except StopIteration as e:
    print("value", e.value)
print(asyncio.iscoroutine(done), asyncio.iscoroutinefunction(outer), asyncio.iscoroutinefunction(print), asyncio.iscoroutine(5))
