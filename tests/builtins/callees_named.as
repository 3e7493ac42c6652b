# What errors about * and ** call a callee; the modules that functions say they are of.
import math
import operator
import os
import pickle
import re
import struct


class Thing:
    def method(self):
        pass


def told(call):
    try:
        print(call())
    except TypeError as e:
        print(e)


for f in math.sqrt, print, [].append, list.append, dict.fromkeys, operator.itemgetter(1).__call__, os.getcwd, struct.pack, re.compile, open, Thing().method, int:
    told(lambda: f(*5))
    told(lambda: f(**5))
    told(lambda: f(**{"a": 1}, **{"a": 2}))
told(struct.pack)
told(lambda: open([].__iter__()))
told(lambda: os.fspath(os.environ))
for f in re.match, re.compile, open, math.sqrt:
    print(f.__module__, pickle.loads(pickle.dumps(f)) is f)
