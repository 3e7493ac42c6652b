# What a decoder is made of: scanners, and the readers of objects and arrays that a script may put in their place.
import json
import json.scanner
from json.decoder import JSONArray, JSONObject


class Tuples(json.JSONDecoder):
    def __init__(self, **options):
        super().__init__(**options)
        self.parse_array = self.read_array
        self.scan_once = json.scanner.py_make_scanner(self)

    def read_array(self, *args, **more):
        values, end = JSONArray(*args)
        return tuple(values), end


class Tells(json.JSONDecoder):
    def raw_decode(self, s, idx=0):
        print("raw", idx)
        return super().raw_decode(s, idx)


print(Tuples().decode('{"a": [1, [2.5, null]], "b": "\\u0041"}'), json.loads("[[]]", cls=Tuples), Tells().decode(" [1]"))
decoder = json.JSONDecoder()
print(sorted([name for name in vars(decoder) if name[0] != "_"]), decoder.memo)
slow = json.scanner.py_make_scanner(decoder)
for text in ("", "[", "[1", "[1,]", '{"a"', '{"a":', '{"a":1,}', "-", "-Infinity", "[NaN]", "1.5e3x", "nul", "[tru]", '{"a":{"b":[]}} x'):
    for scan in (decoder.scan_once, slow):
        try:
            print(repr(text), scan(text, 0))
        except (StopIteration, ValueError) as e:
            print(repr(text), type(e).__name__, e)
for scan in (decoder.scan_once, slow):
    try:
        scan("[]", -1)
    except (StopIteration, ValueError) as e:
        print(type(e).__name__, e)
print(JSONObject(('{"a":1}', 1), True, decoder.scan_once, None, tuple))
print(json.scanner.NUMBER_RE.match("-12.5e+3").groups(), json.scanner.make_scanner is json.scanner.c_make_scanner)
