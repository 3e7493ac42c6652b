"""Is a text a whole statement, the beginning of one, or wrong? What a prompt asks of each line it gets."""

import __future__
import warnings

__all__ = ["compile_command", "Compile", "CommandCompiler"]

_features = [getattr(__future__, name) for name in __future__.all_feature_names]
PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ONLY_AST = 0x400
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000


def _unfinished(source, problem):
    """Says whether a text that is wrong could be right if it went on."""
    message = str(problem.msg)
    if source.endswith("\\\n") and ("unexpected EOF" in message or message.startswith("unterminated string")):
        return False
    if "was never closed" in message or "unterminated triple-quoted" in message or "unexpected EOF" in message:
        return True
    lines = source.rstrip("\n").split("\n")
    if message.startswith("expected an indented block"):
        return all([not line.strip() or line.lstrip().startswith("#") for line in lines[_line_after(message):]])
    if lines[-1].endswith("\\") and not source.endswith("\n"):
        return True
    if message == "unexpected character after line continuation character":
        return False
    # A decorator or a `try` at the end waits for what belongs to it.
    last = lines[-1].lstrip()
    at_end = problem.lineno is None or problem.lineno >= len(lines)
    if at_end and last.startswith("@"):
        return True
    return at_end and message == "expected 'except' or 'finally' block"


def _line_after(message):
    words = message.split("on line ")
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0


def _open_block(source):
    """Says whether a text that is right ends inside of a block that may go on: its last line is indented, or opens one."""
    if source.endswith("\n"):
        return False
    lines = source.split("\n")
    last = lines[-1]
    if len(lines) > 1 and (last[:1] in (" ", "\t") or not last.strip()):
        for line in reversed(lines[:-1]):
            if line.strip() and line[0] not in " \t#":
                return line.rstrip().endswith(":") or _is_header(line)
        return False
    return False


def _is_header(line):
    word = line.split(None, 1)[0].rstrip(":")
    return word in ("if", "else", "elif", "for", "while", "try", "except", "finally", "with", "def", "class", "async", "match")


def _maybe_compile(compiler, source, filename, symbol):
    """Returns the code; None if the text is unfinished; raises if it is wrong."""
    for line in source.split("\n"):
        line = line.strip()
        if line and line[0] != "#":
            break
    else:
        if symbol == "eval":
            return None
        source = "pass"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            compiler(source, filename, symbol)
        except SyntaxError as problem:
            if _unfinished(source, problem):
                return None
        else:
            if symbol == "single" and _open_block(source):
                return None
    return compiler(source, filename, symbol, incomplete_input=False)


def _compile(source, filename, symbol, incomplete_input=True):
    return compile(source, filename, symbol)


def compile_command(source, filename="<input>", symbol="single"):
    """Compiles a text; None if it is only the beginning of a statement."""
    return _maybe_compile(_compile, source, filename, symbol)


class Compile:
    """Compiles texts; a `from __future__` in one holds for those that follow."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT

    def __call__(self, source, filename, symbol, flags=0, **kwargs):
        code = compile(source, filename, symbol, 0, True)
        for feature in _features:
            if code.co_flags & feature.compiler_flag:
                self.flags |= feature.compiler_flag
        return code


class CommandCompiler:
    """Does what compile_command does, and remembers what was imported from `__future__`."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        return _maybe_compile(self.compiler, source, filename, symbol)
