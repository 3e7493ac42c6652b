# Every option of print.
import sys
print()
print(1, "a", None, [1], sep=", ")
print("no newline", end="")
print("|", end="\n\n")
print("a", "b", sep="")
print("x", file=sys.stdout, flush=True)
print(*range(3), sep="\n")
print("a", "b", sep=None, end=None)
for f in (lambda: print(1, sep=5), lambda: print(1, end=5), lambda: print(1, wrong=2), lambda: print(1, file=5)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
w = W()
print("to", "object", file=w)
print(w.parts)
print("ünï", "日本", "🎉")
