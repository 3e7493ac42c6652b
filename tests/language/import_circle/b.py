print("b starts")
from import_circle import a
def from_a(): return a.value
def late(): return "late"
try:
    from import_circle.a import value
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    a.value
except AttributeError as e:
    print(str(e).split(" from ")[0], "has no attribute" in str(e))
print("b ends")
