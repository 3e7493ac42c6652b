"""asyncio.streams: streams over TCP, under the name that CPython's package has for them."""

from asyncio import StreamReader, StreamWriter, open_connection, start_server
