print("circle", __name__, __package__)
from .consts import PI
def area(r): return PI * r * r
