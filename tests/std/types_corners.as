import types, unittest.mock as um, copy, pickle, typing, operator
class F(str): __class__ = types.SimpleNamespace
try: print(types.SimpleNamespace() == F())
except Exception as e: print(e)
m = um.MagicMock()
try: print(type(next(m)).__name__)
except Exception as e: print(repr(e))
for n in "lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit divmod rdivmod neg pos abs invert complex int float index round trunc floor ceil bool next fspath aiter hash add iadd matmul format repr dir call get".split():
    print(n, end=' '); print(hasattr(type(um.MagicMock()), f'__{n}__'), hasattr(um.MagicMock(), f'__{n}__'), sep=',', end=' ')
print()
u = int | str
print(copy.copy(u), copy.deepcopy(u), copy.copy(u) == u, hash(u) == hash(str | int), hash(int|str) == hash(frozenset((int,str))))
print(pickle.loads(pickle.dumps(u)), pickle.loads(pickle.dumps(list[int] | None)))
T = typing.TypeVar('T')
for x in (int | T, typing.Union[int, T], int | list[int]):
    for v in (1, 'a', []):
        try: print(x, isinstance(v, x))
        except TypeError as e: print(x, v, e)
    try: print(issubclass(int, x), )
    except TypeError as e: print(e)
    try: print(issubclass(list, x), )
    except TypeError as e: print(e)
def ex(a, /, b, *, c): return a+b+c
for a in [("func", 1, None, {'c':3}), ("func", None, None, 3), (3, None, None, None), ("func", None, 3, None), (None, (1,2), (), {'c': 3})]:
    try: print(types.FunctionType(ex.__code__, {}, *a).__name__)
    except Exception as e: print(type(e).__name__, e)
print(sorted(set(dir(types.MappingProxyType({}))) - set(dir(object))))
print(types.MappingProxyType[int, str])
print(1, typing.Callable[[int], str], )
