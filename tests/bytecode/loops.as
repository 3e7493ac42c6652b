# The test stands at the bottom; a loop over a call closes its iterator however it is left.
def f(n, items, make):
    total = 0
    for i in range(n):
        if i == 3:
            break
        total += i
    else:
        total = -1
    for a, b in items:
        total += a * b
    for x in make():
        if x:
            return x
    while n:
        n -= 1
    else:
        total += 1
    while True:
        total += 1
        if total > 9:
            break
    return total
