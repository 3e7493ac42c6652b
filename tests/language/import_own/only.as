from .both import name


def twice(x):
    return x * 2
