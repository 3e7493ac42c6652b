# pow() with a modulus asks the class of a derived int; names of sys that only a prompt or a script sets.
import sys
from functools import partialmethod


class Number(int):
    def __pow__(self, other, mod=None):
        return "own", other, mod


class Plain(int):
    pass


print(pow(Number(2), 3, 5), pow(Number(2), 3), Number(2) ** 3)
print(pow(2, Number(3), 5), pow(Plain(2), 3, 5))
print(hasattr(sys, "ps1"), hasattr(sys, "tracebacklimit"), repr(sys.abiflags), sys.platlibdir)
print(partialmethod[int])
