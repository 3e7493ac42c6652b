# What json writes for values of derived types is the plain value: enums that are strings or numbers, classes that show themselves otherwise.
import json
from enum import Enum, IntEnum, StrEnum
class C(str,Enum): a="A"
class S(StrEnum): a="A"
class I(IntEnum): x=3
class F(float,Enum): f=1.5
class St(str):
    def __str__(self): return "zz"
    __repr__=__str__
class It(int):
    def __str__(self): return "zz"
    __repr__=__str__
class Fl(float):
    def __str__(self): return "zz"
    __repr__=__str__
for x in (C.a,S.a,I.x,F.f,St("q"),It(4),Fl(2.5)):
    for kw in ({},{"indent":1},{"default":str},{"sort_keys":True},{"cls":json.JSONEncoder}):
        print(json.dumps(x,**kw),json.dumps([x],**kw),json.dumps({x:x},**kw))
