# The spec goes to __format__, the conversion comes first.
class Money:
    def __init__(self, cents):
        self.cents = cents
    def __format__(self, spec):
        return f"<{spec}:{self.cents}>"
    def __str__(self):
        return "money"
    def __repr__(self):
        return "Money()"


m = Money(250)
print(f"{m}")
print(f"{m:eu}")
print(f"{m!s}")
print(f"{m!r:>10}")
print(f"{m!s:_<8}|")
print(f"{m = }")
print(f"{m=:x}")
print("{:abc} {!r}".format(m, m))
print(format(m, "q"))
