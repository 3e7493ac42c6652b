# A JSON parser and printer written by hand.
class JSONError(ValueError):
    pass


ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "/": "/", "\\": "\\", '"': '"'}
BACK = {v: k for k, v in ESCAPES.items() if k != "/"}


def parse(text):
    pos = 0

    def error(message):
        line = text.count("\n", 0, pos) + 1
        raise JSONError(f"{message}: line {line} char {pos}")

    def space():
        nonlocal pos
        while pos < len(text) and text[pos] in " \t\r\n":
            pos += 1

    def expect(c):
        nonlocal pos
        if text[pos:pos + 1] != c:
            error(f"expected {c!r}")
        pos += 1

    def value():
        nonlocal pos
        space()
        c = text[pos:pos + 1]
        if c == "{":
            return obj()
        if c == "[":
            return arr()
        if c == '"':
            return string()
        if c and c in "-0123456789":
            return number()
        for word, v in ("true", True), ("false", False), ("null", None):
            if text.startswith(word, pos):
                pos += len(word)
                return v
        error("unexpected " + (repr(c) if c else "end"))

    def obj():
        out = {}
        expect("{")
        space()
        if text[pos:pos + 1] == "}":
            expect("}")
            return out
        while True:
            space()
            key = string()
            space()
            expect(":")
            out[key] = value()
            space()
            if text[pos:pos + 1] != ",":
                break
            expect(",")
        expect("}")
        return out

    def arr():
        out = []
        expect("[")
        space()
        if text[pos:pos + 1] == "]":
            expect("]")
            return out
        while True:
            out.append(value())
            space()
            if text[pos:pos + 1] != ",":
                break
            expect(",")
        expect("]")
        return out

    def string():
        nonlocal pos
        expect('"')
        out = []
        while True:
            c = text[pos:pos + 1]
            if not c:
                error("unterminated string")
            pos += 1
            if c == '"':
                return "".join(out)
            if c == "\\":
                e = text[pos]
                pos += 1
                if e == "u":
                    out.append(chr(int(text[pos:pos + 4], 16)))
                    pos += 4
                elif e in ESCAPES:
                    out.append(ESCAPES[e])
                else:
                    error(f"bad escape {e!r}")
            else:
                out.append(c)

    def number():
        nonlocal pos
        start = pos
        while pos < len(text) and text[pos] in "+-0123456789.eE":
            pos += 1
        raw = text[start:pos]
        return float(raw) if set(raw) & set(".eE") else int(raw)

    result = value()
    space()
    if pos != len(text):
        error("extra data")
    return result


def dump(v, indent=None, level=0):
    nl = "" if indent is None else "\n" + " " * indent * (level + 1)
    end = "" if indent is None else "\n" + " " * indent * level
    match v:
        case None: return "null"
        case True: return "true"
        case False: return "false"
        case int() | float(): return repr(v)
        case str():
            return '"' + "".join("\\" + BACK[c] if c in BACK else c if c >= " " else f"\\u{ord(c):04x}" for c in v) + '"'
        case list() | tuple():
            if not v:
                return "[]"
            return "[" + nl + ("," + (nl or " ")).join(dump(x, indent, level + 1) for x in v) + end + "]"
        case dict():
            if not v:
                return "{}"
            parts = [f"{dump(str(k))}: {dump(x, indent, level + 1)}" for k, x in v.items()]
            return "{" + nl + ("," + (nl or " ")).join(parts) + end + "}"
        case _:
            raise TypeError(f"cannot print {type(v).__name__}")


source = r'''
{"name": "Aster \"lang\"", "tags": ["async", "fast\n", "\u00e9\/"], "nested": {"a": {}, "b": [], "c": [1, -2.5, 3e2]},
 "ok": true, "no": false, "nil": null, "": [[[]]]}
'''
data = parse(source)
print(data)
print(dump(data))
print(dump(data, indent=2))
print(parse(dump(data)) == data, parse(dump(data, indent=4)) == data)
for bad in ["", "[1, 2", '{"a" 1}', '"abc', "[1,]", "nul", "[1] 2", '"\\q"', "{1: 2}", "\n\n@"]:
    try:
        print(parse(bad))
    except JSONError as e:
        print(f"{bad!r:12} {e}")
try:
    dump({1, 2})
except TypeError as e:
    print(e)
print(dump({"t": (1, "x\x01\t"), 5: None, "f": 0.1}), dump([True, 1, 1.0, ""]))
