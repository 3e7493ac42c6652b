# clock: real
# Which descriptors are ready: select, poll, and the selectors over them.
import os
import select
import selectors
import socket
import threading


def attempt(operation, *args):
    try:
        print(operation(*args))
    except Exception as error:
        print(type(error).__name__, str(error).replace(repr(near), "NEAR").replace(repr(far), "FAR"))


near, far = socket.socketpair()

# select
print(select.select([near], [], [], 0))
print(select.select([near], [far], [], 0.01)[1] == [far])
far.send(b"x")
print(select.select([near, far], [near], [near], 1) == ([near], [near], []))
print(select.select([near.fileno()], [], [])[0] == [near.fileno()])
attempt(select.select, [-1], [], [], 0)
attempt(select.select, ["x"], [], [], 0)
attempt(select.select, [9999], [], [], 0)
attempt(select.select, 5, [], [])
attempt(select.select, [], [], [], -1)
attempt(select.select, [], [], [], "x")
closed = os.dup(near.fileno())
os.close(closed)
attempt(select.select, [closed], [], [], 0)

# poll
poll = select.poll()
poll.register(near, select.POLLIN)
poll.register(far.fileno())
print([events for _, events in poll.poll(10)])
poll.modify(near, select.POLLOUT)
print(poll.poll(0)[0][1])
poll.unregister(near)
attempt(poll.modify, near, 1)
attempt(poll.register, "x")
attempt(poll.poll, "x")

# selectors
for kind in (selectors.DefaultSelector, selectors.SelectSelector, selectors.PollSelector):
    with kind() as selector:
        key = selector.register(near, selectors.EVENT_READ, "data")
        print(key.fileobj is near, key.fd == near.fileno(), key.events, key.data)
        print(len(selector.get_map()), near in selector.get_map(), selector.get_key(near) is key)
        attempt(selector.register, near, 1)
        attempt(selector.register, far, 0)
        attempt(selector.get_key, far)
        attempt(selector.unregister, far)
        attempt(selector.register, -1, 1)
        print([(key.data, events) for key, events in selector.select(0)])
        selector.modify(near, selectors.EVENT_READ | selectors.EVENT_WRITE, "both")
        print([(key.data, events) for key, events in selector.select(1)])
        print(near.recv(1), [(key.data, events) for key, events in selector.select(-1)])
        print(selector.unregister(near).data, selector.select(0), dict(selector.get_map()))
    print(selector.get_map())
    attempt(selector.get_key, near)
    far.send(b"x")

# Waiting lets other threads run.
reader, writer = os.pipe()
selector = selectors.DefaultSelector()
selector.register(reader, selectors.EVENT_READ)
threading.Timer(0.05, os.write, (writer, b"late")).start()
print(len(selector.select(5)), os.read(reader, 10))
selector.close()
near.close()
far.close()
