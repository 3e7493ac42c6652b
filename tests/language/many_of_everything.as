# Many decorators, blocks, names: what works however many there are, and what CPython limits.


def same(function):
    return function


lines = "@same\n" * 300
exec(lines + "def decorated(): return 'called'")
print(decorated())
exec(lines + "class Decorated: size = 300")
print(Decorated.size)

order = []


def noted(number):
    def decorator(function):
        order.append(number)
        return function

    order.append(-number)
    return decorator


exec("".join(f"@noted({i})\n" for i in range(1, 151)) + "def last(): pass")
print(order[:3], order[148:152], order[-3:])


def refused(code):
    try:
        exec(code)
    except SyntaxError as error:
        print(error.msg)
    except MemoryError:
        print("MemoryError")


refused("import contextlib\nwith " + ", ".join(["contextlib.nullcontext()"] * 30) + ": pass")
refused("a, " * 256 + "*b = range(300)")
refused("a, *b = range(10**13)")
refused("''.join(range(10**13))")
