# Uncaught: index error.
xs = [1, 2, 3]
for i in range(5):
    print(xs[i])  # expect error: IndexError: list index out of range
