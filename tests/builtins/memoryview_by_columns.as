# memoryview.tobytes: order 'F' writes the first index running fastest.
grid = memoryview(bytes(range(6))).cast("B", [2, 3])
for order in (None, "C", "A", "F"):
    print(order, grid.tobytes(order).hex(" "))
cube = memoryview(bytes(range(24))).cast("B", [2, 3, 4])
print(cube.tobytes(order="F").hex())
pairs = memoryview(bytes(range(12))).cast("H", [3, 2])
print(pairs.tobytes("F").hex(" ", 2), pairs.tobytes("C") == pairs.tobytes("A"))
row = memoryview(b"abcdef")
print(row.tobytes("F"), row[::-2].tobytes("F"), memoryview(b"x").cast("B", []).tobytes("F"))
for wrong in ("f", "", "FC"):
    try:
        grid.tobytes(wrong)
    except ValueError as e:
        print(e)
