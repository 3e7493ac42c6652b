# A connection between two queues of bytes: handshake, data, closing, in TLS 1.3 and 1.2.
import os
import ssl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "async", "tls")


def file(name):
    return os.path.join(HERE, name)


def connected(server_context, client_context, name="localhost"):
    one, other = ssl.MemoryBIO(), ssl.MemoryBIO()
    server = server_context.wrap_bio(one, other, server_side=True)
    client = client_context.wrap_bio(other, one, server_hostname=name)
    waiting = [client, server]
    while waiting:
        side = waiting.pop(0)
        try:
            side.do_handshake()
        except ssl.SSLWantReadError:
            waiting.append(side)
    return server, client


def attempt(label, function, *args):
    try:
        print(label, "->", function(*args))
    except (OSError, ValueError) as error:
        print(label, "->", type(error).__name__, str(error).rpartition(" (")[0] or error)


def contexts():
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file("localhost.pem"), file("localhost.key"))
    return server, ssl.create_default_context(cafile=file("ca.pem"))


def talk(server, client):
    print(client.version(), client.cipher(), client.server_side, server.server_side, client.server_hostname)
    attempt("nothing there", client.read, 10)
    print(client.write(b"hello"), server.read(3), server.pending(), server.read())
    room = bytearray(8)
    print(server.write(b"answer"), client.read(100, room), bytes(room))
    big = bytes(range(256)) * 400
    print(client.write(big), client.write(b""))
    got = b""
    while len(got) < len(big):
        got += server.read(65536)
    print(got == big)
    attempt("client closes", client.unwrap)
    print(server.read())
    attempt("server closes", server.unwrap)
    attempt("client closes again", client.unwrap)
    attempt("client reads", client.read, 4)
    attempt("client writes", client.write, b"late")


server_context, client_context = contexts()
server, client = connected(server_context, client_context)
certificate = client.getpeercert()
for key in certificate:
    print(key, certificate[key])
print(len(client.getpeercert(binary_form=True)), server.getpeercert(), client.compression())
print(client.context is client_context, client.session_reused, client.selected_alpn_protocol())
talk(server, client)

print("--- TLS 1.2")
server_context, client_context = contexts()
server_context.maximum_version = ssl.TLSVersion.TLSv1_2
talk(*connected(server_context, client_context))

print("--- protocols")
for ours, theirs in ((["h2", "http/1.1"], ["http/1.1", "h2"]), (["h2"], ["spdy"]), ([], ["h2"]), (["h2"], [])):
    server_context, client_context = contexts()
    if ours:
        server_context.set_alpn_protocols(ours)
    if theirs:
        client_context.set_alpn_protocols(theirs)
    server, client = connected(server_context, client_context)
    print(ours, theirs, server.selected_alpn_protocol(), client.selected_alpn_protocol())

print("--- buffers of many kinds")
server, client = connected(*contexts())
print(client.write(memoryview(b"hello world")[6:]))
room = bytearray(10)
print(server.read(100, memoryview(room)[2:]), room)
for wrong in ("text", 3, None):
    try:
        client.write(wrong)
    except TypeError as error:
        print(error)
for wrong in ("text", b"bytes"):
    try:
        server.read(3, wrong)
    except TypeError as error:
        print(error)
attempt("read before the beginning", server.read, -1)
print(server.read(0))

print("--- ciphers")
server_context, client_context = contexts()
client_context.maximum_version = ssl.TLSVersion.TLSv1_2
client_context.set_ciphers("ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256")
server, client = connected(server_context, client_context)
print(client.cipher(), server.cipher())

print("--- another context for another name")
asked = []


def choose(connection, name, context):
    asked.append((name, connection.server_side, context is server_context))
    if name == "other.example":
        connection.context = other_context


server_context, client_context = contexts()
other_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
other_context.load_cert_chain(file("otherhost.pem"), file("otherhost.key"))
server_context.sni_callback = choose
for name in ("localhost", "other.example"):
    server, client = connected(server_context, client_context, name)
    print(asked.pop(), client.getpeercert()["subject"], server.context is other_context)

print("--- before the handshake")
client = client_context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="localhost")
print(client.version(), client.cipher(), client.selected_alpn_protocol(), client.pending())
attempt("read", client.read, 3)
attempt("write", client.write, b"a")
attempt("unwrap", client.unwrap)
attempt("getpeercert", client.getpeercert)
attempt("empty name", client_context.wrap_bio, ssl.MemoryBIO(), ssl.MemoryBIO(), False, "")
attempt("wrong side", client_context.wrap_bio, ssl.MemoryBIO(), ssl.MemoryBIO(), True)
attempt("other wrong side", server_context.wrap_bio, ssl.MemoryBIO(), ssl.MemoryBIO())
try:
    ssl.SSLObject()
except TypeError as error:
    print(error)

print("--- queues")
queue = ssl.MemoryBIO()
print(queue.read(), queue.eof, queue.write(b"abcdef"), queue.pending, queue.read(2), queue.read(0))
queue.write_eof()
print(queue.eof, queue.read(), queue.eof, queue.read(1), queue.pending)
attempt("write after the end", queue.write, b"x")
