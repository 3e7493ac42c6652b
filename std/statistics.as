"""Averages and measures of spread.

Sums are exact: every number is taken as the fraction it is, and only the result is rounded. So
`mean([0.1] * 3)` has no error of addition.
"""

import math
import numbers
from math import pi, tau

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean",
    "harmonic_mean", "kde", "kde_random", "linear_regression", "mean", "median", "median_grouped",
    "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev",
    "variance",
]


def __getattr__(name):
    # What few programs ask for is made when they do.
    if name == "LinearRegression":
        from collections import namedtuple
        made = namedtuple(name, ("slope", "intercept"), module=__name__)
    elif name in ("kde", "kde_random"):
        import _statistics_kernels
        made = getattr(_statistics_kernels, name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = made
    return made


class StatisticsError(ValueError):
    """Raised for data from which the figure cannot be worked out."""


def _ratio(x):
    """Returns a number as numerator and denominator; the denominator is None for inf and nan."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        pass
    raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _sum(data):
    """Returns the type of the numbers, their exact sum as a fraction (n, d), and their count."""
    count = 0
    kinds = set()
    parts = {}
    for x in data:
        kinds.add(type(x))
        n, d = _ratio(x)
        parts[d] = parts.get(d, 0) + n
        count += 1
    kind = _common_kind(kinds)
    if None in parts:
        return kind, (parts[None], None), count
    return kind, _add_parts(parts), count


def _add_parts(parts):
    n, d = 0, 1
    for denominator, numerator in sorted(parts.items()):
        n, d = n * denominator + numerator * d, d * denominator
    return _reduced(n, d)


def _reduced(n, d):
    common = math.gcd(n, d)
    if d < 0:
        common = -common
    return (n // common, d // common) if common else (n, d)


def _common_kind(kinds):
    """Returns the type of a result: int gives way to anything else, and fractions to float."""
    kind = int
    for one in kinds:
        if one is bool or one is int or one is kind:
            continue
        if kind is int or issubclass(one, kind):
            kind = one
        elif issubclass(kind, one) or issubclass(one, int):
            continue
        elif issubclass(kind, int) or issubclass(kind, numbers.Rational) and issubclass(one, float):
            kind = one
        elif issubclass(kind, float) and issubclass(one, numbers.Rational):
            continue
        else:
            raise TypeError(f"don't know how to coerce {kind.__name__} and {one.__name__}")
    return kind


def _to_kind(n, d, kind):
    """Rounds a fraction to a type."""
    if d is None:
        return n
    n, d = _reduced(n, d)
    if issubclass(kind, int):
        if d == 1:
            return kind(n)
        kind = float
    if kind is float:
        return n / d
    try:
        return kind(n / d) if issubclass(kind, float) else kind(n, d)
    except TypeError:
        return kind(n) / kind(d)


def mean(data):
    """Returns the arithmetic mean.

    >>> mean([1, 2, 3, 4, 4])
    2.8
    """
    kind, (n, d), count = _sum(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    if d is None:
        return n / count
    return _to_kind(n, d * count, kind)


def fmean(data, weights=None):
    """Returns the arithmetic mean as a float, fast, with weights if given.

    >>> fmean([3.5, 4.0, 5.25])
    4.25
    """
    if weights is None:
        if not hasattr(data, "__len__"):
            data = list(data)
        count = len(data)
        total = math.fsum(data)
        if not count:
            raise StatisticsError("fmean requires at least one data point")
        return total / count
    data = list(data)
    weights = list(weights)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    den = math.fsum(weights)
    if not den:
        raise StatisticsError("sum of weights must be non-zero")
    return math.sumprod(data, weights) / den


def geometric_mean(data):
    """Returns the geometric mean.

    >>> round(geometric_mean([54, 24, 36]), 1)
    36.0
    """
    count = 0
    logs = []
    found_zero = False
    for x in data:
        count += 1
        if x > 0.0 or math.isnan(x):
            logs.append(math.log(x))
        elif x == 0.0:
            found_zero = True
        else:
            raise StatisticsError("No negative inputs allowed", x)
    total = math.fsum(logs)
    if not count:
        raise StatisticsError("Must have a non-empty dataset")
    if math.isnan(total):
        return math.nan
    if found_zero:
        return math.nan if total == math.inf else 0.0
    return math.exp(total / count)


def harmonic_mean(data, weights=None):
    """Returns the harmonic mean.

    >>> harmonic_mean([40, 60])
    48.0
    """
    data = list(data)
    text = "harmonic mean does not support negative values"
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None:
        import numbers
        if isinstance(data[0], numbers.Real) or type(data[0]).__module__ == "decimal":
            if data[0] < 0:
                raise StatisticsError(text)
            return data[0]
        raise TypeError("unsupported type")
    if weights is None:
        weights = [1] * len(data)
        tn, td = len(data), 1
    else:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("Number of weights does not match data size")
        for w in weights:
            if w < 0:
                raise StatisticsError(text)
        _, (tn, td), _ = _sum(weights)

    def shares():
        for w, x in zip(weights, data):
            if x < 0:
                raise StatisticsError(text)
            yield w / x if w else 0

    try:
        kind, (n, d), _ = _sum(shares())
    except ZeroDivisionError:
        return 0
    if n <= 0:
        raise StatisticsError("Weighted sum must be positive")
    if d is None:
        return tn / td / n
    return _to_kind(tn * d, td * n, kind)


def median(data):
    """Returns the middle value, or the mean of the two middle ones.

    >>> median([1, 3, 5, 7])
    4.0
    """
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2 == 1:
        return data[n // 2]
    i = n // 2
    return (data[i - 1] + data[i]) / 2


def median_low(data):
    """Returns the middle value, or the lower of the two middle ones."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 == 1 else data[n // 2 - 1]


def median_high(data):
    """Returns the middle value, or the higher of the two middle ones."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2]


def median_grouped(data, interval=1.0):
    """Returns the median of values that stand for intervals of this width.

    >>> median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5])
    3.7
    """
    from bisect import bisect_left, bisect_right
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    i = bisect_left(data, x)
    j = bisect_right(data, x, lo=i)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    lower = x - interval / 2.0
    return lower + interval * (n / 2 - i) / (j - i)


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    """Returns the most common value, the first met among equals.

    >>> mode(["red", "blue", "blue", "red"])
    'red'
    """
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    most = max(counts.values())
    for x, count in counts.items():
        if count == most:
            return x


def multimode(data):
    """Returns the list of the most common values.

    >>> multimode("aabbbbccddddeeffffgg")
    ['b', 'd', 'f']
    """
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [x for x, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """Returns the n - 1 values that cut the data into n equal parts.

    >>> quantiles([1, 2, 3, 4, 5])
    [1.5, 3.0, 4.5]
    """
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m = size + 1
        for i in range(1, n):
            j = i * m // n
            j = 1 if j < 1 else size - 1 if j > size - 1 else j
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


# Spread

def _squares(data, center=None):
    """Returns the type, the exact sum of squared distances from a centre (by default the mean), and the count."""
    count = 0
    kinds = set()
    sums = {}
    squares = {}
    special = None
    if center is not None:
        kind, total, count = _sum([(x - center) * (x - center) for x in data])
        return kind, total, center, count
    for x in data:
        n, d = _ratio(x)
        kinds.add(type(x))
        count += 1
        if d is None:
            special = x * x if special is None else special + x * x
            continue
        sums[d] = sums.get(d, 0) + n
        squares[d] = squares.get(d, 0) + n * n
    kind = _common_kind(kinds)
    if not count:
        return kind, (0, 1), (0, 1), 0
    if special is not None:
        return kind, (special, None), (special, None), count
    sn, sd = _add_parts(sums)
    qn, qd = _add_parts({d * d: n for d, n in squares.items()})
    # sum of squares minus the square of the sum over the count
    return kind, _reduced(count * qn * sd * sd - sn * sn * qd, count * qd * sd * sd), _reduced(sn, sd * count), count


def variance(data, xbar=None):
    """Returns the variance of a sample.

    >>> variance([2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5])
    1.3720238095238095
    """
    kind, (n, d), _, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("variance requires at least two data points")
    if d is None:
        return n
    return _to_kind(n, d * (count - 1), kind)


def pvariance(data, mu=None):
    """Returns the variance of a whole population.

    >>> pvariance([0.0, 0.25, 0.25, 1.25, 1.5, 1.75, 2.75, 3.25])
    1.25
    """
    kind, (n, d), _, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pvariance requires at least one data point")
    if d is None:
        return n
    return _to_kind(n, d * count, kind)


def _root(n, m):
    """Returns the square root of n/m, rounded once."""
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        top = _root_to_odd(n, m << 2 * shift) << shift
        bottom = 1
    else:
        top = _root_to_odd(n << -2 * shift, m)
        bottom = 1 << -shift
    return top / bottom


def _root_to_odd(n, m):
    """Returns the integer root of n/m with its last bit set when it is not exact."""
    a = math.isqrt(n // m)
    return a | (a * a * m != n)


def _root_of_kind(kind, n, d):
    """Returns the root of a fraction as a float, or for decimals as the nearest decimal."""
    import sys
    decimal = sys.modules.get("decimal")
    if decimal is None or not issubclass(kind, decimal.Decimal):
        return _root(n, d)
    if n == 0:
        return decimal.Decimal("0.0")
    root = (decimal.Decimal(n) / decimal.Decimal(d)).sqrt()
    above, below = root.next_plus(), root.next_minus()
    nr, dr = root.as_integer_ratio()
    for other in (above, below):
        # The middle between both tells which is nearer.
        no, do = other.as_integer_ratio()
        exact, middle = 4 * n * (dr * do) ** 2, d * (dr * no + do * nr) ** 2
        if exact > middle if other is above else exact < middle:
            return other
    return root


def stdev(data, xbar=None):
    """Returns the standard deviation of a sample.

    >>> stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75])
    1.0810874155219827
    """
    kind, (n, d), _, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("stdev requires at least two data points")
    if d is None:
        # An infinity has no exact root; CPython fails here in the same way.
        return n.numerator
    return _root_of_kind(kind, *_reduced(n, d * (count - 1)))


def pstdev(data, mu=None):
    """Returns the standard deviation of a whole population.

    >>> pstdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75])
    0.986893273527251
    """
    kind, (n, d), _, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pstdev requires at least one data point")
    if d is None:
        return n.numerator
    return _root_of_kind(kind, *_reduced(n, d * count))


# Two variables

def covariance(x, y, /):
    """Returns the sample covariance of two lists.

    >>> covariance([1, 2, 3], [1, 5, 7])
    3.0
    """
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    xbar = math.fsum(x) / n
    ybar = math.fsum(y) / n
    return math.sumprod([xi - xbar for xi in x], [yi - ybar for yi in y]) / (n - 1)


def _ranks(data):
    """Returns the ranks of the values, equal ones sharing their mean rank, around zero."""
    order = sorted([(value, i) for i, value in enumerate(data)])
    ranks = [0.0] * len(order)
    start = 0
    base = (len(order) - 1) / 2 - len(order) + 1
    while start < len(order):
        end = start + 1
        while end < len(order) and order[end][0] == order[start][0]:
            end += 1
        for _, place in order[start:end]:
            ranks[place] = (start + end - 1) / 2 + base
        start = end
    return ranks


def correlation(x, y, /, *, method="linear"):
    """Returns Pearson's correlation of two lists, or Spearman's with method="ranked".

    >>> correlation([1, 2, 3], [2, 4, 6])
    1.0
    """
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x = _ranks(x)
        y = _ranks(y)
    else:
        xbar = math.fsum(x) / n
        ybar = math.fsum(y) / n
        x = [xi - xbar for xi in x]
        y = [yi - ybar for yi in y]
    sxy = math.sumprod(x, y)
    sxx = math.sumprod(x, x)
    syy = math.sumprod(y, y)
    try:
        return sxy / _root_of_product(sxx, syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


def _root_of_product(x, y):
    """Returns the square root of a product that may not fit a float."""
    h = math.sqrt(x * y)
    if not math.isfinite(h):
        if math.isinf(h) and not math.isinf(x) and not math.isinf(y):
            scale = 2.0 ** -512
            return _root_of_product(scale * x, scale * y) / scale
        return h
    if not h:
        if x and y:
            scale = 2.0 ** 537
            return _root_of_product(scale * x, scale * y) / scale
        return h
    # One correction step: the exact remainder over twice the root.
    xn, xd = x.as_integer_ratio()
    yn, yd = y.as_integer_ratio()
    hn, hd = h.as_integer_ratio()
    rest = (xn * yn * hd * hd - hn * hn * xd * yd) / (xd * yd * hd * hd)
    return h + rest / (2.0 * h)



def linear_regression(x, y, /, *, proportional=False):
    """Returns slope and intercept of the straight line nearest to the points.

    >>> linear_regression([1, 2, 3], [3, 5, 7])
    LinearRegression(slope=2.0, intercept=1.0)
    """
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if not proportional:
        xbar = math.fsum(x) / n
        ybar = math.fsum(y) / n
        x = [xi - xbar for xi in x]
        y = [yi - ybar for yi in y]
    sxy = math.sumprod(x, y) + 0.0
    sxx = math.sumprod(x, x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    intercept = 0.0 if proportional else ybar - slope * xbar
    from statistics import LinearRegression
    return LinearRegression(slope=slope, intercept=intercept)


class NormalDist:
    """The normal distribution of a mean and a standard deviation.

    >>> NormalDist(100, 15).cdf(115)
    0.8413447460685429
    """

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """Makes the distribution that a sample suggests."""
        data = list(data)
        _, (n, d), (mn, md), count = _squares(data)
        if count < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(mn / md, _root(*_reduced(n, d * (count - 1))))

    def samples(self, n, *, seed=None):
        """Returns n random numbers of the distribution."""
        import random
        rnd = random.random if seed is None else random.Random(seed).random
        return [self.inv_cdf(rnd()) for _ in range(n)]

    def pdf(self, x):
        """Returns the density at x."""
        spread = self._sigma * self._sigma
        if not spread:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return math.exp(diff * diff / (-2.0 * spread)) / math.sqrt(math.tau * spread)

    def cdf(self, x):
        """Returns the probability of at most x."""
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        """Returns the x whose cdf is p."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_inverse(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        """Returns the n - 1 values that cut the distribution into n equal parts."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        """Returns how many standard deviations x lies above the mean."""
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    median = mode = mean

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def overlap(self, other):
        """Returns how much of two distributions lies under both."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        low, high = self, other
        if (high._sigma, high._mu) < (low._sigma, low._mu):
            low, high = high, low
        low_variance, high_variance = low.variance, high.variance
        if not low_variance or not high_variance:
            raise StatisticsError("overlap() not defined when sigma is zero")
        spread, distance = high_variance - low_variance, math.fabs(high._mu - low._mu)
        if not spread:
            return 1.0 - math.erf(distance / (2.0 * low._sigma * math.sqrt(2.0)))
        a = low._mu * high_variance - high._mu * low_variance
        b = low._sigma * high._sigma * math.sqrt(distance * distance + spread * math.log(high_variance / low_variance))
        first, second = (a + b) / spread, (a - b) / spread
        return 1.0 - (math.fabs(high.cdf(first) - low.cdf(first)) + math.fabs(high.cdf(second) - low.cdf(second)))

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * math.fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / math.fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__

    def __rsub__(self, other):
        return -(self - other)

    __rmul__ = __mul__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"


def _polynomial(x, *coefficients):
    result = 0.0
    for c in coefficients:
        result = result * x + c
    return result


def _normal_inverse(p, mu, sigma):
    # Wichura's algorithm AS241.
    q = p - 0.5
    if math.fabs(q) <= 0.425:
        r = 0.180625 - q * q
        num = _polynomial(
            r, 2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4,
            4.59219_53931_54987_1457e+4, 1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3,
            1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0,
        ) * q
        den = _polynomial(
            r, 5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4,
            2.12137_94301_58659_5867e+4, 5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2,
            4.23133_30701_60091_1252e+1, 1.0,
        )
        return mu + num / den * sigma
    r = p if q <= 0.0 else 1.0 - p
    r = math.sqrt(-math.log(r))
    if r <= 5.0:
        r = r - 1.6
        num = _polynomial(
            r, 7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
            1.27045_82524_52368_38258e+0, 3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0,
            4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0,
        )
        den = _polynomial(
            r, 1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
            1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0,
            2.05319_16266_37758_82187e+0, 1.0,
        )
    else:
        r = r - 5.0
        num = _polynomial(
            r, 2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
            2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0,
            5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0,
        )
        den = _polynomial(
            r, 2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
            7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
            5.99832_20655_58879_37690e-1, 1.0,
        )
    x = num / den
    return mu + (-x if q < 0.0 else x) * sigma
