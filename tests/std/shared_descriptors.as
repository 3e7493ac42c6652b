# A socket made of a number owns that very descriptor; what is closed behind an object's back is told when it closes.
# clock: real
import os
import socket

a, b = socket.socketpair()
s = socket.socket(fileno=a.fileno())
s.sendall(b"x")
print(s.fileno() == a.fileno(), s.detach() == a.fileno(), b.recv(1))
a.close()
c, d = socket.socketpair()
os.close(c.fileno())
e = socket.socket(fileno=d.fileno())
d.close()
for end in c, e, c:
    try:
        end.close()
        print("closed already")
    except OSError as error:
        print(error)
try:
    socket.socket(fileno=b.fileno() + 100)
except OSError as error:
    print(error)
print(b.fileno() >= 0)
