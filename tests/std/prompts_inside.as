# code and codeop: which texts are whole, which are beginnings, which are wrong; a prompt that reads from a list.

import code
import codeop
import sys

sys.stderr = sys.stdout
for text in ("", "x = 1", "x = 1\n", "if x:", "if x:\n  pass", "if x:\n  pass\n", "def f():\n  return 1\n\n", "(1 +", "x = [1,", "'''a", "'a", "x =",
             "x = 1 +", "a b", "for x in y:\n  x\nelse:", "try:\n  x\nexcept E:\n  y\n", "@deco", "class A:\n  def f(self):\n    pass", "9 \\", "# note",
             "raise", "return 1", "lambda:", "with a as b:\n  # note", "async def f():\n  await x\n", "match x:\n  case 1:\n    y\n", "}", "print(1"):
    try:
        found = codeop.compile_command(text)
        print(repr(text), "unfinished" if found is None else "whole")
    except SyntaxError as problem:
        print(repr(text), type(problem).__name__)
print([codeop.compile_command(text, symbol="eval") is None for text in ("1 + 1", "(1 +", "f(")])
compiler = codeop.CommandCompiler()
print(eval(compiler("1 + 1", symbol="eval")))

lines = iter(["x = 5", "for i in range(2):", "    print(i * x)", "", "x", "nope", "1 / 0", "def f(a):", "    return a + x", "", "f(2)", "a b", "import sys", "raise KeyError('k') from ValueError(1)"])


def read(prompt):
    line = next(lines, None)
    if line is None:
        raise EOFError
    print(prompt + line)
    return line


class Console(code.InteractiveConsole):
    def raw_input(self, prompt=""):
        return read(prompt)

    def showsyntaxerror(self, filename=None, **kwargs):
        print("wrong:", type(sys.exc_info()[1]).__name__)


names = {"__name__": "inside"}
Console(names).interact("hello", "bye")
print(sorted(name for name in names if not name.startswith("__")), hasattr(sys, "ps1"))
lines = iter(["quit()", "1"])
Console(local_exit=True).interact("", "")
interpreter = code.InteractiveInterpreter({"y": 7})
print(interpreter.runsource("y + 1"), interpreter.runsource("if y:"))
console = code.InteractiveConsole()
print([console.push(line) for line in ("if 1:", "  z = 3", "")], console.locals["z"])
