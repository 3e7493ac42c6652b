# compile(..., "single") and its exec: values of expression statements go to sys.displayhook, `_` is the last of them.
import builtins
import sys

exec(compile("1 + 1", "input", "single"))
exec(compile("'a'; None; 'b'", "input", "single"))
exec(compile("for letter in 'xy': letter\n", "input", "single"), {})
space = {}
exec(compile("total = 5; total * 2", "input", "single"), space)
print(space["total"], builtins._)
exec(compile("'no docstring'", "input", "single"), space)
print("__doc__" in space)
sys.displayhook = lambda value: print("shown", value)
exec(compile("None", "input", "single"))
exec(compile("def f():\n    5\nf()\n" if False else "[1, 2][0]", "input", "single"))
sys.displayhook = sys.__displayhook__
for text in ["a = 1\nb = 2", "", "# nothing", "if 1: 2", "if 1: 2\n3", "a b", "x = 1; x\n\n\n# end\n", "while False: pass\n"]:
    try:
        compile(text, "input", "single")
        print(repr(text), "is fine")
    except SyntaxError as error:
        print(repr(text), error.msg)
