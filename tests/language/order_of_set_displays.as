# A set display of constants is made from a frozenset, which shows in the order when two elements want one place.

print({81, 5, 87, 42, 79}, {5, 42, 79, 81, 87})
print({40, 8, 16, 32, 24, 0}, {8, 40, 24, 16, 32, 0})
print({37, 5, 69, 101, 133}, {1, 2}, {33, 1, 65})
print({1, True, 1.0, 2, 3, 35}, {(1, 2), (3, 4), (5, 6), 7, 8})
for element in {64, 32, 96, 0, 5, 37}:
    print(element, end=" ")
print()
print([element for element in {64, 32, 96, 0, 5, 37}])
elements = 64, 32, 96, 0, 5, 37
print(set(elements), frozenset(elements), {*elements}, {64, 32, 96, 0, 5, elements[5]})
