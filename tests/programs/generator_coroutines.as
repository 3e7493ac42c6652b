# A scheduler of plain generators: tasks, mailboxes, sleeping and joining, before there was await.
import heapq
from collections import deque
from itertools import count


class Sys:
    def __init__(self, op, *args):
        self.op, self.args = op, args


class Kernel:
    def __init__(self):
        self.ready = deque()
        self.asleep = []
        self.seq = count()
        self.now = 0
        self.results = {}
        self.joiners = {}
        self.boxes = {}
        self.pids = count(1)

    def spawn(self, gen):
        pid = next(self.pids)
        self.ready.append((pid, gen, None))
        return pid

    def run(self):
        while self.ready or self.asleep:
            if not self.ready:
                self.now, _, item = heapq.heappop(self.asleep)
                self.ready.append(item)
            pid, gen, value = self.ready.popleft()
            try:
                request = gen.throw(value) if isinstance(value, Exception) else gen.send(value)
            except StopIteration as stop:
                self.finish(pid, ("ok", stop.value))
            except Exception as e:
                self.finish(pid, ("error", repr(e)))
            else:
                match request:
                    case None:
                        self.ready.append((pid, gen, None))
                    case Sys(op=op, args=args):
                        getattr(self, f"sys_{op}")(pid, gen, *args)
                    case _:
                        self.ready.append((pid, gen, TypeError(f"bad request {request!r}")))

    def finish(self, pid, outcome):
        self.results[pid] = outcome
        for waiter in self.joiners.pop(pid, []):
            self.ready.append((*waiter, outcome))

    def sys_spawn(self, pid, gen, child):
        self.ready.append((pid, gen, self.spawn(child)))

    def sys_sleep(self, pid, gen, t):
        heapq.heappush(self.asleep, (self.now + t, next(self.seq), (pid, gen, t)))

    def sys_join(self, pid, gen, other):
        if other in self.results:
            self.ready.append((pid, gen, self.results[other]))
        else:
            self.joiners.setdefault(other, []).append((pid, gen))

    def sys_send(self, pid, gen, box, message):
        messages, readers = self.boxes.setdefault(box, (deque(), deque()))
        if readers:
            self.ready.append((*readers.popleft(), message))
        else:
            messages.append(message)
        self.ready.append((pid, gen, None))

    def sys_recv(self, pid, gen, box):
        messages, readers = self.boxes.setdefault(box, (deque(), deque()))
        if messages:
            self.ready.append((pid, gen, messages.popleft()))
        else:
            readers.append((pid, gen))


def sleep(t):
    got = yield Sys("sleep", t)
    return got


def worker(name, n):
    for i in range(n):
        yield from sleep(i + 1)
        print(f"{kernel.now}: {name} {i}")
    return f"{name} finished"


def fails():
    yield
    raise KeyError("inside")


def consumer():
    total = 0
    while (m := (yield Sys("recv", "box"))) is not None:
        print(f"{kernel.now}: got {m}")
        total += m
    return total


def producer():
    for i in (10, 20, 30):
        yield Sys("send", "box", i)
        yield from sleep(2)
    yield Sys("send", "box", None)


def main():
    pids = []
    for gen in (worker("a", 3), worker("b", 2), fails(), consumer(), producer()):
        pids.append((yield Sys("spawn", gen)))
    try:
        yield "nonsense"
    except TypeError as e:
        print("refused:", e)
    for pid in pids:
        print(pid, (yield Sys("join", pid)))
    return "main done"


kernel = Kernel()
kernel.spawn(main())
kernel.run()
print(kernel.now, kernel.results[1], sorted(kernel.results), kernel.boxes.keys())
