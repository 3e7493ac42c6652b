# The references to an object: the one that all share first, then the proxy that all share, then the newest.
import gc
import weakref


class Thing:
    def method(self):
        return 1


class Named(weakref.ref):
    __slots__ = ("name",)


thing = Thing()
kept = {
    "first": weakref.ref(thing, print),
    "named": Named(thing),
    "second": weakref.ref(thing, print),
    "shared": weakref.ref(thing),
    "proxy": weakref.proxy(thing),
    "own proxy": weakref.proxy(thing, print),
    "last": Named(thing, None),
}
names = {id(reference): name for name, reference in kept.items()}
print([names[id(reference)] for reference in weakref.getweakrefs(thing)])
print(weakref.ref(thing) is kept["shared"], weakref.proxy(thing) is kept["proxy"], thing.__weakref__ is kept["shared"])
kept["named"].name = "a name"
try:
    kept["named"].other = 1
except AttributeError as error:
    print(error)
for reference in list(kept):
    kept.pop(reference)

# A function that a class lost is gone, though code has called it.
method = weakref.WeakMethod(thing.method)
print(method()())
del Thing.method
gc.collect()
print(method())
