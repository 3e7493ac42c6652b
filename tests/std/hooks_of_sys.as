# breakpoint() calls sys.breakpointhook; what an expression shows goes through sys.displayhook to sys.stdout.
import io
import sys

sys.breakpointhook = lambda *args, **kws: ("hook", args, kws)
print(breakpoint(1, header="h"))
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as e:
    print(e)
sys.breakpointhook = sys.__breakpointhook__

kept, sys.stdout = sys.stdout, io.StringIO()
exec(compile("1 + 1; None; 'x'\n", "x", "single"))
sys.displayhook([1])
kept, sys.stdout = sys.stdout, kept
print(repr(kept.getvalue()))
sys.displayhook = lambda value: print("shown", value)
exec(compile("for i in range(2): i\n", "x", "single"))
for text in "[i for i in (lambda: (j := 1))()]", "[i for i in [k for k in (j := [1])]]":
    try:
        compile(text, "x", "exec")
    except SyntaxError as e:
        print(e.msg)
