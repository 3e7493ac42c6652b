# Comparison, hash, truth and length.
class P:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, P) and self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __hash__(self): return hash(self.n)
    def __repr__(self): return f"P{self.n}"


print(P(1) == P(1), P(1) != P(1), P(1) == 1, P(1) < P(2), P(1) > P(2))  # expect: True False False True False
print(sorted([P(3), P(1), P(2)]), min(P(5), P(4)), max([P(1), P(9)]))  # expect: [P1, P2, P3] P4 P9
print(len({P(1), P(1), P(2)}), {P(1): "x"}[P(1)])  # expect: 2 x
try:
    P(1) <= P(2)
except TypeError as e:
    print(e)  # expect: '<=' not supported between instances of 'P' and 'P'
class NoHash:
    def __eq__(self, o): return True
try:
    hash(NoHash())
except TypeError as e:
    print(e)  # expect: unhashable type: 'NoHash'
print(NoHash.__hash__)  # expect: None
class T:
    def __bool__(self): return False
class L:
    def __len__(self): return 0
class Bad:
    def __bool__(self): return 3
print(bool(T()), bool(L()), not L(), len(L()), bool(object()))  # expect: False False True 0 True
try:
    bool(Bad())
except TypeError as e:
    print(e)  # expect: __bool__ should return bool, returned int
class BadLen:
    def __len__(self): return -1
try:
    len(BadLen())
except ValueError as e:
    print(e)  # expect: __len__() should return >= 0
class Odd:
    def __lt__(self, o): return "yes"
    def __ne__(self, o): return "ne"
print(Odd() < 1, 1 > Odd(), Odd() != 1)  # expect: yes yes ne
print(object() == object(), (lambda o: o == o)(object()))  # expect: False True
