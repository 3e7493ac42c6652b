"""`unittest.main`: runs the tests of a module by the options of its command line."""

import os
import sys

from unittest import loader, runner

__unittest = True

_USAGE = """\
usage: {prog} [-h] [-v] [-q] [-f] [-b] [-k TESTNAMEPATTERNS] [tests ...]

positional arguments:
  tests                a list of any number of test modules, classes and test
                       methods.

options:
  -h, --help           show this help message and exit
  -v, --verbose        Verbose output
  -q, --quiet          Quiet output
  -f, --failfast       Stop on first fail or error
  -b, --buffer         Buffer stdout and stderr during tests
  -k TESTNAMEPATTERNS  Only run tests which match the given substring
"""


_PLACES = {
    "-s": "-s", "--start-directory": "-s", "-p": "-p", "--pattern": "-p", "-t": "-t", "--top-level-directory": "-t",
}


def _module_name(name):
    """Returns the module's name where a test is given as a file."""
    if not os.path.isfile(name) or not name.lower().endswith(".py"):
        return name
    if os.path.isabs(name):
        below = os.path.relpath(name, os.getcwd())
        if os.path.isabs(below) or below.startswith(os.pardir):
            return name
        name = below
    return os.path.normpath(name)[:-3].replace("\\", ".").replace("/", ".")


class TestProgram:
    """Runs tests and exits with their outcome."""

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=loader.defaultTestLoader,
        exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
        durations=None,
    ):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        self.module = module
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        argv = sys.argv if argv is None else argv
        self.progName = argv[0].rpartition("/")[2]
        self.testNames = None
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        """Reads the command line."""
        names = []
        patterns = []
        found_by = None
        words = argv[1:]
        if self.module is None and (not words or words[0] == "discover"):
            words = words[1:]
            found_by = {"-s": ".", "-p": "test*.py", "-t": None}
        rest = iter(words)
        for arg in rest:
            if arg in ("-v", "--verbose"):
                self.verbosity = 2
            elif arg in ("-q", "--quiet"):
                self.verbosity = 0
            elif arg in ("-f", "--failfast"):
                self.failfast = True
            elif arg in ("-b", "--buffer"):
                self.buffer = True
            elif arg in ("-c", "--catch"):
                self.catchbreak = True
            elif arg == "--locals":
                self.tb_locals = True
            elif arg.startswith("--durations"):
                self.durations = int(arg.partition("=")[2] or next(rest, "0"))
            elif found_by is not None and arg.partition("=")[0] in _PLACES:
                key, _, value = arg.partition("=")
                found_by[_PLACES[key]] = value or next(rest, "")
            elif arg in ("-h", "--help"):
                print(_USAGE.format(prog=self.progName), end="")
                sys.exit(0)
            elif arg.startswith("-k"):
                pattern = arg[2:] or next(rest, "")
                patterns.append(pattern if "*" in pattern else f"*{pattern}*")
            elif arg.startswith("-"):
                print(f"{self.progName}: error: unrecognized arguments: {arg}", file=sys.stderr)
                sys.exit(2)
            else:
                names.append(arg)
        if patterns:
            self.testLoader.testNamePatterns = patterns
        if found_by is not None:
            found_by.update(zip(("-s", "-p", "-t"), names))
            self.test = self.testLoader.discover(found_by["-s"], found_by["-p"], found_by["-t"])
            return
        if names:
            self.testNames = names if self.module is not None else [_module_name(name) for name in names]
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def createTests(self, from_discovery=False, Loader=None):
        """Gathers the tests."""
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        """Runs the tests; exits unless told not to."""
        if self.catchbreak:
            from unittest.signals import installHandler
            installHandler()
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        made = self.testRunner
        if isinstance(made, type):
            made = made(
                verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer, warnings=self.warnings,
                tb_locals=self.tb_locals, durations=self.durations,
            )
        self.result = made.run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(5)
            elif self.result.wasSuccessful():
                sys.exit(0)
            else:
                sys.exit(1)


main = TestProgram
