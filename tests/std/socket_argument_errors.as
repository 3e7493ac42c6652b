# What sockets and the functions beside them say of arguments they cannot take: numbers out of range, None, wrong counts.

import socket


def t(function, *args, **more):
    name = function if isinstance(function, str) else function.__name__
    try:
        result = getattr(s, function)(*args, **more) if isinstance(function, str) else function(*args, **more)
    except (TypeError, ValueError, OSError, OverflowError) as error:
        result = f"{type(error).__name__}: {error}"
    print(name, args, more or "", result)


for index in -1, 2**31, 2**32, 2**64, -(2**63), "x", 1.5, None:
    t(socket.if_indextoname, index)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setblocking(False)
for name in "recv_into", "recvfrom_into":
    for args in (), (bytearray(4), -1), (bytearray(4), 5), (bytearray(4), 2**70), (b"abc",), (5,), (bytearray(4),):
        t(name, *args)
for name in "recv", "recvfrom":
    for args in (), (1, 2, 3), (2**70,), (-1,), (1.5,), (1,):
        t(name, *args)
for args in (
    (), (1,), (1, 2, 3, 4, 5), (1, 2, None), (1, 2, None, 4), (1, 2, None, -1), (1, 2, None, "x"), (1, 2, b"ab", 4), (1, 2, 2**31),
    (1, 2, 2**70), (1, 2, 5, None), (1, 2, b"\1\0"), (1, 2, True), (1, 2, b"\1\0\0\0"), (1, socket.SO_BINDTODEVICE, None, 0),
):
    t("setsockopt", *args)
for args in (), (1,), (1, 2, 3, 4), (1, 2, -1), (1, 2, 2000):
    t("getsockopt", *args)
for args in (
    (), (b"x",), (b"x", None), (b"x", 0, None), (b"x", 0, ("127.0.0.1", 9), 4), ("x", ("127.0.0.1", 9)), (b"x", ("a\0b", 2)),
    (b"x", ("127.0.0.1", 70000)), (b"x", ("127.0.0.1", -1)), (b"x", ("127.0.0.1", 2**70)), (b"x", (None, 1)), (b"x", ("127.0.0.1",)),
    (b"x", (bytearray(b"127.0.0.1"), 9)),
):
    t("sendto", *args)
for args in (), (1, 2, 3, 4, 5), (1,), ([1],), ([b"a"], [1]), ([b"a"], [(1, 2)]), ([b"a"], [(1, 2, 3)]), (None,), ([b"a"], None):
    t("sendmsg", *args)
for args in (), (1, 2, 3, 4), ("x",), (-1,), (1, -1):
    t("recvmsg", *args)
for args in (), (1, 2, 3, 4), (1,), ([1],), ([b"abc"],):
    t("recvmsg_into", *args)
for args in ((None, 1),), (("127.0.0.1", 70000),), ("x",):
    t("bind", *args)
    t("connect", *args)
s.close()

s = socket.socket(socket.AF_UNIX)
for path in "", "a\0b", bytearray(b"/nowhere/x"), "a" * 200, None, 5:
    try:
        s.connect(path)
    except (TypeError, OSError) as error:
        print("AF_UNIX", str(path)[:12].encode(), type(error).__name__, error)
for args in (2**40,), (2**70,), (-(2**40),), (1, 2), ("x",):
    t("listen", *args)
s.close()

for args in (
    (("127.0.0.1", 70000), 3), (("127.0.0.1", -1), 3), (("::1", 1, 2**21), 3), ((1, 2), 3), (("::1", 80), 3), (("127.0.0.1", 80), 3),
):
    t(socket.getnameinfo, *args)
for port in 2**70, 1.5, b"80":
    t(socket.getaddrinfo, "127.0.0.1", port, 0, socket.SOCK_STREAM)
for name in 1, None, "no such service":
    t(socket.getservbyname, name)
    t(socket.getprotobyname, name)
for port in "x", 2**70, 70000, -1:
    t(socket.getservbyport, port)
