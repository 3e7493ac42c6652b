print("a starts")
import import_circle.b
from import_circle.b import late
value = "a's"
def use(): return import_circle.b.from_a()
print("a ends")
