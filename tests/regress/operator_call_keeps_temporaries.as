# A comparison that calls script code after a call had returned put its registers over live ones.
class A:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        x, y, z = 1, 2, 3
        return self.n < other.n


a, b = A(1), A(2)
print([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, b < a, a < b])
print((0, 1, 2, 3, 4, 5, sorted([b, a])[0].n, 7, a < b))
