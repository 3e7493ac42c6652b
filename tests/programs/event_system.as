# Signals with priorities, wildcards, once-handlers and errors collected.
from collections import defaultdict
from functools import partial
from itertools import count


class Stop(Exception):
    pass


class Emitter:
    _ids = count(1)

    def __init__(self):
        self.handlers = defaultdict(list)
        self.errors = []
        self.log = []

    def on(self, event, handler=None, *, priority=0, once=False):
        if handler is None:
            return partial(self.on, event, priority=priority, once=once)
        entry = (-priority, next(self._ids), handler, once)
        self.handlers[event].append(entry)
        self.handlers[event].sort(key=lambda e: e[:2])
        return handler

    def off(self, event, handler):
        before = len(self.handlers[event])
        self.handlers[event] = [e for e in self.handlers[event] if e[2] is not handler]
        return before - len(self.handlers[event])

    def matching(self, event):
        parts = event.split(".")
        for i in range(len(parts), 0, -1):
            name = ".".join(parts[:i])
            yield from list(self.handlers.get(name, ()))
        yield from list(self.handlers.get("*", ()))

    def emit(self, event, /, *args, **kwargs):
        results = []
        for entry in self.matching(event):
            _, _, handler, once = entry
            try:
                results.append(handler(*args, **kwargs))
            except Stop:
                self.log.append(f"{event} stopped")
                break
            except Exception as e:
                self.errors.append((event, e))
            finally:
                if once:
                    for entries in self.handlers.values():
                        if entry in entries:
                            entries.remove(entry)
        return results


bus = Emitter()


@bus.on("user.login", priority=1)
def greet(name, **kw):
    return f"hello {name}"


@bus.on("user.login")
def audit(name, **kw):
    return f"audit {name} {sorted(kw.items())}"


@bus.on("user", once=True)
def first_only(*args, **kw):
    return "first user event"


@bus.on("*", priority=-5)
def everything(*args, **kw):
    return len(args) + len(kw)


class Counter:
    def __init__(self):
        self.n = 0

    def __call__(self, *a, **k):
        self.n += 1
        return self.n

    def bound(self, *a, **k):
        return f"bound {self.n}"


counter = Counter()
bus.on("user.login", counter, priority=10)
bus.on("tick", counter.bound)
bus.on("tick", lambda: 1 / 0)
bus.on("tick", lambda: {}["missing"])


@bus.on("danger", priority=100)
def guard(level):
    if level > 3:
        raise Stop
    return "passed"


bus.on("danger", lambda level: f"level {level}")
print(bus.emit("user.login", "ann", ip="1.2.3.4", port=80))
print(bus.emit("user.login", "bob"))
print(bus.emit("user.logout", "bob"))
print(bus.emit("tick"), [(e, repr(x)) for e, x in bus.errors])
print([bus.emit("danger", n) for n in (1, 5)], bus.log)
print(bus.off("user.login", greet), bus.off("user.login", greet), bus.emit("user.login", "eve"))
print(bus.emit("nobody.listens"), counter.n, first_only.__name__)
order = []
for p in (3, 1, 2, 3):
    bus.on("order", partial(lambda v: order.append(v), p), priority=p)
bus.emit("order")
print(order)


class Observable:
    def __init__(self, **values):
        object.__setattr__(self, "_bus", Emitter())
        for k, v in values.items():
            object.__setattr__(self, k, v)

    def __setattr__(self, name, value):
        old = getattr(self, name, None)
        object.__setattr__(self, name, value)
        if old != value:
            self._bus.emit(f"changed.{name}", name, old, value)


o = Observable(x=1, y=2)
changes = []
o._bus.on("changed", lambda *a: changes.append(a))
o._bus.on("changed.x", lambda n, a, b: changes.append(f"{n}: {a} -> {b}"))
o.x = 5
o.y = 2
o.y = 3
o.z = 1
print(changes)
