# What `compile` leaves out: from optimize=1 on `assert` and `__debug__`, from 2 on docstrings.

text = '''"module"
def function():
    "function"
    assert False, "no"
    return __debug__
class Class:
    "class"
    def method(self):
        """method"""
        def inner(): "inner"
        return inner
    if __debug__:
        checked = True
assert 0, ("a", "tuple")
debug = __debug__, [__debug__ for _ in "a"], (lambda: __debug__)()
'''
for optimize in (-1, 0, 1, 2):
    names = {}
    try:
        exec(compile(text, "text", "exec", optimize=optimize), names)
    except AssertionError as e:
        print(optimize, "raised", e)
    function, Class = names["function"], names["Class"]
    print(optimize, names.get("__doc__"), function.__doc__, Class.__doc__, Class.method.__doc__, Class().method().__doc__)
    print(names.get("debug"), hasattr(Class, "checked"))
    try:
        print(function())
    except AssertionError as e:
        print("raised", e)
print(eval(compile("__debug__", "text", "eval", optimize=1)), eval("__debug__"))
