# str.format: positions, names, attributes, items, conversions, nesting.
class P:
    x = 5
    d = {"k": [1, 2]}
print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0.x} {0.d[k][1]}".format(P()), "{d[key]}".format(d={"key": "v"}), "{0[0]}".format([9]))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{:>5}|{:<5}|{:^5}|{:*^7}".format("a", "b", "c", "d"), "{:{}}|{:{w}.{p}f}".format("x", 5, 3.14159, w=8, p=2), "{{}} {{{}}}".format(1))
print("{:,} {:.2%} {:e} {:x} {:#b} {:05d} {:+}".format(1234567, 0.256, 12345.678, 255, 5, 42, 7), "{0} {0!r:>6}".format("r"), "{:d}".format(True))
print("{:10.3}|{:.2}|{:5}|{:<3}|".format("abcdef", "xyz", "ab", "long"), "{:>{width}}".format("r", width=6), "{a[b]}".format(a={"b": 3}))
print("{} {x} {}".format(1, 2, x=3), "{:s}".format("s"), "{:}".format(None), "{!s:>6}".format(None))
for f in (lambda: "{}".format(), lambda: "{} {0}".format(1), lambda: "{a}".format(b=1), lambda: "{".format(1), lambda: "}".format(1), lambda: "{0.y}".format(P()), lambda: "{:d}".format("a"), lambda: "{:d}".format(1.5), lambda: "{0[k]}".format([1]),
          lambda: "{!x}".format(1), lambda: "{:>5}".format([]), lambda: "{2}".format(1), lambda: "{0} {}".format(1), lambda: "{:z}".format("s"), lambda: "{:=5}".format("s"), lambda: "{:,}".format("s"), lambda: "{:.3d}".format(4), lambda: "{:5".format(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print("{a} {b}".format_map({"a": 1, "b": 2}), "{:%}".format(0.5), "{:n}".format(5), "{:c}".format(65), "{:_}".format(10000), "{:g}".format(0.1))
