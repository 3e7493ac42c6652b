# A name that a function or class in a text declares global is global on the outermost level of the text as well.
exec("def f():\n    global y\n    y = 1\nf()\nprint(y)", {}, {})
exec("x = 7\ndef f():\n    global x\n    x = 3\nf()\nprint(x)", {}, {})
exec("class C:\n    global q\n    q = 3\nprint(q)\nq = 4", spaces := {}, local := {})
print(spaces["q"], sorted(local))
z = 1


def inside():
    z = 5
    exec("z = 2\ndef triple():\n    global z\n    z = 3 * z\ntriple()")
    return z


print(inside(), z)
