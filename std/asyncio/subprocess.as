"""asyncio.subprocess: Process, create_subprocess_exec, create_subprocess_shell and what the streams of a child can be, under the name that CPython's package has for them."""

from _asyncio_subprocess import Process, SubprocessStreamProtocol, create_subprocess_exec, create_subprocess_shell
from subprocess import DEVNULL, PIPE, STDOUT

__all__ = ("create_subprocess_exec", "create_subprocess_shell")
