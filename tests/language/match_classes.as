# Class patterns: isinstance, match_args, keywords, errors.
class Shape: pass
class Circle(Shape):
    __match_args__ = ("r",)
    def __init__(self, r): self.r = r
class Square(Shape):
    def __init__(self, s): self.s = s
def area(s):
    match s:
        case Circle(r): return 3 * r * r
        case Square(s=side): return side * side
        case Shape(): return 0
print(area(Circle(2)), area(Square(3)), area(Shape()), area(1))  # expect: 12 9 0 None
for build in (lambda: Square(1),):
    try:
        match build():
            case Square(1): print("never")
    except TypeError as e:
        print(e)  # expect: Square() accepts 0 positional sub-patterns (1 given)
try:
    match Circle(1):
        case Circle(1, 2): pass
except TypeError as e:
    print(e)  # expect: Circle() accepts 1 positional sub-pattern (2 given)
match 5:
    case int(x): print("int", x)  # expect: int 5
match True:
    case int(x): print("bool is int", x)  # expect: bool is int True
match {"a": 1}:
    case dict(d): print(d)  # expect: {'a': 1}
match Circle(5):
    case Circle(r=5): print("r is five")  # expect: r is five
match Circle([1, 2]):
    case Circle([a, b]): print(a, b)  # expect: 1 2
try:
    match 1:
        case area(): pass
except TypeError as e:
    print(e)  # expect: called match pattern must be a class
match 3.0:
    case 3: print("equal")  # expect: equal
match "x":
    case str("x"): print("positional value")  # expect: positional value
