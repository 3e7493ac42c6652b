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
