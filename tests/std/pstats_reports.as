# pstats: reports of measured calls, sorted, cut, added up, and by callers and callees.
import io
import os
import pstats
import tempfile

MAIN, A, B = ("/dir/main.py", 1, "<module>"), ("/dir/a.py", 10, "work"), ("/other/a.py", 10, "work")
LEAF, LEN = ("/dir/b.py", 3, "leaf"), ("~", 0, "<built-in method builtins.len>")


class Measured:
    def __init__(self, factor=1):
        self.factor = factor

    def create_stats(self):
        k = self.factor
        self.stats = {
            MAIN: (k, k, 0.5 * k, 10.25 * k, {}),
            A: (2 * k, 4 * k, 3.125 * k, 6.5 * k, {MAIN: (k, k, 1.0 * k, 4.0 * k), A: (3 * k, k, 2.125 * k, 2.5 * k)}),
            B: (1, 1, 0.25, 0.5, {MAIN: (1, 1, 0.25, 0.5)}),
            LEAF: (7 * k, 7 * k, 2.0 * k, 2.0 * k, {A: (5 * k, 5 * k, 1.5 * k, 1.5 * k), B: (2, 2, 0.5, 0.5)}),
            LEN: (100 * k, 100 * k, 0.015625, 0.015625, {LEAF: (100 * k, 100 * k, 0.015625, 0.015625)}),
        }


def tell(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


stats = pstats.Stats(Measured())
stats.print_stats()
for way in (("time",), ("cumulative", "name"), ("calls",), ("pcalls",), ("file", "line"), ("nfl",), (-1,), (2,), (pstats.SortKey.NAME,)):
    print(way)
    stats.sort_stats(*way).print_stats(r"work|leaf", 3)
stats.reverse_order().print_stats(0.5)
stats.print_stats("(")
stats.print_stats("nothing")
stats.sort_stats("stdname").print_callers()
stats.print_callees("main|work")
stats.strip_dirs().sort_stats("cumtime").print_stats().print_callers("leaf").print_callees()
print(stats.get_stats_profile())
print(stats.total_calls, stats.prim_calls, stats.total_tt, stats.files, stats.top_level)

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "out.prof")
    pstats.Stats(Measured(2)).dump_stats(name)
    text = io.StringIO()
    both = pstats.Stats(name, Measured(), stream=text)
    both.add(Measured(3)).strip_dirs().sort_stats("tottime").print_stats()
    lines = text.getvalue().splitlines()
    print(lines[0].endswith("    " + name), *lines[1:], sep="\n")

old = Measured()
old.create_stats = lambda: setattr(old, "stats", {A: (2, 2, 1.0, 2.0, {MAIN: 2}), MAIN: (1, 1, 0.0, 2.0, {})})
pstats.Stats(old).sort_stats("name").print_callers()
empty = Measured()
empty.create_stats = lambda: setattr(empty, "stats", {})
tell(lambda: pstats.Stats(empty))
tell(lambda: pstats.Stats(5))
tell(lambda: stats.sort_stats("x"))
tell(lambda: stats.sort_stats("time", pstats.SortKey.NAME))
tell(lambda: stats.sort_stats(7))
nothing = pstats.Stats().print_stats()
print(nothing.get_stats_profile(), nothing.sort_stats() is nothing, nothing.fcn_list)
print(list(pstats.SortKey), pstats.SortKey("ncalls"), repr(pstats.SortKey("tottime")))
tell(lambda: pstats.SortKey("bad"))
print(sorted(stats.get_sort_arg_defs()), pstats.Stats.sort_arg_dict_default)
print(pstats.FunctionProfile.__annotations__, pstats.StatsProfile.__annotations__, pstats.count_calls({A: 2, B: 3}))
