# tomllib: every kind of value, tables and arrays of tables, dotted keys; and what is refused, with the place.

import io
import tomllib

DOCUMENT = '''
title = "TOML \\u00e9 \\"x\\""   # a comment
"quoted key" = 'C:\\path'
lines = """
first \\
   and the rest ""ok"""
raw = \'\'\'one
two\'\'\'
numbers = [1_000, 0xff, 0o17, 0b101, -7, 6.5e-1, inf]
when = [1979-05-27T07:32:00Z, 1979-05-27 07:32:00.5-07:00, 1979-05-27, 07:32:00]
flags = { on = true, off = false, deep.er = 1 }
site.name = "dotted"

[server]
ports = [
  80,   # one
  443,
]
[server.tls]
cert = "a"

[[user]]
name = "Ann"
[[user.key]]
id = 1
[[user.key]]
id = 2
[[user]]
name = "Bob"
'''

for key, value in tomllib.loads(DOCUMENT).items():
    print(key, "=", repr(value))
print(tomllib.load(io.BytesIO(b"x = 1\r\ny = 2\r\n")))
print(tomllib.loads("pi = 3.14", parse_float=str))

BAD = [
    "a = 1\na = 2", "[a]\n[a]", "a = {b = 1}\n[a.c]", "[[a]]\n[a]", "a.b = 1\n[a]", "a = 01", "a = 'x", 'a = "\\q"',
    "a = [1, 2", "a = {b = 1,}", "a", "= 1", "[a", "a = 1 b = 2", "a = 1979-02-30", 'a = """x', "a = tru", "[a]]",
    "a = 1\n[a.b]", 'a = "\\ud800"', "a = \x01",
]
for text in BAD:
    try:
        print(tomllib.loads(text))
    except tomllib.TOMLDecodeError as e:
        print(repr(text), "-", e)
try:
    tomllib.load(io.StringIO("a = 1"))
except TypeError as e:
    print(e)
