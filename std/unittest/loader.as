"""Gathering tests: from classes, modules and names."""

import functools
import sys

from unittest import case, suite

__unittest = True


class TestLoader:
    """Makes suites."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None
    suiteClass = suite.TestSuite

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        """Returns a suite of the tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError(
                "Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?"
            )
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """Returns a suite of the tests of a module."""
        tests = []
        for name in dir(module):
            value = getattr(module, name)
            if isinstance(value, type) and issubclass(value, case.TestCase) and value not in (
                case.TestCase, case.FunctionTestCase, case.IsolatedAsyncioTestCase,
            ):
                tests.append(self.loadTestsFromTestCase(value))
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            return load_tests(self, tests, pattern)
        return tests

    def loadTestsFromName(self, name, module=None):
        """Returns a suite of what a dotted name stands for."""
        parts = name.split(".")
        value = module
        if module is None:
            at = len(parts)
            while at:
                try:
                    __import__(".".join(parts[:at]))
                    break
                except ImportError:
                    at -= 1
            if not at:
                raise ModuleNotFoundError(f"No module named {parts[0]!r}", name=parts[0])
            value = sys.modules[".".join(parts[:at])]
            parts = parts[at:]
        parent = None
        for part in parts:
            parent, value = value, getattr(value, part)
        if type(value) is type(sys):
            return self.loadTestsFromModule(value)
        if isinstance(value, type) and issubclass(value, case.TestCase):
            return self.loadTestsFromTestCase(value)
        if type(value).__name__ == "function" and isinstance(parent, type) and issubclass(parent, case.TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(value, suite.TestSuite):
            return value
        if callable(value):
            made = value()
            if isinstance(made, suite.TestSuite):
                return made
            if isinstance(made, case.TestCase):
                return self.suiteClass([made])
            raise TypeError(f"calling {value} returned {made}, not a test")
        raise TypeError(f"don't know how to make test from: {value}")

    def loadTestsFromNames(self, names, module=None):
        """Returns a suite of several names."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """Returns the names of the test methods of a class, in order."""
        def wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            return any([_matches(full, pattern) for pattern in self.testNamePatterns])

        names = list(filter(wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """Returns a suite of the tests in files of a folder."""
        import os
        tests = []
        if start_dir not in sys.path:
            sys.path.insert(0, start_dir)
        for name in sorted(os.listdir(start_dir)):
            stem, dot, suffix = name.rpartition(".")
            if suffix in ("py", "as") and _matches(f"{stem}.py", pattern) and stem.isidentifier():
                __import__(stem)
                tests.append(self.loadTestsFromModule(sys.modules[stem], pattern=pattern))
        return self.suiteClass(tests)


def _matches(name, pattern):
    """Says whether a name fits a pattern with `*` and `?`."""
    reach = {0}
    for char in pattern:
        if char == "*":
            reach = set(range(min(reach), len(name) + 1)) if reach else reach
        else:
            reach = {at + 1 for at in reach if at < len(name) and (char == "?" or name[at] == char)}
    return len(name) in reach


defaultTestLoader = TestLoader()


def getTestCaseNames(testCaseClass, prefix="test", sortUsing=None, testNamePatterns=None):
    """Returns the names of the test methods of a class."""
    loader = TestLoader()
    loader.testMethodPrefix = prefix
    loader.testNamePatterns = testNamePatterns
    return loader.getTestCaseNames(testCaseClass)
