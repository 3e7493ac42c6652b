"""Code with free variables is not for `exec` and `eval`; a task may drive a coroutine that has `send` alone."""
import asyncio


def outer():
    kept = 1

    def inner():
        return kept

    return inner


for run_code in (exec, eval):
    try:
        run_code(outer().__code__)
    except TypeError as error:
        print(error)
# expect: code object requires a closure of exactly length 1
# expect: code object passed to eval() may not contain free variables


class Coroutine:
    """Counts to three."""

    def __init__(self):
        self.steps = 0

    def send(self, value):
        self.steps += 1
        if self.steps < 3:
            return None
        raise StopIteration("three steps")

    def throw(self, error):
        raise error

    def close(self):
        pass

    def __await__(self):
        return self


async def main():
    print(await asyncio.create_task(Coroutine()))  # expect: three steps


asyncio.run(main())
