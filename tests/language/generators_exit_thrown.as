# GeneratorExit thrown into a generator that delegates: what it delegates to is closed first.
def quiet_inner():
    try:
        yield 1
    except GeneratorExit:
        print("inner closed")


def outer(inner):
    try:
        result = yield from inner
        print("never here", result)
    except GeneratorExit:
        print("outer closed")
    yield "outer goes on"


def failing_inner():
    try:
        yield 1
    finally:
        raise ValueError("while closing")


def catching(inner):
    try:
        yield from inner
    except ValueError as e:
        print("outer saw", e)
    yield "outer goes on"


def stubborn_inner():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


def middle(inner):
    try:
        yield from inner
    finally:
        print("middle closed")


for exit in (GeneratorExit, GeneratorExit()):
    generator = outer(quiet_inner())
    print(next(generator))
    print(generator.throw(exit))

generator = outer(middle(quiet_inner()))
print(next(generator))
print(generator.throw(GeneratorExit))

generator = catching(failing_inner())
print(next(generator))
print(generator.throw(GeneratorExit))

generator = middle(stubborn_inner())
print(next(generator))
try:
    generator.close()
except RuntimeError as e:
    print(e)


class Step:
    def __await__(self):
        yield "step"


async def inner_task():
    try:
        await Step()
    except GeneratorExit:
        print("inner coroutine closed")
        raise


async def outer_task():
    try:
        await inner_task()
    except GeneratorExit:
        print("outer coroutine closed")
        raise


task = outer_task()
print(task.send(None))
task.close()
task = outer_task()
print(task.send(None))
try:
    task.throw(GeneratorExit)
except GeneratorExit:
    print("thrown out")
