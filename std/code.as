"""A prompt inside of a program: texts are compiled, run, and their mistakes shown."""

import builtins
import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ["InteractiveInterpreter", "InteractiveConsole", "interact", "compile_command"]


class InteractiveInterpreter:
    """Runs texts among names."""

    def __init__(self, locals=None):
        self.locals = {"__name__": "__console__", "__doc__": None} if locals is None else locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename="<input>", symbol="single"):
        """Compiles and runs a text; says whether more of it is needed."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename, source=source)
            return False
        if code is None:
            return True
        self.runcode(code)
        return False

    def runcode(self, code):
        """Runs code; an exception is shown."""
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except:
            self.showtraceback()

    def showsyntaxerror(self, filename=None, **kwargs):
        """Shows the SyntaxError that is being handled."""
        try:
            kind, value, trace = sys.exc_info()
            if filename and kind is SyntaxError:
                value.filename = filename
            self._show(kind, value.with_traceback(None), None)
        finally:
            kind = value = trace = None

    def showtraceback(self):
        """Shows the exception that is being handled, without this module."""
        try:
            kind, value, trace = sys.exc_info()
            self._show(kind, value, trace.tb_next)
        finally:
            kind = value = trace = None

    def _show(self, kind, value, trace):
        value = value.with_traceback(trace)
        sys.last_type, sys.last_value, sys.last_exc, sys.last_traceback = kind, value, value, trace
        if sys.excepthook is sys.__excepthook__:
            self.write("".join(traceback.format_exception(kind, value, trace)))
            return
        try:
            sys.excepthook(kind, value, trace)
        except SystemExit:
            raise
        except BaseException as problem:
            problem.__context__ = None
            print("Error in sys.excepthook:", file=sys.stderr)
            sys.__excepthook__(type(problem), problem, problem.__traceback__)
            print(file=sys.stderr)
            print("Original exception was:", file=sys.stderr)
            sys.__excepthook__(kind, value, trace)

    def write(self, data):
        """Writes to stderr; may be replaced."""
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """Reads lines and runs what they make up."""

    def __init__(self, locals=None, filename="<console>", *, local_exit=False):
        InteractiveInterpreter.__init__(self, locals)
        self.filename = filename
        self.local_exit = local_exit
        self.resetbuffer()

    def resetbuffer(self):
        """Forgets the lines of an unfinished statement."""
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        """Asks for lines until there are no more."""
        # What is set here stays.
        if not hasattr(sys, "ps1"):
            sys.ps1 = ">>> "
        if not hasattr(sys, "ps2"):
            sys.ps2 = "... "
        leave = None
        if self.local_exit:
            leave = {name: getattr(builtins, name) for name in ("exit", "quit") if hasattr(builtins, name)}
            for name in leave:
                setattr(builtins, name, _Quitter(name))
        try:
            self._ask(banner, exitmsg)
        finally:
            for name, value in (leave or {}).items():
                setattr(builtins, name, value)

    def _ask(self, banner, exitmsg):
        if banner is None:
            self.write('Python %s on %s\nType "help", "copyright", "credits" or "license" for more information.\n(%s)\n'
                       % (sys.version, sys.platform, self.__class__.__name__))
        elif banner:
            self.write("%s\n" % str(banner))
        more = False
        while True:
            try:
                try:
                    line = self.raw_input(sys.ps2 if more else sys.ps1)
                except EOFError:
                    self.write("\n")
                    break
                more = self.push(line)
            except KeyboardInterrupt:
                self.write("\nKeyboardInterrupt\n")
                self.resetbuffer()
                more = False
            except SystemExit as end:
                if not self.local_exit:
                    raise
                self.write("\n")
                break
        if exitmsg is None:
            self.write("now exiting %s...\n" % self.__class__.__name__)
        elif exitmsg != "":
            self.write("%s\n" % exitmsg)

    def push(self, line, filename=None, _symbol="single"):
        """Takes a line; says whether more of the statement is needed."""
        self.buffer.append(line)
        more = self.runsource("\n".join(self.buffer), self.filename if filename is None else filename, symbol=_symbol)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=""):
        """Asks for a line; may be replaced."""
        return input(prompt)


class _Quitter:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Use {self.name} or Ctrl-D (i.e. EOF) to exit"

    def __call__(self, code=None):
        raise SystemExit(code)


def interact(banner=None, readfunc=None, local=None, exitmsg=None, local_exit=False):
    """Asks for lines and runs them until there are no more."""
    console = InteractiveConsole(local, local_exit=local_exit)
    if readfunc is not None:
        console.raw_input = readfunc
    else:
        try:
            import readline
        except ImportError:
            pass
    console.interact(banner, exitmsg)
