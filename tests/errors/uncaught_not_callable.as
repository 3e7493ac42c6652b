# Uncaught: not callable.
x = [1, 2]
print(x[0])  # expect: 1
x(0)  # expect error: TypeError: 'list' object is not callable
