"""The module's own docstring."""
def f():
    "f's"
def g():
    f"not a docstring"
class C:
    """C's

    two"""
print(__doc__)  # expect: The module's own docstring.
print(f.__doc__, g.__doc__, repr(C.__doc__))  # expect: f's None "C's\n\ntwo"
