# Uncaught: assertion.
x = 3
assert x == 4, f"x is {x}"  # expect error: AssertionError: x is 3
