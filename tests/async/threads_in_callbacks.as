# A thread that blocks inside a native callback does not stall the others.
# clock: real
# a thread blocked inside a native callback while others go on: must not stall
import threading, time, asyncio
ev = threading.Event()
def key(x): ev.wait(); return x
out=[]
t = threading.Thread(target=lambda: out.append(sorted([3,1,2], key=key)))
t.start()
def other():
    s = sorted([1,2], key=lambda x: (ev.set(), x)[1]); out.append(s)
t2 = threading.Thread(target=other); t2.start(); t.join(); t2.join(); print(out)
async def main():
    # to_thread function that blocks in a key function until a task on the loop sets the event
    e2 = threading.Event()
    r = asyncio.create_task(asyncio.to_thread(lambda: max([1,2], key=lambda x: (e2.wait(), x)[1])))
    await asyncio.sleep(0.01); e2.set(); print(await r)
asyncio.run(main())
