# Modules and classes look names up, functions know where theirs are; unbound locals are checked.
import os.path
import os.path as path
from . import sibling
from math import *
from math import pi as tau

x: int = 1
y: "text"


def f(flag):
    global x
    if flag:
        local = x
    x = local
    del local
    return local
