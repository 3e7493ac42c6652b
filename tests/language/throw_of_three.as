"""`throw` with a class and a value still works, with a warning."""
import warnings


def generator():
    try:
        yield 1
    except ValueError as error:
        yield repr(error)


running = generator()
next(running)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(running.throw(ValueError, "text"))  # expect: ValueError('text')
    for warning in caught:
        print(warning.category.__name__)  # expect: DeprecationWarning
        print(warning.message)  # expect: the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.

running = generator()
next(running)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(running.throw(ValueError("one")))  # expect: ValueError('one')
    print(caught)  # expect: []
