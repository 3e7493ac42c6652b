# JSON is nested as deep as in CPython, deeper than calls may be, with and without hooks.
# no stress: forty thousand levels a time, collected at every step; json_nested_hooks goes the same ways
import json


def deepest(read):
    low, high = 1, 20_000
    while high - low > 1:
        middle = (low + high) // 2
        try:
            read(middle)
            low = middle
        except RecursionError as e:
            high, told = middle, str(e)
    return low, told


def nested(count, kind):
    made = kind()
    for _ in range(count - 1):
        made = {"a": made} if kind is dict else [made]
    return made


print(deepest(lambda n: json.loads("[" * n + "]" * n)))
print(deepest(lambda n: json.loads('{"a":' * n + "1" + "}" * n)))
print(deepest(lambda n: json.loads("[" * n + "]" * n, parse_float=str)))
print(deepest(lambda n: json.dumps(nested(n, list)))[0], deepest(lambda n: json.dumps(nested(n, dict), indent=1))[0])
deep = "[" * 3000
try:
    json.loads(deep + "]" * 2999 + "x")
except json.JSONDecodeError as e:
    print(e)

# Bytes may have lone surrogates.
for encoding in ("utf-8", "utf-16", "utf-32-be", "utf-8-sig"):
    print(json.loads('{"extra": "\ud800"}'.encode(encoding, "surrogatepass")))
