# A list or set of constants behind `in` keeps its kind where the chain goes on.
print(3 in [3, 4] in [[3, 4]], 3 in [3, 4] in [(3, 4)], 3 in [3, 4] not in [[3, 4]])
print(1 in {1} == {1}, 1 in {1} == frozenset({1}), 2 not in [1] == [1] != (1,))
if 3 in [3, 4] in [[3, 4]]:
    print("list")
try:
    1 in [1] < (2,)
except TypeError as e:
    print(e)
