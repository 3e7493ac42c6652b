# statistics: exact means, medians, modes, spread, two variables, NormalDist.
from statistics import *
import statistics

print(mean([1, 2, 3, 4, 4]), mean([1, 2, 3]), mean([0.1] * 3), mean([True, False]), mean([1e20, 1, -1e20]), fmean([1, 2, 4]), fmean([1, 2], weights=[3, 1]))
print(median([5, 1, 3]), median([1, 2, 3, 4]), median_low([1, 2, 3, 4]), median_high([1, 2, 3, 4]), median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), median(["a", "b", "c"]))
print(mode([1, 2, 2, 3, 3]), mode("abca"), multimode("aabbc"), multimode([]), geometric_mean([1, 2, 4]), harmonic_mean([40, 60]), harmonic_mean([5, 10], weights=[1, 3]), harmonic_mean([1, 0]))
print(stdev([1, 2, 3, 4]), pstdev([1, 2, 3, 4]), variance([1, 2, 3, 4]), pvariance([1, 2, 3, 4]), variance([1, 3]), pvariance([0.1, 0.1, 0.1]), stdev([1e10, 1e10 + 1]), variance([2.5, 3.5], xbar=3))
print(quantiles([1, 2, 3, 4, 5]), quantiles(range(10), n=10), quantiles([1, 5, 9], n=4, method="inclusive"), quantiles([7]))
print(covariance([1, 2, 3], [1, 5, 7]), correlation([1, 2, 3], [2, 4, 6.5]), correlation([1, 2, 3, 4], [1, 8, 27, 64], method="ranked"), linear_regression([1, 2, 3], [3, 5, 8]), linear_regression([1, 2], [2, 4], proportional=True).slope)
n = NormalDist(10, 2)
print(n, n.mean, n.stdev, n.variance, n.cdf(12), n.pdf(10), n.inv_cdf(0.9), n.quantiles(), n + 5, n * 2, -n, n - NormalDist(1, 1), n.zscore(13), NormalDist.from_samples([1, 2, 3, 4]), n == NormalDist(10, 2))
for bad in (lambda: mean([]), lambda: median([]), lambda: mode([]), lambda: stdev([1]), lambda: pvariance([]), lambda: harmonic_mean([-1, 2]), lambda: fmean([]), lambda: mean(["a"]), lambda: correlation([1], [1]), lambda: linear_regression([1, 1], [1, 2]), lambda: quantiles([]), lambda: NormalDist(0, -1), lambda: n.inv_cdf(1.5), lambda: geometric_mean([-1]), lambda: covariance([1, 2], [1])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
