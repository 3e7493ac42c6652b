"""What every random program begins with, and how its text is put together.

Programs print through `show`, which hides what two runs of one interpreter need not agree on (addresses, the order of sets
of strings), and run through `run`, which prints an exception's class and message. Themes live in the files beside this one.
"""

import random

PRELUDE = '''
import sys
def norm(x, depth=0):
    kind = type(x)
    if depth > 6: return "..."
    if kind in (list, tuple): return kind.__name__ + "[" + ", ".join(norm(i, depth + 1) for i in x) + "]"
    if isinstance(x, (set, frozenset)): return kind.__name__ + "{" + ", ".join(sorted(norm(i, depth + 1) for i in x)) + "}"
    if kind is dict: return "{" + ", ".join(norm(k, depth + 1) + ": " + norm(v, depth + 1) for k, v in x.items()) + "}"
    if kind is str and len(x) > 300: return "str%d" % len(x)
    if kind is bytes and len(x) > 300: return "bytes%d" % len(x)
    if kind is int and abs(x) > 10**60: return "int%d" % x.bit_length()
    if isinstance(x, BaseException): return "%s(%s)" % (kind.__name__, ", ".join(norm(i, depth + 1) for i in x.args))
    if kind.__name__ in ("list_iterator", "dict_keyiterator", "set_iterator"): return kind.__name__
    try: s = repr(x)
    except Exception as e: return "norepr %s %s" % (type(e).__name__, e)
    return kind.__name__ if " at 0x" in s else s
budget = 600
def show(*xs):
    global budget
    budget -= 1
    if budget > 0: print(*[norm(x) for x in xs])
def text(e):
    try: s = str(e)
    except Exception as x: return "nostr " + type(x).__name__
    return s if " at 0x" not in s else ""
def run(f, *a):
    try: show(f(*a))
    except RecursionError: print("! RecursionError")
    except Exception as e: print("!", type(e).__name__, text(e))
'''


class Writer:
    """Builds the text of one program out of random choices."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.out = []
        self.indent = 0
        self.count = 0

    def pick(self, *choices):
        return self.r.choice(choices)

    def often(self, chance):
        return self.r.random() < chance

    def upto(self, least, most):
        return self.r.randint(least, most)

    def name(self, prefix="v"):
        self.count += 1
        return f"{prefix}{self.count}"

    def line(self, text):
        self.out.append("    " * self.indent + text)

    def lines(self, *texts):
        for text in texts:
            self.line(text)

    def block(self, head, *body):
        """Writes a header and its body: lines, or functions that write lines."""
        self.line(head)
        self.indent += 1
        for part in body or ("pass",):
            part() if callable(part) else self.line(part)
        self.indent -= 1

    def run(self, expression):
        self.line(f"run(lambda: {expression})")

    def several(self, least, most, make):
        for _ in range(self.upto(least, most)):
            make()

    def text(self):
        return PRELUDE + "\n".join(self.out) + "\n"
