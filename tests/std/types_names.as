# types: SimpleNamespace, names of types, new_class, coroutine, MappingProxyType.
import types
import asyncio
from types import SimpleNamespace, MappingProxyType, new_class

n = SimpleNamespace(x=1, y="a")
n.z = [n.x]
print(n, n == SimpleNamespace(x=1, y="a", z=[1]), n != SimpleNamespace(), vars(n), SimpleNamespace())
n.me = n
print(n)
try:
    n.none
except AttributeError as e:
    print(e)


def f():
    yield


async def c():
    return 5


class K:
    def m(self):
        pass


co = c()
print(isinstance(f, types.FunctionType), isinstance(f(), types.GeneratorType), isinstance(co, types.CoroutineType), isinstance(K().m, types.MethodType))
print(isinstance(len, types.BuiltinFunctionType), isinstance(types, types.ModuleType), isinstance(None, types.NoneType), isinstance(list[int], types.GenericAlias), isinstance(int | str, types.UnionType), types.LambdaType is types.FunctionType)
co.close()
proxy = MappingProxyType({"a": 1})
print(proxy, proxy["a"], len(proxy), list(proxy), proxy.get("b", 2), "a" in proxy, proxy == {"a": 1})
try:
    proxy["a"] = 2
except TypeError as e:
    print(e)
C = new_class("C", (K,), {}, lambda ns: ns.update(x=1))
print(C.__name__, C.x, C.__bases__ == (K,))
print(types.MethodType(lambda self, a: (self, a), 3)(4))
m = types.ModuleType("mod", "doc")
m.x = 1
print(m.__name__, m.__doc__, m.x)


@types.coroutine
def old_style():
    value = yield from asyncio.sleep(0, "slept").__await__()
    return value


async def main():
    print(await old_style())


asyncio.run(main())
