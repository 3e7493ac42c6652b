# Wrong arguments are told of as CPython tells of them: by C code for futures, by Python code for the rest.
import asyncio
import os
import socket

SHAPES = [((), {}), ((1, 2, 3, 4, 5), {}), ((), {"zz": 1}), ((1, 2), {"zz": 1}), ((1,), {"zz": 1})]


def tell(name, call, args, keywords):
    try:
        call(*args, **keywords)
    except Exception as error:
        print(name, args, keywords, type(error).__name__, error)


def walk(owner, names):
    for name in names.split():
        for args, keywords in SHAPES:
            tell(name, getattr(owner, name), args, keywords)


async def tell_await(name, coro):
    try:
        await coro
    except Exception as error:
        print(name, type(error).__name__, error)


async def main():
    loop = asyncio.get_running_loop()
    print("futures")
    walk(loop.create_future(), "exception get_loop remove_done_callback set_exception set_result")
    walk(asyncio.current_task(), "set_name get_coro get_loop remove_done_callback")
    for args, keywords in [((1, 2), {}), ((1, 2, 3), {"context": 1}), ((), {"zz": 1})]:
        tell("Task", asyncio.Task, args, keywords)

    print("scripted")
    timer = loop.call_later(100, print)
    timer.cancel()
    walk(timer, "cancel when")
    walk(loop.call_soon(int), "cancel")
    walk(asyncio.BoundedSemaphore(), "release locked")
    walk(asyncio, "Timeout LifoQueue PriorityQueue BoundedSemaphore new_event_loop Server")
    walk(asyncio.Queue(), "qsize shutdown")
    walk(loop, "get_debug create_future")

    print("kinds")
    tell("Handle", asyncio.Handle, (print, (), 3), {})
    tell("TimerHandle", asyncio.TimerHandle, (1, print, (), 3), {})
    tell("StreamReader", asyncio.StreamReader, (1, 2), {})
    tell("StreamReaderProtocol", asyncio.StreamReaderProtocol, (1,), {})
    tell("current_task", asyncio.current_task, ([],), {})
    reader = asyncio.StreamReader()
    for data in (1, "x", 1.5, [1, "a"]):
        tell("feed_data", reader.feed_data, (data,), {})
    reader.feed_data([104, 105])
    reader.feed_eof()
    print(await reader.read())
    for name, rest in [
        ("sock_accept", ()), ("sock_recv", (2,)), ("sock_recv_into", (2,)), ("sock_recvfrom", (2,)), ("sock_recvfrom_into", (2,)),
        ("sock_recvfrom_into", (2, 3)), ("sock_sendall", (2,)), ("sock_sendto", (2, 3)), ("sock_connect", (2,)), ("sock_sendfile", (2,)),
    ]:
        await tell_await(name, getattr(loop, name)(1, *rest))
    for name in ("connect_read_pipe", "connect_write_pipe", "subprocess_exec"):
        await tell_await(name, getattr(loop, name)(1, 2))
    await tell_await("create_server", loop.create_server(1, 2, 3))

    print("detach")
    sock = socket.socket()
    os.close(sock.fileno())
    print(sock.detach() > 2, sock.detach())


asyncio.run(main())
