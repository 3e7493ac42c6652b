# The pieces that `iterencode` gives and `dump` writes: one by one, an item that is no container with what stands before it.
import json


class Log:
    def write(self, text):
        print(repr(text), end=" ")


class Sets(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)


for value in [1, "a", None, True, 2.5], {"a": [1, {"b": None}], "c": ()}, [], {}, [[], {}], {1: {2: 3}}, "x", [{3}], {3}, [(1, [2])]:
    print(list(Sets().iterencode(value)))
    print(list(Sets(indent=2).iterencode(value)))
    json.dump(value, Log(), cls=Sets, separators=(",", ":"), sort_keys=True)
    print()

# What was written before a mistake stays written.
knot = [1]
knot.append(knot)
for value in [1, object()], {"a": 1, (2,): 3}, knot, [float("inf")]:
    try:
        json.dump(value, Log(), allow_nan=False)
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__, problem)

# It is made when it is asked for.
data = [1, 2]
pieces = json.JSONEncoder().iterencode(data)
print(next(pieces))
data.append(3)
print(list(pieces), json.dumps(data))
