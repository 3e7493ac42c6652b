"""Tests run one after another, with what classes and modules set up around them."""

import sys

__unittest = True


class BaseTestSuite:
    """A list of tests and suites."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        """Returns how many tests there are."""
        return self._removed_tests + sum([test.countTestCases() for test in self if test])

    def addTest(self, test):
        """Adds a test or suite."""
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        from unittest.case import TestCase
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        """Adds several."""
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        """Runs the tests until the result says stop."""
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._remove(index)
        return result

    def _remove(self, index):
        test = self._tests[index]
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the tests without a result; errors are raised."""
        for test in self:
            test.debug()


class _ErrorHolder:
    """Stands for what failed outside of any test."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class TestSuite(BaseTestSuite):
    """A suite that sets up and tears down classes and modules around their tests."""

    def run(self, result, debug=False):
        """Runs the tests until the result says stop."""
        outermost = False
        if not getattr(result, "_testRunEntered", False):
            result._testRunEntered = outermost = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not _is_suite(test):
                self._leave_class(test, result)
                self._enter_module(test, result)
                self._enter_class(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._remove(index)
        if outermost:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        """Runs the tests without a result; errors are raised."""
        from unittest.result import TestResult
        result = TestResult()
        result._raises = True
        self.run(result, True)

    def _enter_class(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        current = test.__class__
        if current == previous or getattr(result, "_moduleSetUpFailed", False):
            return
        if getattr(current, "__unittest_skip__", False):
            return
        failed = False
        try:
            current._classSetupFailed = False
        except TypeError:
            pass
        set_up = getattr(current, "setUpClass", None)
        do_cleanups = getattr(current, "doClassCleanups", None)
        if set_up is not None:
            try:
                set_up()
            except Exception as error:
                failed = True
                try:
                    current._classSetupFailed = True
                except TypeError:
                    pass
                self._note(result, error, "setUpClass", _name_of(current))
            if failed and do_cleanups is not None:
                do_cleanups()
                for info in current.tearDown_exceptions:
                    self._note(result, info[1], "setUpClass", _name_of(current), info)

    def _leave_class(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        current = test.__class__ if test is not None else None
        if current == previous or previous is None:
            return
        if getattr(previous, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
            return
        if getattr(previous, "__unittest_skip__", False):
            return
        tear_down = getattr(previous, "tearDownClass", None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as error:
                self._note(result, error, "tearDownClass", _name_of(previous))
        do_cleanups = getattr(previous, "doClassCleanups", None)
        if do_cleanups is not None:
            do_cleanups()
            for info in previous.tearDown_exceptions:
                self._note(result, info[1], "tearDownClass", _name_of(previous), info)

    def _enter_module(self, test, result):
        previous = getattr(getattr(result, "_previousTestClass", None), "__module__", None)
        current = test.__class__.__module__
        if current == previous:
            return
        self._leave_module(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(current)
        set_up = getattr(module, "setUpModule", None)
        if set_up is not None:
            try:
                set_up()
            except Exception as error:
                result._moduleSetUpFailed = True
                self._note(result, error, "setUpModule", current)
            if result._moduleSetUpFailed:
                self._clean_module(result, "setUpModule", current)

    def _leave_module(self, result):
        previous = getattr(getattr(result, "_previousTestClass", None), "__module__", None)
        if previous is None or getattr(result, "_moduleSetUpFailed", False):
            return
        tear_down = getattr(sys.modules.get(previous), "tearDownModule", None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as error:
                self._note(result, error, "tearDownModule", previous)
        self._clean_module(result, "tearDownModule", previous)

    def _clean_module(self, result, what, name):
        from unittest.case import doModuleCleanups
        try:
            doModuleCleanups()
        except ExceptionGroup as group:
            for error in group.exceptions:
                self._note(result, error, what, name)
        except Exception as error:
            self._note(result, error, what, name)

    def _note(self, result, error, method, parent, info=None):
        from unittest.case import SkipTest
        if getattr(result, "_raises", False):
            raise error
        holder = _ErrorHolder(f"{method} ({parent})")
        if isinstance(error, SkipTest):
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, info or (type(error), error, error.__traceback__))


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


def _name_of(cls):
    return f"{cls.__module__}.{cls.__qualname__}"
