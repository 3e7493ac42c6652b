# What sockets and their functions say of wrong arguments.
import socket


def tell(call, *args, **named):
    try:
        print(call(*args, **named))
    except (OSError, TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
six = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
for given in "spam", "", (), 0j, -1, float("nan"), 1e30, float("inf"), 10**9:
    tell(s.settimeout, given)
s.settimeout(None)
tell(socket.socket, fileno=-1)
tell(socket.socket, socket.AF_INET, socket.SOCK_STREAM, 0, -1)
tell(socket.socket, fileno="foo")
tell(socket.socket, fileno=99999)
tell(socket.socket, "x")
tell(socket.socket, 1 << 40)
tell(socket.sethostname, 1)
for port in 65536, -1, 1 << 80, "9":
    tell(s.bind, ("127.0.0.1", port))
    tell(s.sendto, b"x", ("127.0.0.1", port))
tell(s.connect_ex, ("127.0.0.1", 65536))
for flow in -1, 1 << 20, 1 << 21:
    tell(six.bind, ("::1", 0, flow))
for call in socket.htonl, socket.ntohl, socket.htons, socket.ntohs:
    for number in -1, 1 << 16, 1 << 32, "a":
        tell(call, number)
tell(socket.inet_ntoa, b"123")
tell(s.getsockopt, socket.SOL_SOCKET, socket.SO_REUSEADDR, 5000)
tell(s.getsockopt, socket.SOL_SOCKET, socket.SO_REUSEADDR, -1)
a, b = socket.socketpair()
tell(a.sendmsg, [1])
tell(a.sendmsg, b"x")
tell(a.sendmsg, [b"a", bytearray(b"b"), memoryview(b"c")])
print(b.recv(9))
tell(a.recvmsg, -1)
with open("/dev/null", "rb") as nothing:
    tell(a.sendfile, nothing, count=-1)
    tell(a.sendfile, nothing, count=1.5)
    tell(a.sendfile, nothing)
for one in s, six, a, b:
    one.close()
