# Who is told of async generators: the loop that runs, or what a script has set for its thread.
# clock: real
import asyncio
import sys
import threading


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers end")


def first(agen):
    print("first", agen.__name__)


def last(agen):
    print("last", agen.__name__)
    kept.append(agen)


kept = []
print(sys.get_asyncgen_hooks())
sys.set_asyncgen_hooks(first, last)
print(sys.get_asyncgen_hooks().firstiter is first, len(sys.get_asyncgen_hooks()))


def begin():
    agen = numbers()
    try:
        agen.asend(None).send(None)
    except StopIteration as stop:
        print("yielded", stop.value)
    del agen


begin()
print(len(kept), "kept")
try:
    kept.pop().aclose().send(None)
except StopIteration:
    print("closed by hand")


async def main():
    hooks = sys.get_asyncgen_hooks()
    print(hooks.firstiter.__name__, hooks.finalizer.__name__)
    async for number in numbers():
        print("in the loop", number)
        break
    await asyncio.sleep(0.001)
    sys.set_asyncgen_hooks(finalizer=last)
    async for number in numbers():
        break
    print(len(kept), "kept")
    await kept.pop().aclose()
    sys.set_asyncgen_hooks(*hooks)
    async for number in numbers():
        break
    await asyncio.sleep(0.001)
    print(sys.get_asyncgen_hooks() == hooks, len(kept))


asyncio.run(main())
print(sys.get_asyncgen_hooks() == (first, last))
thread = threading.Thread(target=lambda: print("another thread", sys.get_asyncgen_hooks()))
thread.start()
thread.join()


def refuses(agen):
    raise ValueError("not this one")


sys.set_asyncgen_hooks(refuses, None)
agen = numbers()
try:
    agen.asend(None)
except ValueError as error:
    print(error)
for wrong in ({"firstiter": 3}, {"finalizer": "f"}):
    try:
        sys.set_asyncgen_hooks(**wrong)
    except TypeError as error:
        print(error)
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())
