# What `throw` does with something that is no exception: the error is raised where the innermost generator is awaited.


def innermost():
    try:
        yield 1
    finally:
        print("innermost leaves")


def middle():
    try:
        yield from innermost()
    except TypeError as error:
        print("middle:", error)
        yield "caught"
    yield 2


def outer():
    yield from middle()
    yield "end"


generator = outer()
print(next(generator))
print(generator.throw(5))
print(next(generator))


def alone():
    yield 1
    yield 2


generator = alone()
next(generator)
try:
    generator.throw(5)
except TypeError as error:
    print("alone:", error)
print("goes on:", next(generator))


# A foreign iterator gets what was thrown as it was given.
class Foreign:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *given):
        print("given", given)
        raise KeyError("foreign")


def delegating():
    try:
        yield from Foreign()
    except KeyError as error:
        print("delegating:", error)
        yield 3


for thrown in (ValueError, ValueError("made"), 5):
    generator = delegating()
    next(generator)
    print(generator.throw(thrown))


class Pause:
    def __await__(self):
        yield 1


async def coroutine():
    try:
        await Pause()
    except TypeError as error:
        print("coroutine:", error)
        await Pause()


waiting = coroutine()
waiting.send(None)
print(waiting.throw(5))
waiting.close()
