# The first iterable is evaluated outside; the rest inside.
def log(tag, v):
    print(tag, end=" ")
    return v


g = (log("body", i) for i in log("first", [1, 2]))
print("made")  # expect: first made
print(list(g))  # expect: body body [1, 2]
try:
    (i for i in 5)
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
class A:
    n = 2
    ok = [i for i in range(n)]
    try:
        bad = [n for i in range(2)]
    except NameError as e:
        print(e)  # expect: name 'n' is not defined
print(A.ok)  # expect: [0, 1]
def f():
    out = [lambda: i for i in range(3)]
    return [g() for g in out]
print(f())  # expect: [2, 2, 2]
i = "kept"
[i for i in "abc"]
print(i)  # expect: kept
def h():
    vals = [(lambda: j) for j in range(2)]
    j = "own"
    return j, vals[0]()
print(h())  # expect: ('own', 1)
def w():
    [y := k for k in range(3)]
    return y
print(w())  # expect: 2
print([[i for i in range(i)] for i in range(3)])  # expect: [[], [0], [0, 1]]
