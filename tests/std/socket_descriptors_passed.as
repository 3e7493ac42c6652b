# Descriptors that go from one end of a Unix socket to the other beside a message.

import array
import os
import socket

left, right = socket.socketpair()
reading, writing = os.pipe()

print(socket.send_fds(left, [b"take ", b"these"], [reading, writing]))
data, descriptors, flags, address = socket.recv_fds(right, 100, 5)
print(data, len(descriptors), flags, address)
os.write(descriptors[1], b"through the copy")
print(os.read(reading, 100))
for number in descriptors:
    os.close(number)

# By hand, and with no descriptor at all.
ancillary = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [writing]))]
print(left.sendmsg([b"one"], ancillary))
data, ancdata, flags, address = right.recvmsg(10, socket.CMSG_SPACE(4))
level, kind, content = ancdata[0]
print(data, level == socket.SOL_SOCKET, kind == socket.SCM_RIGHTS, len(content), flags)
copy = array.array("i", content)[0]
os.write(copy, b"again")
print(os.read(reading, 100))
os.close(copy)
print(left.sendmsg([b"plain"]), right.recvmsg(10, socket.CMSG_SPACE(4)))

# What does not fit is cut off, and the flags say so.
socket.send_fds(left, [b"cut"], [reading])
data, ancdata, flags, address = right.recvmsg(10)
print(data, ancdata, flags == socket.MSG_CTRUNC)

print([socket.CMSG_LEN(n) for n in (0, 4, 8, 20)], [socket.CMSG_SPACE(n) for n in (0, 4, 8, 20)])
buffer = bytearray(4)
left.sendmsg([b"abcdef"])
print(right.recvmsg_into([buffer, bytearray(1)]), buffer)
try:
    socket.send_fds(left, [b"x"], [12345])
except OSError as error:
    print(type(error).__name__, error.errno)

left.close()
right.close()
os.close(reading)
os.close(writing)
