"""Reports about measured calls, as `cProfile` of CPython writes them: sorted, cut, added up, and by callers and callees.

    >>> func_std_string(("file.py", 3, "f")), func_std_string(("~", 0, "<built-in method len>"))
    ('file.py:3(f)', '{built-in method len}')
"""

import os
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Dict

__all__ = ["Stats", "SortKey", "FunctionProfile", "StatsProfile"]


class SortKey(StrEnum):
    """What reports are sorted by; the value is one of the names for it."""

    CALLS = "calls", "ncalls"
    CUMULATIVE = "cumulative", "cumtime"
    FILENAME = "filename", "module"
    LINE = "line"
    NAME = "name"
    NFL = "nfl"
    PCALLS = "pcalls"
    STDNAME = "stdname"
    TIME = "time", "tottime"

    def __new__(cls, *names):
        made = str.__new__(cls, names[0])
        made._value_ = names[0]
        made._names = names
        for other in names[1:]:
            cls._value2member_map_[other] = made
        return made


@dataclass(unsafe_hash=True)
class FunctionProfile:
    """The times of a function."""

    ncalls: str
    tottime: float
    percall_tottime: float
    cumtime: float
    percall_cumtime: float
    file_name: str
    line_number: int


@dataclass(unsafe_hash=True)
class StatsProfile:
    """The times of all functions, by their names."""

    total_tt: float
    func_profiles: Dict[str, FunctionProfile]


# The rows that are sorted: primitive calls, calls, own time, time with callees, file, line, name, standard name.
_FIELDS = {
    ("calls", "ncalls"): ([(1, -1)], "call count"),
    ("cumtime", "cumulative"): ([(3, -1)], "cumulative time"),
    ("filename",): ([(4, 1)], "file name"),
    ("line",): ([(5, 1)], "line number"),
    ("module",): ([(4, 1)], "file name"),
    ("name",): ([(6, 1)], "function name"),
    ("nfl",): ([(6, 1), (4, 1), (5, 1)], "name/file/line"),
    ("pcalls",): ([(0, -1)], "primitive call count"),
    ("stdname",): ([(7, 1)], "standard name"),
    ("time", "tottime"): ([(2, -1)], "internal time"),
}
_NUMBERED = {-1: "stdname", 0: "calls", 1: "time", 2: "cumulative"}


class Stats:
    """The times of functions, from files that `dump_stats` wrote or objects with `create_stats`."""

    sort_arg_dict_default = {name: (tuple(keys), title) for names, (keys, title) in _FIELDS.items() for name in names}

    def __init__(self, *args, stream=None):
        self.stream = stream or sys.stdout
        first, *others = args or (None,)
        self.init(first)
        self.add(*others)

    def init(self, arg):
        """Begins anew with one source."""
        self.all_callees = None
        self.files = []
        self.fcn_list = None
        self.total_tt = 0
        self.total_calls = 0
        self.prim_calls = 0
        self.max_name_len = 0
        self.top_level = set()
        self.stats = {}
        self.sort_arg_dict = {}
        self.load_stats(arg)
        try:
            self.get_top_level_stats()
        except Exception:
            print(f"Invalid timing data {self.files[-1] if self.files else ''}", file=self.stream)
            raise

    def load_stats(self, arg):
        """Reads a file, or takes what an object measured. Errors: TypeError if that is nothing."""
        if arg is None:
            self.stats = {}
            return
        if isinstance(arg, str):
            import marshal
            with open(arg, "rb") as file:
                self.stats = marshal.load(file)
            try:
                arg = time.ctime(os.stat(arg).st_mtime) + "    " + arg
            except Exception:
                # What cannot be asked is shown without its date.
                pass
            self.files = [arg]
        elif hasattr(arg, "create_stats"):
            arg.create_stats()
            self.stats, arg.stats = arg.stats, {}
        if not self.stats:
            raise TypeError(f"Cannot create or construct a {self.__class__!r} object from {arg!r}")

    def get_top_level_stats(self):
        """Adds up all functions."""
        for func, (primitive, calls, own, _, callers) in self.stats.items():
            self.total_calls += calls
            self.prim_calls += primitive
            self.total_tt += own
            if ("jprofile", 0, "profiler") in callers:
                self.top_level.add(func)
            self.max_name_len = max(self.max_name_len, len(func_std_string(func)))

    def add(self, *arg_list):
        """Adds other reports, or what they can be made of."""
        for other in arg_list:
            if type(other) is not type(self):
                other = Stats(other)
            self.files += other.files
            self.total_calls += other.total_calls
            self.prim_calls += other.prim_calls
            self.total_tt += other.total_tt
            self.top_level |= other.top_level
            self.max_name_len = max(self.max_name_len, other.max_name_len)
            self.fcn_list = None
            for func, stat in other.stats.items():
                self.stats[func] = add_func_stats(self.stats.get(func, (0, 0, 0, 0, {})), stat)
        return self

    def dump_stats(self, filename):
        """Writes what was measured to a file."""
        import marshal
        with open(filename, "wb") as file:
            marshal.dump(self.stats, file)

    def get_sort_arg_defs(self):
        """Returns the fields by their names and all beginnings of names that mean one only."""
        if not self.sort_arg_dict:
            known, doubtful = {}, set()
            for name, field in self.sort_arg_dict_default.items():
                for end in range(len(name), 0, -1):
                    if name[:end] in known:
                        # As in CPython, shorter beginnings still mean the earlier name: "cu" is known, "cum" is not.
                        doubtful.add(name[:end])
                        break
                    known[name[:end]] = field
            self.sort_arg_dict = {start: field for start, field in known.items() if start not in doubtful}
        return self.sort_arg_dict

    def sort_stats(self, *field):
        """Sorts by fields: members of SortKey, or names and their beginnings, or one of the numbers -1 to 2."""
        if not field:
            self.fcn_list = 0
            return self
        if len(field) == 1 and isinstance(field[0], int):
            field = [_NUMBERED[field[0]]]
        elif any(type(other) is not type(field[0]) for other in field):
            raise TypeError("Can't have mixed argument type")
        known = self.get_sort_arg_defs()
        keys, titles = [], []
        for word in field:
            part, title = known[word.value if isinstance(word, SortKey) else word]
            keys += part
            titles.append(title)
        self.sort_type = ", ".join(titles)
        rows = [(*stat[:4], *func, func_std_string(func), func) for func, stat in self.stats.items()]
        # The last field first: sorting keeps the order of what is equal.
        for place, direction in reversed(keys):
            rows.sort(key=lambda row: row[place], reverse=direction < 0)
        self.fcn_list = [row[-1] for row in rows]
        return self

    def reverse_order(self):
        """Turns the order round."""
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def strip_dirs(self):
        """Leaves the folders of files away; functions that are then the same are added up."""
        before, self.stats = self.stats, {}
        self.max_name_len = 0
        for func, (primitive, calls, own, total, callers) in before.items():
            short = func_strip_path(func)
            self.max_name_len = max(self.max_name_len, len(func_std_string(short)))
            # Of callers that are then the same, CPython keeps the last.
            calling = {func_strip_path(caller): value for caller, value in callers.items()}
            stat = (primitive, calls, own, total, calling)
            self.stats[short] = add_func_stats(self.stats[short], stat) if short in self.stats else stat
        self.top_level = {func_strip_path(func) for func in self.top_level}
        self.fcn_list = None
        self.all_callees = None
        return self

    def calc_callees(self):
        """Notes whom every function calls."""
        if self.all_callees:
            return
        self.all_callees = {func: {} for func in self.stats}
        for func, stat in self.stats.items():
            for caller, value in stat[4].items():
                self.all_callees.setdefault(caller, {})[func] = value

    def eval_print_amount(self, sel, list, msg):
        """Cuts a list to a number or share of its entries, or to those whose name a pattern is found in."""
        kept = list
        if isinstance(sel, str):
            import re
            try:
                pattern = re.compile(sel)
            except re.PatternError:
                return list, msg + f"   <Invalid regular expression {sel!r}>\n"
            kept = [func for func in list if pattern.search(func_std_string(func))]
        elif isinstance(sel, float) and 0.0 <= sel < 1.0:
            kept = list[:int(len(list) * sel + 0.5)]
        elif isinstance(sel, int) and 0 <= sel < len(list):
            kept = list[:sel]
        if len(kept) != len(list):
            msg += f"   List reduced from {len(list)} to {len(kept)} due to restriction <{sel!r}>\n"
        return kept, msg

    def get_print_list(self, sel_list):
        """Cuts the list of functions and says how. Returns the width of names, and the list."""
        if self.fcn_list:
            chosen, text = self.fcn_list[:], f"   Ordered by: {self.sort_type}\n"
        else:
            chosen, text = list(self.stats), "   Random listing order was used\n"
        for selection in sel_list:
            chosen, text = self.eval_print_amount(selection, chosen, text)
        if not chosen:
            return 0, chosen
        print(text, file=self.stream)
        width = self.max_name_len
        if len(chosen) < len(self.stats):
            width = max(len(func_std_string(func)) for func in chosen)
        return width + 2, chosen

    def get_stats_profile(self):
        """Returns the times as a StatsProfile."""
        chosen = self.fcn_list[:] if self.fcn_list else list(self.stats)
        if not chosen:
            return StatsProfile(0, {})
        made = {}
        for func in chosen:
            primitive, calls, own, total, _ = self.stats[func]
            made[func[2]] = FunctionProfile(
                _counted(calls, primitive), float(f8(own)), -1 if calls == 0 else float(f8(own / calls)), float(f8(total)),
                -1 if primitive == 0 else float(f8(total / primitive)), func[0], func[1],
            )
        return StatsProfile(float(f8(self.total_tt)), made)

    def print_stats(self, *amount):
        """Prints the functions, cut by numbers, shares and patterns."""
        for name in self.files:
            print(name, file=self.stream)
        if self.files:
            print(file=self.stream)
        indent = " " * 8
        for func in self.top_level:
            print(indent, func_get_function_name(func), file=self.stream)
        primitive = f"({self.prim_calls} primitive calls) " if self.total_calls != self.prim_calls else ""
        print(f"{indent} {self.total_calls} function calls {primitive}in {self.total_tt:.3f} seconds\n", file=self.stream)
        _, chosen = self.get_print_list(amount)
        if chosen:
            self.print_title()
            for func in chosen:
                self.print_line(func)
            print("\n", file=self.stream)
        return self

    def print_callees(self, *amount):
        """Prints whom the functions call."""
        width, chosen = self.get_print_list(amount)
        if chosen:
            self.calc_callees()
            self.print_call_heading(width, "called...")
            for func in chosen:
                self.print_call_line(width, func, self.all_callees.get(func, {}))
            print("\n", file=self.stream)
        return self

    def print_callers(self, *amount):
        """Prints who calls the functions."""
        width, chosen = self.get_print_list(amount)
        if chosen:
            self.print_call_heading(width, "was called by...")
            for func in chosen:
                self.print_call_line(width, func, self.stats[func][4], "<-")
            print("\n", file=self.stream)
        return self

    def print_call_heading(self, name_size, column_title):
        """Prints the title of a list of calls."""
        print("Function ".ljust(name_size) + column_title, file=self.stream)
        values = (next(iter(stat[4].values())) for stat in self.stats.values() if stat[4])
        if isinstance(next(values, None), tuple):
            print(" " * name_size + "    ncalls  tottime  cumtime", file=self.stream)

    def print_call_line(self, name_size, source, call_dict, arrow="->"):
        """Prints one function and those it calls or that call it."""
        print(func_std_string(source).ljust(name_size) + arrow, end=" ", file=self.stream)
        if not call_dict:
            print(file=self.stream)
            return
        indent = ""
        for func in sorted(call_dict):
            value, name = call_dict[func], func_std_string(func)
            if isinstance(value, tuple):
                calls, primitive, own, total = value
                count = _counted(calls, primitive).rjust(7 + 2 * len(indent))
                text, left = f"{count} {f8(own)} {f8(total)}  {name}", name_size + 1
            else:
                text, left = f"{name}({value!r}) {f8(self.stats[func][3])}", name_size + 3
            print(indent * left + text, file=self.stream)
            indent = " "

    def print_title(self):
        """Prints the title of a list of functions."""
        print("   ncalls  tottime  percall  cumtime  percall filename:lineno(function)", file=self.stream)

    def print_line(self, func):
        """Prints one function."""
        primitive, calls, own, total, _ = self.stats[func]
        each = f8(own / calls) if calls else " " * 8
        whole = f8(total / primitive) if primitive else " " * 8
        print(
            _counted(calls, primitive).rjust(9), f8(own), each, f8(total), whole, func_std_string(func), file=self.stream,
        )


def _counted(calls, primitive):
    return str(calls) if calls == primitive else f"{calls}/{primitive}"


def func_strip_path(func_name):
    """Leaves the folder of a function's file away."""
    file, line, name = func_name
    return os.path.basename(file), line, name


def func_get_function_name(func):
    """Returns the name of a function."""
    return func[2]


def func_std_string(func_name):
    """Returns a function as reports show it."""
    file, line, name = func_name
    if (file, line) != ("~", 0):
        return f"{file}:{line}({name})"
    return "{" + name[1:-1] + "}" if name[:1] == "<" and name[-1:] == ">" else name


def add_func_stats(target, source):
    """Adds up two entries of one function."""
    sums = [ours + theirs for ours, theirs in zip(source[:4], target[:4])]
    return (*sums, add_callers(target[4], source[4]))


def add_callers(target, source):
    """Adds up who called a function."""
    made = dict(target)
    for func, value in source.items():
        if func not in made:
            made[func] = value
        elif isinstance(value, tuple):
            made[func] = tuple(ours + theirs for ours, theirs in zip(value, made[func]))
        else:
            made[func] += value
    return made


def count_calls(callers):
    """Adds up the calls of all callers."""
    return sum(callers.values())


def f8(x):
    """Returns a time as reports show it."""
    return "%8.3f" % x
