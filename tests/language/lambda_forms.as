# Lambdas with every kind of parameter.
print((lambda: 1)())  # expect: 1
print((lambda x: x)(2), (lambda x, y=3: x + y)(1))  # expect: 2 4
print((lambda *a: a)(1, 2), (lambda **k: k)(a=1))  # expect: (1, 2) {'a': 1}
print((lambda a, /, b, *, c: (a, b, c))(1, 2, c=3))  # expect: (1, 2, 3)
print(sorted([3, 1, 2], key=lambda v: -v))  # expect: [3, 2, 1]
print(list(map(lambda x, y: x * y, [1, 2], [3, 4])))  # expect: [3, 8]
f = lambda x: (yield x)
print(next(f(5)))  # expect: 5
print((lambda x: lambda y: x - y)(10)(3))  # expect: 7
print([(lambda n: n ** 2)(i) for i in range(4)])  # expect: [0, 1, 4, 9]
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print(ops["+"](1, 2), ops["-"](1, 2))  # expect: 3 -1
y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(5))  # expect: 120
