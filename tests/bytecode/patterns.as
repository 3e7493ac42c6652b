# Names are bound when the whole pattern has matched.
def f(subject):
    match subject:
        case 1 | "one" | None:
            return 1
        case [x, y] if x:
            return x
        case [first, *rest] | (first, rest):
            return first, rest
        case [*_, last]:
            return last
        case {"key": str(value), **others}:
            return value, others
        case Point(0, y=y) as point:
            return point, y
        case _:
            return 0
