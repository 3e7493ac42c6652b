# Matrices with operators: product, power, determinant, inverse by fractions.
class Fraction:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("fraction with zero denominator")
        if d < 0:
            n, d = -n, -d
        a, b = abs(n), d
        while b:
            a, b = b, a % b
        self.n, self.d = n // (a or 1), d // (a or 1)

    @staticmethod
    def of(x):
        return x if isinstance(x, Fraction) else Fraction(x)

    def __add__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)

    __radd__ = __add__

    def __mul__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.n, self.d * o.d)

    __rmul__ = __mul__

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __sub__(self, o):
        return self + -Fraction.of(o)

    def __rsub__(self, o):
        return Fraction.of(o) + -self

    def __truediv__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.d, self.d * o.n)

    def __eq__(self, o):
        if not isinstance(o, (Fraction, int)):
            return NotImplemented
        o = Fraction.of(o)
        return (self.n, self.d) == (o.n, o.d)

    def __bool__(self):
        return self.n != 0

    def __hash__(self):
        return hash((self.n, self.d)) if self.d != 1 else hash(self.n)

    def __repr__(self):
        return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        self.shape = len(self.rows), len(self.rows[0])
        if any(len(r) != self.shape[1] for r in self.rows):
            raise ValueError("ragged rows")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __getitem__(self, key):
        match key:
            case int(i), int(j): return self.rows[i][j]
            case int(i), slice(): return self.rows[i][key[1]]
            case slice(), int(j): return [r[j] for r in self.rows[key[0]]]
            case _: return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __add__(self, other):
        if self.shape != other.shape:
            raise ValueError(f"shapes {self.shape} and {other.shape} differ")
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mul__(self, k):
        return Matrix([[x * k for x in r] for r in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError("cannot multiply %dx%d by %dx%d" % (*self.shape, *other.shape))
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def det(self):
        if self.shape == (1, 1):
            return self.rows[0][0]
        return sum((-1) ** j * x * self.minor(0, j).det() for j, x in enumerate(self.rows[0]) if x)

    def minor(self, i, j):
        return Matrix([r[:j] + r[j + 1:] for k, r in enumerate(self.rows) if k != i])

    def inverse(self):
        n = self.shape[0]
        work = [[Fraction.of(x) for x in r] + [Fraction(int(i == j)) for j in range(n)] for i, r in enumerate(self.rows)]
        for i in range(n):
            pivot = next((k for k in range(i, n) if work[k][i]), None)
            if pivot is None:
                raise ArithmeticError("singular matrix")
            work[i], work[pivot] = work[pivot], work[i]
            p = work[i][i]
            work[i] = [x / p for x in work[i]]
            for k in range(n):
                if k != i and work[k][i]:
                    f = work[k][i]
                    work[k] = [a - f * b for a, b in zip(work[k], work[i])]
        return Matrix([r[n:] for r in work])

    def __str__(self):
        cells = [[str(x) for x in r] for r in self.rows]
        width = max(len(c) for r in cells for c in r)
        return "\n".join(" ".join(f"{c:>{width}}" for c in r) for r in cells)


a = Matrix([[2, 1], [7, 4]])
b = Matrix([[1, 2, 3], [4, 5, 6]])
print(a @ b, b.T, a + a, 3 * a, sep="\n--\n")
print(a.det(), (a ** 10)[0, 0], a[0], a[1, 0:2], b[:, 1], b.T.T == b)
print(a.inverse(), a @ a.inverse() == Matrix.identity(2))
m = Matrix([[1, 2, 3], [0, 4, 5], [1, 0, 7]])
print(m.det(), m.inverse(), sep="\n")
print((Matrix([[1, 1], [1, 0]]) ** 90)[0, 1])
for bad in (lambda: b @ b, lambda: a + b, lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1], [1, 2]]), lambda: Fraction(1, 0)):
    try:
        bad()
    except (ValueError, ArithmeticError) as e:
        print(type(e).__name__, e)
print(Fraction(1, 2) + 1 == Fraction(3, 2), sum([Fraction(1, 3)] * 3), {Fraction(2, 1): "two"}[2], Fraction(1, 2) == "x")
