"""Tests as methods of classes.

`case` has TestCase and the decorators, `result` what a run notes, `suite` and `loader` how tests are gathered,
`runner` and `main` how they are run from a command line; `mock` is imported by those who want it.
"""

from unittest.result import TestResult, failfast
from unittest.case import (
    FunctionTestCase, IsolatedAsyncioTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups,
    enterModuleContext, expectedFailure, skip, skipIf, skipUnless,
)
from unittest.suite import BaseTestSuite, TestSuite
from unittest.loader import TestLoader, defaultTestLoader
from unittest.runner import TextTestResult, TextTestRunner
from unittest.signals import installHandler, registerResult, removeHandler, removeResult
from unittest.main import TestProgram, main

__all__ = [
    "TestResult", "TestCase", "IsolatedAsyncioTestCase", "TestSuite", "TextTestRunner", "TestLoader",
    "FunctionTestCase", "main", "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless",
    "expectedFailure", "TextTestResult", "addModuleCleanup", "doModuleCleanups", "enterModuleContext",
    "BaseTestSuite", "TestProgram", "failfast", "installHandler", "registerResult", "removeResult", "removeHandler",
]

__unittest = True


def __getattr__(name):
    # Submodules that something else has brought.
    from _submodules import find
    return find("unittest", name)
