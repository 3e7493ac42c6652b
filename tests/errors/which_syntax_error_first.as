# Of several errors in one text: the scanner's comes before the parser's, and the part before the place of failure first.

sources = [
    "f() = ",
    "[a + 1, b] = ",
    "x = yield = ",
    "None = ",
    "lambda: 1 = 2:",
    "del x + y x",
    "f() = a, b",
    "f() = a < b",
    "f() = not a",
    "f() = a = b",
    "x.None = 1)",
    "if x:\npass)",
    "f(x for x in y, )'",
    "in x'",
    "x = (*a)\\",
    "x\\",
    "f'{}",
    "f'{a b}",
    "f'{1=2}",
    "f'abc\ny y",
    "x y; f'abc",
    " x = 1'",
    "x = 1\n  y\n'",
    "if x:\nb\n'",
    "f(b=1, b=2):",
    "f(b=1, b=2)\nx x",
    "try:\n pass\nexcept:\n pass\nexcept A:\n pass\nx x",
    "print(1 = 1",
    "f(None=1",
    "f(x.y=1",
    "[1, 2;",
    "(1 2",
    "(1,\n2;",
    "(a b + c",
    "(a b, c",
    "x = (\n$",
    "del f() if",
    "a = b := c = 1",
    "a := c = 1",
    "(\\ 1)",
]
for source in sources:
    try:
        exec(source)
    except SyntaxError as error:
        print(repr(source), error.msg)

for source in ["x\\", "return\\", "0777:", "1 +", '"a\nb"']:
    try:
        eval(source)
    except SyntaxError as error:
        print(repr(source), error.msg, error.args[1])

for source in ["(1", "'abc", "  x", "x = 1 2\n", "return"]:
    try:
        exec(source)
    except SyntaxError as error:
        print(repr(source), error.args)
