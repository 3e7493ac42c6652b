# What a failed or guarded case leaves behind; names, stars, nested or.
def f(v):
    match v:
        case (1, x) | (x, 1):
            return "one", x
        case [[a, b], *c] if a > b:
            return "descending", c
        case {"k": [x, y, *_], "m": None}:
            return x, y
        case (x, y):
            return x, y
    return "none"


print(f((1, 2)), f((3, 1)), f([[2, 1], 5]), f([[1, 2], 5]))
print(f({"k": [1, 2, 3], "m": None}), f({"k": [1]}), f(5))
match 1, 2:
    case a, b:
        print(a, b)
match [1, 2, 3, 4]:
    case first, *mid, last:
        print(first, mid, last)
match "ab":
    case [a, b]:
        print("never: a str is no sequence")
    case str(s):
        print(s)
match {"x": 1, "y": 2}:
    case {"x": x, **others}:
        print(x, others)
match 7:
    case n if n < 5:
        print("small")
    case n if n < 10:
        print("kept", n)
command = "go north".split()
match command:
    case ["go", ("north" | "south") as where]:
        print("going", where)
match (1, (2, (3, 4))):
    case (a, (b, (c, d))):
        print(a + b + c + d)
match 3:
    case 1 | 2: print("no")
print("no case: nothing happens")
match -2.5:
    case -2.5: print("negative")
x = 5
match x:
    case x: print(x)
