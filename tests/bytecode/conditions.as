# Conditions are control flow: comparisons jump, `and`, `or` and `not` leave no trace.
def f(a, b, c):
    if a < b and not c or a is None:
        return 1
    if 0 <= a < 10 and b in (1, 2, 3):
        return 2
    if a == 1.5 or not (b != c and c is not None):
        return 3
    if __debug__:
        a = 4
    while a and b > 0:
        b -= 1
        if b == 3:
            continue
        if b == 2:
            break
    return (a if b else c) or a < b < c
