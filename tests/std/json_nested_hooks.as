# Nested JSON with hooks, and every way a list or a dict can be left unfinished, with and without hooks.
import json

print(json.loads('[1, {"a": [2, {"b": {}}], "c": [[], {}]}]', object_hook=lambda made: sorted(made.items())))
print(json.loads('{"a": {"b": 1, "b": 2}, "c": [ { } , [ ] ] }', object_pairs_hook=tuple))
for text in ["[1,,2]", "[1 2]", "[1,]", "[", "[1", "[1,", '{"a"}', '{"a":}', '{"a":1,}', '{"a":1,"b"', '{"a":1 "b":2}', '{', '{1:2}', '{"a":1', '[{"a":[1}]']:
    for hook in (None, dict):
        try:
            print(json.loads(text, object_hook=hook))
        except json.JSONDecodeError as e:
            print(repr(text), e)
