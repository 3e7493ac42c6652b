# Classes that are written in C in CPython take no attributes, and messages have their names with the module.
import collections
import csv
import datetime
import decimal
import functools
import io
import itertools
import lzma
import mmap
import operator
import queue
import re
import ssl
import struct
import threading
import types
import typing
import weakref
import xml.etree.ElementTree as ET
import zoneinfo

classes = [
    datetime.date, datetime.datetime, datetime.time, datetime.timedelta, datetime.timezone, datetime.tzinfo,
    decimal.Decimal, decimal.Context, decimal.Inexact, lzma.LZMACompressor, lzma.LZMADecompressor, mmap.mmap,
    itertools.repeat, itertools.chain, io.StringIO, io.BytesIO, io.FileIO, io.TextIOWrapper, io.IncrementalNewlineDecoder,
    functools.partial, operator.itemgetter, collections.deque, collections.OrderedDict, queue.SimpleQueue, queue.Queue,
    ssl.SSLError, ssl.MemoryBIO, struct.Struct, threading.local, threading.Thread, types.SimpleNamespace, types.GenericAlias,
    typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple, typing.Any, weakref.ref, zoneinfo.ZoneInfo, re.Pattern, ET.Element,
    ET.TreeBuilder, ET.XMLParser, ET.QName, csv.Dialect, int, type, object,
]
for cls in classes:
    for change in (lambda: setattr(cls, "probe", 1), lambda: delattr(cls, "probe"), lambda: type.__setattr__(cls, "__doc__", "x")):
        try:
            change()
            print(cls.__name__, "changed")
        except (TypeError, AttributeError) as e:
            print(type(e).__name__, e)
    if cls not in (int, type, object):
        try:
            Own = type("Own", (cls,), {})
        except TypeError:
            continue
        Own.probe = 1
        print(Own.probe)


class Clock(datetime.datetime):
    pass


Clock.today = classmethod(lambda cls: "today")
print(Clock.today(), datetime.datetime.today is Clock.today)

# Forms of typing: which of them are of the kind that remembers what was asked with its types.
from typing import Annotated, Literal, Optional, Union

print([type(form).__name__ for form in (Annotated, Literal, Optional, Union, typing.Self)])
print(issubclass(type(Annotated), type(Union)), issubclass(type(Union), type(Annotated)))
