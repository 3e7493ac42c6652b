# Annotations and type statements are syntax that runs.
x: int = 5
y: "forward"
z: list[int] = [1]
print(x, z)  # expect: 5 [1]
def f(a: int, *b: str, c: float = 1.0, **d) -> "nothing":
    v: int = 3
    w: undefined_name = 4
    return a, v
print(f(1))  # expect: (1, 3)
type Pair[T] = tuple[T, T]
type Name = str
print(Pair.__name__, Name.__name__)  # expect: Pair Name
def first[T](xs: list[T]) -> T:
    return xs[0]
print(first([7, 8]))  # expect: 7
class Box[T]:
    def __init__(self, v: T): self.v = v
    def get[U](self, other: U) -> T: return self.v
print(Box(3).get(1))  # expect: 3
async def g[T](x: T): return x
print(g.__name__)  # expect: g
d = {}
d["k"]: int = 4
print(d)  # expect: {'k': 4}
class A: pass
A.attr: int = 9
print(A.attr)  # expect: 9
(paren): int = 2
print(paren)  # expect: 2
print(__annotations__.get("x"), f.__annotations__["a"])  # expect: <class 'int'> <class 'int'>
