"""asyncio.trsock: the socket a transport shows, under the name that CPython's package has for them."""

from _asyncio_transports import TransportSocket
