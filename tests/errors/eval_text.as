# What `eval` says of text that is no expression: the problems of statements are not told of it.

TEXTS = [
    "",
    "x = 1",
    "f() = 1",
    "if x: y",
    "pass",
    "yield 1",
    "*a, b",
    "x := 1",
    "(a b)",
    "1\n2",
    "x = [\n",
    "'abc",
    "a if b",
    "print x",
    "lambda x=1: (x :=",
    "f(x for x in y, 1)",
]
for text in TEXTS:
    try:
        eval(text)
    except SyntaxError as error:
        print(repr(text), error.msg, error.lineno)

print(eval("(n := 4) + 1"), eval(" 2\n\n"), eval("lambda a, *b: b")(1, 2))
try:
    exec("x = 1\0")
except SyntaxError as error:
    print(error, error.lineno)
