# Comprehensions run in place; what inner functions capture is a fresh cell for each run.
def f(rows, k):
    a = [x + k for row in rows if row for x in row]
    b = {x: y for x, y in rows}
    c = {lambda: x for x in rows}
    return a, b, c, [(k := x) for x in rows]


top = [x for x in "abc"]


class C:
    n = 3
    squares = [i * i for i in range(n)]
