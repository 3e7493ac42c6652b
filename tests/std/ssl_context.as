# The settings of a context: what they are at first, what may be set, what is refused.
import os
import ssl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "async", "tls")


def file(name):
    return os.path.join(HERE, name)


def attempt(label, function, *args, **kwargs):
    try:
        print(label, "->", function(*args, **kwargs))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
print(client.protocol.name, client.verify_mode, client.check_hostname, client.minimum_version.name)
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
print(server.protocol.name, repr(server.verify_mode), server.check_hostname, server.maximum_version.name)
default = ssl.create_default_context(cafile=file("ca.pem"))
print(default.verify_mode.name, default.check_hostname, default.cert_store_stats())
print(ssl.VERIFY_X509_STRICT in default.verify_flags, ssl.VERIFY_X509_PARTIAL_CHAIN in default.verify_flags)
for_clients = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
print(for_clients.verify_mode.name, for_clients.protocol.name)

print("--- who is asked for what")
attempt("no check", setattr, client, "verify_mode", ssl.CERT_NONE)
client.check_hostname = False
client.verify_mode = ssl.CERT_NONE
print(client.verify_mode.name)
client.check_hostname = True
print(client.verify_mode.name)
attempt("seven", setattr, client, "verify_mode", 7)

print("--- versions and options")
client.minimum_version = ssl.TLSVersion.TLSv1_3
print(repr(client.minimum_version), repr(client.maximum_version))
attempt("five", setattr, client, "minimum_version", 5)
client.options |= ssl.OP_NO_TLSv1_2
print(ssl.OP_NO_TLSv1_2 in client.options)

print("--- files")
attempt("no file", client.load_cert_chain, "/nowhere.pem")
attempt("no authority", client.load_verify_locations, "/nowhere.pem")
attempt("nothing", client.load_verify_locations)
attempt("a number", client.load_cert_chain, 3)
attempt("empty data", client.load_verify_locations, cadata="")
attempt("a number as data", client.load_verify_locations, cadata=3)
for name, function in (
    ("no key", lambda: client.load_cert_chain(file("localhost.pem"))),
    ("another's key", lambda: client.load_cert_chain(file("localhost.pem"), file("client.key"))),
    ("no certificate", lambda: client.load_verify_locations(file("localhost.key"))),
    ("no text", lambda: client.load_verify_locations(cadata="abc")),
    ("no bytes", lambda: client.load_verify_locations(cadata=b"abc")),
):
    try:
        function()
    except ssl.SSLError as error:
        print(name, error.reason, error.library, str(error).rpartition(" (")[0])
print(server.load_cert_chain(file("localhost.pem"), file("localhost.key")))
print(server.load_cert_chain(certfile=file("rsa.pem"), keyfile=file("rsa.key")))

print("--- trusted")
with open(file("ca.pem")) as opened:
    text = opened.read()
client.load_verify_locations(cadata=text)
client.load_verify_locations(cadata=ssl.PEM_cert_to_DER_cert(text))
print(client.cert_store_stats())
print(client.get_ca_certs())
print(ssl.DER_cert_to_PEM_cert(client.get_ca_certs(binary_form=True)[0]) == text)

print("--- protocols and ciphers")
print(client.set_alpn_protocols(["h2", "http/1.1"]))
attempt("empty", client.set_alpn_protocols, [""])
attempt("unknown", client.set_ciphers, "nothing")
print(client.get_ciphers()[0]["name"])

print("--- names")
print(repr(ssl.CERT_REQUIRED), repr(ssl.PROTOCOL_TLS_CLIENT), repr(ssl.TLSVersion.TLSv1_3), repr(ssl.OP_NO_TICKET))
print(ssl.Purpose.SERVER_AUTH.shortname, ssl.Purpose.CLIENT_AUTH.oid)
print(ssl.CertificateError is ssl.SSLCertVerificationError, ssl.SSLCertVerificationError.__mro__[1:4])
attempt("purpose", ssl.create_default_context, "somebody")
attempt("protocol", ssl.SSLContext, 99)
print(ssl.cert_time_to_seconds("Jan  5 09:34:43 2018 GMT"), len(ssl.RAND_bytes(16)))
attempt("time", ssl.cert_time_to_seconds, "yesterday")
print(ssl.get_protocol_name(16), ssl.HAS_SNI, ssl.HAS_ALPN)
