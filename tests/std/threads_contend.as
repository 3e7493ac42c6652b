# Threads that want one lock: none is lost, none starves, whoever gives up leaves it to others.
import threading
import time

for kind in (threading.Lock, threading.RLock):
    lock = kind()
    count = 0

    def add():
        global count
        for _ in range(20000):
            with lock:
                count += 1

    workers = [threading.Thread(target=add) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(kind.__name__, count, lock.acquire(blocking=False))
    lock.release()

# One that takes the lock again and again lets another have it.
lock = threading.Lock()
done = False
turns = 0


def busy():
    global turns
    while not done:
        with lock:
            turns += 1


def end():
    global done
    with lock:
        done = True


workers = [threading.Thread(target=busy), threading.Thread(target=busy), threading.Thread(target=end)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("done", turns > 0, lock.locked())

# Those that wait get it though some of them give up.
lock.acquire()
got = []


def want(name, patience):
    if lock.acquire(timeout=patience):
        got.append(name)
        lock.release()
    else:
        got.append("no " + name)


workers = [threading.Thread(target=want, args=(f"w{i}", 0.05 if i % 2 else 30)) for i in range(6)]
for worker in workers:
    worker.start()
for worker in workers[1::2]:
    worker.join()
print(sorted(got))
lock.release()
for worker in workers:
    worker.join()
print(sorted(got), lock.locked())

condition = threading.Condition()
items, taken = [], []


def consume():
    for _ in range(100):
        with condition:
            while not items:
                condition.wait()
            taken.append(items.pop())


def produce(first):
    for i in range(100):
        with condition:
            items.append(first + i)
            condition.notify()


workers = [threading.Thread(target=consume) for _ in range(3)] + [threading.Thread(target=produce, args=(1000 * i,)) for i in range(3)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(len(taken), len(set(taken)), items)
