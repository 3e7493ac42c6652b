# Tracebacks in a doctest show the lines of examples, and what has no docstring is told of.
import doctest
import sys
from json import dumps


def bare():
    pass


def failing():
    """
    >>> def f():
    ...     return 1 / 0
    >>> f()
    """


class Words:
    """Nothing to run."""

    def method(self):
        pass


module = sys.modules["__main__"]
for finder in doctest.DocTestFinder(exclude_empty=False), doctest.DocTestFinder():
    print([(test.name, len(test.examples)) for test in finder.find(module, "m")])
lines = []
runner = doctest.DocTestRunner(verbose=False)
for test in doctest.DocTestFinder().find(failing, "failing", globs={}):
    runner.run(test, out=lines.append)
text = "".join(lines)
print(text[text.index('  File "<doctest failing[1]>"'):])
