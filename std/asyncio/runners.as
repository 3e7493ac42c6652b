"""asyncio.runners: run and Runner, under the name that CPython's package has for them."""

from asyncio import run, Runner

__all__ = ("Runner", "run")
