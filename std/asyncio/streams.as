"""asyncio.streams: streams over TCP and Unix sockets, under the name that CPython's package has for them."""

from _asyncio_streams import (
    FlowControlMixin, StreamReader, StreamReaderProtocol, StreamWriter, open_connection, open_unix_connection, start_server,
    start_unix_server,
)

__all__ = (
    "StreamReader", "StreamWriter", "StreamReaderProtocol", "open_connection", "start_server", "open_unix_connection",
    "start_unix_server",
)
