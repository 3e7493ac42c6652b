"""Sockets that nobody closes end when nobody holds them: whoever waits for that hears of it."""
import socket
import threading
import warnings

warnings.simplefilter("ignore")
server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen()
received = []


def serve():
    connection, _ = server.accept()
    while data := connection.recv(100):
        received.append(data)
    print("the end of", b"".join(received))


def send(words):
    client = socket.create_connection(server.getsockname())
    for word in words:
        client.sendall(word)


thread = threading.Thread(target=serve)
thread.start()
send([b"a", b"b", b"c"])
thread.join(10)
print(thread.is_alive())


def left():
    ours, theirs = socket.socketpair()
    ours.sendall(b"last words")
    return theirs


other = left()
print(other.recv(100), other.recv(100))
