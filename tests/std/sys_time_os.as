# sys, time and os.path at their simplest.
import os.path
import sys
import time
print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 10), type(sys.argv).__name__, sys.maxsize, sys.getrecursionlimit(), sys.byteorder)
print(sys.stdout.write("written\n"), sys.platform, "" in sys.path or len(sys.path) > 0, sys.getdefaultencoding(), sys.float_info.max, sys.float_info.epsilon)
sys.stderr.write("")
print(isinstance(time.time(), float), time.perf_counter() <= time.perf_counter(), isinstance(time.monotonic_ns(), int), time.sleep(0), isinstance(time.time_ns(), int), time.process_time() >= 0)
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)), time.gmtime(86400).tm_mday, time.gmtime(0).tm_year)
print(os.path.join("a", "b", "c.txt"), os.path.join("a", "/b"), os.path.split("/a/b/c"), os.path.splitext("x.tar.gz"), os.path.basename("/a/b"), os.path.dirname("/a/b"), os.path.exists("/no/such"), os.path.isdir("/tmp"), os.path.isfile("/tmp"))
print(os.path.normpath("a//b/../c/."), os.path.isabs("/a"), os.path.isabs("a"), os.path.commonprefix(["abc", "abd"]), os.sep, os.path.splitext(".bashrc"), os.path.join("", "x"), os.path.relpath("/a/b", "/a"))
print(os.getcwd() == os.path.abspath("."), "PATH" in os.environ, os.environ.get("NO_SUCH_VAR_X", "default"), os.getpid() > 0, os.linesep == "\n")
for f in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: os.path.join(1), lambda: os.listdir("/no/such")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
old = sys.getrecursionlimit(); sys.setrecursionlimit(500); print(sys.getrecursionlimit()); sys.setrecursionlimit(old)
print(sys.intern("x") == "x", callable(sys.exit), sys.modules["sys"] is sys, sys.getsizeof([]) > 0, sys.implementation.name in ("aster", "cpython"))
