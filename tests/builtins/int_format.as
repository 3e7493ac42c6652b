# Every field of an integer's format spec.
n = 42
for spec in ("", "d", "5d", "<5d", ">5d", "^5d", "05d", "+d", " d", "-d", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "08b", "#010b", "c", "e", ".2f", "g", "%", "n", ",", "_", "=+8d", "*>8", "*=+8d", "#06x", "10", "<10,", "_x", "+,d"):
    try:
        print(f"{spec!r:10} [{format(n, spec)}] [{format(-1234567, spec)}]")
    except (ValueError, OverflowError) as e:
        print(f"{spec!r:10} {e}")
for spec in ("s", ".2d", "zz", "q", "5.5d", ",x", "+s", "05s", "c,"):
    try:
        print(format(n, spec))
    except ValueError as e:
        print(e)
print("%d %5d|%-5d|%05d|%+d|%x|%X|%o|%#x|%c|%s|%r|%i|%u" % (n, n, n, n, n, n, n, n, n, n, n, n, n, n))
print(format(True, "d"), format(True), f"{True:5}|", f"{10**20:,}", f"{-5:=5}", f"{5:0>3}")
