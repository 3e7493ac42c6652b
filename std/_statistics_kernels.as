"""The half of statistics that smooths samples: `kde` and `kde_random`.

A kernel is a row of `_KERNELS`: its density, its distribution, the inverse of that, and whether it weighs points
within the bandwidth only. The order of operations decides last digits, so it is CPython's.
"""

import random
from bisect import bisect_left, bisect_right
from math import acos, asin, atan, cos, cosh, erf, exp, log, pi, sin, sqrt, tan
from statistics import NormalDist, StatisticsError

# The home that its functions tell.
__name__ = "statistics"
_ROOT_TWO_PI = sqrt(2 * pi)
_ROOT_TWO = sqrt(2)
_LONG = {"gauss": "normal", "uniform": "rectangular", "epanechnikov": "parabolic", "biweight": "quartic"}


def _quartic(t):
    return 3 / 16 * t**5 - 5 / 8 * t**3 + 15 / 16 * t + 1 / 2


def _quartic_density(t):
    return 15 / 16 * (1.0 - t * t) ** 2


def _triweight(t):
    return 35 / 32 * (-1 / 7 * t**7 + 3 / 5 * t**5 - t**3 + t) + 1 / 2


def _triweight_density(t):
    return 35 / 32 * (1.0 - t * t) ** 3


def _refined(x, y, distribution, density):
    """Gives where a distribution is `y`, by Newton's steps from a guess."""
    while True:
        miss = distribution(x) - y
        if abs(miss) <= 1e-12:
            return x
        x -= miss / density(x)


def _inverse_quartic(y):
    p = y if y <= 1 / 2 else 1.0 - y
    guess = (2.0 * p) ** 0.4258865685331 - 1.0
    if p >= 0.004:
        guess += 0.026818732 * sin(7.101753784 * p + 2.73230839482953)
    return _refined(guess if y <= 1 / 2 else -guess, y, _quartic, _quartic_density)


def _inverse_triweight(y):
    p = y if y <= 1 / 2 else 1.0 - y
    guess = (2.0 * p) ** 0.3400218741872791 - 1.0
    return _refined(guess if y <= 1 / 2 else -guess, y, _triweight, _triweight_density)


_KERNELS = {
    "normal": (
        lambda t: exp(-1 / 2 * t * t) / _ROOT_TWO_PI,
        lambda t: 1 / 2 * (1.0 + erf(t / _ROOT_TWO)),
        NormalDist().inv_cdf, False,
    ),
    "logistic": (
        lambda t: 1 / 2 / (1.0 + cosh(t)),
        lambda t: 1.0 - 1.0 / (exp(t) + 1.0),
        lambda p: log(p / (1 - p)), False,
    ),
    "sigmoid": (
        lambda t: 1 / pi / cosh(t),
        lambda t: 2 / pi * atan(exp(t)),
        lambda p: log(tan(p * pi / 2)), False,
    ),
    "rectangular": (lambda t: 1 / 2, lambda t: 1 / 2 * t + 1 / 2, lambda p: 2 * p - 1, True),
    "triangular": (
        lambda t: 1.0 - abs(t),
        lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2,
        lambda p: sqrt(2 * p) - 1 if p < 1 / 2 else 1 - sqrt(2 - 2 * p), True,
    ),
    "parabolic": (
        lambda t: 3 / 4 * (1.0 - t * t),
        lambda t: -1 / 4 * t**3 + 3 / 4 * t + 1 / 2,
        lambda p: 2 * cos((acos(2 * p - 1) + pi) / 3), True,
    ),
    "quartic": (_quartic_density, _quartic, _inverse_quartic, True),
    "triweight": (_triweight_density, _triweight, _inverse_triweight, True),
    "cosine": (
        lambda t: pi / 4 * cos(pi / 2 * t),
        lambda t: 1 / 2 * sin(pi / 2 * t) + 1 / 2,
        lambda p: 2 * asin(2 * p - 1) / pi, True,
    ),
}


def _kernel(data, h, name):
    if not len(data):
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not {h=!r}")
    found = _KERNELS.get(_LONG.get(name, name))
    if found is None:
        raise StatisticsError(f"Unknown kernel name: {name!r}")
    return found


def kde(data, h, kernel="normal", *, cumulative=False):
    """Returns a function: the density (or, `cumulative`, the distribution) that a sample smoothed with width `h` has.

    >>> round(kde([1.0, 2.0, 4.0], 1.0)(2.0), 4)
    0.2316
    """
    density, distribution, _, is_bounded = _kernel(data, h, kernel)
    size = len(data)
    ordered = sorted(data) if is_bounded else None

    def within(x):
        nonlocal size, ordered
        if len(data) != size:
            ordered = sorted(data)
            size = len(data)
        first = bisect_left(ordered, x - h * 1.0)
        return first, ordered[first:bisect_right(ordered, x + h * 1.0)]

    if is_bounded:
        def pdf(x):
            near = within(x)[1]
            return sum([density((x - point) / h) for point in near]) / (size * h)

        def cdf(x):
            below, near = within(x)
            return sum([distribution((x - point) / h) for point in near], below) / size
    else:
        def pdf(x):
            return sum([density((x - point) / h) for point in data]) / (len(data) * h)

        def cdf(x):
            return sum([distribution((x - point) / h) for point in data]) / len(data)

    made, title = (cdf, "CDF") if cumulative else (pdf, "PDF")
    made.__doc__ = f"{title} estimate with {h=!r} and {kernel=!r}"
    return made


def kde_random(data, h, kernel="normal", *, seed=None):
    """Returns a function that draws numbers with the density of `kde(data, h, kernel)`.

    >>> draw = kde_random([1.0, 2.0], 0.5, seed=1)
    >>> draw() != draw()
    True
    """
    inverse = _kernel(data, h, kernel)[2]
    source = random.Random(seed)

    def rand():
        return source.choice(data) + h * inverse(source.random())

    rand.__doc__ = f"Random KDE selection with {h=!r} and {kernel=!r}"
    return rand
