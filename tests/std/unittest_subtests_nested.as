# What a result is told of subtests in subtests, of expected failures in them, and what debug() raises.
import unittest
import warnings


class Telling(unittest.TestResult):
    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        print("sub", subtest.params["n"], "failed" if err else "passed")

    def addExpectedFailure(self, test, err):
        print("expected", test.id().rpartition(".")[2])

    def addUnexpectedSuccess(self, test):
        print("unexpected", test.id().rpartition(".")[2])

    def addError(self, test, err):
        print("error", err[0].__name__)

    def addSuccess(self, test):
        print("success", test.id().rpartition(".")[2])


class Nested(unittest.TestCase):
    def test_inner_fails(self):
        for n in (1, 2):
            with self.subTest(n=n):
                for m in (10, 20):
                    with self.subTest(n=n * m):
                        self.assertNotEqual(n * m, 20)

    def test_outer_fails_too(self):
        with self.subTest(n=1):
            with self.subTest(n=2):
                self.fail()
            1 / 0

    @unittest.expectedFailure
    def test_expected(self):
        for n in (1, 2, 3):
            with self.subTest(n=n):
                self.assertNotEqual(n, 2)

    @unittest.expectedFailure
    def test_not_so(self):
        with self.subTest(n=1):
            pass

    def test_warns(self):
        with self.assertWarns((DeprecationWarning, RuntimeWarning)) as noted:
            warnings.warn("one", RuntimeWarning)
        print(type(noted.warning).__name__)


for name in ("inner_fails", "outer_fails_too", "expected", "not_so", "warns"):
    print("-", name)
    Nested("test_" + name).run(Telling())


class Wrong(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("set up")

    def test(self):
        pass


class WrongLater(unittest.TestCase):
    @classmethod
    def tearDownClass(cls):
        raise ValueError("torn down")

    def test(self):
        print("runs")


for cls in (Wrong, WrongLater):
    try:
        unittest.TestSuite([cls("test")]).debug()
    except ValueError as e:
        print("raised", e)


class Given(unittest.TestCase):
    def inner(self):
        pass

    @staticmethod
    def made():
        return Given("inner")


print([t._testMethodName for t in unittest.TestLoader().loadTestsFromName("Given.made", __import__("__main__"))])
