# Lines over TLS, with an authority of one's own: the client trusts it and nobody else, and sees who the server is.
from asyncio import open_connection, start_server
import os
import ssl
import tempfile

# Made for this program with openssl; good until 2120. A real key never stands in a program.
AUTHORITY = """\
-----BEGIN CERTIFICATE-----
MIIBXTCCAQOgAwIBAgIBATAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDApFeGFtcGxl
IENBMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAVMRMwEQYDVQQD
DApFeGFtcGxlIENBMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE00bnnulpRfFH
ZppBDbD1IQSNGcqwr5NL8os8PP8WCiXUZFNCvN+gD9Ts7yrF3s4gjTUKeQeEsv4m
wpYqSN6QpaNCMEAwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAgQwHQYD
VR0OBBYEFOSN2lc5GvbjyD++5QvWLYZzRTc/MAoGCCqGSM49BAMCA0gAMEUCIFXN
FL0j7edLJugK2S3QKaxnujJCoW03WPZTbngz74HuAiEA6g9xNxIYO+Btxpk8jjs5
9HoUaRBW1uZ2oEJJDO1rlz8=
-----END CERTIFICATE-----
"""
CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBrTCCAVOgAwIBAgIBAjAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDApFeGFtcGxl
IENBMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAUMRIwEAYDVQQD
DAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARiZmFPCKxNgoPS
dj4VC+I7IgZ5o+eqguoEDguZwJY19lw73xaFI3txGNRntMQpmsX+mSjp3GgIQeVz
y9vOJUETo4GSMIGPMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAMBgNVHRMB
Af8EAjAAMA4GA1UdDwEB/wQEAwIHgDATBgNVHSUEDDAKBggrBgEFBQcDATAdBgNV
HQ4EFgQUkTQlrL+/rABV0orEXZq3GORu3e0wHwYDVR0jBBgwFoAU5I3aVzka9uPI
P77lC9YthnNFNz8wCgYIKoZIzj0EAwIDSAAwRQIhAMFvX6ouoR6bTOjJ99Jep6qi
S8y68G6RJAzRWyi5Wn3UAiAI5vYAYw9Eqcw8W712ateUYmGJOiQQUwdTdcKRlpAF
MQ==
-----END CERTIFICATE-----
"""
KEY = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg5MZIb+DKXtUMfAfv
/9u0UFiUc0zlshtKrdib3IpCF+uhRANCAARiZmFPCKxNgoPSdj4VC+I7IgZ5o+eq
guoEDguZwJY19lw73xaFI3txGNRntMQpmsX+mSjp3GgIQeVzy9vOJUET
-----END PRIVATE KEY-----
"""


def for_server():
    """Gives what a server shows to its clients; certificate and key are read from files."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        paths = os.path.join(folder, "certificate.pem"), os.path.join(folder, "key.pem")
        for path, text in zip(paths, (CERTIFICATE, KEY)):
            with open(path, "w") as file:
                file.write(text)
        context.load_cert_chain(*paths)
    return context


async def serve(reader, writer):
    async for line in reader:
        writer.write(line[::-1].strip() + b"\n")
        await writer.drain()
    writer.close()


async def talk(port, context, name):
    reader, writer = await open_connection("127.0.0.1", port, ssl=context, server_hostname=name)
    certificate = writer.get_extra_info("peercert")
    print("connected to", certificate["subject"][0][0][1], "over", writer.get_extra_info("ssl_object").version())
    for word in (b"stressed", b"drawer", b"live"):
        writer.write(word + b"\n")
        print(word.decode(), "->", (await reader.readline()).decode().strip())
    writer.close()
    await writer.wait_closed()


async with await start_server(serve, "127.0.0.1", 0, ssl=for_server()) as server:
    port = server.sockets[0].getsockname()[1]
    trusting = ssl.create_default_context(cadata=AUTHORITY)
    await talk(port, trusting, "localhost")

    # Who does not know the authority, or wants somebody else, refuses the server.
    for context, name in ((ssl.create_default_context(), "localhost"), (trusting, "bank.example")):
        try:
            await talk(port, context, name)
        except ssl.SSLCertVerificationError as error:
            print("refused:", error.reason)
