# Threads, their primitives, queues, pools, and the loop beside them.
# clock: real
# no stress: waits of a few milliseconds
import threading, time
def f(n):
    for i in range(3):
        time.sleep(0.1*n)
        print("w", n, i)
ts=[threading.Thread(target=f,args=(n,)) for n in (1,2.6)]
for t in ts: t.start()
print(threading.active_count(), [t.name for t in threading.enumerate()])
for t in ts: t.join()
print("done", [(t.name, t.is_alive(), t.daemon) for t in ts])
lock=threading.Lock()
total=0
def add():
    global total
    for _ in range(20000):
        with lock:
            total+=1
ts=[threading.Thread(target=add) for _ in range(8)]
[t.start() for t in ts]; [t.join() for t in ts]
print(total)
print(lock.locked(), repr(lock).split(' object')[0], repr(threading.RLock()).split(' at')[0])
loc=threading.local(); loc.x=1
def g():
    try: print(loc.x)
    except AttributeError: print('no x here')
    loc.x=2; print(loc.x)
t=threading.Thread(target=g); t.start(); t.join(); print(loc.x)
e=threading.Event()
t=threading.Timer(0.05,e.set); t.start(); print(e.wait(2)); print(e.wait())
b=threading.Barrier(3)
r=[]
def h(): r.append(b.wait())
ts=[threading.Thread(target=h) for _ in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]; print(sorted(r))
import queue
q=queue.Queue(2)
def prod():
    for i in range(5): q.put(i)
    q.put(None)
threading.Thread(target=prod).start()
while (x:=q.get()) is not None: print("got",x)
from concurrent.futures import *
with ThreadPoolExecutor(3) as ex:
    print(list(ex.map(lambda x:x*x, range(10))))
    f=ex.submit(lambda: 1/0)
    print(repr(f.exception()), f.done())
    fs=[ex.submit(pow,2,i) for i in range(5)]
    print(sorted(x.result() for x in as_completed(fs)))
    d,n=wait(fs); print(len(d),len(n))
import asyncio
async def main():
    print(await asyncio.to_thread(lambda a: a+1, 41))
    loop=asyncio.get_running_loop()
    r=await asyncio.gather(*[loop.run_in_executor(None, time.sleep, 0.02) for _ in range(3)], asyncio.to_thread(threading.current_thread))
    print(r[:3], r[3].name.split('_')[0])
    try: await asyncio.to_thread(lambda: 1/0)
    except ZeroDivisionError as e: print(e)
    def th():
        fut=asyncio.run_coroutine_threadsafe(asyncio.sleep(0.01,"cr"),loop)
        return fut.result()
    print(await asyncio.to_thread(th))
asyncio.run(main())

def refused(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
refused(lock.release)
refused(threading.RLock().release)
refused(lock.acquire, False, 1)
refused(lock.acquire, True, -2)
t = threading.Thread(target=len, args=("",))
refused(t.join); t.start(); t.join(); refused(t.start)
refused(threading.current_thread().join)
refused(threading.Barrier, 0)
refused(threading.Condition().wait)
refused(threading.Condition().notify)
refused(threading.BoundedSemaphore().release)
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count())
c = threading.Condition(); items = []
def consumer():
    with c:
        c.wait_for(lambda: items); print("consumed", items.pop())
t = threading.Thread(target=consumer); t.start()
with c: items.append("it"); c.notify()
t.join()
s = threading.Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.01))
refused(queue.Queue().get_nowait); refused(queue.Queue().get, timeout=0.01); refused(queue.Queue().task_done)
q = queue.PriorityQueue(); [q.put(x) for x in (3, 1, 2)]; print([q.get() for _ in range(3)])
q = queue.LifoQueue(1); q.put(1); refused(q.put_nowait, 2); print(q.full(), q.qsize()); q.shutdown(); print(q.get()); refused(q.get); refused(q.put, 1)
f = Future(); print(repr(f).split(" at ")[0], f.cancel(), f.cancelled(), f.running()); refused(f.result)
f = Future(); f.set_result(3); refused(f.set_result, 4) if 0 else None; print(f.result(), f.exception())
refused(Future().result, timeout=0.01)
with ThreadPoolExecutor(1) as ex: pass
refused(ex.submit, len)
refused(ThreadPoolExecutor, 0)
hooked = []
threading.excepthook = lambda a: hooked.append((a.exc_type.__name__, str(a.exc_value), a.thread.name))
t = threading.Thread(target=lambda: {}["k"], name="bad"); t.start(); t.join(); print(hooked)
import contextvars
v = contextvars.ContextVar("v", default=0)
async def ctx():
    v.set(5); print(await asyncio.to_thread(v.get))
    t = threading.Thread(target=lambda: print("in thread", v.get())); t.start(); t.join()
    try: asyncio.get_running_loop().set_default_executor(3)
    except TypeError as e: print(e)
    await asyncio.get_running_loop().shutdown_default_executor()
    try: await asyncio.to_thread(len, "")
    except RuntimeError as e: print(e)
asyncio.run(ctx())
def in_thread():
    try: asyncio.get_running_loop()
    except RuntimeError as e: print(e)
    print(asyncio.run(asyncio.sleep(0.001, "own loop")))
t = threading.Thread(target=in_thread); t.start(); t.join()
