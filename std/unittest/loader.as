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
        value, problem = module, None
        if module is None:
            at = len(parts)
            while at:
                whole = ".".join(parts[:at])
                try:
                    __import__(whole)
                    break
                except ImportError as e:
                    at -= 1
                    problem = self._not_imported(whole.rpartition(".")[2], e)
            if not at:
                return problem
            value = sys.modules[whole]
            parts = parts[at:]
        parent = None
        for part in parts:
            try:
                parent, value = value, getattr(value, part)
            except AttributeError as e:
                if problem is not None and getattr(value, "__path__", None) is not None:
                    return problem
                return self._failed(part, e, f"Failed to access attribute:\n{_traceback_of(e)}")
        if type(value) is type(sys):
            return self.loadTestsFromModule(value)
        if isinstance(value, type) and issubclass(value, case.TestCase):
            return self.loadTestsFromTestCase(value)
        if type(value).__name__ == "function" and isinstance(parent, type) and issubclass(parent, case.TestCase):
            test = parent(parts[-1])
            # A static method is called like any function.
            if type(getattr(test, parts[-1])).__name__ != "function":
                return self.suiteClass([test])
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

    def _failed(self, name, problem, text):
        """Returns a suite of one test that fails as the loading did."""
        self.errors.append(text)

        def fail(self):
            raise problem

        failing = type("_FailedTest", (case.TestCase,), {name: fail, "__module__": "unittest.loader"})
        return self.suiteClass([failing(name)])

    def _not_imported(self, name, problem):
        text = f"Failed to import test module: {name}\n{_traceback_of(problem)}"
        return self._failed(name, ImportError(text), text)

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """Returns a suite of the tests in the files of a folder and of the packages in it."""
        import os
        if not os.path.isdir(os.path.abspath(start_dir)):
            try:
                __import__(start_dir)
            except ImportError:
                raise ImportError(f"Start directory is not importable: {start_dir!r}") from None
            start_dir = sys.modules[start_dir].__path__[0]
        start = os.path.abspath(start_dir)
        top = start if top_level_dir is None else os.path.abspath(top_level_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        return self.suiteClass(list(self._tests_below(start, top, pattern)))

    def _tests_below(self, folder, top, pattern):
        import os
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            stem, _, suffix = name.rpartition(".")
            package = os.path.isdir(path)
            if package:
                if not (os.path.isfile(os.path.join(path, "__init__.py"))
                        or os.path.isfile(os.path.join(path, "__init__.as"))):
                    continue
                stem = name
            elif suffix not in ("py", "as") or not stem.isidentifier() or not _matches(f"{stem}.py", pattern):
                continue
            whole = os.path.relpath(os.path.join(folder, stem), top).replace(os.sep, ".")
            if not package or _matches(name, pattern):
                try:
                    __import__(whole)
                except case.SkipTest as e:
                    yield self._skipped(whole, e)
                    continue
                except Exception as e:
                    yield self._not_imported(whole, e)
                    continue
                yield self.loadTestsFromModule(sys.modules[whole], pattern=pattern)
            if package:
                yield from self._tests_below(path, top, pattern)

    def _skipped(self, name, problem):
        @case.skip(str(problem))
        def skipped(self):
            pass

        made = type("ModuleSkipped", (case.TestCase,), {name: skipped, "__module__": "unittest.loader"})
        return self.suiteClass([made(name)])


def _traceback_of(problem):
    import traceback
    return "".join(traceback.format_exception(problem))


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
