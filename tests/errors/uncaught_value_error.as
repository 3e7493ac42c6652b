# An uncaught exception ends the program; what was printed stays.
print("before")


def check(n):
    if n > 2:
        raise ValueError(f"too big: {n}")  # expect error: ValueError: too big: 3
    return n


for i in range(5):
    print(check(i))
