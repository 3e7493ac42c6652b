# Where `:=` in a comprehension puts a name, in code that runs in namespaces of its own.

name = "global"


def run(code):
    names = {}
    exec(code, locals=names)
    return names


print(run("name = 'plain'"), name)
print(run("(name := 'walrus')"), name)
print(run("[name := i for i in (1, 2)]"), name)
print(run("found = any((name := i) > 2 for i in (1, 3, 5))"), name)

# The whole code then means the global name.
outer, inner = {}, {}
exec("name = 5\n[name := i for i in (1, 2)]\ncopied = name", outer, inner)
print(outer["name"], inner)

print(eval("[name := i for i in (3, 4)]", None, {}), name)


def function():
    exec("[local := i for i in (1, 2)]")
    return "local" in locals(), local


print(function())

# What a namespace of builtins lacks.
for code in ("import sys", "class Empty: pass", "len"):
    try:
        exec(code, {"__builtins__": {}})
    except Exception as error:
        print(type(error).__name__, error)
try:
    exec("x = 1", {}, 5)
except TypeError as error:
    print(error)
