# What a doctest expects of an exception begins at the first line of the traceback that begins with a word.
import doctest


def fails(n):
    """
    >>> fails(1)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    ValueError: ...1...
    >>> fails(2)  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    module.ValueError: something else
    >>> fails(3)
    Traceback (most recent call last):
      File "x", line 1
    ValueError: got 3 here
    """
    raise ValueError(f"got {n} here")


for example in doctest.DocTestParser().get_examples(fails.__doc__):
    print(repr(example.exc_msg))
print(doctest.testmod(report=False).failed)
