"""traceback's classes and functions: chains and groups of any depth, notes of any kind, places of syntax errors, limits, lines."""
import sys
import traceback


def report(function, *args):
    try:
        function(*args)
    except BaseException:
        print(traceback.format_exc().replace(__file__, "FILE"), end="")


class OddNotes(Exception):
    @property
    def __notes__(self):
        raise ValueError("no notes")


def odd_notes():
    raise OddNotes("x")


def notes(what):
    error = ValueError("v")
    error.__notes__ = what
    raise error


report(odd_notes)
for what in (["a\nb", "c"], ("t",), "str", 5, None, [], [1, [2]], range(2), {1: 2}):
    report(notes, what)


def chain(length):
    error = None
    for i in range(length):
        try:
            raise ValueError(i) from (error if i % 2 else None)
        except ValueError as e:
            error = e
    raise error


def nested(depth):
    error = ValueError(0)
    for i in range(depth):
        error = ExceptionGroup(f"g{i}", [error, KeyError(i)])
    raise error


def wide():
    raise ExceptionGroup("w", [ValueError(i) for i in range(18)])


report(chain, 6)
report(nested, 13)
report(wide)
try:
    chain(2000)
except ValueError as e:
    print(len(list(traceback.TracebackException.from_exception(e).format())) > 4000)

# Syntax errors by hand.
for args in (
    ("m", ("f", 3, 2, "  text here\n", 3, 5)), ("m", ("f", None, 2, "text", 3, 5)), ("m", (None, 3, None, None)),
    ("", ("f", 3, 99, "text\n", 3, 120)), ("m", ("f", 3, 0, "\ttext\n")), ("m", ("f", 3, 4, "text\nmore", 4, 2)),
    ("only",), (),
):
    print(traceback.format_exception_only(SyntaxError(*args)))

# Members of groups, with notes.
group = ExceptionGroup("a\nb", [ValueError("x\ny"), ExceptionGroup("in", [KeyError(1)])])
group.add_note("n1\nn2")
group.exceptions[0].add_note("mn")
print(traceback.format_exception_only(group, show_group=True))
print(traceback.format_exception_only(group))
print(traceback.format_exception_only(None), traceback.format_exception(None))
made = traceback.TracebackException.from_exception(group, max_group_width=1, max_group_depth=1)
print("".join(made.format()), made.exc_type_str, made)


# Frames.
def fails(a):
    b = a * 2
    return b / 0


try:
    fails(3)
except ZeroDivisionError as e:
    made = traceback.TracebackException.from_exception(e, capture_locals=True)
    made.stack[0].locals = None
    print("".join(made.format()).replace(__file__, "FILE"))
    frame = made.stack[1]
    print(frame.locals, frame.line, frame.lineno == frame.end_lineno, frame.colno, frame.end_colno)
    print(made == traceback.TracebackException.from_exception(e))
    print([tuple(f)[1:] for f in traceback.extract_tb(e.__traceback__)])
    print([len(traceback.format_tb(e.__traceback__, n)) for n in (0, 1, -1, 5)])
    print([(f.f_code.co_name, n) for f, n in traceback.walk_tb(e.__traceback__)])
    sys.tracebacklimit = 1
    report(fails, 1)
    del sys.tracebacklimit


def outer():
    inner()


def inner():
    print([(f.name, f.line) for f in traceback.extract_stack()])
    print([text.replace(__file__, "FILE") for text in traceback.format_stack(limit=2)])
    print([f.f_code.co_name for f, _ in traceback.walk_stack(sys._getframe())])
    print([f.name for f in traceback.StackSummary.extract(traceback.walk_stack(None))])
    print([f.name for f in traceback.StackSummary.extract(traceback.walk_stack(None), limit=-1)])


outer()


class Short(traceback.StackSummary):
    def format_frame_summary(self, frame, **options):
        return None if frame.name == "<module>" else f"{frame.name}@{frame.lineno}\n"


rows = [("f", 1, "same", "x = 1")] * 6 + [("f", 2, "other", None), ("g", None, "odd", "")]
print(traceback.StackSummary.from_list(rows).format())
print(Short(traceback.StackSummary.from_list([("f", 1, "<module>", "x"), ("f", 2, "g", "y")])).format())
print(traceback.FrameSummary("f", 1, "n", line=" text ", locals={"a": [1]}, end_lineno=2) == ("f", 1, "n", "text"))


def marks(table):
    return table["📗🚛"]["宽"] + (
        1 / 0)


report(marks, {"📗🚛": {"宽": 1}})
print([str(p) for p in __import__("inspect").signature(traceback.print_exception).parameters.values()])
for args in ((1,), (ValueError(), 2), (ValueError("v"), ValueError("w"), None)):
    try:
        print(traceback.format_exception(*args))
    except Exception as e:
        print(type(e).__name__, e)
for place in (
    ("f", 1, -2**63, "x", 1, 2**63), ("f", 1, 2**70, "x", 1, 2**71), ("f", 1, 2, "abc", 1, 2**63),
    ("f", 1, -2**70, "x", 1, -2**70), ("f", 0, 3, "text"), ("f", "1", 3, "text"),
):
    print(traceback.format_exception_only(SyntaxError("bad", place)))
