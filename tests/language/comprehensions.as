# Lists, sets, dicts, generators; several fors, ifs, own scope.
print([x * x for x in range(5)])  # expect: [0, 1, 4, 9, 16]
print([x for x in range(10) if x % 2 if x > 3])  # expect: [5, 7, 9]
print([(x, y) for x in range(3) for y in range(x)])  # expect: [(1, 0), (2, 0), (2, 1)]
print({x % 3 for x in range(10)} == {0, 1, 2})  # expect: True
print({k: v for k, v in zip("abc", range(3))})  # expect: {'a': 0, 'b': 1, 'c': 2}
print(sum(x for x in range(5)))  # expect: 10
print([[j for j in range(i)] for i in range(3)])  # expect: [[], [0], [0, 1]]
x = "outer"
print([x for x in range(2)], x)  # expect: [0, 1] outer
print([a + b for a, b in [(1, 2), (3, 4)]])  # expect: [3, 7]
print([y for x in [[1, 2], [3]] for y in x])  # expect: [1, 2, 3]
print([f"{i}{j}" for i in "ab" for j in "cd" if i != j])  # expect: ['ac', 'ad', 'bc', 'bd']
print([i for i in range(3) if (lambda: i)()])  # expect: [1, 2]
print([*(v for v in "xyz")])  # expect: ['x', 'y', 'z']
print({i: [j for j in range(i)] for i in range(3)})  # expect: {0: [], 1: [0], 2: [0, 1]}
def f(n):
    return [n + i for i in range(n)]
print(f(3))  # expect: [3, 4, 5]
print(list(z for z in (lambda: [1, 2])()))  # expect: [1, 2]
print([first for first, *rest in [(1, 2, 3), (4, 5)]])  # expect: [1, 4]
print([k for k in {"a": 1, "b": 2}])  # expect: ['a', 'b']
class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
print(C.doubled)  # expect: [2, 4]
print(dict([(i, i * i) for i in range(3)]))  # expect: {0: 0, 1: 1, 2: 4}
