# Every kind of pattern.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y


class Color:
    RED = "red"


def kind(v):
    match v:
        case 0: return "zero"
        case -1: return "minus one"
        case 1.5 | 2.5: return "half"
        case "hi" | b"hi": return "greeting"
        case None | True: return "constant"
        case Color.RED: return "red"
        case int(n) if n > 100: return f"large {n}"
        case int() | float(): return "number"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"1 then {rest}"
        case (a, b) if a == b: return f"pair of {a}"
        case [a, [b, c], *_]: return f"nested {a} {b} {c}"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"a": 1, **rest}: return f"a and {rest}"
        case {}: return "mapping"
        case Point(0, 0): return "origin"
        case Point(x, 0): return f"on x {x}"
        case Point(x=a, y=b) as p: return f"point {a} {b} {p is v}"
        case str() as s: return f"str {s}"
        case [*_]: return "sequence"
        case _: return "other"


for v in [0, -1, 1.5, "hi", None, True, "red", 500, 5, 2.25, [], [7], (1, 2, 3), [4, 4], [1], [5, [6, 7], 8],
          {"type": "circle", "r": 2, "z": 0}, {"a": 1, "b": 2}, {"q": 1}, Point(0, 0), Point(3, 0), Point(1, 2),
          "text", [9, 8, 7], {1}, False, 0.0, range(3), b"hi"]:
    print(kind(v))
