# What a `type` statement makes is joined and subscripted as a type is, and cannot be changed.
import copy
import pickle
import typing

type A = int
type B[T, *U] = list[T]


def attempt(text):
    try:
        print(text, eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)


for text in (
    "A | int", "int | A", "None | A", "A | A", "type(A | B)", "(A | int).__args__", "A[int]", "B[int, str]", "type(B[int])", "B[int].__origin__ is B",
    "B[int] | None", "typing.Optional[A]", "typing.get_origin(B[int])", "typing.get_args(B[int])", "A.__module__", "B.__parameters__",
    "copy.deepcopy(A) is A", "pickle.loads(pickle.dumps(B)) is B", "A()", "isinstance(1, A)", "[*A]", "reversed(A)", "A < A",
    "setattr(A, '__value__', 1)", "setattr(A, '__name__', 1)", "setattr(A, 'other', 1)", "type('C', (typing.TypeAliasType,), {})",
    "typing.TypeAliasType('x', 1, type_params=1)", "typing.TypeAliasType('x', int).__value__",
):
    attempt(text)


def unpacked(x):
    a, b = x


# What can be subscripted and is no sequence is not iterated.
import re
for x in (A, int | str, re.match("a", "a")):
    for f in (unpacked, iter, list, reversed, lambda x: print(*x), lambda x: 1 in x):
        try:
            print(f(x))
        except TypeError as e:
            print(e)

def one():
    return (1, 2), "a b", b"x", (0, (1, 2))

def two():
    return (1, 2), "a b", b"x", (0, (1, 2))

# Equal constants of one file are one object.
print([a is b for a, b in zip(one(), two())], one()[3][1] is one()[0])
