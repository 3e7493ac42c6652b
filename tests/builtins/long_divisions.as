# Numbers so long that they are divided by halves: quotients, remainders, roots, divisors, powers and text stay exact,
# also where whole stretches of digits are zeros.

import math
import random
import sys

sys.set_int_max_str_digits(0)
random.seed(5)


def number(bits):
    kind = random.randrange(4)
    if kind == 0:
        return random.getrandbits(bits) | 1
    if kind == 1:
        return (1 << bits) - random.getrandbits(10)
    if kind == 2:
        return (1 << bits) + (1 << random.randrange(bits))
    return (random.getrandbits(bits // 3 + 1) | 1) << (bits * 2 // 3)


wrong = 0
for i in range(24):
    a, b = number(random.randrange(100_000, 900_000)), number(random.randrange(100_000, 900_000))
    for x in (a, -a, a * b, a * b - 1):
        quotient, rest = divmod(x, b)
        wrong += quotient * b + rest != x or not 0 <= rest < b
        quotient, rest = divmod(x, -b)
        wrong += quotient * -b + rest != x or not -b < rest <= 0
print("divisions", wrong)

for bits in (320_000, 1_280_000):
    a, b = 1 << 2 * bits, (1 << bits) + (1 << bits // 2)
    print(divmod(a, 1 << bits) == (1 << bits, 0), divmod(a + 5, b)[0] * b + (a + 5) % b == a + 5, a % b < b)
    print(math.gcd(a * 3, (1 << bits) * 9) == 3 << bits, math.lcm(a * 3, (1 << bits) * 9) == 9 << 2 * bits)
    print(math.isqrt(a * a) == a, math.isqrt(a * a - 1) == a - 1, math.isqrt(5 * a) ** 2 <= 5 * a < (math.isqrt(5 * a) + 1) ** 2)

common = number(250_000)
found = math.gcd(common * number(50_000), common * number(260_000))
print(found % common == 0)
print(pow(3, 1 << 10, (1 << 300_000) + 1) == 3 ** (1 << 10), pow(7 << 299_000, 3, 1 << 300_000))
for x in (10**100_000, 1 << 700_000, -(3**300_000), (1 << 800_000) + 1):
    text = str(x)
    print(len(text), text[:12], text[-6:], int(text) == x)
