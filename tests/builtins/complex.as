# Everything of complex: literals, text and back, arithmetic, the protocol, and what it is refused.


def attempt(what, function, *arguments):
    try:
        print(what, function(*arguments))
    except Exception as e:
        print(what, type(e).__name__, e)


class Answers:
    def __init__(self, answer):
        self.answer = answer

    def __complex__(self):
        return self.answer


class Real:
    def __float__(self):
        return 2.5


class Whole:
    def __index__(self):
        return 7


class Point(complex):
    pass


# Literals and text.
print(1j, 2.5J, 1_0j, 1e400j, -1j, 1 - 0j, -0j, 3 + 0j, 0.5 - 2e-7j)
for text in ("1", "1j", " ( 1+2j ) ", "-j", "1+j", "nan+infj", "1_0+2_0j", "١", "1e5j"):
    print(repr(text), complex(text))
for text in ("", "1+2", "1 + 2j", "(1", "1+-2j", "1j+2", "0x1j", "1_j", "1__0", "--1"):
    attempt(repr(text), complex, text)

# The constructor.
print(complex(), complex(2), complex(1, 2), complex(1j, 2j), complex(1, 2j), complex(-0.0, -0.0))
print(complex(real=1, imag=2), complex(imag=2), complex(True, False))
print(complex(Answers(1j)), complex(Real()), complex(Whole()), complex(Real(), Real()), complex(Answers(1j), 2))
attempt("answers 1", complex, Answers(1))
attempt("imaginary answers", complex, 1, Answers(1j))
attempt("text and more", complex, "1", 2)
attempt("text behind", complex, 1, "2")
attempt("None", complex, None)
attempt("None behind", complex, 1, None)
attempt("bytes", complex, b"1")
attempt("large", complex, 10**400)

# Arithmetic.
z = 3 + 4j
print(z + 1, 1 + z, z - 2.5, True - z, z * 2, 0.5 * z, z / 2, 1 / z, z * z, z / (1 - 2j))
print(z**2, z**-1, z**0.5, 2**z, z**0, 0j**0, z**(1 + 2j), (1 + 1j) ** 100)
print((-8) ** (1 / 3), (-8.0) ** 0.5, pow(-1, 0.5))
print(-z, +z, abs(z), bool(0j), bool(z), z.real, z.imag, z.conjugate())
print(sum([1j, 2, 3.5]), sum([0.1] * 3, 1j))
z += 1
z *= 1j
print(z)
attempt("division", lambda: z / 0)
attempt("zero to a power", lambda: 0j**-1)
attempt("too large", lambda: (1e200 + 0j) ** 2)
attempt("modulo", pow, 1j, 2, 3)
attempt("abs", abs, 1.7e308 + 1.7e308j)

# Equality and hashes.
print(1j == 1j, 1 + 0j == 1, 1.0 == 1 + 0j, 1j == 1, 1j != None, (2**53 + 1) + 0j == 2**53 + 1)
print(hash(1j), hash(1 + 0j) == hash(1), hash(0.5 + 0.25j), hash(-1j), hash((1j, 2)))
print({1, 1 + 0j, True}, {1j: "i"}[1j], {2: "two"}[2 + 0j], 1j in [1j])

# Subclasses.
p = Point(1, 2)
print(p, type(p).__name__, type(p + 1).__name__, type(+p).__name__, p == 1 + 2j, complex(p) == p)

# Refused.
attempt("<", lambda: 1j < 2)
attempt("//", lambda: 1j // 2)
attempt("%", lambda: 2 % 1j)
attempt("divmod", divmod, 1j, 1)
attempt("int", int, 1j)
attempt("float", float, 1j)
attempt("round", round, 1j)
attempt("+ str", lambda: 1j + "a")
attempt("index", lambda: "abc"[1j])
attempt("set real", setattr, 1j, "real", 1)

# Patterns.
match 1 + 2j:
    case 1 - 2j:
        print("conjugate")
    case 1 + 2j:
        print("the same")

# Formats.
for spec in ("", ".2f", "30", "<30.1e", "*^30", "+", " .3", "#", ",.1f", "z.1f", "n"):
    print(f"{spec:8} [{format(1234.5 - 0.04j, spec)}] [{format(-0.5j, spec)}]")
for spec in ("010", "=10", "d", "%"):
    attempt(spec, format, 1j, spec)
