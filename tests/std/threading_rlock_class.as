# `threading._RLock`, the lock that programs derive from: counts, states for conditions, threads, mistakes.
import re
import threading
R = threading._RLock
print(R is threading._PyRLock, threading._CRLock, R.__mro__)
r = R()
show = lambda x: print(re.sub(r'0x[0-9a-f]+|owner=\d+', '#', repr(x)))
show(r)
print(r.acquire(), r.acquire(False), r.acquire(timeout=1)); show(r)
print(r._recursion_count(), r._is_owned(), r._block.locked(), r._owner == threading.get_ident(), r._count)
state = r._release_save(); print(state[0], r._is_owned(), r._recursion_count()); r._acquire_restore(state); print(r._count)
r.release(); r.release(); r.release(); show(r)
for f in (r.release, r._release_save, lambda: r.acquire(False, 1), lambda: r.acquire(True, -3)):
    try: print(f())
    except Exception as e: print(type(e), e)
r = R()
class T(R):
    def acquire(self, *a, **k):
        print('acquire', a, k); return R.acquire(self, *a, **k)
    def release(self):
        print('release'); R.release(self)
t = T()
with t as x: print(x)
class U(R):
    def __init__(self): super().__init__(); self.n = 0
    def release(self): self.n += 1; super().release()
with U() as x: pass
c = threading.Condition(T())
with c:
    print(c.wait(0.01))
    c.notify()
out = []
lock = R()
def work(n):
    for i in range(3):
        with lock:
            with lock: out.append((n, i))
ts = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for x in ts: x.start()
for x in ts: x.join()
print(sorted(out) == [(n, i) for n in range(4) for i in range(3)])
got = []
with lock:
    th = threading.Thread(target=lambda: got.append((lock.acquire(False), lock.acquire(timeout=0.01), lock._is_owned())))
    th.start(); th.join()
print(got)
def leave(): lock.acquire()
th = threading.Thread(target=leave); th.start(); th.join()
try: lock.release()
except RuntimeError as e: print(e)
lock._at_fork_reinit(); print(lock.acquire(False))
