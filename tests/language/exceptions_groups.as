# ExceptionGroup and except*.
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError(2), ValueError(3), KeyError(4)])
except* ValueError as g:
    print("values", g.exceptions)
except* (TypeError, KeyError) as g:
    print("others", g.exceptions, repr(g))
try:
    try:
        raise ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [KeyError(2), ValueError(3)])])
    except* KeyError as g:
        print(repr(g))
except ExceptionGroup as rest:
    print("rest", repr(rest))
try:
    raise ValueError("plain")
except* ValueError as g:
    print(type(g).__name__, g.exceptions, str(g))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise KeyError("new")
except BaseException as g:
    print(repr(g), repr(g.__context__))
try:
    raise ExceptionGroup("none match", [OSError(1)])
except* ValueError:
    print("no")
except* OSError:
    print("os")
else:
    print("no")
finally:
    print("finally")
try:
    pass
except* ValueError:
    print("no")
else:
    print("else")
g = ExceptionGroup("top", [ValueError(1), ExceptionGroup("sub", [TypeError(2)])])
print(g.message, len(g.exceptions), str(g))
print(g.split(TypeError))
print(g.subgroup(lambda e: isinstance(e, ValueError)))
print(g.subgroup(OSError), g.derive([KeyError(1)]))
for bad in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]), lambda: ExceptionGroup(1, [ValueError()]),
            lambda: ExceptionGroup("m", [KeyboardInterrupt()])):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [SystemExit()])).__name__)
