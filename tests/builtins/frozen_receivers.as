# What changes a set takes no frozenset, also when it is asked for through the class.
frozen = frozenset([1])
for name in "add", "remove", "discard", "update", "difference_update", "intersection_update", "symmetric_difference_update":
    try:
        getattr(set, name)(frozen, 1)
    except TypeError as e:
        print(e)
for name in "pop", "clear":
    try:
        getattr(set, name)(frozen)
    except TypeError as e:
        print(e)
print(frozen)
