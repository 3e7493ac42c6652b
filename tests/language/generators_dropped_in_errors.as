# What a dropped generator raises is nobody's to catch; contexts of GeneratorExit; StopIteration that leaves a generator.


def failing():
    try:
        yield 1
    finally:
        raise ValueError("while closing")


def first():
    for item in failing():
        return item


print(first())
print(next(failing()))
print(list(zip([1], failing())))


def told(error):
    names = []
    while error is not None:
        names.append(f"{type(error).__name__}({error})")
        error = error.__context__
    return " <- ".join(names)


def closing():
    try:
        yield 1
    except GeneratorExit as leaving:
        print(told(leaving))
        raise


generator = closing()
next(generator)
try:
    raise KeyError("handled")
except KeyError:
    generator.close()


def stops():
    yield 1
    raise StopIteration(3)


generator = stops()
next(generator)
try:
    next(generator)
except RuntimeError as error:
    print(error, repr(error.__cause__), error.__suppress_context__)
    print([entry.tb_frame.f_code.co_name for entry in [error.__traceback__]], error.__traceback__.tb_next)


# One more pair of parentheses is a tuple's.
try:
    with ((1, 2)):
        pass
except TypeError as error:
    print(error)


class Stopped(StopIteration):
    pass


try:
    Stopped(key=1)
except TypeError as error:
    print(error)
