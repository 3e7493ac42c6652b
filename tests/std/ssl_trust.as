# Whom a client and a server believe, and what both sides are told when they do not.
import os
import ssl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "async", "tls")


def file(name):
    return os.path.join(HERE, name)


def server_context(name="localhost"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file(name + ".pem"), file(name + ".key"))
    return context


def client_context(authority="ca"):
    return ssl.create_default_context(cafile=file(authority + ".pem"))


def describe(error):
    if isinstance(error, ssl.SSLCertVerificationError):
        return type(error).__name__, error.verify_code, error.verify_message
    return type(error).__name__, error.reason


def meet(label, server, client, name="localhost"):
    print("---", label)
    one, other = ssl.MemoryBIO(), ssl.MemoryBIO()
    sides = {
        "client": client.wrap_bio(other, one, server_hostname=name),
        "server": server.wrap_bio(one, other, server_side=True),
    }
    waiting = list(sides)
    while waiting:
        side = waiting.pop(0)
        try:
            sides[side].do_handshake()
            print(side, sides[side].version(), bool(sides[side].getpeercert()))
        except ssl.SSLWantReadError:
            waiting.append(side)
            if len(waiting) == 1 and side == "client" and not other.pending:
                break
        except ssl.SSLError as error:
            print(side, *describe(error))
            if side == "server" and waiting == []:
                try:
                    sides["client"].read()
                except ssl.SSLError as later:
                    print("client reads", *describe(later))


meet("an authority both know", server_context(), client_context())
meet("an RSA key", server_context("rsa"), client_context())
meet("nobody the client knows", server_context(), client_context("self"))
meet("signed by itself", server_context("self"), client_context())
meet("signed by itself, and trusted", server_context("self"), client_context("self"))
meet("over", server_context("expired"), client_context())
meet("over, and nobody the client knows", server_context("expired"), client_context("self"))
meet("over, and for another host", server_context("expired"), client_context(), "elsewhere")
meet("another host", server_context("otherhost"), client_context())
meet("its own name", server_context("otherhost"), client_context(), "OTHER.example")
meet("an address", server_context(), client_context(), "127.0.0.1")
meet("an address of six", server_context(), client_context(), "::1")
meet("another address", server_context(), client_context(), "127.0.0.2")
meet("one label for a star", server_context(), client_context(), "a.test.example")
meet("two labels for a star", server_context(), client_context(), "a.b.test.example")
meet("no label for a star", server_context(), client_context(), "test.example")
meet("made for clients", server_context("client"), client_context())

loose = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
loose.check_hostname = False
loose.verify_mode = ssl.CERT_NONE
meet("a client that does not look", server_context("expired"), loose)
meet("no name to compare", server_context("otherhost"), loose, None)
unnamed = client_context()
unnamed.check_hostname = False
meet("a name that is not compared", server_context("otherhost"), unnamed)

strict = server_context()
strict.verify_mode = ssl.CERT_REQUIRED
strict.load_verify_locations(file("ca.pem"))
meet("a client without a certificate", strict, client_context())
for name in ("client", "self", "localhost"):
    presenting = client_context()
    presenting.load_cert_chain(file(name + ".pem"), file(name + ".key"))
    meet("a client that shows " + name, strict, presenting)
old = client_context()
old.maximum_version = ssl.TLSVersion.TLSv1_2
meet("TLS 1.2 without a certificate", strict, old)
strict.verify_mode = ssl.CERT_OPTIONAL
meet("a certificate if there is one", strict, client_context())
new = client_context()
new.minimum_version = ssl.TLSVersion.TLSv1_3
meet("it may show one, and does not", strict, new)

aged = server_context()
aged.maximum_version = ssl.TLSVersion.TLSv1_2
meet("no version in common", aged, new)
meet("a server without a certificate", ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), client_context())

print("--- no TLS at all")
for data in (b"GET / HTTP/1.1\r\n\r\n", b"CONNECT here:1\r\n", b"hello, is anybody there?", b"SSH-2.0-x\r\n", bytes(20)):
    for is_server in (True, False):
        incoming = ssl.MemoryBIO()
        context = server_context() if is_server else client_context()
        side = context.wrap_bio(incoming, ssl.MemoryBIO(), server_side=is_server)
        incoming.write(data)
        for _ in range(2):
            try:
                side.do_handshake()
            except ssl.SSLError as error:
                print(data[:8], is_server, error.errno, *describe(error))
            incoming.write_eof()

print("--- the end too soon")
for data in (b"", b"\x16\x03\x01\x02\x00\x01"):
    incoming = ssl.MemoryBIO()
    side = client_context().wrap_bio(incoming, ssl.MemoryBIO(), server_hostname="localhost")
    incoming.write(data)
    incoming.write_eof()
    for _ in range(2):
        try:
            side.do_handshake()
        except ssl.SSLError as error:
            print(error.errno, *describe(error), str(error).rpartition(" (")[0])
