"""asyncio.sslproto: TLS over a transport, under the name that CPython's package has for it."""

from _asyncio_ssl import SSLProtocol, _SSLProtocolTransport
