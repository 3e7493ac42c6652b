# Uncaught: context.
try:
    {}["k"]
except KeyError:
    [][0]  # expect error: IndexError: list index out of range
