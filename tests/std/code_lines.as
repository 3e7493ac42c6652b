# Lines and positions of code: which lines it has, and where the first of an expression stands.
import types


def told(x):
    y = x + 1

    if y > 3:
        return y
    return [y, x]


code = told.__code__
rows = list(code.co_lines())
print(type(rows[0]).__name__, {len(row) for row in rows})
first = code.co_firstlineno
print(sorted({line - first for _, _, line in rows if line and line != first}))
print(all(a < b for a, b, _ in rows), all(p[1] == n[0] for p, n in zip(rows, rows[1:])))
positions = list(code.co_positions())
print(type(positions[0]).__name__, {len(row) for row in positions})
print(len(positions) * 2 == rows[-1][1])
print((first + 1, first + 1, 8, 13) in positions)
print(sorted({line - first for line, *_ in positions if line and line != first}))
