# math.sumprod rounds once; ints stay exact, and the first pair of another kind ends the exact way.
import math

print(math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod([], []), math.sumprod([10 ** 20, 1], [10 ** 20, 2]), math.sumprod((1.5, 2), (2, 4)))
print(math.sumprod([1e20, 3.14, -1e20], [2.5, 1.0, 2.5]), math.sumprod([0.1] * 10, [0.1] * 10), math.sumprod([1e16, 1.0, -1e16], [1.0, 1.0, 1.0]))
print(math.sumprod([2, 1e16, 3, -1e16], [3, 1.0, 1, 1.0]), math.sumprod([1e308, 1.0], [10.0, 1.0]), math.sumprod([float("inf"), 1.0], [1.0, 2.0]), math.sumprod([float("nan")], [1.0]))
for bad in (lambda: math.sumprod([1], []), lambda: math.sumprod(["a"], [None]), lambda: math.sumprod(3, [1])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
