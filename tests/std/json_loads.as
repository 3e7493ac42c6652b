# json.loads: values, hooks, and the message and place of every mistake.
import io
import json

print(json.loads('{"a": [1, -2.5e3, 1E2, true, false, null, "x\\n\\u00e9\\ud83d\\ude00\\/"], "b": {}, "c": []}'))
print(json.loads(" [ 1 , 2 ] "), json.loads("3"), json.loads('"s"'), json.loads("-0"), json.loads("-0.0"), json.loads("1" * 30), json.loads("[NaN, Infinity, -Infinity]"))
print(json.loads(b'{"k": "\xc3\xa9"}'), json.load(io.StringIO('{"f": 1}')), json.loads(b"\xef\xbb\xbf[2]"))
print(json.loads('{"a": 1, "a": 2}'), json.loads('{"a": 1, "b": 2}', object_pairs_hook=list), json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)))
print(json.loads("[1, 2.5, NaN]", parse_int=str, parse_float=lambda s: s + "!", parse_constant=lambda s: s.lower()), json.loads('"a\tb"', strict=False))
print(json.JSONDecoder().raw_decode('{"a": 1} tail'), json.JSONDecoder().decode(" 1 "))
for text in (
    "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[1 2]", "[,]", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', '{"a":1 "b":2}', "{1: 2}", "{'a': 1}", "{,}",
    '"abc', '"a\tb"', '"\\x"', '"\\u12"', '"\\u12g4"', "nul", "tru", "True", "1 2", "01", "1.", ".5", "-", "+1", "1e", "[1]]", "\n\n  x", '{"a": [1,\n  2,\n  oops]}', "\ufeff1", '"\\', "-Inf", "[1,\n]", '{"a":1\n,}',
):
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as e:
        print(repr(text), e)
try:
    json.loads("[1,\n 2,\n x]")
except ValueError as e:
    print(type(e).__name__, e.msg, e.pos, e.lineno, e.colno, e.doc == "[1,\n 2,\n x]", e.args)
for bad in (5, None, [1]):
    try:
        json.loads(bad)
    except TypeError as e:
        print(e)
x = {"a": [1, 2.5, "é", None, True, {"b": []}]}
print(json.loads(json.dumps(x)) == x, json.decoder.JSONDecodeError is json.JSONDecodeError)
