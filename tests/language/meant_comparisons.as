# SyntaxErrors of assignments whose target is none: which `=` may have been meant as a comparison.
texts = [
    "f() = 1",
    "f() = x = 1",
    "x = f() = 1",
    "x = 5 if y else z = 3",
    "x = a and b = 3",
    "x = a < b = 3",
    "x = not a = 3",
    "x = lambda: a = 3",
    "x = -a = 3",
    "x = 'a' = 3",
    "a.b = c or d = 3",
    "f() = 1 if x else y",
    "f() = not x",
    "f() = 1, 2",
    "f(), x = 1",
    "x, f() = 1, 2",
    "x = yield = 3",
    "a if b else c = 3",
    "not a = 3",
    "(a, f()) = 1",
    "None = 1",
    "x = None = 1",
    "(x) = 5 if y else z = 3",
]
for text in texts:
    try:
        compile(text, "text", "exec")
    except SyntaxError as error:
        print(text, "|", error.msg, "|", error.offset, error.end_offset)
