# Arguments that C code converts and refuses: of expat, buffers, context variables, weak references, trees.
import ast
import contextvars
import io
import weakref
from datetime import datetime
from xml.parsers import expat


def told(call):
    try:
        return call()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


parser = expat.ParserCreate()
for flag in 0, 2, True, -1, "x", None, 2**40, 2**100:
    print(told(lambda: parser.SetParamEntityParsing(flag)))
for base in "a.xml", b"a.xml", None, 5:
    print(told(lambda: parser.SetBase(base)), parser.GetBase())

print(told(lambda: io.BufferedReader(io.BytesIO(b"a"), buffer_size=2**62)))
print(told(lambda: io.BufferedWriter(io.BytesIO(), 2**62)))


class Name(str):
    pass


name = Name("width")
print(contextvars.ContextVar(name).name is name, repr(contextvars.ContextVar(name))[:24])

ref = weakref.ref(Name)
print(told(lambda: setattr(ref, "__callback__", None)), type(weakref.ref.__callback__).__name__)
print(told(lambda: datetime.strptime(None, "%Y")), told(lambda: datetime.strptime("1", b"%Y")))

place = dict(lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)
knot = ast.UnaryOp(op=ast.Not(), operand=None, **place)
knot.operand = knot
print(told(lambda: compile(ast.Expression(knot), "<knot>", "eval")))
