# int, float, str, bool, bytes, list ... as functions, and their errors.
print(int(), int("42"), int(" -7 "), int("1_000"), int("ff", 16), int("0b101", 0), int("0x1f", 16), int(3.99), int(-3.99), int(True), int("z", 36), int(b"12"))
print(float(), float("1.5"), float(" -2e3 "), float("inf"), float("-Infinity"), float("nan"), float(3), float("1_0.5"), float(".5"))
print(str(), str(5), str(None), str([1, "a"]), str(b"x"), str(b"x", "utf-8"), str(True), str(1.0))
print(bool(), bool("False"), bool([]), bool(0.0), bool("0"))
print(list(), list("ab"), tuple("ab"), tuple([1]), set([1, 1]), frozenset(), dict(), dict(a=1), dict([("k", 2)]), dict({"x": 1}, y=2))
print(bytes(), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)))
print(chr(65), chr(0x1F600), ord("A"), ord("€"), ord(b"a"), bin(10), oct(8), hex(255), bin(-5), hex(-255), hex(True))
print(repr("a'b"), ascii("é😀"), ascii("a"), format(3.14159, ".2f"), format(255, "x"), format("a", ">3"))
for f in (lambda: int("x"), lambda: int("1.5"), lambda: int(""), lambda: int(None), lambda: int([]), lambda: int("9", 8), lambda: int("1", 1), lambda: int(5, 10), lambda: int(float("nan")),
          lambda: int(float("inf")), lambda: float("x"), lambda: float(None), lambda: float(""), lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(5), lambda: list(5), lambda: dict(5),
          lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: bytes("a"), lambda: bytes([256]), lambda: bytes(-1), lambda: hex("a"), lambda: bin(1.5), lambda: tuple(5), lambda: set(5), lambda: int("0x", 16),
          lambda: bytes(["a"]), lambda: str(b"\xff", "utf-8"), lambda: int("1__0"), lambda: int("_1"), lambda: int("12", base="x"), lambda: dict(["ab", "c"]), lambda: float("1__0")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
