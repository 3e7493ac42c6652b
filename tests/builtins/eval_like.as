# exec and eval with plain code.
print(eval("1 + 2"), eval("x * 2", {"x": 21}))  # expect: 3 42
ns = {}
exec("def f(a):\n    return a + 1\ny = f(4)", ns)
print(ns["y"], ns["f"](1))  # expect: 5 2
x = 5
print(eval("x + 1"), eval("[i for i in range(x)]"))  # expect: 6 [0, 1, 2, 3, 4]
exec("x = 10")
print(x)  # expect: 10
try:
    eval("1 +")
except SyntaxError as e:
    print(type(e).__name__)  # expect: SyntaxError
try:
    eval("nope")
except NameError as e:
    print(e)  # expect: name 'nope' is not defined
print(eval(compile("3 * 3", "<s>", "eval")))  # expect: 9
