# Methods of builtin classes are bound by hand only to objects of their class.
import types

def told(source):
    try:
        value = eval(source)
        print(source, "->", value() if callable(value) else value)
    except Exception as error:
        print(source, "->", type(error).__name__, error)

for source in ["int.__add__.__get__('a')", "str.join.__get__(1)", "str.upper.__get__('a')", "dict.keys.__get__([])", "list.copy.__get__(type('L', (list,), {})([1]))",
               "type.mro.__get__(1)", "object.__sizeof__.__get__(1) and 1", "types.CellType().cell_contents", "types.SimpleNamespace(1, 2)", "types.SimpleNamespace([('a', 1)])"]:
    told(source)
