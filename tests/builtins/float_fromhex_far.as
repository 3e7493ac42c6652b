# float.fromhex: exponents beyond 64 bits are too large or nothing; only hexadecimal digits are digits.
for text in (
    "0x1p" + "9" * 30,
    "-0x0p" + "9" * 30,
    "0x1p-" + "9" * 30,
    "-0x1p-" + "9" * 30,
    "0x1p9223372036854775808",
    "0x1p-9223372036854775809",
    "0x1p+" + "0" * 40 + "3",
    "0x1pe",
    "0x1p",
    "0x1p+-1",
    "0x-1",
    "0x+1",
    "0x1_0",
    "0x1._8",
):
    try:
        print(float.fromhex(text))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
