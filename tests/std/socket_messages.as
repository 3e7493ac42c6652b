# Sockets: messages of several pieces, descriptors that leave their socket, what children inherit.
import os
import socket

near, far = socket.socketpair()
near.send(b"xyz")
print(far.recvmsg(2, 0, socket.MSG_PEEK))
print(far.recvmsg(10))
buffers = [bytearray(2), bytearray(5)]
near.send(b"hello")
print(far.recvmsg_into(buffers), buffers)
print(near.sendmsg([b"one", memoryview(b"two"), bytearray(b"!")]), far.recv(10))

# A view of a part of a buffer is filled in place.
room = bytearray(b"........")
near.send(b"abc")
print(far.recv_into(memoryview(room)[2:7]), room)
near.send(b"abc")
print(far.recv_into(memoryview(room)[5:], 2), room, far.recv(5))
try:
    far.recv_into(b"never")
except TypeError as error:
    print(error)

print(near.get_inheritable())
near.set_inheritable(True)
print(near.get_inheritable(), os.get_inheritable(near.fileno()))
near.set_inheritable(False)
print(near.get_inheritable())

number = near.fileno()
taken = near.detach()
print(taken == number, near.fileno(), near.detach())
os.write(taken, b"raw")
print(far.recv(5))
again = socket.socket(fileno=taken)
print(again.family.name, again.type.name)
again.send(b"again")
print(far.recv(10))
again.close()
print(far.recv(1))
far.close()
try:
    far.recvmsg(1)
except OSError as error:
    print(error)

receiver = socket.socket(type=socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", 0))
sender = socket.socket(type=socket.SOCK_DGRAM)
sender.sendmsg([b"to ", b"you"], [], 0, receiver.getsockname())
data, ancillary, flags, address = receiver.recvmsg(100)
print(data, ancillary, flags, address == ("127.0.0.1", sender.getsockname()[1]))
receiver.close()
sender.close()
