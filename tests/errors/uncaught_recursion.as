# Uncaught: recursion.
def f(n):
    return f(n + 1)  # expect error: RecursionError: maximum recursion depth exceeded


print("go")  # expect: go
f(0)
