# Uncaught: zero division.
def average(xs):
    return sum(xs) / len(xs)  # expect error: ZeroDivisionError: division by zero


print(average([1, 2]))  # expect: 1.5
print(average([]))
