"""Examples in docstrings, run and compared with what they say they print."""

import linecache
import sys
import traceback
from collections import namedtuple

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS",
    "SKIP", "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF",
    "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser",
    "DocTestFinder", "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException", "testmod",
    "testfile", "run_docstring_examples", "DocTestSuite", "DocFileSuite", "script_from_examples", "TestResults",
]

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """Returns the flag of this name, made when it is new."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (
    DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP | IGNORE_EXCEPTION_DETAIL
)
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."
_HEADER = "Traceback (most recent call last):"

_TestResults = namedtuple("TestResults", "failed attempted", module="doctest")


class TestResults(_TestResults):
    """How many examples failed of how many."""

    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        if self.skipped:
            return f"TestResults(failed={self.failed}, attempted={self.attempted}, skipped={self.skipped})"
        return f"TestResults(failed={self.failed}, attempted={self.attempted})"


class Example:
    """One example: its source and the output it should have."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want if not want or want.endswith("\n") else want + "\n"
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith("\n") else exc_msg + "\n"
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, run in one namespace."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        words = "no examples" if count == 0 else f"{count} example{'s' if count > 1 else ''}"
        return f"<{self.__class__.__name__} {self.name} from {self.filename}:{self.lineno} ({words})>"

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return (self.name, self.filename, self.lineno or 0, id(self)) < (other.name, other.filename, other.lineno or 0, id(other))


class DocTestParser:
    """Finds examples in text."""

    def parse(self, string, name="<string>"):
        """Splits a text into examples and what is between them."""
        string = string.expandtabs()
        lines = string.split("\n")
        indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
        least = min(indents, default=0)
        lines = [line[least:] for line in lines]
        found = []
        between = []
        at = 0
        while at < len(lines):
            stripped = lines[at].lstrip(" ")
            if not stripped.startswith(">>>") or stripped[:4] not in (">>> ", ">>>"):
                if stripped.startswith(">>>") and not stripped.startswith(">>> "):
                    raise ValueError(
                        f"line {at + 1} of the docstring for {name} lacks blank after >>>: {lines[at]!r}"
                    )
                between.append(lines[at])
                at += 1
                continue
            first = at
            indent = len(lines[at]) - len(stripped)
            prefix = " " * indent
            source = [stripped[4:]]
            at += 1
            while at < len(lines) and (lines[at].startswith(prefix + "... ") or lines[at].rstrip() == prefix + "..."):
                source.append(lines[at][indent + 4:])
                at += 1
            want = []
            while at < len(lines) and lines[at].strip() and not lines[at].lstrip(" ").startswith(">>>"):
                if not lines[at].startswith(prefix):
                    raise ValueError(
                        f"line {at + 1} of the docstring for {name} has inconsistent leading whitespace: {lines[at]!r}"
                    )
                want.append(lines[at][indent:])
                at += 1
            found.append("".join([line + "\n" for line in between]))
            between = []
            text = "\n".join(source)
            if any([line.strip() and not line.lstrip().startswith("#") for line in source]):
                found.append(Example(
                    text, "\n".join(want), _exception_of(want), first, least + indent, self._find_options(text, name, first + 1),
                ))
        found.append("\n".join(between))
        return found

    def _find_options(self, source, name, lineno):
        options = {}
        for line in source.split("\n"):
            before, mark, words = line.partition("doctest:")
            if not mark or not before.rstrip().endswith("#"):
                continue
            for word in words.replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno} of the doctest for {name} has an invalid option: {word!r}")
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        return options

    def get_examples(self, string, name="<string>"):
        """Returns the examples in a text."""
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        """Returns the examples in a text as a DocTest."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


def _exception_of(want):
    """Returns the last part of an expected traceback, or None."""
    if not want or want[0].strip() not in (_HEADER, "Traceback (innermost last):"):
        return None
    at = 1
    # The stack ends where a line begins with a word: it may also hold lines like "...".
    while at < len(want) and not (want[at][:1].isalnum() or want[at][:1] == "_"):
        at += 1
    return "\n".join(want[at:]) if at < len(want) else None


class DocTestFinder:
    """Finds the docstrings of a module, its functions and classes."""

    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self._parser = DocTestParser() if parser is None else parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """Returns the tests of something and what is inside of it."""
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if module is None:
            module = obj if type(obj) is type(sys) else sys.modules.get(getattr(obj, "__module__", None))
        if globs is None:
            globs = {} if not module else module.__dict__.copy()
        else:
            globs = globs.copy()
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, globs, set())
        tests.sort()
        return tests

    def _find(self, tests, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        doc = getattr(obj, "__doc__", None)
        if doc is None:
            doc = ""
        if isinstance(doc, str) and (doc or not self._exclude_empty):
            filename = getattr(module, "__file__", None) or getattr(module, "__name__", None)
            lineno = self._line_of(obj, doc, filename)
            tests.append(self._parser.get_doctest(doc, globs, name, filename, lineno))
        if not self._recurse:
            return
        if type(obj) is type(sys):
            for part, value in list(obj.__dict__.items()):
                if (_is_function(value) or isinstance(value, type)) and _is_from(module, value):
                    self._find(tests, value, f"{name}.{part}", module, globs, seen)
            for part, value in getattr(obj, "__test__", {}).items():
                full = f"{name}.__test__.{part}"
                if isinstance(value, str):
                    tests.append(self._parser.get_doctest(value, globs, full, getattr(obj, "__file__", None), None))
                else:
                    self._find(tests, value, full, module, globs, seen)
        elif isinstance(obj, type):
            for part, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if _is_function(value) or isinstance(value, type) or isinstance(value, property):
                    if isinstance(value, property) or module is None or _is_from(module, value):
                        self._find(tests, value, f"{name}.{part}", module, globs, seen)

    def _line_of(self, obj, doc, filename):
        import inspect
        first = None
        if type(obj) is type(sys):
            first = 0
        else:
            try:
                first = inspect.findsource(inspect.unwrap(_plain(obj)))[1]
            except Exception:
                return None
        lines = linecache.getlines(filename) if filename else []
        for at in range(first, len(lines)):
            text = lines[at].lstrip(" \tuUrRbB")
            if text[:1] in ('"', "'"):
                return at
        return None


def _plain(value):
    if isinstance(value, property):
        return value.fget
    return getattr(value, "__wrapped__", value)


def _is_from(module, value):
    """Says whether a function or class is one of the module, and not brought in from another."""
    if isinstance(value, type):
        return value.__module__ == module.__name__
    return _plain(value).__globals__ is module.__dict__


def _is_function(value):
    return type(_plain(value)).__name__ == "function"


class OutputChecker:
    """Compares what an example printed with what it should print."""

    def check_output(self, want, got, optionflags):
        """Says whether the output will do."""
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = "\n".join(["" if line.rstrip() == BLANKLINE_MARKER else line for line in want.split("\n")])
            got = "\n".join(["" if line.isspace() else line for line in got.split("\n")])
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got = " ".join(got.split())
            want = " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _fits_ellipsis(want, got)

    def output_difference(self, example, got, optionflags):
        """Words how the output differs."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = "\n".join([BLANKLINE_MARKER if not line.strip(" ") and at < got.count("\n") else line for at, line in enumerate(got.split("\n"))])
        if optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF) and want.count("\n") > 2 and got.count("\n") > 2 or optionflags & REPORT_NDIFF:
            import difflib
            want_lines = want.splitlines(keepends=True)
            got_lines = got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                diff, kind = list(difflib.unified_diff(want_lines, got_lines, n=2))[2:], "unified diff with -expected +actual"
            elif optionflags & REPORT_CDIFF:
                diff, kind = list(difflib.context_diff(want_lines, got_lines, n=2))[2:], "context diff with expected followed by actual"
            else:
                diff, kind = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want_lines, got_lines)), "ndiff with -expected +actual"
            return f"Differences ({kind}):\n" + _indent("".join(diff))
        if want and got:
            return f"Expected:\n{_indent(want)}Got:\n{_indent(got)}"
        if want:
            return f"Expected:\n{_indent(want)}Got nothing\n"
        if got:
            return f"Expected nothing\nGot:\n{_indent(got)}"
        return "Expected nothing\nGot nothing\n"


def _indent(text, by=4):
    return "".join([" " * by + line if line.strip("\n") else line for line in text.splitlines(keepends=True)])


def _fits_ellipsis(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    parts = want.split(ELLIPSIS_MARKER)
    start, end = 0, len(got)
    if parts[0]:
        if not got.startswith(parts[0]):
            return False
        start = len(parts[0])
        del parts[0]
    if parts[-1]:
        if not got.endswith(parts[-1]):
            return False
        end -= len(parts[-1])
        del parts[-1]
    if start > end:
        return False
    for part in parts:
        start = got.find(part, start, end)
        if start < 0:
            return False
        start += len(part)
    return True


class DocTestFailure(Exception):
    """An example printed something else."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised an exception it did not expect."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class _Spoof:
    """Catches what is printed."""

    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def flush(self):
        pass

    def take(self):
        text = "".join(self.parts)
        self.parts.clear()
        return text if not text or text.endswith("\n") else text + "\n"


class DocTestRunner:
    """Runs tests and reports failures."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = 0
        self.failures = 0
        self.skips = 0
        self._stats = {}

    def report_start(self, out, test, example):
        """Called before an example is run."""
        if self._verbose:
            expecting = f"Expecting:\n{_indent(example.want)}" if example.want else "Expecting nothing\n"
            out(f"Trying:\n{_indent(example.source)}{expecting}")

    def report_success(self, out, test, example, got):
        """Called when an example printed what it should."""
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        """Called when an example printed something else."""
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        """Called when an example raised an exception it should not."""
        out(self._failure_header(test, example) + "Exception raised:\n" + _indent(_format_error(exc_info)))

    def _failure_header(self, test, example):
        lines = [self.DIVIDER]
        if test.filename:
            lineno = "?" if test.lineno is None or example.lineno is None else test.lineno + example.lineno + 1
            lines.append(f'File "{test.filename}", line {lineno}, in {test.name}')
        else:
            lines.append(f"Line {example.lineno + 1}, in {test.name}")
        lines.append("Failed example:")
        lines.append(_indent(example.source))
        return "\n".join(lines)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples of a test."""
        self.test = test
        stdout = sys.stdout
        if out is None:
            out = stdout.write
        spoof = _Spoof()
        known = []
        hook = sys.displayhook
        sys.stdout = spoof
        sys.displayhook = getattr(sys, "__displayhook__", hook)
        try:
            return self._run_examples(test, out, spoof, known)
        finally:
            sys.stdout = stdout
            sys.displayhook = hook
            for filename in known:
                linecache.cache.pop(filename, None)
            if clear_globs:
                test.globs.clear()

    def _run_examples(self, test, out, spoof, known):
        failures = tries = skips = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, on in example.options.items():
                if on:
                    self.optionflags |= flag
                else:
                    self.optionflags &= ~flag
            tries += 1
            if self.optionflags & SKIP:
                skips += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            error = None
            filename = f"<doctest {test.name}[{number}]>"
            # Tracebacks and `inspect` show the lines of examples while their test runs.
            linecache.cache[filename] = (len(example.source), None, example.source.splitlines(True), filename)
            known.append(filename)
            try:
                _run_source(example.source, test.globs, filename)
            except KeyboardInterrupt:
                raise
            except BaseException as caught:
                error = caught
            got = spoof.take()
            passed = False
            if error is None:
                passed = self._checker.check_output(example.want, got, self.optionflags)
            else:
                lines = traceback.format_exception_only(type(error), error)
                if isinstance(error, SyntaxError):
                    # Of a syntax error only the message and notes count, not the place.
                    kind = type(error)
                    heads = (kind.__qualname__ + ":", f"{kind.__module__}.{kind.__qualname__}:")
                    lines = lines[next((i for i, line in enumerate(lines) if line.startswith(heads)), 0):]
                message = "".join(lines)
                if example.exc_msg is None:
                    if not quiet:
                        self.report_unexpected_exception(out, test, example, (type(error), error, error.__traceback__))
                    failures += 1
                    if self.optionflags & FAIL_FAST:
                        break
                    continue
                passed = self._checker.check_output(example.exc_msg, message, self.optionflags)
                if not passed and self.optionflags & IGNORE_EXCEPTION_DETAIL:
                    passed = self._checker.check_output(_bare(example.exc_msg), _bare(message), self.optionflags)
                got += _format_error((type(error), error, error.__traceback__))
            if passed:
                if not quiet:
                    self.report_success(out, test, example, got)
            else:
                if not quiet:
                    self.report_failure(out, test, example, got)
                failures += 1
            if failures and self.optionflags & FAIL_FAST:
                break
        self.optionflags = original
        before = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = before[0] + failures, before[1] + tries, before[2] + skips
        self.failures += failures
        self.tries += tries
        self.skips += skips
        return TestResults(failures, tries, skipped=skips)

    def summarize(self, verbose=None):
        """Prints how many tests passed and failed, and returns the counts."""
        if verbose is None:
            verbose = self._verbose
        none, passed, failed = [], [], []
        total_tries = total_failures = total_skips = 0
        for name, (failures, tries, skips) in self._stats.items():
            total_failures += failures
            total_tries += tries
            total_skips += skips
            if tries == 0:
                none.append(name)
            elif failures == 0:
                passed.append((name, tries))
            else:
                failed.append((name, failures, tries, skips))
        if verbose:
            if none:
                print(f"{_count(len(none), 'item')} had no tests:")
                for name in sorted(none):
                    print(f"    {name}")
            if passed:
                print(f"{_count(len(passed), 'item')} passed all tests:")
                for name, count in sorted(passed):
                    print(f" {count:3d} test{'' if count == 1 else 's'} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{_count(len(failed), 'item')} had failures:")
            for name, failures, tries, skips in sorted(failed):
                print(f" {failures:3d} of {tries:3d} in {name}")
        if verbose:
            print(f"{_count(total_tries, 'test')} in {_count(len(self._stats), 'item')}.")
            print(f"{total_tries - total_failures} passed{f' and {total_failures} failed' if total_failures else ''}.")
        if total_failures:
            skipped = f" and {_count(total_skips, 'skipped test')}" if total_skips else ""
            print(f"***Test Failed*** {_count(total_failures, 'failure')}{skipped}.")
        elif verbose:
            print("Test passed.")
        return TestResults(total_failures, total_tries, skipped=total_skips)


def _count(n, noun):
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _bare(message):
    """Returns the name of an exception without module and detail."""
    first = message.split("\n", 1)[0]
    first = first.split(":", 1)[0]
    return first.rpartition(".")[2]


def _format_error(info):
    kind, value, tb = info
    # The frames of this module are not the example's.
    while tb is not None and tb.tb_frame.f_code.co_filename.endswith("std/doctest.as"):
        tb = tb.tb_next
    lines = [_HEADER + "\n"] + (traceback.format_tb(tb) if tb is not None else [])
    return "".join(lines + traceback.format_exception_only(kind, value))


def _run_source(source, globs, filename):
    """Runs an example as a prompt does: an expression's value is shown."""
    exec(compile(source, filename, "single"), globs)


class DebugRunner(DocTestRunner):
    """Raises at the first failure."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        return DocTestRunner.run(self, test, compileflags, out, False)

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


master = None


def testmod(
    m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
    exclude_empty=False,
):
    """Runs the examples of a module, by default the main program."""
    if m is None:
        m = sys.modules.get("__main__")
    if type(m) is not type(sys):
        raise TypeError(f"testmod: module required; {m!r}")
    finder = DocTestFinder(exclude_empty=exclude_empty)
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in finder.find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False, parser=None, encoding=None):
    """Runs the examples in a text file."""
    with open(filename, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs = {} if globs is None else globs.copy()
    globs.update(extraglobs or {})
    globs.setdefault("__name__", "__main__")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run((parser or DocTestParser()).get_doctest(text, globs, name or filename.rpartition("/")[2], filename, 0))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Runs the examples of one function."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """Returns the examples of a module as a suite for unittest."""
    import unittest
    if module is None:
        module = sys.modules[sys._getframe(1).f_globals["__name__"]]
    elif isinstance(module, str):
        module = __import__(module, None, None, ["*"])
    suite = unittest.TestSuite()
    for test in (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs):
        suite.addTest(_make_case(unittest, test, options))
    return suite


def DocFileSuite(*paths, module_relative=True, package=None, globs=None, parser=None, encoding=None, **options):
    """Returns the examples of text files as a suite for unittest; paths are seen from the caller's folder or the package's."""
    import unittest
    if module_relative:
        if package is None:
            package = sys.modules[sys._getframe(1).f_globals["__name__"]]
        elif isinstance(package, str):
            package = __import__(package, None, None, ["*"])
    elif package:
        raise ValueError("Package may only be specified for module-relative paths.")
    suite = unittest.TestSuite()
    for path in paths:
        place = path
        if module_relative:
            if path.startswith("/"):
                raise ValueError("Module-relative files may not have absolute paths")
            place = _beside(package, path)
        with open(place, encoding=encoding or "utf-8") as file:
            text = file.read()
        names = dict(globs or {}, __file__=place)
        test = (parser or DocTestParser()).get_doctest(text, names, path.rpartition("/")[2], place, 0)
        case = _make_case(unittest, test, options)
        case.id = lambda name="_".join(test.name.split(".")): name
        suite.addTest(case)
    return suite


def _beside(module, path):
    """Returns the path of a file in a module's folder."""
    import os
    folder = os.path.dirname(getattr(module, "__file__", None) or sys.argv[0] or "")
    return os.path.join(folder, *path.split("/"))


def _make_case(unittest, test, options):
    class DocTestCase(unittest.TestCase):
        """One docstring's examples."""

        def setUp(self):
            if options.get("setUp"):
                options["setUp"](test)

        def tearDown(self):
            if options.get("tearDown"):
                options["tearDown"](test)

        def runTest(self):
            parts = []
            failed = DocTestRunner(optionflags=options.get("optionflags", 0), verbose=False).run(
                test, out=parts.append, clear_globs=False,
            ).failed
            if failed:
                raise self.failureException(f"Failed doctest test for {test.name}\n\n{''.join(parts)}")

        def id(self):
            return test.name

        def __str__(self):
            *path, name = test.name.split(".")
            return f"{name} ({'.'.join(path)})"

        def shortDescription(self):
            return "Doctest: " + test.name

    return DocTestCase()


def script_from_examples(s):
    """Returns the examples of a text as a program, all else as comments."""
    output = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            output.append(piece.source[:-1])
            if piece.want:
                output.append("# Expected:")
                output += ["## " + line for line in piece.want.split("\n")[:-1]]
        else:
            output += [f"# {line}" if line else "#" for line in piece.split("\n")[:-1]]
    while output and output[-1] == "#":
        output.pop()
    while output and output[0] == "#":
        output.pop(0)
    return "\n".join(output) + "\n"
