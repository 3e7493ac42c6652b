# What `__anext__` gives is judged by `await`, not by `anext`.
class Gives:
    def __init__(self, step):
        self.step = step

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.step


class Wrong:
    def __await__(self):
        return 42


for step in 5, iter("abc"), Wrong():
    for default in (), (None,):
        coming = anext(Gives(step), *default)
        print(type(coming).__name__)
        try:
            await coming
        except TypeError as error:
            print(error)
# expect: int
# expect: object int can't be used in 'await' expression
# expect: anext_awaitable
# expect: object int can't be used in 'await' expression
# expect: str_ascii_iterator
# expect: object str_ascii_iterator can't be used in 'await' expression
# expect: anext_awaitable
# expect: object str_ascii_iterator can't be used in 'await' expression
# expect: Wrong
# expect: __await__() returned non-iterator of type 'int'
# expect: anext_awaitable
# expect: __await__() returned non-iterator of type 'int'
