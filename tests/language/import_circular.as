# Circular imports see the half-made module; a failed import leaves nothing behind.
import sys
from import_circle import a
print(a.use(), a.late())
for _ in range(2):
    try:
        import import_circle.bad
    except ValueError as e:
        print(e, "import_circle.bad" in sys.modules)
try:
    import import_circle.syntax
except SyntaxError as e:
    print(type(e).__name__)
try:
    from . import x
except ImportError as e:
    print(e)
import import_circle.a as again
print(again is a)
def f():
    from import_circle.b import late
    return late()
print(f())
