# Functions with more locals, parameters and nesting than instructions have registers for.
names = [f"a{i}" for i in range(300)]
source = "def many(start):\n"
source += "".join(f"    {name} = start + {i}\n" for i, name in enumerate(names))
source += """
    def inner(): return a299 + a5
    a298, a299 = a299, a298
    a10 += a297
    for a296 in range(3): pass
    del a200
    try: a200
    except NameError as a201: print(a201)
    return a10 + a298 + inner() + a296 + sum(x for x in (a0, a150, a295)), [a294 for a293 in range(2)]

def takes(NAMES, *rest, key=5):
    def inner(): return a170 + a250 + a3
    a200 = a199 + a299
    return a0, a179, a180, a200, a239, a240, a241, a299, inner(), rest, key
""".replace("NAMES", ", ".join(names))
scope = {}
exec(source, scope)
print(scope["many"](0))
print(scope["takes"](*range(301), key=1))


def f(*args):
    return sum(args)


print(eval("f(1, 2, f(3, " * 60 + "1" + "))" * 60))
print(eval("(1 + " * 150 + "1" + ")" * 150), eval("**".join(["1"] * 300)))
print(eval(" < ".join(str(i) for i in range(60))), eval("'a'" + ".upper().lower()" * 50))
print(len(eval("[" + "1, " * 300 + "]")), len(eval("(" + "1, " * 300 + ")")), eval("f(" + "1, " * 300 + ")"))
