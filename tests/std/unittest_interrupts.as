"""An interrupt lets the test at hand end and stops the run; the second one stops at once."""
import os
import signal
import unittest


def interrupt():
    os.kill(os.getpid(), signal.SIGINT)


class Tests(unittest.TestCase):
    def test_one(self):
        interrupt()
        print("one goes on")

    def test_two(self):
        print("never run")


before = signal.getsignal(signal.SIGINT)
unittest.installHandler()
print(signal.getsignal(signal.SIGINT) is not before)


@unittest.removeHandler
def without():
    return signal.getsignal(signal.SIGINT) is before


print(without(), signal.getsignal(signal.SIGINT) is not before)
result = unittest.TestResult()
print(unittest.removeResult(result))
unittest.registerResult(result)
suite = unittest.defaultTestLoader.loadTestsFromTestCase(Tests)
suite.run(result)
print(result.testsRun, result.shouldStop, result.wasSuccessful())
try:
    interrupt()
except KeyboardInterrupt:
    print("the second")
print(unittest.removeResult(result), unittest.removeResult(result))
unittest.removeHandler()
print(signal.getsignal(signal.SIGINT) is before)
