"""_weakrefset: where `weakref` has WeakSet from."""

from weakref import WeakSet

__all__ = ["WeakSet"]
