# Suites of examples for unittest: of the module that asks, and of files of text.
import doctest
import os
import sys
import tempfile
import unittest


def double(x):
    """
    >>> double(2)
    4
    >>> double('a')
    'ab'
    """
    return 2 * x


def names(suite):
    return [test.id() for test in suite]


print(names(doctest.DocTestSuite()))
folder = tempfile.mkdtemp()
path = os.path.join(folder, 'notes.txt')
with open(path, 'w', encoding='utf-8') as f:
    f.write('Notes\n=====\n\n>>> n + 1\n5\n>>> __file__.endswith("notes.txt")\nTrue\n')
suite = doctest.DocFileSuite(path, module_relative=False, globs={'n': 4})
print(names(suite))
suite.addTest(doctest.DocTestSuite(sys.modules[__name__]))
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, len(result.failures), len(result.errors))
for wrong in (dict(package='os', module_relative=False), dict(module_relative=True)):
    try:
        doctest.DocFileSuite('/x', **wrong)
    except ValueError as e:
        print(e)
