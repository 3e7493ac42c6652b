"""asyncio.mixins: how primitives are bound to a loop, which Aster does in Rust; the name is CPython's."""
