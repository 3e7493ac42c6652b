# An OrderedDict that changes while it is iterated.

from collections import OrderedDict


def visit(change, look=lambda od: od):
    od = OrderedDict(a=1, b=2, c=3)
    seen = []
    try:
        for item in look(od):
            seen.append(item)
            change(od)
    except RuntimeError as error:
        print(seen, error)
    else:
        print(seen, od)


visit(lambda od: od.move_to_end("a"))  # expect: ['a'] OrderedDict mutated during iteration
visit(lambda od: od.pop("a", None))  # expect: ['a'] OrderedDict mutated during iteration
visit(lambda od: od.update(z=5))  # expect: ['a'] OrderedDict mutated during iteration
visit(lambda od: od.update(a=5))  # expect: ['a', 'b', 'c'] OrderedDict({'a': 5, 'b': 2, 'c': 3})
visit(lambda od: od.move_to_end("c"))  # expect: ['a', 'b', 'c'] OrderedDict({'a': 1, 'b': 2, 'c': 3})
visit(lambda od: od.clear(), reversed)  # expect: ['c'] OrderedDict mutated during iteration
visit(lambda od: od.popitem(), OrderedDict.items)  # expect: [('a', 1)] OrderedDict mutated during iteration
visit(lambda od: od.setdefault("a"), OrderedDict.values)  # expect: [1, 2, 3] OrderedDict({'a': 1, 'b': 2, 'c': 3})

od = OrderedDict.fromkeys("xyz")
print(list(reversed(od.keys())), type(iter(od)).__name__)  # expect: ['z', 'y', 'x'] odict_iterator
items = iter(od)
for _ in od:
    last = next(items)
od["more"] = 1
# Which item comes next was settled before: none.
print(last, next(items, "over"))  # expect: z over
