# Functions of C modules are named with their module where arguments are counted or keywords refused.
import atexit, binascii, cmath, contextvars, functools, gc, math, operator, os, resource, signal, struct, time, unicodedata, zlib


def told(function):
    for arguments, keywords in ((), {"zz": 1}), ((1,) * 9, {}):
        try:
            function(*arguments, **keywords)
        except TypeError as error:
            print(function.__module__, function.__qualname__, "|", error)


for function in (
    cmath.phase, binascii.crc32, binascii.a2b_hex, zlib.adler32, unicodedata.name, struct.calcsize, contextvars.copy_context,
    functools.cmp_to_key, functools.reduce, gc.collect, gc.isenabled, math.sin, math.atan2, operator.abs, operator.add, os.getpid,
    os.urandom, os.getenv, os.fsencode, resource.getrusage, signal.alarm, time.sleep, time.gmtime, len, print, atexit.unregister,
):
    if function not in (os.getenv, os.fsencode, print, time.gmtime):
        told(function)
    print(function.__module__, function.__name__)


# What is shown by its kind shows itself by its __repr__, too; object's own names the class.
def without_address(text):
    return text.split(" at 0x")[0]


class A:
    __slots__ = ("a",)


def cell():
    x = 1
    return (lambda: x).__closure__[0]


for shown in (print, [].append, str.join, int.from_bytes, int.__dict__["real"], [].__add__, list.__add__, cell()):
    print(without_address(shown.__repr__()), without_address(shown.__str__()), without_address(object.__repr__(shown)))
