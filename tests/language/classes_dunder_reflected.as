# Who is asked first: the subclass on the right goes before the left.
class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
    def __eq__(self, o): return "A.eq"
    def __lt__(self, o): return "A.lt"
    def __gt__(self, o): return "A.gt"
class B(A):
    def __radd__(self, o): return "B.radd"
    def __gt__(self, o): return "B.gt"
class C(A): pass
print(A() + A(), A() + B(), B() + A(), A() + C())  # expect: A.add B.radd A.add A.add
print(1 + A(), A() + 1)  # expect: A.radd A.add
print(A() < B(), A() < A(), A() == B())  # expect: B.gt A.lt A.eq
class N:
    def __add__(self, o):
        print("N.add", end=" ")
        return NotImplemented
    def __radd__(self, o):
        print("N.radd", end=" ")
        return NotImplemented
class M:
    def __radd__(self, o): return "M.radd"
print(N() + M())  # expect: N.add M.radd
try:
    N() + N()
except TypeError as e:
    print(e)  # expect: N.add unsupported operand type(s) for +: 'N' and 'N'
try:
    N() + 1
except TypeError as e:
    print(e)  # expect: N.add unsupported operand type(s) for +: 'N' and 'int'
try:
    1 + N()
except TypeError as e:
    print(e)  # expect: N.radd unsupported operand type(s) for +: 'int' and 'N'
class I:
    def __iadd__(self, o): return NotImplemented
    def __add__(self, o): return "fallback"
i = I()
i += 1
print(i)  # expect: fallback
try:
    x = object()
    x += 1
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +=: 'object' and 'int'
