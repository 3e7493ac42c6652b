# plistlib: values as XML and in the binary form, and what is neither.

import datetime
import plistlib
from plistlib import FMT_BINARY, FMT_XML, UID

value = {
    "text": "a < b & c\n", "whole": 5, "large": (1 << 64) - 1, "less": -7, "real": 1.5, "yes": True, "no": False,
    "data": bytes(range(100)), "when": datetime.datetime(2024, 2, 29, 12, 30, 5), "list": [1, [], {}, ("x", 2.0), "x"], "é": "ü€",
    "deep": {"er": {"data": b"hello" * 20}},
}
text = plistlib.dumps(value)
print(text.decode())
print(plistlib.loads(text) == {**value, "list": [1, [], {}, ["x", 2.0], "x"]}, list(plistlib.loads(plistlib.dumps(value, sort_keys=False)))[:3])
packed = plistlib.dumps({**value, "uid": UID(300), "many": list(range(300))}, fmt=FMT_BINARY)
print(len(packed), packed[:60], packed[-32:])
back = plistlib.loads(packed)
print(back["large"], back["less"], back["when"], back["uid"], back["é"], back["list"], back["many"][-1], back["deep"])
aware = datetime.datetime(2024, 1, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
for form in (FMT_XML, FMT_BINARY):
    print(plistlib.loads(plistlib.dumps({"a": aware}, fmt=form, aware_datetime=True), aware_datetime=True))
print(plistlib.loads('<plist version="1.0"><dict><key>a</key><integer>0x1F</integer><key>d</key><date>2001-01-02Z</date></dict></plist>'))

for bad in ({1: 2}, {"a": None}, 1 << 64, "\x01", {"a": {3, 4}}):
    for form in (FMT_XML, FMT_BINARY):
        try:
            print(len(plistlib.dumps(bad, fmt=form)))
        except (TypeError, OverflowError, ValueError) as problem:
            print(type(problem).__name__, problem)
print(plistlib.loads(plistlib.dumps({1: 2, "b": 3}, skipkeys=True, sort_keys=False)))
for bad in (b"nothing", b"bplist00", b"bplist00" + b"\xff" * 40, b"<?xml version='1.0'?><!DOCTYPE p [<!ENTITY e 'x'>]><plist/>"):
    try:
        print(plistlib.loads(bad))
    except plistlib.InvalidFileException as problem:
        print(type(problem).__name__, problem)
for bad in (-1, 1 << 64, "x"):
    try:
        UID(bad)
    except (ValueError, TypeError) as problem:
        print(problem)
