# Contexts are mappings: iterators over them, equality by content, no hash.
import collections.abc
import contextvars

a = contextvars.ContextVar("a", default=1)
b = contextvars.ContextVar("b")
empty = contextvars.Context()
print(list(empty.keys()), list(empty.values()), list(empty.items()), len(empty), a in empty)
context = contextvars.copy_context()
context.run(a.set, 5)
context.run(b.set, [1])
print(sorted(v.name for v in context), sorted(map(str, context.values())), sorted((k.name, v) for k, v in context.items() if k is a))
for walk in (context.keys(), context.values(), context.items(), iter(context)):
    print(type(walk).__name__, iter(walk) is walk, next(walk) is not None, len(walk), len(list(walk)))
print(context == context.copy(), context != context.copy(), context == empty, empty == contextvars.Context(), context == {})
other = context.copy()
other.run(b.set, [2])
print(other == context, context[b], other[b], other.get(a), empty.get(a), empty.get(a, 7))
print(isinstance(context, collections.abc.Mapping), contextvars.Context.__hash__)
for call in (
    lambda: hash(context), lambda: context["a"], lambda: empty[a], lambda: context.copy(1), lambda: context.items(x=1), lambda: context.keys(1),
    lambda: "a" in context, lambda: context.run(), lambda: contextvars.copy_context(1),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
