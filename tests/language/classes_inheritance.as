# Overriding, super, and the C3 order.
class A:
    def who(self): return "A"
    def hello(self): return f"hello from {self.who()}"
class B(A):
    def who(self): return "B+" + super().who()
class C(A):
    def who(self): return "C+" + super().who()
class D(B, C):
    def who(self): return "D+" + super().who()
print(D().hello())  # expect: hello from D+B+C+A
print([k.__name__ for k in D.__mro__])  # expect: ['D', 'B', 'C', 'A', 'object']
print(issubclass(D, A), issubclass(A, D), issubclass(D, (int, C)))  # expect: True False True
print(D.__bases__, D.__base__)  # expect: (<class '__main__.B'>, <class '__main__.C'>) <class '__main__.B'>
class X(B): pass
print(X().who(), X.mro()[1].__name__)  # expect: B+A B
try:
    class Bad(A, B): pass
except TypeError as e:
    print(e)  # expect: Cannot create a consistent method resolution order (MRO) for bases A, B
class P:
    def __init__(self, x): self.x = x
class Q(P):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
q = Q(1, 2)
print(q.x, q.y)  # expect: 1 2
print(super(D, D()).who(), super(C, D()).who())  # expect: B+C+A A
class S(A):
    @classmethod
    def make(cls): return cls
    @classmethod
    def up(cls): return super().__name__ if False else cls.__name__
print(S.make() is S, S().up())  # expect: True S
try:
    class Twice(A, A): pass
except TypeError as e:
    print(e)  # expect: duplicate base class A
print([c.__name__ for c in A.__subclasses__()])  # expect: ['B', 'C', 'S']
