"""asyncio.base_tasks: how tasks are shown, which Aster does in Rust; the name is CPython's."""
