"""Source that is bytes is read in the encoding that a comment names, else in UTF-8; what is not in it is a SyntaxError."""
import os
import sys
import tempfile

SOURCES = [
    b'# coding: latin-1\nx="\xe9"',
    b'# -*- coding: Latin_1-unix -*-\nx="\xe9"',
    b'#!/bin/sh\n# vim: set fileencoding=iso-8859-15 :\nx="\xa4"',
    b'#\n#\n# coding: cp1252\nx="\x80"',
    b'# coding: cp1252\nx="\x80\x99"',
    b'# coding: cp1252\nx="\x81"',
    b'# coding: koi8-r\nx="\xf0\xf1" +',
    b'\xef\xbb\xbfx="\xc3\xa9"',
    b'\xef\xbb\xbf# coding: latin-1\nx="\xe9"',
    b"# coding: no-such\nx=1",
    b'# coding: ascii\nx="\xe9"',
    b"x = 1  # \xff",
    b'x = "ab\xe9"',
    b'x = "ab\xe9cd"',
    b'"""a\nb""" "\\"" "\xff"',
    b"x\xe9 = 1",
    b"x = b'\xff'",
    b"x = 1\0",
]

for source in SOURCES:
    for kind in (bytes, bytearray, memoryview):
        try:
            names = {}
            exec(compile(kind(source), "f", "exec"), names)
            print(ascii(names["x"]))
        except SyntaxError as error:
            print(type(error).__name__, ascii(str(error)), error.lineno, error.offset)
print(ascii(eval(b'# coding: cp1251\n"\xcf"')), eval(bytearray(b" 1 + 1")))

with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    for number, source in enumerate(SOURCES):
        name = f"encoded{number}"
        with open(os.path.join(folder, name + ".py"), "wb") as file:
            file.write(source)
        try:
            print(ascii(__import__(name).x))
        except SyntaxError as error:
            print(type(error).__name__, ascii(error.msg), error.lineno, error.offset)
