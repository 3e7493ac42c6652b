# Uncaught: multiline statement.
def f(*a):
    return a


f(
    1,
    2,
    1 / 0,  # expect error: ZeroDivisionError: division by zero
)
