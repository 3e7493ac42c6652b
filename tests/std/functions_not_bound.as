# Functions of the library that are builtin ones in CPython are not bound where a class has one; the rest of small finds of other people's suites.
import hashlib, pickle, csv, warnings, os.path, codecs, select, stat, decimal, io
class A:
    digest = hashlib.sha256
    dumps = pickle.dumps
    loads = pickle.loads
    reader = csv.reader
    norm = os.path.normpath
    find = codecs.lookup
    mode = stat.S_ISDIR
    ctx = decimal.getcontext
a = A()
print(a.digest(b"x").hexdigest()[:8], a.loads(a.dumps([1, 2])), list(a.reader(["a,b"])), a.norm("a//b"), a.find("utf8").name, a.mode(0o040000), a.ctx().prec)
print(A.digest is hashlib.sha256, a.digest is hashlib.sha256, A().digest == hashlib.sha256)
import codecs, typing
for n, d in (("unicode_escape", b"a\\n\\u0041"), ("unicode_escape", "a\\tb"), ("raw_unicode_escape", b"a\\n\\u0041")):
    print(getattr(codecs, n + "_decode")(d))
print(codecs.unicode_escape_encode("é\n"), codecs.raw_unicode_escape_encode("é\u20ac"))
for f in (lambda: codecs.unicode_escape_decode(b"\\x4"), lambda: codecs.unicode_escape_decode(b"a\\", "strict", False), lambda: codecs.unicode_escape_decode("é"), lambda:codecs.unicode_escape_decode(b"a\\", None)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(typing._eval_type(typing.ForwardRef("list[int]"), globals(), {}, (), recursive_guard=frozenset()))
from unittest.mock import MagicMock
m = MagicMock(spec="abc", log=MagicMock()); print(m.log is m.log, m.log(1) is m.log.return_value, m.mock_calls)
m = MagicMock(spec=str); m.extra = 5; print(m.extra); m.sub = MagicMock(); m.sub(3); print(m.mock_calls)
