"""asyncio.format_helpers: how callbacks are shown, which Aster does in Rust; the name is CPython's."""
