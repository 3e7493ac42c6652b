# Descriptors watched by epoll, by hand and through a selector.
# clock: real
import os
import select
import selectors
import socket

r, w = os.pipe()
with select.epoll() as watcher:
    watcher.register(r, select.EPOLLIN)
    watcher.register(w, select.EPOLLOUT | select.EPOLLET)
    print([(fd == w, events) for fd, events in watcher.poll(1)], watcher.poll(0), os.get_inheritable(watcher.fileno()))
    os.write(w, b"x")
    print([(fd == r, events) for fd, events in watcher.poll(-1, 1)])
    print(watcher.modify(r, 0), watcher.poll(0.01), watcher.unregister(w))
    other = select.epoll.fromfd(os.dup(watcher.fileno()))
    print(type(other), other.closed, other.close(), other.closed)
    for bad in (lambda: watcher.register(r), lambda: watcher.unregister(w), lambda: watcher.modify(w, 1), lambda: watcher.register(-4), lambda: watcher.register("a"),
                lambda: watcher.poll("a"), lambda: watcher.poll(0, 0), lambda: watcher.poll(1e30), lambda: watcher.poll(float("nan")), lambda: select.epoll(0),
                lambda: select.epoll(1, 5), lambda: select.epoll("a")):
        try:
            bad()
        except (OSError, ValueError, TypeError, OverflowError) as e:
            print(type(e).__name__, e)
for late in (watcher.fileno, watcher.poll, watcher.__enter__, lambda: watcher.register(r)):
    try:
        late()
    except ValueError as e:
        print(e)
print(watcher.closed, watcher.close())

one, other = socket.socketpair()
with selectors.DefaultSelector() as selector:
    print(type(selector).__name__, type(selector.fileno()).__name__)
    selector.register(one, selectors.EVENT_READ, "one")
    print(selector.select(0))
    other.send(b"x")
    print([(key.data, events) for key, events in selector.select(1)])
    selector.modify(one, selectors.EVENT_READ | selectors.EVENT_WRITE, "both")
    print([(key.data, events) for key, events in selector.select(1)], len(selector.get_map()))
    with open(os.devnull) as file, open(os.path.join("/", "etc", "passwd")) as plain:
        try:
            selector.register(plain, selectors.EVENT_READ)
        except PermissionError as e:
            print(e, len(selector.get_map()))
    one.close()
    print(selector.unregister(one).data, selector.select(0))
