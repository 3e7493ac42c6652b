# A TLS socket that does not wait asks to be called again until all has gone, and leaves in the socket what
# belongs to the next record, so that `select` tells of it.
import os
import select
import socket
import ssl
import threading

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "async", "tls")
for_server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
for_server.load_cert_chain(os.path.join(HERE, "localhost.pem"), os.path.join(HERE, "localhost.key"))
for_client = ssl.create_default_context(cafile=os.path.join(HERE, "ca.pem"))
listener = socket.create_server(("127.0.0.1", 0))
accepted = []


def accept():
    accepted.append(for_server.wrap_socket(listener.accept()[0], server_side=True))


thread = threading.Thread(target=accept)
thread.start()
client = for_client.wrap_socket(socket.create_connection(listener.getsockname()), server_hostname="localhost")
thread.join()
peer = accepted[0]
client.setblocking(False)
peer.setblocking(False)

data = bytes(range(250)) * 40_000
sent = 0
try:
    client.send(data)
except ssl.SSLWantWriteError as e:
    print(type(e).__name__, e.args[0] == ssl.SSL_ERROR_WANT_WRITE)
received = bytearray()
while len(received) < len(data):
    can_read, can_write, _ = select.select([peer], [client] if sent < len(data) else [], [], 10)
    if not can_read and not can_write:
        print("nothing is ready any more", len(received), sent)
        break
    if can_write:
        try:
            sent += client.send(data)
            print("sent", sent)
        except ssl.SSLWantWriteError:
            pass
    if can_read:
        try:
            received += peer.recv(65536)
        except ssl.SSLWantReadError:
            pass
print(bytes(received) == data, sent == len(data))
print(client.send(b""), client.send(b"end"), select.select([peer], [], [], 10)[0] == [peer], peer.recv(1), peer.pending())
for sock in client, peer, listener:
    sock.close()
