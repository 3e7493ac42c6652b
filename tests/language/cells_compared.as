# Cells compare by what they hold, an empty one before all others; they have no hash.
import types

empty, other, one, two = types.CellType(), types.CellType(), types.CellType(1), types.CellType(2)
print(empty == other, empty != other, empty < other, empty <= other)
print(empty < one, one < empty, one == types.CellType(1.0), one < two, one >= two, one == 1)
for f in lambda: one < types.CellType("a"), lambda: hash(one), lambda: types.CellType(1, 2), lambda: empty.cell_contents:
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def outer():
    def inner():
        return x

    yield inner.__closure__[0]
    x = 5
    yield
    del x
    yield


steps = outer()
cell = next(steps)
print(cell == empty, cell == one)
next(steps)
print(cell == types.CellType(5))
next(steps)
print(cell == empty)
