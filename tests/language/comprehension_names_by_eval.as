# `eval`, `exec`, `locals` and `dir` in a comprehension see its variables, which are the function's while it runs.
def function(a):
    print([eval("i * a") for i in range(3)])
    print([sorted(locals()) for i in range(1)])
    print({eval("k"): eval("v") for k, v in {1: 2}.items()})
    print([[eval("i + j") for j in range(2)] for i in range(2)])
    i = "outer"
    print([eval("i") for i in range(2)], i, eval("i"))
    print([dir() for z in range(1)])
    print([locals().get("j", "unset") for i in range(2) for j in [locals().get("j", "unset")]])
    try:
        eval("z")
    except NameError as e:
        print(e)
    print([exec("print(k)") for k in "ab"], {eval("s") for s in (1, 1)})
    print(sorted(locals()))


function(5)
print([eval("i") for i in range(3)])
print(["i" in locals() for i in range(1)], ["i" in globals() for i in range(1)], "i" in globals())


class Namespace:
    y = 3
    print([eval("i") for i in range(2)], ["i" in locals() for i in range(1)], "y" in locals())
    try:
        print([eval("y") for i in range(1)])
    except NameError as e:
        print(e)
