# Records, grouping, sorting and aligned tables.
from collections import Counter, defaultdict, namedtuple
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter, itemgetter

RAW = """\
widget,tools,4,2.50
gadget,tools,10,13.99
apple,food,200,0.25
bread,food,,2.10
lamp,home,7,x
sofa,home,1,499
gizmo,tools,0,7.77
pear,food,150,0.3
desk,home,3,120.50
broken line
"""


@dataclass(order=True)
class Item:
    sort_index: tuple = field(init=False, repr=False)
    name: str
    kind: str
    count: int
    price: float
    tags: set = field(default_factory=set, compare=False)

    def __post_init__(self):
        self.sort_index = (self.kind, -self.value)

    @property
    def value(self):
        return round(self.count * self.price, 2)


Problem = namedtuple("Problem", "line text why")


def read(text):
    problems = []
    items = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            name, kind, count, price = line.split(",")
            items.append(Item(name, kind, int(count or 0), float(price)))
        except ValueError as e:
            problems.append(Problem(number, line, str(e)))
    return items, problems


def table(rows, headers, formats):
    cells = [[f"{v:{f}}" for v, f in zip(r, formats)] for r in rows]
    widths = [max(map(len, col)) for col in zip(headers, *cells)]
    yield " | ".join(f"{h:^{w}}" for h, w in zip(headers, widths))
    yield "-+-".join("-" * w for w in widths)
    for r in cells:
        yield " | ".join(c.ljust(w) if f == "" else c.rjust(w) for c, w, f in zip(r, widths, formats))


items, problems = read(RAW)
print(*table([(i.name, i.kind, i.count, i.price, i.value) for i in sorted(items)], ["name", "kind", "count", "price", "value"], ["", "", ",", ".2f", ",.2f"]), sep="\n")
for p in problems:
    print(f"line {p.line}: {p.why} in {p.text!r}")
by_kind = {k: list(g) for k, g in groupby(sorted(items, key=attrgetter("kind")), key=attrgetter("kind"))}
for kind, group in by_kind.items():
    total = sum(i.value for i in group)
    best = max(group, key=attrgetter("value"))
    print(f"{kind:<6}{len(group):>3}{total:>10,.2f}  best: {best.name} ({best.value / total:.1%})")
letters = Counter(c for i in items for c in i.name)
print(letters.most_common(4), sum(letters.values()))
index = defaultdict(dict)
for i in items:
    index[i.kind][i.name] = i.count
print({k: dict(sorted(v.items(), key=itemgetter(1), reverse=True)) for k, v in index.items()})
first, *rest, last = sorted(items, key=lambda i: (len(i.name), i.name))
print(first.name, [r.name for r in rest], last.name)
print(items[0] == Item("widget", "tools", 4, 2.5), items[0] < items[2], min(items).name, items[1])
low = [i.name for i in items if 0 < i.count < 5]
print(f"{len(low)} low: {', '.join(low)}; empty: {[i.name for i in items if not i.count]}")
print("average price: %.3f, median: %g" % (sum(i.price for i in items) / len(items), sorted(i.price for i in items)[len(items) // 2]))
