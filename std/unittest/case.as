"""TestCase: how one test is run. Its assertions are `unittest._asserts`."""

import functools
import sys
import time
import warnings

from unittest._asserts import Assertions, safe_repr

__unittest = True


class SkipTest(Exception):
    """Raised in a test to skip it."""


class _ShouldStop(Exception):
    """The test is to be stopped, its result is noted."""


# Decorators

def skip(reason):
    """Skips a test or class.

    >>> skip("not now")(int.bit_count).__class__.__name__
    'function'
    """
    if type(reason).__name__ == "function":
        return skip("")(reason)

    def decorator(test_item):
        if not isinstance(test_item, type):
            @functools.wraps(test_item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)

            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item

    return decorator


def _same(item):
    return item


def skipIf(condition, reason):
    """Skips a test if the condition is true."""
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    """Skips a test unless the condition is true."""
    return _same if condition else skip(reason)


def expectedFailure(test_item):
    """Marks a test that is expected to fail."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


# What modules and classes clean up

_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Adds a call for when the module's tests are done."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enters a context that is left when the module's tests are done."""
    return _enter(cm, addModuleCleanup)


def doModuleCleanups():
    """Makes the calls added, the last first."""
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise ExceptionGroup("module cleanup failed", errors)


def _enter(cm, add_cleanup):
    cls = type(cm)
    try:
        enter = cls.__enter__
        leave = cls.__exit__
    except AttributeError:
        raise TypeError(
            f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
        ) from None
    result = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return result


class _Outcome:
    """What happens while one test runs."""

    def __init__(self, result):
        self.expecting_failure = False
        self.result = result
        self.result_supports_subtests = hasattr(result, "addSubTest")
        self.success = True
        self.expected_failure = None

    def run_part(self, test_case, function, subtest=False):
        """Calls a function and notes how it ended."""
        before = self.success
        self.success = True
        try:
            function()
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            self.success = False
            self.result.addSkip(test_case, str(error))
        except _ShouldStop:
            # The subtest that says so was noted.
            pass
        except BaseException as error:
            info = type(error), error, error.__traceback__
            if self.expecting_failure:
                self.expected_failure = info
            else:
                self.success = False
                if subtest:
                    self.result.addSubTest(test_case.test_case, test_case, info)
                else:
                    _note(self.result, info, test_case)
        else:
            if subtest and self.success:
                self.result.addSubTest(test_case.test_case, test_case, None)
        finally:
            self.success = self.success and before


def _note(result, info, test_case):
    if issubclass(info[0], test_case.failureException):
        result.addFailure(test_case, info)
    else:
        result.addError(test_case, info)


class _SubTestContext:
    """What `subTest` gives."""

    def __init__(self, test, msg, params):
        self.test = test
        self.msg = msg
        self.params = params

    def __enter__(self):
        test = self.test
        outcome = test._outcome
        self.idle = outcome is None or not outcome.result_supports_subtests
        if self.idle:
            return
        self.parent = test._subtest
        if self.parent is None:
            params = dict(self.params)
        else:
            params = {**self.parent.params, **self.params}
        test._subtest = self.subtest = _SubTest(test, self.msg, params)
        self.before = outcome.success
        outcome.success = True

    def __exit__(self, kind, value, tb):
        if self.idle:
            return False
        test = self.test
        outcome = test._outcome
        subtest = self.subtest

        def again():
            if value is not None:
                raise value

        if kind is not None and issubclass(kind, KeyboardInterrupt):
            test._subtest = self.parent
            return False
        # One that only has a failed one in it is noted neither way.
        if value is not None or outcome.success:
            outcome.run_part(subtest, again, subtest=True)
        if value is not None and tb is not None:
            value.__traceback__ = tb
        passed = outcome.success
        outcome.success = outcome.success and self.before
        test._subtest = self.parent
        if not passed:
            result = outcome.result
            if result is not None and result.failfast:
                raise _ShouldStop
        elif outcome.expected_failure:
            raise _ShouldStop
        return True


class TestCase(Assertions):
    """A class whose methods named `test...` are tests."""

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != "runTest":
                raise ValueError(f"no such test method in {self.__class__}: {methodName}") from None
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
            frozenset: "assertSetEqual", str: "assertMultiLineEqual",
        }

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def setUp(self):
        """Called before each test."""

    def tearDown(self):
        """Called after each test."""

    @classmethod
    def setUpClass(cls):
        """Called before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after the tests of the class."""

    def addCleanup(self, function, /, *args, **kwargs):
        """Adds a call for when the test is done."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enters a context that is left when the test is done."""
        return _enter(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Adds a call for when the tests of the class are done."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enters a context that is left when the tests of the class are done."""
        return _enter(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        """Makes the calls added for the class, the last first."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception as error:
                cls.tearDown_exceptions.append((type(error), error, error.__traceback__))

    def countTestCases(self):
        """Returns 1."""
        return 1

    def defaultTestResult(self):
        """Returns a result to run with."""
        from unittest.result import TestResult
        return TestResult()

    def shortDescription(self):
        """Returns the first line of the test's docstring, or None."""
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        """Returns the full name of the test."""
        return f"{self.__class__.__module__}.{self.__class__.__qualname__}.{self._testMethodName}"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        cls = self.__class__
        return f"{self._testMethodName} ({cls.__module__}.{cls.__qualname__}.{self._testMethodName})"

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} testMethod={self._testMethodName}>"

    def subTest(self, msg=..., **params):
        """Returns a context whose failure is noted and does not end the test."""
        return _SubTestContext(self, msg, params)

    def skipTest(self, reason):
        """Skips the test."""
        raise SkipTest(reason)

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            import warnings
            warnings.warn(
                f"It is deprecated to return a value that is not None from a test case ({method})",
                DeprecationWarning, stacklevel=3,
            )

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        """Runs the test."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            start = getattr(result, "startTestRun", None)
            if start is not None:
                start()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
                reason = getattr(self.__class__, "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", "")
                result.addSkip(self, reason)
                return result
            expecting = (
                getattr(self, "__unittest_expecting_failure__", False)
                or getattr(method, "__unittest_expecting_failure__", False)
            )
            outcome = _Outcome(result)
            begin = time.perf_counter()
            try:
                self._outcome = outcome
                outcome.run_part(self, self._callSetUp)
                if outcome.success:
                    outcome.expecting_failure = expecting
                    outcome.run_part(self, lambda: self._callTestMethod(method))
                    outcome.expecting_failure = False
                    outcome.run_part(self, self._callTearDown)
                self.doCleanups()
                if hasattr(result, "addDuration"):
                    result.addDuration(self, time.perf_counter() - begin)
                if outcome.success:
                    if not expecting:
                        result.addSuccess(self)
                    elif outcome.expected_failure:
                        result.addExpectedFailure(self, outcome.expected_failure)
                    else:
                        result.addUnexpectedSuccess(self)
                return result
            finally:
                outcome.expected_failure = None
                self._outcome = None
        finally:
            result.stopTest(self)
            if own:
                stop = getattr(result, "stopTestRun", None)
                if stop is not None:
                    stop()

    def doCleanups(self):
        """Makes the calls added, the last first."""
        outcome = self._outcome or _Outcome(self.defaultTestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.run_part(self, lambda: self._callCleanup(function, *args, **kwargs))
        return outcome.success

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the test without a result; errors are raised."""
        method = getattr(self, self._testMethodName)
        if getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
            raise SkipTest(getattr(self.__class__, "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", ""))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)


class FunctionTestCase(TestCase):
    """A test made of functions."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def __str__(self):
        return f"{type(self).__qualname__} ({self._testFunc.__name__})"

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} tec={self._testFunc}>"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None


class _SubTest(TestCase):
    """Stands for a subtest in a result."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = []
        if self._message is not ...:
            parts.append(f"[{self._message}]")
        if self.params:
            described = ", ".join([f"{name}={value!r}" for name, value in self.params.items()])
            parts.append(f"({described})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"


class IsolatedAsyncioTestCase(TestCase):
    """A TestCase whose tests may be coroutines; each test has an event loop of its own."""

    loop_factory = None

    def __init__(self, methodName="runTest"):
        super().__init__(methodName)
        self._asyncioRunner = None
        self._asyncioTestContext = None

    async def asyncSetUp(self):
        """Called before each test, after `setUp`."""

    async def asyncTearDown(self):
        """Called after each test, before `tearDown`."""

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """Adds a call of a coroutine function for when the test is done."""
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        """Enters an async context that is left when the test is done."""
        cls = type(cm)
        try:
            enter = cls.__aenter__
            leave = cls.__aexit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context manager protocol"
            ) from None
        result = await enter(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return result

    def _run_async(self, function, *args, **kwargs):
        return self._asyncioRunner.run(function(*args, **kwargs))

    def _call_maybe_async(self, function, /, *args, **kwargs):
        import inspect
        if inspect.iscoroutinefunction(function):
            return self._run_async(function, *args, **kwargs)
        return self._asyncioTestContext.run(function, *args, **kwargs)

    def _callSetUp(self):
        # The loop is there from here on.
        self._asyncioRunner.get_loop()
        self._asyncioTestContext.run(self.setUp)
        self._run_async(self.asyncSetUp)

    def _callTestMethod(self, method):
        result = self._call_maybe_async(method)
        if result is not None:
            import warnings
            warnings.warn(
                f"It is deprecated to return a value that is not None from a test case ({method})",
                DeprecationWarning, stacklevel=4,
            )

    def _callTearDown(self):
        self._run_async(self.asyncTearDown)
        self._asyncioTestContext.run(self.tearDown)

    def _callCleanup(self, function, /, *args, **kwargs):
        self._call_maybe_async(function, *args, **kwargs)

    def _setup_runner(self):
        import asyncio
        import contextvars
        assert self._asyncioRunner is None, "asyncio runner is already initialized"
        self._asyncioTestContext = contextvars.copy_context()
        context = self._asyncioTestContext

        class InContext(asyncio.Runner):
            """Runs everything in the context of the test."""

            def run(self, coro, *, context=context):
                return super().run(coro, context=context)

        self._asyncioRunner = InContext(debug=None, loop_factory=self.loop_factory)

    def _teardown_runner(self):
        runner = self._asyncioRunner
        runner.close()
        self._asyncioRunner = None

    def run(self, result=None):
        """Runs the test."""
        self._setup_runner()
        try:
            return super().run(result)
        finally:
            self._teardown_runner()

    def debug(self):
        """Runs the test without a result; errors are raised."""
        self._setup_runner()
        try:
            super().debug()
        finally:
            self._teardown_runner()
