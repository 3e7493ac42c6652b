# What compile() takes besides source, and in which order it looks at it.
def told(source, **names):
    try:
        print(source, "->", eval(source, names))
    except Exception as error:
        print(source, "->", type(error).__name__, error)

for source in ["compile('1', 1, 'eval')", "compile('1', 'f', 1)", "compile('1', 'f', 'x', 1 << 30)", "compile('1', 'f', 'x', 0, 0, 5)", "compile('1', 'f', 'eval', 1 << 40)",
               "compile('1', b'f', 'eval').co_filename", "compile('1', 'f\\0', 'eval')", "compile('1', 'f', 'eval', optimize='a')", "compile('1', 'f', 'eval', optimize=-2)",
               "compile('1', 'f', 'eval', 0x100000).co_filename", "compile(None, 'f', 'exec')"]:
    told(source)

# A class made under globals without a name is of builtins, a function of nothing.
exec("class A: pass\nprint(A, A.__module__, __name__)", {})
exec("def f(): pass\nprint(f.__module__)", {})
exec("class A: pass\nprint(A, A.__module__)", {"__name__": "there"})
