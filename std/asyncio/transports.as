"""asyncio.transports: what transports are, under the name that CPython's package has for them."""

from _asyncio_protocols import (
    BaseTransport, DatagramTransport, ReadTransport, SubprocessTransport, Transport, WriteTransport, _FlowControlMixin,
)

__all__ = ("BaseTransport", "ReadTransport", "WriteTransport", "Transport", "DatagramTransport", "SubprocessTransport")
