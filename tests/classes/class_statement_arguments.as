# The arguments of a class statement are those of the function that makes the class, and what is wrong with them is told in its name.


def attempt(text):
    try:
        exec(text)
    except Exception as e:
        print(text, "|", type(e).__name__, e)
    else:
        print(text, "| fine")


class Text(str):
    pass


for text in (
    "class A(**{1: 2}): pass",
    "class A(*3): pass",
    "class A(int, *None): pass",
    "class A(**3): pass",
    "class A(*None, **{1: 2}): pass",
    "class A(metaclass=type, **{'metaclass': type}): pass",
    "class A(x=1, **{'x': 2}): pass",
    "class A(**{'x': 1}, **{'x': 2}): pass",
    "class A(**{Text('metaclass'): type}): pass",
    "class A(*(int,)): pass",
    "class A(*[int], **{'metaclass': type}): print(A(4) + 1) if 0 else None",
    "class A[T](*(int,)): pass",
):
    attempt(text)

# Those of a function are still its own.
attempt("(lambda *a: 1)(*3)")
attempt("(lambda **a: 1)(**3)")
