# graphlib, shlex and pprint.
from graphlib import TopologicalSorter, CycleError
import shlex
from pprint import pprint, pformat
from collections import OrderedDict, defaultdict, Counter, deque
from dataclasses import dataclass

graph = {"D": {"B"}, "B": {"A"}, "E": ["D", "A"]}
print(list(TopologicalSorter(graph).static_order()))
ts = TopologicalSorter()
ts.add("c", "a", "b")
ts.add("d", "c")
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print(ready)
    ts.done(*ready)
for bad in (lambda: TopologicalSorter({1: [2], 2: [1]}).prepare(), lambda: ts.add("x"), lambda: ts.done("zz"), lambda: ts.done("a"), lambda: TopologicalSorter().get_ready()):
    try:
        bad()
    except ValueError as e:
        print(type(e).__name__, e)
print(shlex.split("""cp -r "my dir"/* 'it''s' a\\ b "q\\"x" # no"""), shlex.split("a # b", comments=True), shlex.join(["a b", "c", "d'e", ""]), shlex.quote("x$y"))
try:
    shlex.split("a 'b")
except ValueError as e:
    print(e)
print(list(shlex.shlex("a=b && c|d 'q'", punctuation_chars=True)), list(shlex.shlex("a.b 'c d'")))
data = {"name": "x" * 30, "items": [list(range(12)), {"k": "the quick brown fox jumps over the lazy dog " * 2}], "t": (1,), "s": {3, 1, 2}, 5: None} if False else {
    "name": "x" * 30, "items": [list(range(12)), {"k": "the quick brown fox jumps over the lazy dog " * 2}], "t": (1,), "s": {3, 1, 2}}
pprint(data, width=40)
pprint(data, width=60, compact=True, indent=2, depth=2, sort_dicts=False)
pprint([OrderedDict(a=1, b=[1] * 20), defaultdict(int, a=1), Counter("hello world" * 3), deque(range(30), 30)], width=50)


@dataclass
class Point:
    x: int
    label: str = "a long label here"


pprint([Point(1), Point(22222, "y" * 30)], width=30)
loop = [1]
loop.append(loop)
print(pformat(loop).split(" with")[0], pformat("short"), pformat(10 ** 7, underscore_numbers=True))
