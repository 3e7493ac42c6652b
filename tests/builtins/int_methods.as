# Methods and attributes of int.
print((5).bit_length(), (0).bit_length(), (-8).bit_length(), (255).bit_count(), (5).real, (5).imag, (5).numerator, (5).denominator)
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (5).to_bytes())
print(int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff\xff", "big", signed=True), int.from_bytes([1, 2], "little"))
print((7).conjugate(), (5).is_integer(), (6).as_integer_ratio(), int.__name__)
print((3).__add__(4), (3).__add__("x"), (7).__floordiv__(2), (3).__lt__(4), (2).__pow__(3), (5).__index__(), (1).__bool__(), (3).__radd__(1))
for f in (lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 0 ** -1,
          lambda: 1 << -1, lambda: 1 + "a", lambda: "a" + 1, lambda: 1 < "a", lambda: [1] < 1, lambda: -"a", lambda: ~1.5, lambda: 1 & 1.0, lambda: 1.5 // 0, lambda: 1.5 % 0, lambda: 2.5 << 1,
          lambda: None + 1, lambda: 1 in 5, lambda: 5[0], lambda: 1 @ 2, lambda: +[], lambda: 0.0 ** -1, lambda: {} + {}, lambda: 3 - [], lambda: "a" * "b", lambda: [] * 1.5, lambda: 2 ** "x", lambda: pow("a", 2), lambda: 5()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(5 == 5.0, 5 is 5, 1 == True, 0 == False, 1 != 1.5, 3 < 3.5, -1 < 0 < 1, 10**25 > 1e24)
print(int("-0"), -0, int("+5"), 0x10, 7 .real, 1_000)
for n in (0, 1, 127, 128, 255, 256, 2**31, 2**63 - 1, 2**63, -1, -128, -129, -2**63, -2**63 - 1):
    for size in (0, 1, 2, 7, 8, 9, 16):
        for signed in (False, True):
            for order in ("big", "little"):
                try:
                    made = n.to_bytes(size, order, signed=signed)
                    print(n, size, signed, order, made, int.from_bytes(made, order, signed=signed), int.from_bytes(made, order, signed=not signed))
                except OverflowError as e:
                    print(n, size, signed, order, e)
    print(hex(n), oct(n), bin(n))
