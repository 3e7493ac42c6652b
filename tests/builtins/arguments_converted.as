# Arguments that builtins convert before they keep them, and what they say of those that they cannot.
import itertools, operator, shlex, sys, textwrap

class Index:
    def __index__(self): return 2

class Text(str):
    pass

for source in ["UnicodeEncodeError('a', b'b', 1, 2, 'r')", "UnicodeDecodeError('a', 'b', 1, 2, 'r')", "UnicodeDecodeError('a', bytearray(b'b'), 1, 2, 'r').object", "UnicodeDecodeError('a', memoryview(b'b'), 1, 2, 'r').args[1].tobytes()",
               "UnicodeEncodeError('a', 'b', 'x', 2, 'r')", "UnicodeEncodeError('a', 'b', Index(), True, 'r').end", "UnicodeEncodeError('a', 'b', 1, 10 ** 20, 'r')", "UnicodeDecodeError('a', b'b', 1.5, 2, 'r')", "UnicodeDecodeError('a', b'b', 1, 2, 5)",
               "str(UnicodeDecodeError('a', bytearray(b'bcd'), 1, 2, 'r'))", "itertools.islice('abc', -3)", "itertools.islice('abc', -1)", "itertools.islice('abc', 1, -2)", "itertools.islice('abc', 'a')", "itertools.islice('abc')", "itertools.islice('abc', 1, 2, 3, 4)",
               "list(itertools.islice('abc', None))", "list(itertools.islice('abc', 2))", "list(itertools.islice('abcdef', 1, None, 2))", "operator.index(True)", "sys.intern(Text('a'))", "textwrap.dedent(b'a')", "textwrap.dedent(5)", "shlex.quote(b'a')"]:
    try:
        print(source, repr(eval(source)))
    except Exception as error:
        print(source, type(error).__name__, error)
