# What `compile` says in the mode `single`: the text gets no end of its last line, where the end of the text is the mistake the
# offset is 0, and what follows the first statement is one statement too many. `code.interact` shows it.
import code
import io
import sys


def told(source, mode):
    try:
        compile(source, "<one>", mode)
    except SyntaxError as e:
        return type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text
    return "fine"


sources = [
    "for", "1 +", "x = ", "a b", "f(", "[1,", "if x:", "if x:\n  ", "if x:\n  a\n  for", "def f():\n  x\n y", "try:\n  x", "lambda",
    "a\nb", "pass # one\npass", "a\n# only this", "a;b c", "1 2\n", "1 +\n", "é +", "1 + # much", "\n\n1 +", "\\", "a \\", "", "\n", "  1",
    "'abc", "f'{", "f'{a b}'", "*a", "if 1: pass", "if 1: pass\n", "if 1: pass\nelse", "class", "return", "match x:\n case 1:", "x = (1,\n2\n",
]
for source in sources:
    print(ascii(source), *told(source, "single"))

lines = iter(["for", "x = 1 +", "print(", "2)", "a b"])


def read(prompt):
    try:
        return next(lines)
    except StopIteration:
        raise EOFError from None


out, sys.stderr = sys.stderr, io.StringIO()
try:
    code.interact(banner="", readfunc=read, exitmsg="")
    shown = sys.stderr.getvalue()
finally:
    sys.stderr = out
print(shown)
