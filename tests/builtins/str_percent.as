# The % operator.
print("%s %r %a" % ("é", "é", "é"), "%d" % 5, "%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5), "%x %X %o %#x %#o" % (255, 255, 8, 255, 8), "%c%c" % ("a", 98), "%%" % ())
print("%f %.2f %10.3f|%-10.1f|%e %E %g %G" % (1.5, 2.345, 3.14159, 2.5, 12345.678, 0.00012, 1e-5, 1e20), "%s" % (1,), "%s" % [1, 2], "%(a)s %(b)d" % {"a": "x", "b": 5}, "%.3s|%5s|%-5s|" % ("abcdef", "ab", "cd"))
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%s %s" % ("a", (1, 2)), "%d" % 3.99, "%d" % True, "%s" % None, "%i" % 7, "%5.1f%%" % 99.5, "%s" % {"k": 1}, "%x" % 10**20)
for f in (lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%z" % 1, lambda: "%" % 1, lambda: "%(a)s" % 1, lambda: "%(a)s" % {}, lambda: "%c" % "ab", lambda: "%c" % -1, lambda: "%x" % 1.5, lambda: "%f" % "x", lambda: "abc" % 1, lambda: "%s" % (), lambda: "%d %s" % (1,), lambda: "%(a" % {"a": 1}, lambda: "%*d" % ("a", 1), lambda: "x" % [1]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print("abc" % (), "abc" % {}, b"%d %s %b" % (5, b"x", b"y"))


class Half(float):
    def __int__(self):
        return 4.5


class Seven(float):
    def __int__(self):
        return 7


class Badly:
    def __index__(self):
        raise TypeError("mine")


for directive, value in (("%d", Half(2)), ("%d", Seven(2)), ("%x", Seven(2)), ("%x", Badly()), ("%d", Badly())):
    try:
        print(directive % value)
    except TypeError as e:
        print(e)
