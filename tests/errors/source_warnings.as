# What is warned of when a text is compiled, with its line; a filter may make it an error.

import warnings

TEXTS = [
    r'x = "\d"',
    'x = """\n\\q"""',
    r'x = b"\w", f"{1}\s"',
    r'x = r"\d", "\n\x41\\"',
    r'x = "\400"',
    "x is 1",
    "x is not 'a'",
    "x is None is ...",
    "x is -1",
    "x is (1, 2)",
    "assert (x, 'message')",
    "x = [(1, 2)\n (3, 4)]",
    "'text'()",
    "None[1]",
    "[1, 2]['a']",
    "(1, 2)[1.5]",
    "{1: 2}['a']",
    "1[2] = 3",
    "x = 1if y else 2",
    "x = 0x1for y in z",
    "def f():\n    return 1 is 1",
]
for text in TEXTS:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(text, "sample.py", "exec")
        except SyntaxError as error:
            print("refused:", error.msg)
    print(repr(text))
    for warning in caught:
        print("   ", warning.category.__name__, warning.filename, warning.lineno, warning.message)

with warnings.catch_warnings():
    warnings.simplefilter("error", SyntaxWarning)
    for text in ["'\\d'", "x == 1 and x is 2", "assert (1, 2)"]:
        try:
            eval(text) if text[0] != "a" else exec(text)
        except SyntaxError as error:
            print(type(error).__name__, error)

truth = len(TEXTS) > 1
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(~truth)
print([str(warning.message)[:39] for warning in caught])
