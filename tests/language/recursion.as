# Recursion, mutual and deep, and its limit.
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(20), fact(30))  # expect: 2432902008176640000 265252859812191058636308480000000
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(100), odd(7))  # expect: True True
def ack(m, n):
    if m == 0: return n + 1
    if n == 0: return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
print(ack(2, 3))  # expect: 9
def forever(n): return forever(n + 1)
try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, e)  # expect: RecursionError maximum recursion depth exceeded
class R:
    def __repr__(self): return repr(self)
try:
    repr(R())
except RecursionError as e:
    print("repr", str(e)[:32])  # expect: repr maximum recursion depth exceeded
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
print(900 < depth(0) < 1000)  # expect: True
def hanoi(n, a, b, c):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
print(hanoi(8, "a", "b", "c"))  # expect: 255
l = []
for _ in range(100): l = [l]
print(str(l).count("["))  # expect: 101
