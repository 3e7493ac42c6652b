# The code of a function can be replaced while it runs: what was called goes on with the old code.
# differs: that of a generator function cannot be replaced


def replacement():
    return "new"


def replace_own(x=5):
    replace_own.__code__ = replacement.__code__
    total = [x, 5.25, "text", replacement.__name__]
    return total, (lambda: x)(), replace_own()


def replace_below():
    def inner():
        caller.__code__ = failing.__code__

    inner()


def failing():
    raise ValueError("the new code")


def caller(depth=3):
    text = "old"
    if depth:
        below = caller.__wrapped__(depth - 1)
        try:
            caller()
        except ValueError as error:
            return text, depth, error, below, error.__traceback__.tb_frame.f_code.co_name
    replace_below()
    return text, 5.25


caller.__wrapped__ = caller


def numbers():
    yield 1


print(replace_own())  # expect: ([5, 5.25, 'text', 'replacement'], 5, 'new')
print(replace_own())  # expect: new
print(caller(1))  # expect: ('old', 1, ValueError('the new code'), ('old', 5.25), 'caller')
try:
    numbers.__code__ = replacement.__code__
except RuntimeError as error:
    print(error)  # expect: cannot replace the code of a generator or coroutine function
