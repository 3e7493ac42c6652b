# json.dumps: formats, options, hooks, errors.
import io
import json
from collections import OrderedDict, namedtuple

data = {"name": "Zoë \"q\" \\ \n\x00\x7f😀", "n": [1, -2.5, 1e100, 10 ** 20, True, None], "empty": [[], {}, ()], "nested": {"a": {"b": (1, 2)}}}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False))
print(json.dumps(data, indent=2, sort_keys=True))
print(json.dumps([1, {"a": [2]}], indent="\t"), json.dumps([1, [2]], indent=0), json.dumps({"a": 1, "b": [1]}, separators=(",", ":")))
print(json.dumps("x"), json.dumps(3), json.dumps(None), json.dumps(1.0), json.dumps(float("nan")), json.dumps([float("inf"), -float("inf")]))
print(json.dumps({1: 1, 2.5: 2, True: 3, None: 4, "s": 5}), json.dumps({(1, 2): 1, "a": 2}, skipkeys=True), json.dumps(OrderedDict(b=1, a=2)))
print(json.dumps(namedtuple("P", "x y")(1, 2)), json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps([""] * 2, separators=("; ", "=")))


class Point:
    def __init__(self, x):
        self.x = x


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"x": o.x}
        return super().default(o)


print(json.dumps([Point(1)], cls=Encoder), json.dumps({3, 1}, default=sorted), Encoder(indent=1).encode({"p": Point([])}), json.dumps(Point(2), default=vars))
out = io.StringIO()
json.dump({"a": [1, 2]}, out, indent=1)
print(repr(out.getvalue()), "".join(json.JSONEncoder().iterencode([1, {"a": 2}])))
loop = []
loop.append(loop)
d = {}
d["d"] = {"again": d}
for bad in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(loop), lambda: json.dumps(d), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps([Point(1)], cls=Encoder, default=repr) and json.dumps(object(), cls=Encoder), lambda: json.dumps(b"x"), lambda: json.dumps({"b": 1, 3: 1}, sort_keys=True)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
