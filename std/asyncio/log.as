"""asyncio.log: what asyncio reports goes straight to stderr; the name is CPython's."""
