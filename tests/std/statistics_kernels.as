# Samples smoothed by every kernel, numbers drawn from them, and what is refused.
import statistics

sample = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
kernels = ["normal", "gauss", "logistic", "sigmoid", "rectangular", "uniform", "triangular", "parabolic", "epanechnikov", "quartic", "biweight", "triweight", "cosine"]
for kernel in kernels:
    density = statistics.kde(sample, 1.5, kernel)
    total = statistics.kde(sample, 1.5, kernel, cumulative=True)
    print(density.__doc__, [round(density(x), 9) for x in range(-4, 8)])
    print(total.__doc__, [round(total(x), 9) for x in range(-4, 8)])
    draw = statistics.kde_random(sample, 1.5, kernel, seed=8675309)
    print(draw.__doc__, [round(draw(), 9) for _ in range(8)])
near = statistics.kde(sample, 0.5, "cosine")
sample.append(2.0)
print(round(near(2.0), 9))
for data, h, kernel in (([], 1, "normal"), (["a"], 1, "normal"), ([1], 0, "normal"), ([1], -2.5, "normal"), ([1], 1, "other")):
    for make in (statistics.kde, statistics.kde_random):
        try:
            make(data, h, kernel)
        except (statistics.StatisticsError, TypeError) as e:
            print(type(e).__name__, e)
print(statistics.LinearRegression(1, 2), type(statistics.linear_regression([1, 2], [3, 5])) is statistics.LinearRegression)
