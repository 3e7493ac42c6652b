"""Buffers that travel beside a pickle (PEP 574), hooks of a pickler, and what is called where it is None."""
import io
import pickle
from pickle import PickleBuffer


class Data:
    def __init__(self, data): self.data = data
    def __reduce_ex__(self, protocol):
        return (Data, (PickleBuffer(self.data),)) if protocol >= 5 else (Data, (bytes(self.data),))


def t(what, f):
    try: print(what, f())
    except Exception as e: print(what, type(e).__name__, e)


for data in [b"fixed", bytearray(b"changes"), memoryview(b"abcdef")[1:4], memoryview(b"abcdef")[::2]]:
    t("inside", lambda: pickle.loads(pickle.dumps(Data(data), 5)).data)
    beside = []
    t("pickle", lambda: pickle.dumps(Data(data), 5, buffer_callback=beside.append))
    t("beside", lambda: [bytes(b) for b in beside])
    t("back", lambda: type(pickle.loads(pickle.dumps(Data(data), 5, buffer_callback=lambda b: None), buffers=beside).data).__name__)
t("kept", lambda: pickle.loads(pickle.dumps([PickleBuffer(b"x")], 5, buffer_callback=lambda b: True)))
t("none", lambda: pickle.loads(pickle.dumps([PickleBuffer(b"x")], 5, buffer_callback=lambda b: False)))
t("few", lambda: pickle.loads(pickle.dumps([PickleBuffer(b"x")], 5, buffer_callback=lambda b: False), buffers=[]))
t("old", lambda: pickle.dumps(PickleBuffer(b"x"), 4))
t("raw", lambda: PickleBuffer(memoryview(b"abcd").cast("H")).raw().tobytes())
b = PickleBuffer(bytearray(b"xy"))
print(bytes(b), memoryview(b).readonly, b.raw().format)
b.release()
t("released", b.raw)


class Hooked(pickle.Pickler):
    def reducer_override(self, obj):
        if isinstance(obj, type) and obj is not str:
            return str, (obj.__name__,)
        return NotImplemented


def local():
    class Here: pass
    return Here


out = io.BytesIO()
Hooked(out).dump([local(), 1, {"a": int}])
print(pickle.loads(out.getvalue()))


class NoReduce:
    __reduce_ex__ = None


class NoState:
    x = 1
    def __reduce__(self): return NoState, (), {"x": 2}
    __setstate__ = None


t("reduce", lambda: pickle.dumps(NoReduce()))
t("state", lambda: pickle.loads(pickle.dumps(NoState())))
print(pickle.NEWOBJ, pickle.TRUE, "STACK_GLOBAL" in pickle.__all__)
