# json: dumps and loads.
import json
print(json.dumps({"a": 1, "b": [1, 2.5, None, True, "x\"\n\u00e9"], "c": {}}), json.dumps([], indent=2), json.dumps("é", ensure_ascii=False), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}))
print(json.dumps({"b": 1, "a": [1, {"x": []}]}, indent=2, sort_keys=True)); print(json.dumps([1, 2], separators=(",", ":")), json.dumps(float("inf")), json.dumps((1, 2)), json.dumps(10 ** 20), json.dumps(1e100))
print(json.loads('{"a": [1, 2.0, -3e2, true, false, null, "\\u00e9\\n"], "b": {"c": "d"}}'), json.loads("[]"), json.loads(' "x" '), json.loads("12345678901234567890"), json.loads("1E5"), json.loads(b"[1]"))
for f in (lambda: json.loads(""), lambda: json.loads("{"), lambda: json.loads("[1,]"), lambda: json.loads('{"a" 1}'), lambda: json.loads("nope"), lambda: json.loads('"abc'), lambda: json.dumps({1, 2}), lambda: json.dumps(object), lambda: json.loads("[1] x"), lambda: json.loads('{"a":1,}'), lambda: json.loads("[1 2]"), lambda: json.loads('"\\x"')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(json.dumps({"d": {1, 2}}, default=sorted), json.loads("[1.5]", parse_float=str), json.dumps(["<", "/", "\x7f", "\u2028", "😀"]))
