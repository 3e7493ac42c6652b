# Methods of set are not for frozensets, and the other way round; how slots and methods refuse another receiver.
def t(f, *a):
    try:
        print(f(*a))
    except Exception as e:
        print(type(e).__name__, e)


for name in "__contains__ __len__ __or__ union copy __iter__ __eq__ __repr__ issubset".split():
    t(getattr(frozenset, name), {1}, {2})
    t(getattr(frozenset, name), {1})
    t(getattr(set, name), frozenset({1}), {2})
for name in "__ior__ add pop clear update __init__".split():
    t(getattr(set, name), frozenset(), {1})
    t(getattr(set, name), [1], {1}, {2})
    t(getattr(set, name))
t({1}.issuperset, [2, []])
t({1}.issubset, [[]])
t([].__add__, 0j)
t([].__add__, 1)
t(().__add__, 1.5)
t(lambda: [] + 0j)
