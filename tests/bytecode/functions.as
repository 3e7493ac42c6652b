# Defaults, annotations, decorators, cells and closures.
def outer(a, b=1, /, c=[], *args, d, e=None, **kw) -> int:
    count = 0

    def bump(step: int = 1):
        nonlocal count, a
        count += step
        a = step
        return count

    @a
    @b.c(1)
    def decorated():
        return lambda x, y=count: x + y + d

    return bump, decorated
