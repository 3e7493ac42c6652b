"""asyncio.subprocess: Process, create_subprocess_exec, create_subprocess_shell and what the streams of a child can be, under the name that CPython's package has for them."""

from _asyncio_streams import FlowControlMixin, StreamReader, StreamWriter
from _asyncio_protocols import SubprocessProtocol
from _asyncio_subprocess import Process, create_subprocess_exec, create_subprocess_shell
from subprocess import DEVNULL, PIPE, STDOUT

__all__ = ("create_subprocess_exec", "create_subprocess_shell")


class SubprocessStreamProtocol(FlowControlMixin, SubprocessProtocol):
    """Gives the pipes of a child as streams: what `loop.subprocess_exec` may be given."""

    def __init__(self, limit, loop):
        super().__init__(loop=loop)
        self._limit = limit
        self.stdin = self.stdout = self.stderr = None
        self._transport = None
        self._process_exited = False
        self._pipe_fds = []
        self._stdin_closed = self._loop.create_future()

    def __repr__(self):
        shown = [f"{name}={getattr(self, name)!r}" for name in ("stdin", "stdout", "stderr") if getattr(self, name) is not None]
        return f"<{' '.join([self.__class__.__name__, *shown])}>"

    def connection_made(self, transport):
        self._transport = transport
        for fd, name in ((1, "stdout"), (2, "stderr")):
            pipe = transport.get_pipe_transport(fd)
            if pipe is not None:
                reader = StreamReader(limit=self._limit, loop=self._loop)
                reader.set_transport(pipe)
                setattr(self, name, reader)
                self._pipe_fds.append(fd)
        pipe = transport.get_pipe_transport(0)
        if pipe is not None:
            self.stdin = StreamWriter(pipe, protocol=self, reader=None, loop=self._loop)

    def _reader_of(self, fd):
        return self.stdout if fd == 1 else self.stderr if fd == 2 else None

    def pipe_data_received(self, fd, data):
        reader = self._reader_of(fd)
        if reader is not None:
            reader.feed_data(data)

    def pipe_connection_lost(self, fd, exc):
        if fd == 0:
            if self.stdin is not None:
                self.stdin.close()
            self.connection_lost(exc)
            if exc is None:
                self._stdin_closed.set_result(None)
            else:
                self._stdin_closed.set_exception(exc)
                # Nobody may ever ask.
                self._stdin_closed._log_traceback = False
            return
        reader = self._reader_of(fd)
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if fd in self._pipe_fds:
            self._pipe_fds.remove(fd)
        self._maybe_close_transport()

    def process_exited(self):
        self._process_exited = True
        self._maybe_close_transport()

    def _maybe_close_transport(self):
        if not self._pipe_fds and self._process_exited:
            self._transport.close()
            self._transport = None

    def _get_close_waiter(self, stream):
        return self._stdin_closed if stream is self.stdin else None
